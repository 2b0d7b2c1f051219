import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { PasswordRefused } from '../domain/password-rules.ts';
import { type Access, accessOf } from './access.query.ts';
import { stageFor } from './enter.command.ts';
import { choosePassword, forgetSecondFactor } from './own-account.command.ts';
import { hashOfCode, newCode } from './secret-token.ts';
import { endSessions, openSession, type Place } from './sessions.command.ts';
import type { Entered } from './enter.command.ts';

export const INVITATION_DAYS = 14;
export const RECOVERY_DAYS = 3;

export type InvitationWanted = {
  readonly accountId: string;
  readonly kind: 'invitation' | 'recovery';
  readonly sentTo: string | null;
  readonly forgetsSecondFactor?: boolean;
};

/** Makes the one code by which an account gets in; earlier ones end. The code itself is answered and nowhere kept. */
export async function makeInvitation(tx: Tx, maker: Actor, wanted: InvitationWanted): Promise<string> {
  await revokeInvitations(tx, wanted.accountId);
  const code = newCode();
  const days = wanted.kind === 'invitation' ? INVITATION_DAYS : RECOVERY_DAYS;
  await tx
    .insertInto('invitation')
    .values({
      id: newId(),
      account_id: wanted.accountId,
      kind: wanted.kind,
      code_hash: await hashOfCode(code),
      forgets_second_factor: wanted.forgetsSecondFactor ?? false,
      sent_to: wanted.sentTo,
      made_by: maker.id,
      expires_at: sql`now() + make_interval(days => ${days})`,
    })
    .execute();
  return code;
}

/** No code of this account works any more. */
export async function revokeInvitations(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ revoked_at: sql`now()` })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute();
}

export type Invited = {
  readonly invitationId: string;
  readonly kind: 'invitation' | 'recovery';
  readonly forgetsSecondFactor: boolean;
  readonly access: Access;
};

/** Whom a code invites; null for a code that was used, revoked, is too old or never was. */
export async function invitedBy(tx: Tx, typed: string): Promise<Invited | null> {
  const row = await tx
    .selectFrom('invitation')
    .where('code_hash', '=', await hashOfCode(typed))
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .select(['id', 'account_id', 'kind', 'forgets_second_factor'])
    .forUpdate()
    .executeTakeFirst();
  const access = row ? await accessOf(tx, row.account_id) : null;
  if (!row || !access || access.disabledAt !== null) return null;
  return {
    invitationId: row.id,
    kind: row.kind === 'recovery' ? 'recovery' : 'invitation',
    forgetsSecondFactor: row.forgets_second_factor,
    access,
  };
}

/** In, and whether that was a recovery: then its owner is told that the password is another one. */
export type Accepted = Entered & { readonly accountId: string; readonly wasRecovery: boolean };

export type AcceptRefused = PasswordRefused | { readonly kind: 'code-used-or-expired' };

/** Uses a code up: its owner chooses a password and is in, but for a second factor that the roles ask for. */
export async function acceptInvitation(
  tx: Tx,
  sent: { readonly code: string; readonly password: string },
  place: Place,
): Promise<Result<Accepted, AcceptRefused>> {
  const invited = await invitedBy(tx, sent.code);
  if (!invited) return err({ kind: 'code-used-or-expired' });
  const { access } = invited;
  const chosen = await choosePassword(tx, access, sent.password);
  if (!chosen.ok) return chosen;
  await tx.updateTable('invitation').set({ used_at: sql`now()` }).where('id', '=', invited.invitationId).execute();
  if (invited.forgetsSecondFactor && access.secondFactorAt !== null) await forgetSecondFactor(tx, access.id);
  await endSessions(tx, access.id);
  const stage = await stageFor(tx, access.id);
  const token = await openSession(tx, { accountId: access.id, stage, how: 'invitation', place });
  return ok({ stage, token, accountId: access.id, wasRecovery: invited.kind === 'recovery' });
}
