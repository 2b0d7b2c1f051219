import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { squeeze } from '#src/kernel/vietnamese-text.ts';
import { ensureHolder } from '#src/platform/credentials/credentials.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayGive, mayInvite, mayManageAccounts } from '../domain/manage.ts';
import { isEmail, isSignInName, suggestedSignInName } from '../domain/sign-in-name.ts';
import { grantRoles, type NewAccount } from './accounts.command.ts';

export type NotManaging = { readonly kind: 'not-yours-to-do' };
export type OfAccountRefused = NotManaging | { readonly kind: 'no-such-account' };

export type NewPerson = {
  readonly name: string;
  readonly post: string | null;
  /** Empty: made from the name. */
  readonly signInName: string;
  readonly email: string | null;
  readonly staffCode: string | null;
  readonly kind?: 'person' | 'service';
  readonly grants: NewAccount['grants'];
};
export type NewPersonRefused =
  | NotManaging
  | { readonly kind: 'name-missing' | 'not-a-sign-in-name' | 'not-an-email' }
  | { readonly kind: 'sign-in-name-taken' | 'email-taken' | 'staff-code-taken' };

/** Whose this name, address or code is already, whoever may make accounts; also of accounts that they may not see. */
export async function takenBy(
  tx: Tx,
  column: 'sign_in_name' | 'email' | 'staff_code',
  value: string,
  but = '',
): Promise<boolean> {
  const { rows } = await sql<{ id: string | null }>`select app.access_taken_by(${column}, ${value}) as id`.execute(tx);
  const id = rows[0]?.id ?? null;
  return id !== null && id !== but;
}

/** «annv», and where that is somebody's already «annv2», «annv3» … */
async function freeSignInName(tx: Tx, name: string): Promise<string> {
  const first = suggestedSignInName(name);
  const { rows } = await sql<{ sign_in_name: string }>`
    select sign_in_name from app.sign_in_names_after(${`^${first.replaceAll('.', '\\.')}[0-9]*$`}) sign_in_name`.execute(
    tx,
  );
  const used = new Set(rows.map((row) => row.sign_in_name));
  if (!used.has(first)) return first;
  let number = 2;
  while (used.has(`${first}${number}`)) number += 1;
  return `${first}${number}`;
}

/** Programs, and accounts without a role, are made by who keeps all accounts. */
const mayMake = (maker: Actor, { kind, grants }: NewPerson): boolean =>
  mayManageAccounts(maker) ||
  (mayInvite(maker) && kind !== 'service' && grants.length > 0 && grants.every(({ role }) => mayGive(maker, role)));

/** Makes an account with its roles; it has no way in until an invitation is accepted or its provider knows it. */
export async function createPerson(
  tx: Tx,
  maker: Actor,
  wanted: NewPerson,
): Promise<Result<{ readonly accountId: string; readonly signInName: string }, NewPersonRefused>> {
  if (!mayMake(maker, wanted)) return err({ kind: 'not-yours-to-do' });
  const name = squeeze(wanted.name);
  if (name === '') return err({ kind: 'name-missing' });
  const email = wanted.email?.trim().toLowerCase() || null;
  if (email !== null && !isEmail(email)) return err({ kind: 'not-an-email' });
  const signInName = wanted.signInName === '' ? await freeSignInName(tx, name) : wanted.signInName;
  if (!isSignInName(signInName)) return err({ kind: 'not-a-sign-in-name' });
  const staffCode = wanted.staffCode?.trim() || null;
  if (await takenBy(tx, 'sign_in_name', signInName)) return err({ kind: 'sign-in-name-taken' });
  if (email !== null && (await takenBy(tx, 'email', email))) return err({ kind: 'email-taken' });
  if (staffCode !== null && (await takenBy(tx, 'staff_code', staffCode))) return err({ kind: 'staff-code-taken' });
  const accountId = newId();
  const kind = wanted.kind ?? 'person';
  await tx.insertInto('account').values({ id: accountId, kind, name, post: wanted.post }).execute();
  await tx
    .insertInto('account_access')
    .values({ id: accountId, sign_in_name: signInName, email, staff_code: staffCode })
    .execute();
  await grantRoles(tx, accountId, wanted.grants);
  if (staffCode !== null) await ensureHolder(tx, accountId, name);
  return ok({ accountId, signInName });
}
