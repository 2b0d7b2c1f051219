import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { ensureHolder, forgetProvider } from '#src/platform/credentials/credentials.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { isEmail } from '../domain/sign-in-name.ts';
import { accessOf, takeVersion } from './access.query.ts';
import { type OfAccountRefused, takenBy } from './new-person.command.ts';

export type EditRefused =
  | OfAccountRefused
  | { readonly kind: 'not-an-email' | 'email-taken' | 'staff-code-taken' | 'someone-saved-before' };

/** Post, address and staff code of an account. A new staff code is another identity of the provider. */
export async function editAccount(
  tx: Tx,
  maker: Actor,
  wanted: {
    readonly accountId: string;
    readonly post: string | null;
    readonly email: string | null;
    readonly staffCode: string | null;
    readonly version: number;
  },
): Promise<Result<null, EditRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  const { accountId } = wanted;
  const access = await accessOf(tx, accountId);
  if (!access) return err({ kind: 'no-such-account' });
  const email = wanted.email?.trim().toLowerCase() || null;
  const staffCode = wanted.staffCode?.trim() || null;
  if (email !== null && !isEmail(email)) return err({ kind: 'not-an-email' });
  if (email !== null && (await takenBy(tx, 'email', email, accountId))) return err({ kind: 'email-taken' });
  if (staffCode !== null && (await takenBy(tx, 'staff_code', staffCode, accountId)))
    return err({ kind: 'staff-code-taken' });
  if (!(await takeVersion(tx, accountId, wanted.version))) return err({ kind: 'someone-saved-before' });
  await tx.updateTable('account').set({ post: wanted.post }).where('id', '=', accountId).execute();
  await tx.updateTable('account_access').set({ email, staff_code: staffCode }).where('id', '=', accountId).execute();
  if (staffCode !== access.staffCode) {
    await forgetProvider(tx, accountId);
    if (staffCode !== null) await ensureHolder(tx, accountId, access.name);
  }
  return ok(null);
}
