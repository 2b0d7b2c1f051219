import { sql } from 'kysely';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { wantsFactor } from './session.query.ts';
import { logSignIn } from './sign-in-log.ts';
import { hashOf, newToken } from './secret-token.ts';

/** Open: signed in. Code: the password was right, the second factor is asked. Enrol: the role wants one, none is set up. */
export type Stage = 'open' | 'code' | 'enrol';
export type HowSignedIn = 'link' | 'invitation' | 'password' | 'provider';

/** Where a request came from, as the person sees it in the list of sessions. */
export type Place = { readonly address: string | null; readonly device: string | null };

const LIVES: Record<Stage, string> = { open: '12 hours', code: '10 minutes', enrol: '20 minutes' };

export type NewSession = {
  readonly accountId: string;
  readonly stage: Stage;
  readonly how: HowSignedIn;
  readonly place: Place;
  /** The agency's provider asked for a second factor itself. */
  readonly factorByProvider?: boolean;
};

/** Opens a session under a new secret, which is answered; what is open is also written down as a sign-in. */
export async function openSession(
  tx: Tx,
  { accountId, stage, how, place, factorByProvider = false }: NewSession,
): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('session')
    .values({
      token_hash: await hashOf(token),
      account_id: accountId,
      stage,
      how,
      ...place,
      factor_by_provider: factorByProvider,
      expires_at: sql`now() + ${LIVES[stage]}::interval`,
    })
    .execute();
  if (stage === 'open') {
    await tx
      .insertInto('sign_in')
      .values({ id: newId(), account_id: accountId, how, ...place })
      .execute();
    logSignIn({ signIn: 'opened', why: how, account: accountId, address: place.address });
  }
  return token;
}

export type Pending = {
  readonly accountId: string;
  readonly name: string;
  readonly signInName: string;
  readonly stage: 'code' | 'enrol';
  readonly how: HowSignedIn;
};

/** Who stands between the password and the second factor, or holds a role that has begun to ask for one. */
export async function pendingSession(tx: Tx, token: string): Promise<Pending | null> {
  const today = dayInVietnam(new Date());
  const row = await tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .innerJoin('account_access', 'account_access.id', 'account.id')
    .where('session.token_hash', '=', await hashOf(token))
    .where('session.expires_at', '>', sql<Date>`now()`)
    .where(sql<boolean>`(session.stage <> 'open' or ${wantsFactor(today)})`)
    .where('account_access.disabled_at', 'is', null)
    .select(['account.id', 'account.name', 'account_access.sign_in_name', 'session.stage', 'session.how'])
    .executeTakeFirst();
  if (!row) return null;
  const { id, name, sign_in_name, stage, how } = row;
  return {
    accountId: id,
    name,
    signInName: sign_in_name,
    stage: stage === 'code' ? stage : 'enrol',
    how: how as HowSignedIn,
  };
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('token_hash', '=', await hashOf(token))
    .execute();
}

/** Ends sessions of an account: one by its id, or all but the one in hand, or all. */
export async function endSessions(
  tx: Tx,
  accountId: string,
  which: { readonly id?: string; readonly butToken?: string } = {},
): Promise<void> {
  let ending = tx.deleteFrom('session').where('account_id', '=', accountId);
  if (which.id !== undefined) ending = ending.where('id', '=', which.id);
  if (which.butToken !== undefined) ending = ending.where('token_hash', '!=', await hashOf(which.butToken));
  await ending.execute();
}
