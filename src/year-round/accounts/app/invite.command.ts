import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayInvite, mayManageAccounts } from '../domain/manage.ts';
import { accountWithinReach } from './access.query.ts';
import { makeInvitation, revokeInvitations } from './invitation.command.ts';
import type { OfAccountRefused } from './new-person.command.ts';

/** Whether somebody has ever signed in to an account, also by the agency's provider and without a password. */
async function hasComeIn(tx: Tx, accountId: string): Promise<boolean> {
  const came = await tx
    .selectFrom('sign_in')
    .where('account_id', '=', accountId)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return came !== undefined;
}

/** A new invitation for an account that has not got in yet: into one that is in use a code would be a second door. */
export async function invite(
  tx: Tx,
  maker: Actor,
  wanted: { readonly accountId: string; readonly byMail: boolean },
): Promise<Result<string, OfAccountRefused | { readonly kind: 'has-come-in' }>> {
  if (!mayInvite(maker)) return err({ kind: 'not-yours-to-do' });
  const access = await accountWithinReach(tx, maker, wanted.accountId);
  if (!access || access.kind === 'service') return err({ kind: 'no-such-account' });
  if (access.passwordSetAt !== null || (!mayManageAccounts(maker) && (await hasComeIn(tx, access.id))))
    return err({ kind: 'has-come-in' });
  const sentTo = wanted.byMail ? access.email : null;
  return ok(await makeInvitation(tx, maker, { accountId: access.id, kind: 'invitation', sentTo }));
}

/** Ends an invitation that is not used yet. */
export async function revokeInvitation(
  tx: Tx,
  maker: Actor,
  accountId: string,
): Promise<Result<null, OfAccountRefused>> {
  if (!mayInvite(maker)) return err({ kind: 'not-yours-to-do' });
  if (!(await accountWithinReach(tx, maker, accountId))) return err({ kind: 'no-such-account' });
  await revokeInvitations(tx, accountId);
  return ok(null);
}
