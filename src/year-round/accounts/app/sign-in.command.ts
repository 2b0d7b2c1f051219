import { sql } from 'kysely';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { hashOf, newToken } from './secret-token.ts';
import { openSession, type Place } from './sessions.command.ts';

export type SignInError = { readonly kind: 'link-used-or-expired' };

/** Uses a one-time link up and opens a session of twelve hours; answers the secret of the session. */
export async function signIn(
  tx: Tx,
  linkToken: string,
  place: Place = { address: null, device: null },
): Promise<Result<string, SignInError>> {
  const link = await tx
    .updateTable('sign_in_link')
    .set({ used_at: sql`now()` })
    .where('token_hash', '=', await hashOf(linkToken))
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('account_id')
    .executeTakeFirst();
  if (!link) return err({ kind: 'link-used-or-expired' });

  return ok(await openSession(tx, { accountId: link.account_id, stage: 'open', how: 'link', place }));
}

/** Makes a one-time link for an account; it lives for a day. */
export async function makeSignInLink(tx: Tx, accountId: string): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('sign_in_link')
    .values({ token_hash: await hashOf(token), account_id: accountId, expires_at: sql`now() + interval '1 day'` })
    .execute();
  return token;
}
