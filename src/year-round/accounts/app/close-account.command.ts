import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { accessOf } from './access.query.ts';
import { revokeInvitations } from './invitation.command.ts';
import type { OfAccountRefused } from './new-person.command.ts';
import { endSessions } from './sessions.command.ts';

export type CloseRefused = OfAccountRefused | { readonly kind: 'not-for-oneself' | 'last-administrator' };

/** Whether somebody else who can get in is an administrator today. */
export async function anotherAdministrator(tx: Tx, accountId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('grant_of_role')
    .innerJoin('account_access', 'account_access.id', 'grant_of_role.account_id')
    .where('grant_of_role.role', '=', 'administrator')
    .where(sql<boolean>`grant_of_role.valid @> (now() at time zone 'Asia/Ho_Chi_Minh')::date`)
    .where('account_access.disabled_at', 'is', null)
    .where('account_access.id', '!=', accountId)
    .select('grant_of_role.id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Closes an account: its sessions, codes and keys end; what was done under it stays as it was. */
export async function disableAccount(tx: Tx, maker: Actor, accountId: string): Promise<Result<null, CloseRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  if (maker.id === accountId) return err({ kind: 'not-for-oneself' });
  if (!(await accessOf(tx, accountId))) return err({ kind: 'no-such-account' });
  if (!(await anotherAdministrator(tx, accountId))) return err({ kind: 'last-administrator' });
  await setDisabled(tx, accountId, true);
  await revokeInvitations(tx, accountId);
  await endSessions(tx, accountId);
  await tx
    .updateTable('service_token')
    .set({ revoked_at: sql`now()` })
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .execute();
  return ok(null);
}

/** Opens a closed account again, with the ways in that it had; its keys stay revoked. */
export async function enableAccount(tx: Tx, maker: Actor, accountId: string): Promise<Result<null, OfAccountRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  if (!(await accessOf(tx, accountId))) return err({ kind: 'no-such-account' });
  await setDisabled(tx, accountId, false);
  return ok(null);
}

const setDisabled = (tx: Tx, accountId: string, disabled: boolean) =>
  tx
    .updateTable('account_access')
    .set((row) => ({ disabled_at: disabled ? sql<Date>`now()` : null, version: row('version', '+', 1) }))
    .where('id', '=', accountId)
    .execute();
