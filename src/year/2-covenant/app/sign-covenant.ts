import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { freezePaper } from '#src/year-round/papers/app/paper.command.ts';
import { type CovenantRefusal, sign } from '../domain/covenant-state.ts';
import { type Authority, type CovenantView, lockedCovenant } from './covenants.query.ts';
import { lifeOf, markStepIfAllSigned } from './covenant-life.ts';

/** One line of the signature sheet, as it was signed by pen at the meeting. */
export type SheetLine = {
  readonly unitId: string;
  readonly signatory: string;
  /** The signer's own post: «Phó Giám đốc». */
  readonly post: string;
  /** For KT., TUQ., TL.: the post of the head who stands above: «Giám đốc». */
  readonly headPost: string | null;
  readonly authority: Authority;
  readonly signedOn: CalendarDay;
};
export type SignCovenantError =
  | CovenantRefusal
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-covenant' }
  | { readonly kind: 'sheet-is-empty' }
  | { readonly kind: 'name-or-post-is-missing'; readonly unitId: string }
  | { readonly kind: 'post-of-the-head-is-missing'; readonly unitId: string };

/**
 * Enters the signature sheet, all its lines or none. The first signature freezes the text with its hash; from then on
 * the covenant prints from what was frozen. A signature after the signing is closed is a late one («Ký bổ sung»).
 */
export async function signCovenant(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly covenantId: string; readonly lines: readonly SheetLine[] },
): Promise<Result<{ readonly signed: number; readonly of: number }, SignCovenantError>> {
  const { clusterYearId } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const covenant = await lockedCovenant(tx, clusterYearId, command.covenantId);
  if (!covenant) return err({ kind: 'no-such-covenant' });
  if (command.lines.length === 0) return err({ kind: 'sheet-is-empty' });

  let life = lifeOf(covenant);
  for (const line of command.lines.map(tidied)) {
    const { unitId } = line;
    if (line.signatory === '' || line.post === '') return err({ kind: 'name-or-post-is-missing', unitId });
    if (line.authority !== 'head' && !line.headPost) return err({ kind: 'post-of-the-head-is-missing', unitId });
    const signed = sign(life, unitId, line.signedOn);
    if (!signed.ok) return signed;
    life = signed.value;
    await tx
      .insertInto('covenant_signature')
      .values({
        id: newId(),
        covenant_id: covenant.id,
        unit_id: unitId,
        signatory: line.signatory,
        post: line.post,
        head_post: line.headPost,
        authority: line.authority,
        signed_on: line.signedOn,
        is_late: life.signatories.find((party) => party.unitId === unitId)?.late ?? false,
        entered_by: actor.id,
      })
      .execute();
  }
  if (covenant.paper === null) await freeze(tx, clusterYearId, covenant);
  await tx
    .updateTable('covenant')
    .set((eb) => ({ state: life.state, version: eb('version', '+', 1) }))
    .where('id', '=', covenant.id)
    .execute();
  if (life.state === 'signed' && covenant.signingOpenedOn)
    await markStepIfAllSigned(tx, clusterYearId, covenant.signingOpenedOn);
  const done = life.signatories.filter((party) => party.signedOn !== null).length;
  return ok({ signed: done, of: life.signatories.length });
}

const tidied = (line: SheetLine): SheetLine => ({
  ...line,
  signatory: squeeze(line.signatory),
  post: squeeze(line.post),
  headPost: squeeze(line.headPost ?? '') || null,
});

async function freeze(tx: Tx, clusterYearId: string, { id, facts, signingOpenedOn }: CovenantView): Promise<void> {
  const parties = [facts.bloc, facts.cluster].filter((part) => part !== null).join(' - ');
  const paperId = await freezePaper(tx, {
    clusterYearId,
    kind: 'covenant',
    title: `Bản ký kết giao ước thi đua: ${parties}, năm ${facts.year}`,
    issuerUnitId: null,
    facts,
  });
  await tx.updateTable('paper').set({ dated: signingOpenedOn }).where('id', '=', paperId).execute();
  await tx
    .updateTable('covenant')
    .set({ paper_id: paperId, signed_on: signingOpenedOn })
    .where('id', '=', id)
    .execute();
}
