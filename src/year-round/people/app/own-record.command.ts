import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Says which person of the register an account is: what makes the own record one's own. Null unties it. */
export async function tieAccount(tx: Tx, accountId: string, personId: string | null): Promise<void> {
  await tx.updateTable('account').set({ person_id: personId }).where('id', '=', accountId).execute();
}
