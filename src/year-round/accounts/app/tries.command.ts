import { WORKER } from '#src/kernel/actor.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { type Counted, FORGOTTEN_AFTER_SECONDS, waitAfter } from '../domain/back-off.ts';
import { hashOf } from './secret-token.ts';

/** What a try is counted under; a silent key blocks without saying so, because it would tell that an account exists. */
export type TryKey = { readonly key: string; readonly counted: Counted; readonly silent: boolean };

export const triesAtAddress = (address: string): TryKey => ({
  key: `address:${address}`,
  counted: 'address',
  silent: false,
});
export const triesAtAccount = (accountId: string): TryKey => ({
  key: `account:${accountId}`,
  counted: 'account',
  silent: true,
});
/** The same for a name that is somebody's and for one that is nobody's. */
export const triesAtName = async (typed: string): Promise<TryKey> => ({
  key: `name:${await hashOf(typed)}`,
  counted: 'account',
  silent: false,
});

/** Null: go on. Otherwise nothing may be tried, until the time that may be told. */
export type Blocked = { readonly until: Date | null } | null;

const secondsAfter = (at: Date, seconds: number): Date => new Date(at.getTime() + seconds * 1000);

async function countOne(tx: Tx, { key, counted }: TryKey, now: Date): Promise<void> {
  const row = await tx.selectFrom('sign_in_try').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
  const forgotten = secondsAfter(row.last_at, FORGOTTEN_AFTER_SECONDS) < now;
  const failures = (forgotten ? 0 : row.failures) + 1;
  const wait = waitAfter(failures, counted);
  await tx
    .updateTable('sign_in_try')
    .set({ failures, last_at: now, blocked_until: wait > 0 ? secondsAfter(now, wait) : null })
    .where('key', '=', key)
    .execute();
}

/**
 * Counts a try before it is made, in a transaction of its own: a hundred at once are a hundred tries, in however many
 * processes, and a try whose outcome is never seen has failed. `forgetTries` takes it back when it was right.
 */
export function countTry(keys: readonly TryKey[], now: Date = new Date()): Promise<Blocked> {
  const inOrder = keys.toSorted((a, b) => (a.key < b.key ? -1 : 1)); // always locked in one order: nobody waits for ever
  return asActor(WORKER, async (tx) => {
    const found = [];
    for (const one of inOrder) {
      const row = await tx
        .insertInto('sign_in_try')
        .values({ key: one.key, failures: 0, last_at: now })
        .onConflict((clash) => clash.column('key').doUpdateSet({ key: one.key }))
        .returning('blocked_until')
        .executeTakeFirstOrThrow();
      if (row.blocked_until !== null && row.blocked_until > now) found.push({ ...one, until: row.blocked_until });
    }
    if (found.length > 0) {
      const told = found.filter(({ silent }) => !silent).map(({ until }) => until.getTime());
      return { until: told.length > 0 ? new Date(Math.max(...told)) : null };
    }
    for (const one of inOrder) await countOne(tx, one, now);
    return null;
  });
}

/** It was right: the account starts afresh, and the address has one failure less. */
export async function forgetTries(tx: Tx, keys: readonly TryKey[]): Promise<void> {
  const named = keys.filter(({ counted }) => counted === 'account').map(({ key }) => key);
  const addresses = keys.filter(({ counted }) => counted === 'address').map(({ key }) => key);
  if (named.length > 0) await tx.deleteFrom('sign_in_try').where('key', 'in', named).execute();
  if (addresses.length > 0)
    await tx
      .updateTable('sign_in_try')
      .set((row) => ({
        failures: row.fn<number>('greatest', [row('failures', '-', 1), row.val(0)]),
        blocked_until: null,
      }))
      .where('key', 'in', addresses)
      .execute();
}
