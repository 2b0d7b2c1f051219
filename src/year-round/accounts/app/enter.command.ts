import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { backupCodeFits, codeFits, passwordFits } from '#src/platform/credentials/credentials.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { typedName } from '../domain/sign-in-name.ts';
import { type HowSignedIn, openSession, endSession, type Pending, type Place, type Stage } from './sessions.command.ts';
import { logSignIn } from './sign-in-log.ts';
import { countTry, forgetTries, triesAtAccount, triesAtAddress, triesAtName, type TryKey } from './tries.command.ts';

export type EnterRefused =
  | { readonly kind: 'name-or-password-wrong' }
  | { readonly kind: 'code-wrong' | 'code-used-again' }
  | { readonly kind: 'too-many-tries'; readonly until: Date };
export type Entered = { readonly token: string; readonly stage: Stage };

/** What a person has still to show after the first proof: nothing, the second factor, or setting one up first. */
export async function stageFor(tx: Tx, accountId: string): Promise<Stage> {
  const row = await tx
    .selectFrom('account_access')
    .where('id', '=', accountId)
    .select([
      'second_factor_at',
      sql<boolean>`app.second_factor_is_wanting(id, (now() at time zone 'Asia/Ho_Chi_Minh')::date)`.as('required'),
    ])
    .executeTakeFirst();
  if (row?.second_factor_at != null) return 'code';
  return row?.required ? 'enrol' : 'open';
}

const knownAs = (tx: Tx, typed: string) =>
  tx
    .selectFrom('account_access')
    .where((row) => row.or([row('sign_in_name', '=', typed), row('email', '=', typed)]))
    .select(['id', 'disabled_at'])
    .executeTakeFirst();

const keysOf = (address: string | null): readonly TryKey[] => (address === null ? [] : [triesAtAddress(address)]);

/**
 * Enters with name (or address) and password. A name that is nobody's, a wrong password and a closed account are
 * answered alike, after the same work; tries are counted by name, account and address.
 */
export async function enterWithPassword(
  sent: { readonly name: string; readonly password: string },
  place: Place,
): Promise<Result<Entered, EnterRefused>> {
  const typed = typedName(sent.name).slice(0, 200);
  const known = await asActor(WORKER, (tx) => knownAs(tx, typed));
  const account = known && known.disabled_at === null ? known.id : null;
  const keys = [
    await triesAtName(typed),
    triesAtAccount(known?.id ?? typed), // as many rows are written for nobody as for somebody
    ...keysOf(place.address),
  ];
  const blocked = await countTry(keys);
  const refused = (why: string, alert = false): void =>
    logSignIn({ signIn: 'refused', why, account: known?.id ?? null, address: place.address, ...(alert && ALERT) });
  if (blocked) refused('too-many-tries', true);
  if (blocked?.until) return err({ kind: 'too-many-tries', until: blocked.until });
  return asActor(WORKER, async (tx) => {
    const fits = await passwordFits(tx, blocked ? null : account, sent.password.normalize('NFC').slice(0, 1024));
    if (!fits || account === null) {
      if (!blocked) refused('name-or-password-wrong');
      return err({ kind: 'name-or-password-wrong' });
    }
    await forgetTries(tx, keys);
    const stage = await stageFor(tx, account);
    return ok({ stage, token: await openSession(tx, { accountId: account, stage, how: 'password', place }) });
  });
}

const A_CODE = /^\d{6}$/;
const A_BACKUP_CODE = /^[a-z0-9]{5}-?[a-z0-9]{5}$/i;

/** Whether a typed code is the second factor's, now and for the first time; or a backup code that is left. */
async function secondFactorFits(tx: Tx, accountId: string, typed: string): Promise<'right' | 'wrong' | 'used-again'> {
  const code = typed.replace(/\s/g, '');
  if (A_CODE.test(code)) {
    if (!(await codeFits(tx, accountId, code))) return 'wrong';
    const first = await tx
      .insertInto('used_code')
      .values({ account_id: accountId, code })
      .onConflict((seen) =>
        seen
          .columns(['account_id', 'code'])
          .doUpdateSet({ at: sql`now()` })
          .where('used_code.at', '<', sql<Date>`now() - interval '5 minutes'`),
      )
      .returning('code')
      .executeTakeFirst();
    return first === undefined ? 'used-again' : 'right';
  }
  if (!A_BACKUP_CODE.test(code)) return 'wrong';
  const plain = code.replace('-', '').toUpperCase();
  return (await backupCodeFits(tx, accountId, `${plain.slice(0, 5)}-${plain.slice(5)}`)) ? 'right' : 'wrong';
}

/** The second step: a code of the authenticator or a backup code. The session gets a new secret. */
export async function enterWithCode(
  pending: Pending,
  sent: { readonly code: string; readonly token: string },
  place: Place,
): Promise<Result<Entered, EnterRefused>> {
  const proved = await proveByCode(pending.accountId, sent.code, place.address);
  return proved.ok ? asActor(WORKER, async (tx) => ok(await passOn(tx, pending, sent.token, place))) : proved;
}

/** Takes a code of somebody's second factor; tries are counted by account and address, and it is used up. */
export async function proveByCode(
  accountId: string,
  code: string,
  address: string | null,
): Promise<Result<null, EnterRefused>> {
  const keys = [{ ...triesAtAccount(`code:${accountId}`), silent: false }, ...keysOf(address)];
  const blocked = await countTry(keys);
  if (blocked?.until) {
    logSignIn({ signIn: 'refused', why: 'too-many-tries', account: accountId, address, alert: true });
    return err({ kind: 'too-many-tries', until: blocked.until });
  }
  const proved = await asActor(WORKER, async (tx) => {
    const fits = await secondFactorFits(tx, accountId, code);
    if (fits !== 'right') return err({ kind: fits === 'wrong' ? 'code-wrong' : 'code-used-again' } as const);
    await forgetTries(tx, keys);
    return ok(null);
  });
  if (!proved.ok) {
    const { kind } = proved.error;
    logSignIn({ signIn: 'refused', why: kind, account: accountId, address, ...(kind === 'code-used-again' && ALERT) });
  }
  return proved;
}

const ALERT = { alert: true } as const;

/** From a step of signing in to the open session, under a new secret. */
export async function passOn(
  tx: Tx,
  pending: { readonly accountId: string; readonly how: HowSignedIn },
  token: string,
  place: Place,
): Promise<Entered> {
  await endSession(tx, token);
  const { accountId, how } = pending;
  return { stage: 'open', token: await openSession(tx, { accountId, stage: 'open', how, place }) };
}
