import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayInvite, mayManageAccounts } from '../domain/manage.ts';

/** How one account gets in, and whose it is. */
export type Access = {
  readonly id: string;
  readonly name: string;
  readonly post: string | null;
  readonly kind: 'person' | 'service';
  readonly signInName: string;
  readonly email: string | null;
  readonly staffCode: string | null;
  readonly passwordSetAt: Date | null;
  readonly secondFactorAt: Date | null;
  readonly disabledAt: Date | null;
  readonly version: number;
};

/** Null for an account that never had a way in of its own: those of the demonstration, and what the actor may not see. */
export async function accessOf(tx: Tx, accountId: string): Promise<Access | null> {
  const row = await tx
    .selectFrom('account_access')
    .innerJoin('account', 'account.id', 'account_access.id')
    .where('account.id', '=', accountId)
    .select([
      'account.id',
      'account.name',
      'account.post',
      'account.kind',
      'sign_in_name as signInName',
      'email',
      'staff_code as staffCode',
      'password_set_at as passwordSetAt',
      'second_factor_at as secondFactorAt',
      'disabled_at as disabledAt',
      'version',
    ])
    .executeTakeFirst();
  return row ? { ...row, kind: row.kind === 'service' ? 'service' : 'person' } : null;
}

/**
 * An account that somebody may look after: any of them for who keeps accounts; for the Ministry's officers those that
 * hold roles of units and years only, and never their own.
 */
export async function accountWithinReach(tx: Tx, maker: Actor, accountId: string): Promise<Access | null> {
  if (mayManageAccounts(maker)) return accessOf(tx, accountId);
  if (!mayInvite(maker)) return null;
  const { rows } = await sql<{ within: boolean }>`select app.is_within_scope(${accountId}) as within`.execute(tx);
  return rows[0]?.within ? accessOf(tx, accountId) : null;
}

/** Takes the version that a form was opened on; false where somebody has saved before. */
export async function takeVersion(tx: Tx, accountId: string, version: number): Promise<boolean> {
  const taken = await tx
    .updateTable('account_access')
    .set((row) => ({ version: row('version', '+', 1) }))
    .where('id', '=', accountId)
    .where('version', '=', version)
    .executeTakeFirst();
  return taken.numUpdatedRows === 1n;
}

export type SessionShown = {
  readonly id: string;
  readonly tokenHash: string;
  readonly how: string;
  readonly since: Date;
  readonly lastUsedAt: Date;
  readonly address: string | null;
  readonly device: string | null;
};

/** The open sessions of an account, the last used first. */
export const openSessions = (tx: Tx, accountId: string): Promise<SessionShown[]> =>
  tx
    .selectFrom('session')
    .where('account_id', '=', accountId)
    .where('stage', '=', 'open')
    .where((row) => row('expires_at', '>', row.fn<Date>('now', [])))
    .orderBy('last_used_at', 'desc')
    .select([
      'id',
      'token_hash as tokenHash',
      'how',
      'created_at as since',
      'last_used_at as lastUsedAt',
      'address',
      'device',
    ])
    .execute();

/** Recoveries of an account: who gave a new way in, when, and whether it was used. The person sees them. */
export const recoveriesOf = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('invitation')
    .leftJoin('account as giver', 'giver.id', 'invitation.made_by')
    .where('invitation.account_id', '=', accountId)
    .where('invitation.kind', '=', 'recovery')
    .orderBy('made_at', 'desc')
    .limit(20)
    .select(['made_at as at', 'giver.name as by', 'used_at as usedAt', 'revoked_at as revokedAt'])
    .execute();
