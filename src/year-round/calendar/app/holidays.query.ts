import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { type CalendarDay, yearOf } from '#src/kernel/calendar-day.ts';
import type { HolidayRow } from '#src/law/public-holidays.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import {
  type KeptSchedule,
  scheduleOf,
  type WorkingDays,
  workingDaysOf,
  type YearSchedule,
} from '../domain/year-schedule.ts';

/** What officers keep of some years; by the unique index on the year, then special_day_of_schedule. */
async function keptSchedules(tx: Tx, years: readonly number[]): Promise<KeptSchedule[]> {
  const rows = await tx
    .selectFrom('holiday_schedule as s')
    .where('s.year', 'in', [...years])
    .select((eb) => [
      's.year',
      's.announced_by as announcedBy',
      's.version',
      jsonArrayFrom(
        eb
          .selectFrom('special_day as d')
          .whereRef('d.schedule_id', '=', 's.id')
          .orderBy('d.day')
          .select(['d.day', 'd.kind', 'd.name', 'd.source', 'd.status']),
      ).as('days'),
    ])
    .execute();
  return rows.map((row) => ({ ...row, days: row.days as readonly HolidayRow[] }));
}

export const scheduleOfYear = async (tx: Tx, year: number): Promise<YearSchedule> =>
  scheduleOf(year, await keptSchedules(tx, [year]));

/** What working days are counted by around a day: from the year before it to the second year after. One query. */
export async function workingDaysAround(tx: Tx, day: CalendarDay): Promise<WorkingDays> {
  const years = [-1, 0, 1, 2].map((from) => yearOf(day) + from);
  const kept = await keptSchedules(tx, years);
  return workingDaysOf(years.map((year) => scheduleOf(year, kept)));
}
