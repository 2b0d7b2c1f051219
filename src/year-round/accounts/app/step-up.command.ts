import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { type Showable, showableBy } from '../domain/step-up.ts';
import { type EnterRefused, proveByCode } from './enter.command.ts';
import { type ProofRefused, proveAgain } from './own-account.command.ts';
import { hashOf } from './secret-token.ts';

/** Whether the holder of a session showed a short while ago who they are, and what they could show now. */
export type Standing = { readonly accountId: string; readonly isFresh: boolean; readonly showable: Showable };

/** How a session stands; null where there is none. How long a proof counts is a rule of the administrator. */
export async function standingOf(tx: Tx, token: string): Promise<Standing | null> {
  const row = await tx
    .selectFrom('session')
    .leftJoin('account_access', 'account_access.id', 'session.account_id')
    .where('token_hash', '=', await hashOf(token))
    .where('stage', '=', 'open')
    .select([
      'session.account_id as accountId',
      'session.how',
      'second_factor_at',
      'password_set_at',
      sql<boolean>`proved_at > now() - (select make_interval(mins => step_up_minutes) from account_rule)`.as('isFresh'),
    ])
    .executeTakeFirst();
  if (!row) return null;
  const { accountId, isFresh, how } = row;
  const hasSecondFactor = row.second_factor_at !== null;
  const showable = showableBy({ hasSecondFactor, hasPassword: row.password_set_at !== null, how });
  return { accountId, isFresh, showable };
}

/** Takes a proof in the middle of a session: from now on it counts for a while. */
export async function proveInSession(
  standing: Standing,
  sent: { readonly proof: string; readonly token: string; readonly address: string | null },
): Promise<Result<null, EnterRefused | ProofRefused>> {
  const proved =
    standing.showable === 'code'
      ? await proveByCode(standing.accountId, sent.proof, sent.address)
      : await proveAgain(standing.accountId, sent.proof);
  if (!proved.ok) return proved;
  const tokenHash = await hashOf(sent.token);
  await asActor(WORKER, (tx) =>
    tx.updateTable('session').set({ proved_at: sql`now()` }).where('token_hash', '=', tokenHash).execute(),
  );
  return ok(null);
}
