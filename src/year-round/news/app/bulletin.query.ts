import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type SavedBulletin = {
  readonly id: string;
  readonly text: string;
  readonly version: number;
  /** The day on which the head of the cluster approved exactly this text; null while it is a draft. */
  readonly approvedOn: CalendarDay | null;
  readonly savedBy: string;
  readonly savedAt: Date;
};

/** The bulletin of a meeting as it was last saved, and by whom; null while none was. By its unique meeting, audit_of_a_row. */
export async function bulletinOf(tx: Tx, meetingId: string): Promise<SavedBulletin | null> {
  const { rows } = await sql<SavedBulletin>`
    select b.id, b.text, b.version, b.approved_on as "approvedOn", save.at as "savedAt", coalesce(account.name, 'Máy chủ') as "savedBy"
    from bulletin b cross join lateral app.last_save(b.id) save left join account on account.id = save.actor_id
    where b.meeting_id = ${meetingId}
  `.execute(tx);
  return rows[0] ?? null;
}
