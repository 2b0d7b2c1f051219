import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { STANDING } from '../domain/registration-state.ts';

/** A day on which the number of standing registrations changed, and how many left it by which way. */
export type AttritionDay = {
  readonly on: CalendarDay;
  readonly standing: number;
  readonly withdrawn: number;
  readonly ineligible: number;
  readonly ended: number;
};

/** How many registrations for an award stood after each day on which that changed: one grouped query over their lives. */
export async function attritionOf(
  tx: Tx,
  asked: { readonly clusterYearId: string; readonly award: string; readonly until: CalendarDay },
): Promise<AttritionDay[]> {
  const { rows } = await sql<Omit<AttritionDay, 'standing'> & { readonly change: number }>`
    with step as (
      select e.happened_on, e.state, e.state = any(${sql.val(STANDING)}) as stands,
             coalesce(lag(e.state) over one_life = any(${sql.val(STANDING)}), false) as stood
      from registration r join registration_event e on e.registration_id = r.id
      where r.cluster_year_id = ${asked.clusterYearId} and r.award_id = ${asked.award} and e.happened_on <= ${asked.until}
      window one_life as (partition by r.id order by e.recorded_at)
    )
    select happened_on as "on", sum(stands::int - stood::int)::int as change,
           count(*) filter (where stood and state = 'withdrawn')::int as withdrawn,
           count(*) filter (where stood and state = 'ineligible')::int as ineligible,
           count(*) filter (where stood and state = 'unit-ended')::int as ended
    from step group by happened_on having sum(stands::int - stood::int) <> 0 order by happened_on`.execute(tx);
  let standing = 0;
  return rows.map(({ change, ...day }) => {
    standing += change;
    return { ...day, standing };
  });
}
