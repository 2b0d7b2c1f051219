import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { accessOf } from './access.query.ts';
import { grantRoles, type NewAccount } from './accounts.command.ts';
import { anotherAdministrator, type CloseRefused } from './close-account.command.ts';
import type { OfAccountRefused } from './new-person.command.ts';

/** Ends a role from today on; the last administrator keeps theirs. */
export async function endGrant(
  tx: Tx,
  maker: Actor,
  wanted: { readonly accountId: string; readonly grantId: string },
): Promise<Result<null, CloseRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  const grant = await tx
    .selectFrom('grant_of_role')
    .where('id', '=', wanted.grantId)
    .where('account_id', '=', wanted.accountId)
    .select(['id', 'role'])
    .executeTakeFirst();
  if (!grant) return err({ kind: 'no-such-account' });
  if (grant.role === 'administrator' && !(await anotherAdministrator(tx, wanted.accountId)))
    return err({ kind: 'last-administrator' });
  await tx
    .updateTable('grant_of_role')
    .set({ valid: sql`valid * daterange(null, (now() at time zone 'Asia/Ho_Chi_Minh')::date)` })
    .where('id', '=', grant.id)
    .execute();
  return ok(null);
}

/** Gives a further role. */
export async function addGrant(
  tx: Tx,
  maker: Actor,
  accountId: string,
  grant: NewAccount['grants'][number],
): Promise<Result<null, OfAccountRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  if (!(await accessOf(tx, accountId))) return err({ kind: 'no-such-account' });
  await grantRoles(tx, accountId, [grant]);
  return ok(null);
}
