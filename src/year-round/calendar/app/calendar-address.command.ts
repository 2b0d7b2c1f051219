import { sql } from 'kysely';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { sha256 } from '#src/platform/hash.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';

const A_SECRET = /^[0-9a-f]{48}$/;

/** Makes the actor's calendar address, or another in its place: the old one opens nothing any more. Its secret is answered once. */
export async function makeCalendarAddress(tx: Tx, actor: Actor): Promise<string> {
  const secret = Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  const secret_hash = sha256(secret);
  await tx
    .insertInto('calendar_address')
    .values({ id: actor.id, secret_hash })
    .onConflict((clash) => clash.column('id').doUpdateSet({ secret_hash, made_at: sql`now()` }))
    .execute();
  return secret;
}

/** Withdraws the actor's calendar address. */
export async function withdrawCalendarAddress(tx: Tx, actor: Actor): Promise<void> {
  await tx.deleteFrom('calendar_address').where('id', '=', actor.id).execute();
}

/** Since when the actor has an address; null where there is none. */
export async function calendarAddressSince(tx: Tx, actor: Actor): Promise<Date | null> {
  const row = await tx.selectFrom('calendar_address').where('id', '=', actor.id).select('made_at').executeTakeFirst();
  return row?.made_at ?? null;
}

/** Whose a secret is, by its hash; null for one that never was, was replaced or withdrawn, and for an account that is closed. */
export async function ownerOfCalendarAddress(secret: string): Promise<string | null> {
  if (!A_SECRET.test(secret)) return null;
  return asActor(WORKER, async (tx) => {
    const row = await tx
      .selectFrom('calendar_address as c')
      .leftJoin('account_access as a', 'a.id', 'c.id')
      .where('c.secret_hash', '=', sha256(secret))
      .where('a.disabled_at', 'is', null)
      .select('c.id')
      .executeTakeFirst();
    return row?.id ?? null;
  });
}
