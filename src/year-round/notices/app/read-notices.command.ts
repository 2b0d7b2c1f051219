import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { reachOf } from '#src/kernel/reach.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { readUntil, whereNoticeLeads } from './notices.query.ts';

/** Notes that a person has opened one notice, told to them or to their units; nothing is deleted by reading. */
export async function readNotice(tx: Tx, actor: Actor, noticeId: string): Promise<void> {
  if ((await whereNoticeLeads(tx, actor, noticeId)) === null) return;
  await sql`insert into notice_receipt (account_id, notice_id, read_at) values (${actor.id}, ${noticeId}, now())
            on conflict (account_id, notice_id) do update set read_at = coalesce(notice_receipt.read_at, now())`.execute(
    tx,
  );
}

/**
 * Notes that everything is read up to the newest notice that stood on the page: what was told meanwhile stays new.
 */
export async function readNoticesUpTo(tx: Tx, actor: Actor, newestId: string): Promise<void> {
  await sql`insert into notices_read (account_id, until)
            select ${actor.id}, at from (select id, at from notice union all select id, at from personal_notice) n where id = ${newestId}
            on conflict (account_id) do update set until = greatest(notices_read.until, excluded.until)`.execute(tx);
}

/** Notes that a person has read what was entered for their units, as the page of tasks shows it. */
export async function readNoticesOfUnits(tx: Tx, actor: Actor): Promise<void> {
  await sql`insert into notice_receipt (account_id, notice_id, read_at)
            select ${actor.id}, n.id, now() from notice n
            where n.unit_id = any (${[...reachOf(actor).units]}::uuid[])
              and n.at > ${readUntil(actor)}
            on conflict (account_id, notice_id) do update set read_at = coalesce(notice_receipt.read_at, now())`.execute(
    tx,
  );
}
