import { sql } from 'kysely';
import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type FeedMeeting = {
  readonly id: string;
  readonly clusterYearId: string;
  readonly name: string | null;
  readonly heldOn: CalendarDay;
  readonly heldUntil: CalendarDay | null;
  readonly partOfDay: 'morning' | 'afternoon' | 'evening' | 'day' | null;
  readonly place: string | null;
  readonly version: number;
};

/** How long what is over stays in a calendar. */
const KEPT_DAYS = 60;

/** The conferences of some live years that are to come or were held of late; by index meeting_of_cluster_year. */
export async function meetingsOf(
  tx: Tx,
  clusterYearIds: readonly string[],
  today: CalendarDay,
): Promise<FeedMeeting[]> {
  if (clusterYearIds.length === 0) return [];
  const { rows } = await sql<FeedMeeting>`
    select m.id, m.cluster_year_id as "clusterYearId", m.name, m.held_on as "heldOn", m.held_until as "heldUntil",
      m.part_of_day as "partOfDay", m.place, m.version
    from meeting m where m.cluster_year_id = any (${[...clusterYearIds]}::uuid[]) and m.origin = 'live' and m.state <> 'cancelled'
      and m.held_on >= ${addDays(today, -KEPT_DAYS)}::date order by m.held_on, m.id
  `.execute(tx);
  return rows;
}
