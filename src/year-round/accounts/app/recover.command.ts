import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { accessOf } from './access.query.ts';
import { makeInvitation } from './invitation.command.ts';
import type { OfAccountRefused } from './new-person.command.ts';

export type RecoverRefused = OfAccountRefused | { readonly kind: 'not-for-oneself' | 'reason-missing' };

/** A new way in for who has lost theirs: a code, with a reason that the log keeps; the person is told by whom. */
export async function recover(
  tx: Tx,
  maker: Actor,
  wanted: {
    readonly accountId: string;
    readonly byMail: boolean;
    readonly forgetsSecondFactor: boolean;
    readonly reason: string;
  },
): Promise<Result<string, RecoverRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  if (maker.id === wanted.accountId) return err({ kind: 'not-for-oneself' });
  if (wanted.reason.trim() === '') return err({ kind: 'reason-missing' });
  const access = await accessOf(tx, wanted.accountId);
  if (!access || access.kind === 'service') return err({ kind: 'no-such-account' });
  const { accountId, forgetsSecondFactor } = wanted;
  const sentTo = wanted.byMail ? access.email : null;
  return ok(await makeInvitation(tx, maker, { accountId, kind: 'recovery', sentTo, forgetsSecondFactor }));
}
