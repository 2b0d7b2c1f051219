import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayChooseAmongSources } from '#src/year-round/accounts/domain/may.ts';
import { rebuild } from './import/rebuild.ts';

export type ChoiceRefused =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'reason-must-be-written' }
  | { readonly kind: 'no-such-claim' }
  | { readonly kind: 'someone-chose-before' }
  | { readonly kind: 'nothing-was-chosen' };

export type ChooseClaim = {
  readonly claimId: string;
  readonly reason: string;
  /** The choice that stood when the form was opened; null where none did. */
  readonly inForce: string | null;
};

/** Between claims that differ a person chooses one, with a reason. All are kept, and the choice can be undone. */
export async function chooseClaim(tx: Tx, actor: Actor, command: ChooseClaim): Promise<Result<null, ChoiceRefused>> {
  if (!mayChooseAmongSources(actor)) return err({ kind: 'not-yours-to-do' });
  const reason = command.reason.trim();
  if (reason === '') return err({ kind: 'reason-must-be-written' });
  const claim = await lockedClaim(tx, command.claimId);
  if (!claim) return err({ kind: 'no-such-claim' });
  const standing = await tx
    .selectFrom('claim_choice') // index one_choice_in_force
    .select('id')
    .where('subject_id', '=', claim.subject_id)
    .where('field', '=', claim.field)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  if ((standing?.id ?? null) !== command.inForce) return err({ kind: 'someone-chose-before' });
  if (standing)
    await tx.updateTable('claim_choice').set({ undone_at: new Date() }).where('id', '=', standing.id).execute();
  await tx
    .insertInto('claim_choice')
    .values({
      id: newId(),
      subject_id: claim.subject_id,
      field: claim.field,
      claim_id: command.claimId,
      chosen_by: actor.id,
      reason,
    })
    .execute();
  return writeDown(tx, claim);
}

/** Takes a choice back: the sources stand side by side again. */
export async function undoChoice(
  tx: Tx,
  actor: Actor,
  command: { readonly choiceId: string },
): Promise<Result<null, ChoiceRefused>> {
  if (!mayChooseAmongSources(actor)) return err({ kind: 'not-yours-to-do' });
  const choice = await tx
    .selectFrom('claim_choice')
    .select('claim_id')
    .where('id', '=', command.choiceId)
    .executeTakeFirst();
  const claim = choice && (await lockedClaim(tx, choice.claim_id));
  if (!claim) return err({ kind: 'nothing-was-chosen' });
  const undone = await tx
    .updateTable('claim_choice')
    .set({ undone_at: new Date() })
    .where('id', '=', command.choiceId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
  return undone.numUpdatedRows > 0n ? writeDown(tx, claim) : err({ kind: 'nothing-was-chosen' });
}

type ChosenClaim = NonNullable<Awaited<ReturnType<typeof lockedClaim>>>;

/** The claim that a source states, while nobody else chooses or imports for the same cluster or unit: its rows are written down anew. */
async function lockedClaim(tx: Tx, claimId: string) {
  const claim = await tx
    .selectFrom('claim')
    .innerJoin('history_file', 'history_file.id', 'claim.history_file_id')
    .select(['claim.subject_id', 'claim.field', 'history_file.cluster_id', 'history_file.unit_id'])
    .where('claim.id', '=', claimId)
    .where('claim.certainty', 'not in', ['derived', 'unknown'])
    .executeTakeFirst();
  if (claim)
    await sql`
      select id from history_file where cluster_id = ${claim.cluster_id} or unit_id = ${claim.unit_id} order by id for update
    `.execute(tx);
  return claim;
}

async function writeDown(tx: Tx, { cluster_id, unit_id }: ChosenClaim): Promise<Result<null, never>> {
  await rebuild(tx, cluster_id === null ? { kind: 'unit', id: unit_id ?? '' } : { kind: 'cluster', id: cluster_id });
  return ok(null);
}
