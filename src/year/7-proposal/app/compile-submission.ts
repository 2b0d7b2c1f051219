import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { markStepDone, recordPassed } from '#src/year-round/calendar/app/mark-step.command.ts';
import { mayPass } from '#src/year-round/calendar/domain/passage.ts';
import { unitsOfActor } from '#src/year-round/people/app/own-units.query.ts';
import { freezePaper } from '#src/year-round/papers/app/paper.command.ts';
import type { Signer } from '#src/year-round/papers/domain/state-paper.ts';
import { passOn, type RegisterChanged } from '#src/year/3-registration/app/pass-on.command.ts';
import { type Attachment, mayPropose, type ProposalRefusal, type ProposalWarning } from '../domain/attachments.ts';
import { type Nominated, nominatedIn } from './nominated.query.ts';
import { type SubmittingYear, submittingYear } from './submitting-year.query.ts';

export type CompileSubmission = {
  readonly clusterYearId: string;
  readonly attached: readonly Attachment[];
  readonly signer: Signer;
  readonly compiledOn: CalendarDay;
  readonly scoresProvisional: boolean;
  readonly reason: string | null;
};
export type CompileSubmissionError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'nobody-was-nominated' }
  | { readonly kind: 'precondition-is-missing'; readonly because: readonly ProposalRefusal[] }
  | { readonly kind: 'reason-must-be-written'; readonly because: readonly ProposalWarning[] }
  | RegisterChanged;

/** What a submission freezes: who is proposed for what, and how they were chosen. */
export type FrozenSubmission = {
  readonly nominees: readonly Nominated[];
  readonly attached: readonly Attachment[];
  readonly signer: Signer;
  readonly compiledOn: CalendarDay;
  readonly scoresProvisional: boolean;
  readonly year: SubmittingYear;
  /** Nominated units to which whoever compiled it belongs; submissions frozen before this was kept have none. */
  readonly ownUnits?: readonly string[];
};

/**
 * Compiles the cluster's submission (tờ trình) from the nominations of its conference and from nothing else. A flag
 * without the record of its vote is refused; missing papers ask for a written reason. Answers the id of the paper.
 */
export async function compileSubmission(
  tx: Tx,
  actor: Actor,
  command: CompileSubmission,
): Promise<Result<string, CompileSubmissionError>> {
  const { clusterYearId, attached, reason } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const nominees = await nominatedIn(tx, clusterYearId);
  if (nominees.length === 0) return err({ kind: 'nobody-was-nominated' });

  const passages = nominees.map((nominee) =>
    mayPass(
      mayPropose({
        award: nominee.awardId,
        voteRecordId: nominee.ballotId,
        nominatedBy: nominee.ballotId === null ? 'not-yet' : nominee.method === 'consensus' ? 'consensus' : 'ballot',
        attached: [...attached, 'submission'],
        scoresProvisional: command.scoresProvisional,
      }),
      reason,
    ),
  );
  const refused = passages.find((passed) => !passed.ok);
  if (refused && !refused.ok) return refused;
  const warnings = new Set(passages.flatMap((passed) => (passed.ok ? passed.value.overridden : [])));
  for (const warning of warnings)
    await recordPassed(tx, { clusterYearId, step: 'proposal', warning, reason: reason ?? '', by: actor.id });

  await tx.deleteFrom('dossier_attachment').where('cluster_year_id', '=', clusterYearId).execute();
  if (attached.length > 0)
    await tx
      .insertInto('dossier_attachment')
      .values(attached.map((attachment) => ({ id: newId(), cluster_year_id: clusterYearId, attachment })))
      .execute();
  const awards = [...new Set(nominees.map((nominee) => awardOf(nominee.awardId).name))];
  const facts: FrozenSubmission = {
    nominees,
    attached,
    signer: command.signer,
    compiledOn: command.compiledOn,
    scoresProvisional: command.scoresProvisional,
    year: await submittingYear(tx, clusterYearId),
    ownUnits: await ownAmong(tx, actor, nominees),
  };
  const paperId = await freezePaper(tx, {
    clusterYearId,
    kind: 'submission',
    title: `Tờ trình đề nghị tặng ${awards.map((award) => `“${award}”`).join(', ')}`,
    issuerUnitId: null,
    facts,
  });
  for (const { awardId, unitId } of nominees) {
    const proposed = { award: awardId, unitIds: [unitId], from: ['acclaimed', 'not-decided'], to: 'proposed' } as const;
    const moved = await passOn(tx, actor, { clusterYearId, ...proposed, on: command.compiledOn });
    if (!moved.ok) return moved;
  }
  await markStepDone(tx, clusterYearId, 'proposal', command.compiledOn);
  return ok(paperId);
}

/** Compiling assesses nobody, for the vote has; that somebody of a nominated unit did it is kept all the same. */
export async function ownAmong(tx: Tx, actor: Actor, nominees: readonly Nominated[]): Promise<readonly string[]> {
  const own = await unitsOfActor(tx, actor);
  return [...new Set(nominees.filter(({ unitId }) => own.includes(unitId)).map(({ name }) => name))];
}
