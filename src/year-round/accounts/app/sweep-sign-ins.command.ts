import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/**
 * Drops what nobody can use any more: ended sessions, links used or expired, receipts of forms older than a week, failed
 * tries of yesterday, used codes, unfinished visits of a provider, and who signed in more than half a year ago.
 */
export async function sweepSignIns(tx: Tx): Promise<void> {
  await tx.deleteFrom('session').where('expires_at', '<', sql<Date>`now()`).execute();
  await tx
    .deleteFrom('sign_in_link')
    .where((link) => link.or([link('expires_at', '<', sql<Date>`now()`), link('used_at', 'is not', null)]))
    .execute();
  await tx.deleteFrom('form_receipt').where('at', '<', sql<Date>`now() - interval '7 days'`).execute();
  await tx.deleteFrom('sign_in_try').where('last_at', '<', sql<Date>`now() - interval '1 day'`).execute();
  await tx.deleteFrom('used_code').where('at', '<', sql<Date>`now() - interval '5 minutes'`).execute();
  await tx.deleteFrom('sign_in').where('at', '<', sql<Date>`now() - interval '180 days'`).execute();
  await sql`delete from auth.verification where "expiresAt" < now()`.execute(tx);
}
