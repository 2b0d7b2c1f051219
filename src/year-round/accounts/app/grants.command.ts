import { sql } from 'kysely';
import type { Actor, Role } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { isHighRole, mayGive, mayInvite } from '../domain/manage.ts';
import { accountWithinReach, takeVersion } from './access.query.ts';
import { grantRoles, type NewAccount } from './accounts.command.ts';
import { anotherAdministrator, type CloseRefused } from './close-account.command.ts';
import { revokeInvitations } from './invitation.command.ts';
import type { OfAccountRefused } from './new-person.command.ts';

export type GrantRefused = CloseRefused | { readonly kind: 'someone-saved-before' };

/** Ends a role from today on; the last administrator keeps theirs. */
export async function endGrant(
  tx: Tx,
  maker: Actor,
  wanted: { readonly accountId: string; readonly grantId: string; readonly version: number },
): Promise<Result<null, GrantRefused>> {
  if (!mayInvite(maker)) return err({ kind: 'not-yours-to-do' });
  if (!(await accountWithinReach(tx, maker, wanted.accountId))) return err({ kind: 'no-such-account' });
  const grant = await tx
    .selectFrom('grant_of_role')
    .where('id', '=', wanted.grantId)
    .where('account_id', '=', wanted.accountId)
    .select(['id', 'role'])
    .executeTakeFirst();
  if (!grant) return err({ kind: 'no-such-account' });
  if (!mayGive(maker, grant.role as Role)) return err({ kind: 'not-yours-to-do' });
  if (grant.role === 'administrator' && !(await anotherAdministrator(tx, wanted.accountId)))
    return err({ kind: 'last-administrator' });
  if (!(await takeVersion(tx, wanted.accountId, wanted.version))) return err({ kind: 'someone-saved-before' });
  await tx
    .updateTable('grant_of_role')
    .set({ valid: sql`valid * daterange(null, (now() at time zone 'Asia/Ho_Chi_Minh')::date)` })
    .where('id', '=', grant.id)
    .execute();
  return ok(null);
}

/**
 * Gives a further role. Codes that are about end with a high one: whoever made or carried a code for an officer of a unit
 * must not come in by it as an administrator.
 */
export async function addGrant(
  tx: Tx,
  maker: Actor,
  wanted: { readonly accountId: string; readonly grant: NewAccount['grants'][number]; readonly version: number },
): Promise<Result<null, OfAccountRefused | { readonly kind: 'someone-saved-before' }>> {
  const { accountId, grant, version } = wanted;
  if (!mayGive(maker, grant.role)) return err({ kind: 'not-yours-to-do' });
  if (!(await accountWithinReach(tx, maker, accountId))) return err({ kind: 'no-such-account' });
  if (!(await takeVersion(tx, accountId, version))) return err({ kind: 'someone-saved-before' });
  await grantRoles(tx, accountId, [grant]);
  if (isHighRole(grant.role)) await revokeInvitations(tx, accountId);
  return ok(null);
}
