import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { mailIsSetUp, sendMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { ROOT_FORMAT } from '../domain/root.ts';
import { letterDue, nextTryAfter, type Purpose, type WitnessStanding } from '../domain/witness.ts';
import { letterOf } from './root-letter.ts';
import { rootOf } from './root.query.ts';

/** Writes the letters that are due, of the newest root; of several servers at one database one does it. */
export async function writeDueLetters(now: Date): Promise<void> {
  await asActor(WORKER, async (tx) => {
    const lock = await sql<{ got: boolean }>`select pg_try_advisory_xact_lock(7316031) as got`.execute(tx);
    if (!lock.rows[0]?.got) return;
    const { rows } = await sql<WitnessStanding & { id: string; lastClosing: Date | null }>`
      select w.id, w.schedule, w.chosen_at as "chosenAt", w.ended_at as "endedAt", l.last as "lastMadeAt", coalesce(l.waits, false) as "isWaiting",
        (select max(at) from audit where act = 'year-handed-over') as "lastClosing"
      from audit_witness w cross join lateral (
        select max(made_at) as last, bool_or(state = 'waiting') as waits from root_letter where witness_id = w.id) l
      where w.ended_at is null or w.ended_at > ${now}::timestamptz - interval '30 days'
    `.execute(tx); // some witnesses, each by the unique index of their letters; index audit_of_hand_overs
    const due = rows.flatMap(({ id, lastClosing, ...witness }) => {
      const letter = letterDue(witness, lastClosing, now);
      return letter ? [{ id, ...letter }] : [];
    });
    const root = due.length > 0 ? await rootOf(tx, null) : null;
    if (!root) return;
    for (const { id, purpose, covers } of due) {
      if (root.sealedAt < covers) continue; // the sealer comes to it within a second
      await sql`
        insert into root_letter (id, witness_id, purpose, year, position, hash, sealed_at, made_at, next_try_at)
        values (${newId()}, ${id}, ${purpose}, ${root.year}, ${root.position}, decode(${root.hash}, 'hex'), ${root.sealedAt}, ${now}, ${now})
        on conflict (witness_id, year, position) do nothing
      `.execute(tx);
    }
  });
}

type Claimed = {
  readonly id: string;
  readonly email: string;
  readonly purpose: Purpose;
  readonly tries: number;
  readonly year: number;
  readonly position: string;
  readonly hash: string;
  readonly sealedAt: Date;
};

/** Takes the next letter that waits, for good: from here on nobody else sends it. */
const claim = (now: Date): Promise<Claimed | null> =>
  asActor(WORKER, async (tx) => {
    const { rows } = await sql<Claimed>`
      update root_letter l set state = 'sending', tries = l.tries + 1, tried_at = ${now}, version = l.version + 1
      from audit_witness w
      where w.id = l.witness_id and l.id = (select id from root_letter where state = 'waiting' and next_try_at <= ${now}
        order by next_try_at, id limit 1 for update skip locked)
      returning l.id, w.email, l.purpose, l.tries, l.year, l.position::text, encode(l.hash, 'hex') as hash, l.sealed_at as "sealedAt"
    `.execute(tx); // index root_letter_under_way
    return rows[0] ?? null;
  });

/** Sends what waits, one after the other, and writes down how each went; gives how many were taken. */
export async function sendWaitingLetters(now: Date): Promise<number> {
  let sent = 0;
  while (mailIsSetUp()) {
    const letter = await claim(now);
    if (!letter) break;
    const { id, email, purpose, tries, year, position, hash, sealedAt } = letter;
    const root = { format: ROOT_FORMAT, year, position: Number(position), hash } as const;
    const exported = { ...root, sealedAt: sealedAt.toISOString(), exportedAt: now.toISOString() };
    const { ok } = await sendMail({ to: email, ...letterOf(exported, purpose) });
    const wait = nextTryAfter(tries);
    await asActor(WORKER, (tx) =>
      ok
        ? sql`update root_letter set state = 'sent', sent_at = ${now}, version = version + 1 where id = ${id}`.execute(
            tx,
          )
        : sql`update root_letter set state = ${wait === null ? 'given-up' : 'waiting'}, version = version + 1,
                next_try_at = ${now}::timestamptz + make_interval(mins => ${wait ?? 0}) where id = ${id}`.execute(tx),
    );
    if (ok) sent += 1;
  }
  return sent;
}

const LOOK_EVERY = 60_000;

/** Looks once a minute while the server runs; gives what ends it, after the letter under way. */
export function keepSendingRoots(): () => Promise<void> {
  let underWay: Promise<unknown> = Promise.resolve();
  const look = async (): Promise<void> => {
    const now = new Date();
    await writeDueLetters(now);
    await sendWaitingLetters(now);
  };
  const timer = setInterval(() => {
    underWay = underWay.then(look).catch(() => {}); // the database is away: what is due stays due
  }, LOOK_EVERY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await underWay;
  };
}
