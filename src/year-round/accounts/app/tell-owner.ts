import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import type { Language } from '#src/kernel/language.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { mailIsSetUp, sendMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { ownerLetter, type WayInEvent } from '../domain/owner-letters.ts';
import { hashOf } from './secret-token.ts';
import type { Place } from './sessions.command.ts';

type Told = { readonly agency: string; readonly place: Place; readonly to?: string | null };

/**
 * Tells the owner of an account by letter what happened to their ways in. Nothing waits for it, and a mail server that
 * is away stops nothing: the log tells that the letter was not sent.
 */
export function tellOwner(accountId: string, event: WayInEvent, told: Told): void {
  if (mailIsSetUp()) void sendTo(accountId, event, told).catch(noted);
}

const noted = (thrown: unknown): void =>
  console.error(JSON.stringify({ mail: 'not sent', why: thrown instanceof Error ? thrown.message : String(thrown) }));

async function sendTo(accountId: string, event: WayInEvent, { agency, place, to }: Told): Promise<void> {
  const owner = await asActor(WORKER, (tx) =>
    tx
      .selectFrom('account_access')
      .innerJoin('account', 'account.id', 'account_access.id')
      .where('account.id', '=', accountId)
      .select(['account.name', 'sign_in_name as signInName', 'email', 'language'])
      .executeTakeFirst(),
  );
  const address = to ?? owner?.email ?? null;
  if (!owner || address === null) return;
  const language: Language = owner.language === 'en' ? 'en' : 'vi';
  const { name, signInName } = owner;
  const about = { agency, name, signInName, at: printInstant(new Date(), language), ...place };
  await sendMail({ to: address, ...ownerLetter(event, about, language) });
}

/**
 * What a session that has just been opened says of its holder: the language to write to them in, which is kept, and
 * whether they came by a device from which they never signed in before. The very first device is no news.
 */
export async function notedAtSignIn(
  token: string,
  language: Language,
): Promise<{ readonly accountId: string; readonly isNewDevice: boolean } | null> {
  const tokenHash = await hashOf(token);
  return asActor(WORKER, async (tx) => {
    const held = await tx
      .selectFrom('session')
      .innerJoin('account_access', 'account_access.id', 'session.account_id')
      .where('token_hash', '=', tokenHash)
      .where('stage', '=', 'open')
      .select(['account_id as accountId', 'session.device', 'account_access.language'])
      .executeTakeFirst();
    if (!held) return null;
    if (held.language !== language)
      await tx.updateTable('account_access').set({ language }).where('id', '=', held.accountId).execute();
    const rule = await tx.selectFrom('account_rule').select('tells_of_new_device').executeTakeFirstOrThrow();
    const { rows } = await sql<{ came: boolean; isKnown: boolean }>`
      select count(device) > ${held.device === null ? 0 : 1} as came,
        count(*) filter (where device is not distinct from ${held.device}) > 1 as "isKnown"
      from sign_in where account_id = ${held.accountId}`.execute(tx); // index sign_in_by_account; one row is this sign-in
    const isNew = rows[0]?.came === true && !rows[0].isKnown;
    return { accountId: held.accountId, isNewDevice: isNew && rule.tells_of_new_device };
  });
}
