import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { type AwardId, awardOf } from '#src/law/award-catalogue.ts';
import { decidersOf, mayDecide, onlyDecider } from '#src/law/deciding-authority.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { recordPassed } from '#src/year-round/calendar/app/mark-step.command.ts';
import { freezePaper, recordNumber, type RecordNumberError } from '#src/year-round/papers/app/paper.command.ts';
import type { Signer } from '#src/year-round/papers/domain/state-paper.ts';
import { passOn, type RegisterChanged } from '#src/year/3-registration/app/pass-on.command.ts';
import { draftDecision, type DecisionRefusal, listAwardees, signDecision } from '../domain/decision.ts';

export type AwardedRow = {
  readonly kind: 'collective' | 'individual';
  readonly unitId: string | null;
  /** As printed: in full, not abbreviated. */
  readonly name: string;
  /** Post and unit on the day of the decision. */
  readonly unitPrinted: string | null;
};
export type RecordDecision = {
  readonly clusterYearId: string;
  readonly awardId: AwardId;
  /** The post that decides: «Bộ trưởng Bộ Tư pháp»; empty where the catalogue names the only one. */
  readonly authority: string;
  /** Where it is signed; null leaves it to the unit that issues it, or blank. */
  readonly place: string | null;
  /** Who proposed it, with the paper: «Vụ trưởng Vụ Tổ chức cán bộ tại Tờ trình số …»; null leaves the line blank. */
  readonly proposedBy: string | null;
  readonly ground: string;
  readonly signedOn: CalendarDay;
  /** «112/QĐ-BTP», if it is known already. */
  readonly number: string | null;
  readonly signer: Signer;
  readonly rows: readonly AwardedRow[];
  /** Why an authority that the catalogue does not name decides all the same. */
  readonly reason: string | null;
};
export type RecordDecisionError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'authority-is-missing'; readonly deciders: readonly string[] }
  | { readonly kind: 'authority-may-not-decide'; readonly deciders: readonly string[] }
  | { readonly kind: 'authority-needs-review'; readonly deciders: readonly string[] }
  | { readonly kind: 'a-name-is-missing' }
  | { readonly kind: 'award-is-not-for-this-subject' }
  | DecisionRefusal
  | RecordNumberError
  | RegisterChanged;

/** What a decision freezes; decision and certificates print from it for ever. */
export type FrozenDecision = Omit<RecordDecision, 'clusterYearId' | 'number' | 'reason'>;

/**
 * Records a decision on commendation: its rows are numbered from 1 (số sổ vàng) and frozen, each with a code by which
 * anybody may check it; the year's awards and every reader of history find it. Answers the id of the decision.
 */
export async function recordDecision(
  tx: Tx,
  actor: Actor,
  command: RecordDecision,
): Promise<Result<string, RecordDecisionError>> {
  const { clusterYearId, number, reason, ...given } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const facts = { ...given, authority: given.authority.trim() || (onlyDecider(given.awardId) ?? '') };
  const checked = checkAuthority(facts, reason);
  if (!checked.ok) return checked;
  if (facts.rows.some((row) => row.name.trim() === '')) return err({ kind: 'a-name-is-missing' });
  if (facts.rows.some((row) => !awardOf(facts.awardId).subjects.includes(row.kind)))
    return err({ kind: 'award-is-not-for-this-subject' });
  const listed = listAwardees(
    draftDecision(facts.awardId),
    facts.rows.map((row) => ({
      subjectId: row.unitId ?? `${row.name}|${row.unitPrinted ?? ''}`,
      printedName: row.name,
      printedUnit: row.unitPrinted,
    })),
  );
  if (!listed.ok) return listed;
  const signed = signDecision(listed.value, facts.signedOn);
  if (!signed.ok) return signed;

  if (checked.value === 'needs-review')
    await recordPassed(tx, {
      clusterYearId,
      step: 'recognition',
      warning: `authority-needs-review (${awardOf(facts.awardId).shortName}: ${facts.authority})`,
      reason: reason ?? '',
      by: actor.id,
    });
  const award = awardOf(facts.awardId).name;
  const paperId = await freezePaper(tx, {
    clusterYearId,
    kind: 'decision',
    title: `Quyết định tặng ${award}`,
    issuerUnitId: null,
    facts,
  });
  if (number !== null) {
    const numbered = await recordNumber(tx, actor, { clusterYearId, paperId, number, dated: facts.signedOn });
    if (!numbered.ok) return numbered;
  }
  const id = newId();
  await tx
    .insertInto('decision')
    .values({
      id,
      cluster_year_id: clusterYearId,
      paper_id: paperId,
      award_id: facts.awardId,
      award_text: award,
      authority: facts.authority,
      ground: facts.ground,
      signed_on: facts.signedOn,
    })
    .execute();
  await tx
    .insertInto('decision_row')
    .values(
      signed.value.rows.map((row, at) => ({
        id: newId(),
        decision_id: id,
        ordinal: row.ordinal,
        kind: facts.rows[at]?.kind ?? 'collective',
        unit_id: facts.rows[at]?.unitId ?? null,
        name: row.printedName,
        unit_printed: row.printedUnit,
        verification_code: newVerificationCode(),
      })),
    )
    .execute();
  await keepAward(tx, { ...command, authority: facts.authority }, paperId, award);
  const moved = await passOn(tx, actor, {
    clusterYearId,
    award: facts.awardId,
    unitIds: facts.rows.flatMap(({ kind, unitId }) => (kind === 'collective' && unitId !== null ? [unitId] : [])),
    from: ['proposed'],
    to: 'decided',
    on: facts.signedOn,
  });
  return moved.ok ? ok(id) : moved;
}

/** An authority that the law does not know is refused; where the rule itself was not read, a person gives the reason. */
function checkAuthority(
  { awardId, authority }: Pick<RecordDecision, 'awardId' | 'authority'>,
  reason: string | null,
): Result<'may' | 'needs-review', RecordDecisionError> {
  const deciders = decidersOf(awardId);
  if (authority === '') return err({ kind: 'authority-is-missing', deciders });
  const verdict = mayDecide(awardId, authority);
  if (verdict === 'may-not') return err({ kind: 'authority-may-not-decide', deciders });
  return verdict === 'needs-review' && (reason ?? '').trim() === ''
    ? err({ kind: 'authority-needs-review', deciders })
    : ok(verdict);
}

/** Sixteen hexadecimal digits that nobody can walk through. */
const newVerificationCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function keepAward(tx: Tx, command: RecordDecision, paperId: string, award: string): Promise<void> {
  const year = await tx
    .selectFrom('cluster_year')
    .select('year')
    .where('id', '=', command.clusterYearId)
    .executeTakeFirst();
  const count = (kind: AwardedRow['kind']) => command.rows.filter((row) => row.kind === kind).length;
  await tx
    .insertInto('award_given')
    .values({
      id: newId(),
      cluster_year_id: command.clusterYearId,
      origin: 'live',
      year: year?.year ?? null,
      award_id: command.awardId,
      award_printed: award,
      authority: command.authority,
      collectives: count('collective'),
      individuals: count('individual'),
      ground: command.ground || null,
      decision_paper_id: paperId,
    })
    .execute();
}
