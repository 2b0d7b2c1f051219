import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { hashOf } from './secret-token.ts';
import { wantsFactor } from './session.query.ts';

/** A session as something that lasts knows it: by its id, which opens nothing. */
export type HeldSession = { readonly id: string; readonly expiresAt: Date };

/** The session of a secret, as long as somebody is signed in by it; by the primary key of `session`. */
export async function heldSession(tx: Tx, token: string, day: string): Promise<HeldSession | null> {
  const row = await tx
    .selectFrom('session')
    .where('token_hash', '=', await hashOf(token))
    .where('stage', '=', 'open')
    .where('expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`not (${wantsFactor(day)})`)
    .select(['id', 'expires_at as expiresAt'])
    .executeTakeFirst();
  return row ?? null;
}

/** By which of some sessions somebody is still signed in; by the unique index on their ids. */
export async function stillOpen(tx: Tx, ids: readonly string[], day: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('session')
    .where('id', 'in', [...ids])
    .where('stage', '=', 'open')
    .where('expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`not (${wantsFactor(day)})`)
    .select('id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
