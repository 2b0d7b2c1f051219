import { sql } from 'kysely';
import type { Tx } from '../postgres/as-actor.ts';
import { betterAuthOver, keyOf, type Use } from './better-auth.ts';
import { hashPassword } from './password-hash.ts';
import { isRefusal } from './refusal.ts';

const BY_PASSWORD = 'credential';

/** better-auth and its inner context over this transaction. */
async function over(tx: Tx, use: Use = {}) {
  const auth = await betterAuthOver(tx, use);
  return { auth, inner: await auth.$context };
}

/** Asks better-auth as the account itself: by a session that lives only for this one question. */
async function asAccount<Answer>(
  tx: Tx,
  accountId: string,
  ask: (api: Awaited<ReturnType<typeof over>>['auth']['api'], headers: Headers) => Promise<Answer>,
): Promise<Answer> {
  const { auth, inner } = await over(tx, { vouched: true });
  const session = await inner.internalAdapter.createSession(accountId);
  const answer = await ask(auth.api, new Headers({ Authorization: `Bearer ${session.token}` }));
  await inner.internalAdapter.deleteUserSessions(accountId);
  return answer;
}

/** An answer, or null where better-auth says no; anything else that goes wrong is a defect. */
async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** The account as credentials know it. Written here: better-auth takes no id of ours (they are of UUID version 7). */
export async function ensureHolder(tx: Tx, accountId: string, name: string): Promise<void> {
  await sql`insert into auth."user" (id, name, email, "emailVerified") values (${accountId}, ${name}, ${keyOf(accountId)}, true)
            on conflict (id) do nothing`.execute(tx);
}

/** Sets the password of an account, its first or a new one. */
export async function setPassword(tx: Tx, accountId: string, name: string, password: string): Promise<void> {
  await ensureHolder(tx, accountId, name);
  const { inner } = await over(tx);
  const hashed = await hashPassword(password);
  if (await inner.internalAdapter.findCredentialAccount(accountId))
    return inner.internalAdapter.updatePassword(accountId, hashed);
  await inner.internalAdapter.linkAccount({
    userId: accountId,
    accountId,
    providerId: BY_PASSWORD,
    password: hashed,
  });
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** Whether the password is the account's. For no account the same work is done, so that nobody learns who has one. */
export async function passwordFits(tx: Tx, accountId: string | null, password: string): Promise<boolean> {
  const { auth, inner } = await over(tx);
  const email = accountId === null ? 'nobody@account.invalid' : keyOf(accountId);
  const answer = await orNull(auth.api.signInEmail({ body: { email, password } }));
  // somebody's password is looked up after somebody; nobody's as well, so that the database is asked as often
  if (accountId === null) await inner.internalAdapter.findAccounts(NOBODY);
  if (answer !== null && accountId !== null) await inner.internalAdapter.deleteUserSessions(accountId);
  return answer !== null;
}

/** The secret for an authenticator that is not yet confirmed: the same until it is. */
export async function offeredSecret(tx: Tx, accountId: string, name: string): Promise<string> {
  await ensureHolder(tx, accountId, name);
  const { inner } = await over(tx);
  const begun = await inner.adapter.findOne({ model: 'twoFactor', where: [{ field: 'userId', value: accountId }] });
  const uri = await asAccount(tx, accountId, async (api, headers) => {
    if (begun) return (await api.getTOTPURI({ body: { password: '-' }, headers })).totpURI;
    const offered = await api.enableTwoFactor({ body: { password: '-', method: 'totp' }, headers });
    return 'totpURI' in offered ? offered.totpURI : '';
  });
  return new URL(uri).searchParams.get('secret') ?? '';
}

/** Whether a code of the authenticator is right now; the first right one turns the second factor on. */
export const codeFits = async (tx: Tx, accountId: string, code: string): Promise<boolean> =>
  (await asAccount(tx, accountId, (api, headers) => orNull(api.verifyTOTP({ body: { code }, headers })))) !== null;

/** Whether a backup code is one of those left; it is used up by that. */
export const backupCodeFits = async (tx: Tx, accountId: string, code: string): Promise<boolean> =>
  (await asAccount(tx, accountId, (api, headers) =>
    orNull(api.verifyBackupCode({ body: { code, disableSession: true }, headers })),
  )) !== null;

/** Ten new backup codes; the old ones no longer work. */
export const newBackupCodes = async (tx: Tx, accountId: string): Promise<readonly string[]> =>
  (await asAccount(tx, accountId, (api, headers) => api.generateBackupCodes({ body: { password: '-' }, headers })))
    .backupCodes;

/** Takes the second factor away, confirmed or begun. */
export async function removeSecondFactor(tx: Tx, accountId: string): Promise<void> {
  const { inner } = await over(tx);
  await inner.adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: accountId }] });
  await inner.internalAdapter.updateUser(accountId, { twoFactorEnabled: false });
}
/** Forgets which identity of the provider belongs to an account, as when its staff code changes. */
export async function forgetProvider(tx: Tx, accountId: string): Promise<void> {
  const { inner } = await over(tx);
  await inner.adapter.deleteMany({
    model: 'account',
    where: [
      { field: 'userId', value: accountId },
      { field: 'providerId', operator: 'ne', value: BY_PASSWORD },
    ],
  });
}
