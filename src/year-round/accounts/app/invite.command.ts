import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { accessOf } from './access.query.ts';
import { makeInvitation, revokeInvitations } from './invitation.command.ts';
import type { OfAccountRefused } from './new-person.command.ts';

/** A new invitation for an account that has not got in yet. */
export async function invite(
  tx: Tx,
  maker: Actor,
  wanted: { readonly accountId: string; readonly byMail: boolean },
): Promise<Result<string, OfAccountRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  const access = await accessOf(tx, wanted.accountId);
  if (!access || access.kind === 'service') return err({ kind: 'no-such-account' });
  const sentTo = wanted.byMail ? access.email : null;
  return ok(await makeInvitation(tx, maker, { accountId: access.id, kind: 'invitation', sentTo }));
}

/** Ends an invitation that is not used yet. */
export async function revokeInvitation(
  tx: Tx,
  maker: Actor,
  accountId: string,
): Promise<Result<null, OfAccountRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  if (!(await accessOf(tx, accountId))) return err({ kind: 'no-such-account' });
  await revokeInvitations(tx, accountId);
  return ok(null);
}
