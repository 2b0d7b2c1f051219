import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { commonPasswords } from '#src/platform/credentials/common-passwords.ts';
import {
  codeFits,
  newBackupCodes,
  offeredSecret,
  passwordFits,
  removeSecondFactor,
  setPassword,
} from '#src/platform/credentials/credentials.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { type PasswordRefused, passwordChosen } from '../domain/password-rules.ts';
import type { Access } from './access.query.ts';
import { stageFor } from './enter.command.ts';
import { logSignIn } from './sign-in-log.ts';
import { endSessions } from './sessions.command.ts';
import { countTry, forgetTries, triesAtAccount } from './tries.command.ts';

export type ProofRefused =
  | { readonly kind: 'password-wrong' }
  | { readonly kind: 'too-many-tries'; readonly until: Date };

/** Whoever changes a way in shows the password once more: an open screen is not enough. */
export async function proveAgain(accountId: string, password: string): Promise<Result<null, ProofRefused>> {
  const keys = [{ ...triesAtAccount(`own:${accountId}`), silent: false }];
  const blocked = await countTry(keys);
  if (blocked?.until) return err({ kind: 'too-many-tries', until: blocked.until });
  return asActor(WORKER, async (tx) => {
    if (!(await passwordFits(tx, accountId, password.normalize('NFC').slice(0, 1024)))) {
      logSignIn({ signIn: 'refused', why: 'password-wrong', account: accountId, address: null });
      return err({ kind: 'password-wrong' });
    }
    await forgetTries(tx, keys);
    return ok(null);
  });
}

/** Sets a password after the rules; for its owner, or for whoever was invited. */
export async function choosePassword(tx: Tx, access: Access, password: string): Promise<Result<null, PasswordRefused>> {
  const chosen = passwordChosen(password, access, await commonPasswords());
  if (!chosen.ok) return chosen;
  await setPassword(tx, access.id, access.name, chosen.value);
  await tx
    .updateTable('account_access')
    .set((row) => ({ password_set_at: sql<Date>`now()`, version: row('version', '+', 1) }))
    .where('id', '=', access.id)
    .execute();
  return ok(null);
}

/** A new password by its owner, who has just proved the old one: every other session ends. */
export async function changePassword(
  tx: Tx,
  access: Access,
  next: string,
  token: string | null,
): Promise<Result<null, PasswordRefused>> {
  const chosen = await choosePassword(tx, access, next);
  if (chosen.ok) await endSessions(tx, access.id, token === null ? {} : { butToken: token });
  return chosen;
}

/** The secret to be entered into the authenticator; stays the same until a first code has been right. */
export const secretToEnrol = (tx: Tx, access: Pick<Access, 'id' | 'name'>): Promise<string> =>
  offeredSecret(tx, access.id, access.name);

export type EnrolRefused = { readonly kind: 'code-wrong' | 'second-factor-is-on' };

/** The first right code turns the second factor on and gives the backup codes, which are shown this once. */
export async function turnOnSecondFactor(
  tx: Tx,
  access: Access,
  typed: string,
): Promise<Result<readonly string[], EnrolRefused>> {
  if (access.secondFactorAt !== null) return err({ kind: 'second-factor-is-on' });
  const code = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(code) || !(await codeFits(tx, access.id, code))) return err({ kind: 'code-wrong' });
  await setSecondFactor(tx, access.id, true);
  return ok(await newBackupCodes(tx, access.id));
}

export type OwnFactorRefused = { readonly kind: 'second-factor-is-off' | 'second-factor-required' };

/** Ten new backup codes for who has just shown a code; the old ones end. */
export async function renewBackupCodes(tx: Tx, access: Access): Promise<Result<readonly string[], OwnFactorRefused>> {
  if (access.secondFactorAt === null) return err({ kind: 'second-factor-is-off' });
  return ok(await newBackupCodes(tx, access.id));
}

/** Its owner, who has just shown a code for the last time, takes the second factor away, where no role of theirs wants it. */
export async function turnOffSecondFactor(tx: Tx, access: Access): Promise<Result<null, OwnFactorRefused>> {
  if (access.secondFactorAt === null) return err({ kind: 'second-factor-is-off' });
  await forgetSecondFactor(tx, access.id);
  return (await stageFor(tx, access.id)) === 'enrol' ? err({ kind: 'second-factor-required' }) : ok(null);
}

/** Forgets the second factor of an account: by its owner, or by a recovery. */
export async function forgetSecondFactor(tx: Tx, accountId: string): Promise<void> {
  await removeSecondFactor(tx, accountId);
  await setSecondFactor(tx, accountId, false);
}

async function setSecondFactor(tx: Tx, accountId: string, on: boolean): Promise<void> {
  await tx
    .updateTable('account_access')
    .set((row) => ({ second_factor_at: on ? sql<Date>`now()` : null, version: row('version', '+', 1) }))
    .where('id', '=', accountId)
    .execute();
}
