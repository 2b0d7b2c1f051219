import { type Actor, IMPORTER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { rebuild } from './import/rebuild.ts';

export type ChoiceRefused =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'reason-must-be-written' }
  | { readonly kind: 'no-such-claim' }
  | { readonly kind: 'nothing-was-chosen' };

/** Past years belong to nobody's cluster-year: the Ministry's officers keep them, and the importer on the machine. */
const mayChoose = (actor: Actor): boolean =>
  actor.id === IMPORTER.id || actor.grants.some(({ role }) => role === 'ministry-officer');

/** Between claims that differ a person chooses one, with a reason. All are kept, and the choice can be undone. */
export async function chooseClaim(
  tx: Tx,
  actor: Actor,
  command: { readonly claimId: string; readonly reason: string },
): Promise<Result<null, ChoiceRefused>> {
  if (!mayChoose(actor)) return err({ kind: 'not-yours-to-do' });
  if (command.reason.trim() === '') return err({ kind: 'reason-must-be-written' });
  const claim = await claimOf(tx, command.claimId);
  if (!claim) return err({ kind: 'no-such-claim' });
  await tx
    .updateTable('claim_choice') // index one_choice_in_force
    .set({ undone_at: new Date() })
    .where('subject_id', '=', claim.subject_id)
    .where('field', '=', claim.field)
    .where('undone_at', 'is', null)
    .execute();
  await tx
    .insertInto('claim_choice')
    .values({
      id: newId(),
      subject_id: claim.subject_id,
      field: claim.field,
      claim_id: command.claimId,
      chosen_by: actor.id,
      reason: command.reason.trim(),
    })
    .execute();
  return writeDown(tx, claim);
}

/** Takes a choice back: the sources stand side by side again. */
export async function undoChoice(
  tx: Tx,
  actor: Actor,
  command: { readonly claimId: string },
): Promise<Result<null, ChoiceRefused>> {
  if (!mayChoose(actor)) return err({ kind: 'not-yours-to-do' });
  const claim = await claimOf(tx, command.claimId);
  if (!claim) return err({ kind: 'no-such-claim' });
  const undone = await tx
    .updateTable('claim_choice')
    .set({ undone_at: new Date() })
    .where('claim_id', '=', command.claimId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return undone.numUpdatedRows > 0n ? writeDown(tx, claim) : err({ kind: 'nothing-was-chosen' });
}

type ChosenClaim = NonNullable<Awaited<ReturnType<typeof claimOf>>>;

const claimOf = (tx: Tx, claimId: string) =>
  tx
    .selectFrom('claim')
    .innerJoin('history_file', 'history_file.id', 'claim.history_file_id')
    .select(['claim.subject_id', 'claim.field', 'history_file.cluster_id', 'history_file.unit_id'])
    .where('claim.id', '=', claimId)
    .executeTakeFirst();

async function writeDown(tx: Tx, { cluster_id, unit_id }: ChosenClaim): Promise<Result<null, never>> {
  await rebuild(tx, cluster_id === null ? { kind: 'unit', id: unit_id ?? '' } : { kind: 'cluster', id: cluster_id });
  return ok(null);
}
