import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { hashOf } from './secret-token.ts';

/** A session as something that lasts knows it: by its id, which opens nothing. */
export type HeldSession = { readonly id: string; readonly expiresAt: Date };

/** The open session of a secret; by the primary key of `session`. */
export async function heldSession(tx: Tx, token: string): Promise<HeldSession | null> {
  const row = await tx
    .selectFrom('session')
    .where('token_hash', '=', await hashOf(token))
    .where('stage', '=', 'open')
    .where('expires_at', '>', sql<Date>`now()`)
    .select(['id', 'expires_at as expiresAt'])
    .executeTakeFirst();
  return row ?? null;
}

/** Which of some sessions are still open. */
export async function stillOpen(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('session')
    .where('id', 'in', [...ids])
    .where('stage', '=', 'open')
    .where('expires_at', '>', sql<Date>`now()`)
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
