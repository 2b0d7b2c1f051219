import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Language } from '#src/kernel/language.ts';
import { reachOf } from '#src/kernel/reach.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { type ByMail, UNCHOSEN } from '../domain/delivery.ts';
import type { NoticeInLetter } from '../domain/notice-letter.ts';
import { readUntil } from './notices.query.ts';

/** Somebody to whom a letter may be due now. */
export type Receiver = {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly digestHour: number;
  readonly language: Language;
  readonly doneOn: CalendarDay | null;
};

/**
 * Whoever has an address and no letter of theirs under way or waiting for its next try: those whose daily letter is not
 * done, and those who want something at once. Accounts of a demonstration get none.
 */
export async function receivers(tx: Tx, now: Date, today: CalendarDay): Promise<Receiver[]> {
  const { rows } = await sql<Receiver>`
    select a.id as "accountId", a.name, w.email, coalesce(d.digest_hour, ${UNCHOSEN.digestHour}) as "digestHour",
      coalesce(d.language, ${UNCHOSEN.language}) as language, r.digest_on as "doneOn"
    from account_access w join account a on a.id = w.id
      left join notice_delivery d on d.account_id = a.id
      left join notice_round r on r.account_id = a.id
    where w.email is not null and w.disabled_at is null and a.kind = 'person' and not a.is_demonstration
      and coalesce(r.claimed_until, '-infinity') < ${now} and coalesce(r.next_try_at, '-infinity') <= ${now}
      and (coalesce(r.digest_on, '-infinity') < ${today}::date
        or exists (select from notice_choice c where c.account_id = a.id and c.by_mail = 'at-once'))
    order by a.id`.execute(tx);
  return rows;
}

const MOST_IN_A_LETTER = 500;
/** What nobody read or was sent for so long is no news. */
const NEWS_FOR = sql`interval '30 days'`;

/**
 * What is to be sent to somebody of the concerns that they want in such a way: neither read nor sent, the newest first. It is
 * read as that person, so a letter holds nothing that the list would not show; by the indexes of both kinds of notices.
 */
export async function noticesToSend(
  tx: Tx,
  actor: Actor,
  ways: readonly ByMail[],
  now: Date,
): Promise<NoticeInLetter[]> {
  const { rows } = await sql<NoticeInLetter>`
    select n.id, n.concern, n.kind, n.about, n.unit, a.name as by, n.at
    from (
      select id, concern, kind, about, null as unit, by_account_id, at from personal_notice where account_id = ${actor.id}
      union all
      select id, 'entered-for-unit', kind, about, app.unit_name_on(unit_id, at::date), by_account_id, at
      from notice where unit_id = any (${[...reachOf(actor).units]}::uuid[])
    ) n left join account a on a.id = n.by_account_id
    where n.at > (select greatest(${now}::timestamptz - ${NEWS_FOR}, ${readUntil(actor)}))
      and not exists (select from notice_receipt r where r.account_id = ${actor.id} and r.notice_id = n.id
                      and (r.read_at is not null or r.sent_at is not null))
      and coalesce((select c.by_mail from notice_choice c where c.account_id = ${actor.id} and c.concern = n.concern),
                   ${UNCHOSEN.of.other.byMail}) = any (${[...ways]}::text[])
    order by n.at desc, n.id desc limit ${MOST_IN_A_LETTER}`.execute(tx);
  return rows;
}
