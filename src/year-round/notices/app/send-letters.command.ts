import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { sha256 } from '#src/platform/hash.ts';
import { mailIsSetUp, sendMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { workingDaysAround } from '#src/year-round/calendar/app/holidays.query.ts';
import type { WorkingDays } from '#src/year-round/calendar/domain/year-schedule.ts';
import { digestIsDue, minutesToNextTry } from '../domain/delivery.ts';
import { choicesAddress, noticeLetter, type NoticeInLetter } from '../domain/notice-letter.ts';
import { noticesToSend, type Receiver, receivers } from './letters.query.ts';

export type Sender = {
  readonly publicUrl: string;
  readonly agency: string;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
  /** Told to stop: no further letter is begun. */
  readonly isEnding?: () => boolean;
};

const CLAIM_FOR = '5 minutes';
/** What is sent at once waits so long for what comes with it, so that ten notices of one minute are one letter. */
const SETTLES_IN = 20_000;
/** So many letters in a row not taken: it is the mail server, and the next pass tries again. */
const ENOUGH_REFUSED = 3;

type Due = { readonly notices: readonly NoticeInLetter[]; readonly withDigest: boolean };

/** What is due to somebody now, by the roles that they hold today. */
async function dueTo(receiver: Receiver, calendar: WorkingDays, now: Date): Promise<Due> {
  const withDigest = digestIsDue(now, receiver, calendar);
  const actor = await asActor(WORKER, (tx) => actorOf(tx, receiver.accountId, dayInVietnam(now)));
  if (!actor) return { notices: [], withDigest };
  const notices = await asActor(actor, (tx) =>
    noticesToSend(tx, actor, withDigest ? ['at-once', 'digest'] : ['at-once'], now),
  );
  const oldest = notices.at(-1)?.at ?? now;
  const settled = withDigest || oldest.getTime() <= now.getTime() - SETTLES_IN;
  return { notices: settled ? notices : [], withDigest };
}

/** Takes the letters to somebody for five minutes; of several servers one gets them. Gives until when the daily ones are done. */
const claim = (accountId: string, now: Date): Promise<{ readonly doneOn: CalendarDay | null } | null> =>
  asActor(WORKER, async (tx) => {
    const { rows } = await sql<{ doneOn: CalendarDay | null }>`
      insert into notice_round as r (account_id, claimed_until) values (${accountId}, ${now}::timestamptz + ${CLAIM_FOR}::interval)
      on conflict (account_id) do update set claimed_until = excluded.claimed_until
        where coalesce(r.claimed_until, '-infinity') < ${now} and coalesce(r.next_try_at, '-infinity') <= ${now}
      returning r.digest_on as "doneOn"`.execute(tx);
    return rows[0] ?? null;
  });

/** The letter was taken, or there was nothing to say: what was in it is noted, and whether the day's letter is done. */
const done = (accountId: string, { notices, withDigest }: Due, now: Date): Promise<unknown> =>
  asActor(WORKER, async (tx) => {
    const ids = notices.map(({ id }) => id);
    await sql`insert into notice_receipt (account_id, notice_id, sent_at) select ${accountId}, id, ${now} from unnest(${ids}::uuid[]) id
              on conflict (account_id, notice_id) do update set sent_at = excluded.sent_at`.execute(tx);
    const today = withDigest ? dayInVietnam(now) : null;
    await sql`insert into notice_round as r (account_id, digest_on) values (${accountId}, ${today}::date)
              on conflict (account_id) do update set digest_on = coalesce(excluded.digest_on, r.digest_on),
                claimed_until = null, failures = 0, next_try_at = null`.execute(tx);
  });

/** Nothing to say today; whoever sends at this moment notes it themselves. */
const nothingToday = (accountId: string, now: Date): Promise<unknown> =>
  asActor(WORKER, (tx) =>
    sql`insert into notice_round as r (account_id, digest_on) values (${accountId}, ${dayInVietnam(now)}::date)
        on conflict (account_id) do update set digest_on = excluded.digest_on
          where coalesce(r.claimed_until, '-infinity') < ${now}`.execute(tx),
  );

/** Nothing is noted as sent; it is tried again after a while, longer each time. */
const refused = (accountId: string, now: Date): Promise<number> =>
  asActor(WORKER, async (tx) => {
    const { rows } = await sql<{ failures: number }>`
      update notice_round set claimed_until = null, failures = failures + 1 where account_id = ${accountId}
      returning failures`.execute(tx);
    const failures = rows[0]?.failures ?? 1;
    await sql`update notice_round set next_try_at = ${now}::timestamptz + make_interval(mins => ${minutesToNextTry(failures)})
              where account_id = ${accountId}`.execute(tx);
    return failures;
  });

/** The same notices to the same person are the same letter, also when it goes out a second time. */
const messageIdOf = (accountId: string, notices: readonly NoticeInLetter[], publicUrl: string): string => {
  const what = sha256([accountId, ...notices.map(({ id }) => id)].join());
  return `<${what.slice(0, 32)}@${new URL(publicUrl).hostname}>`;
};

/** Sends somebody what is due, if it is; null: there was nothing to send. */
async function sendTo(receiver: Receiver, calendar: WorkingDays, sender: Sender, now: Date): Promise<boolean | null> {
  const { accountId, email, name, language } = receiver;
  const seen = await dueTo(receiver, calendar, now);
  if (seen.notices.length === 0) {
    if (seen.withDigest) await nothingToday(accountId, now);
    return null;
  }
  const claimed = await claim(accountId, now);
  if (!claimed) return null; // another server is at it
  const due = await dueTo({ ...receiver, ...claimed }, calendar, now);
  if (due.notices.length === 0) {
    await done(accountId, due, now);
    return null;
  }
  const { publicUrl, agency, log } = sender;
  const { ok } = await sendMail({
    to: email,
    ...noticeLetter({ agency, publicUrl, name, language, notices: due.notices }),
    regular: {
      stopAt: choicesAddress(publicUrl, language),
      messageId: messageIdOf(accountId, due.notices, publicUrl),
    },
  });
  if (ok) {
    await done(accountId, due, now);
    return true;
  }
  const failures = await refused(accountId, now);
  const again = `in ${minutesToNextTry(failures)} min`;
  log({ at: now.toISOString(), notices: 'letter not taken', account: accountId, failures, again });
  return false;
}

/** Sends all letters that are due at a moment, one after the other; gives how many were taken. */
export async function sendNoticeLetters(sender: Sender, now: Date): Promise<number> {
  if (!mailIsSetUp()) return 0;
  const today = dayInVietnam(now);
  const { calendar, waiting } = await asActor(WORKER, async (tx) => ({
    calendar: await workingDaysAround(tx, today),
    waiting: await receivers(tx, now, today),
  }));
  let [sent, refusedInARow] = [0, 0];
  for (const receiver of waiting) {
    if (sender.isEnding?.() || refusedInARow >= ENOUGH_REFUSED) break;
    const taken = await sendTo(receiver, calendar, sender, now);
    if (taken === true) sent += 1;
    if (taken !== null) refusedInARow = taken ? 0 : refusedInARow + 1;
  }
  return sent;
}

const LOOK_EVERY = 20_000;
const PATIENCE_AT_END = 5000;

/** Looks three times a minute while the server runs; gives what ends it, after the letter under way or five seconds. */
export function keepSendingNotices(sender: Sender): () => Promise<void> {
  let ended = false;
  let next: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  const again = (): void => {
    if (ended) return;
    next = setTimeout(() => {
      underWay = sendNoticeLetters({ ...sender, isEnding: () => ended }, new Date())
        .catch(() => {}) // the database is away: what is due stays due
        .finally(again);
    }, LOOK_EVERY);
    next.unref();
  };
  again();
  return async () => {
    ended = true;
    clearTimeout(next);
    await Promise.race([underWay, new Promise((resolve) => setTimeout(resolve, PATIENCE_AT_END).unref())]);
  };
}
