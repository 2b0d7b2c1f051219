import { addDays, type CalendarDay, weekday } from '#src/kernel/calendar-day.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';

/** How many days, weeks and months have a backup kept: of each the last one that was made in it. */
export type Keep = { readonly daily: number; readonly weekly: number; readonly monthly: number };

export const USUAL_KEEP: Keep = { daily: 7, weekly: 4, monthly: 12 };

const mondayOf = (day: CalendarDay): CalendarDay => addDays(day, -((weekday(day) + 6) % 7));

const PERIODS: Record<keyof Keep, (day: CalendarDay) => string> = {
  daily: (day) => day,
  weekly: mondayOf,
  monthly: (day) => day.slice(0, 7),
};

/**
 * Which backups stay. A day, week or month without any does not count, so old ones are not lost because a machine stood
 * still; the newest stays always.
 */
export function keptBackups(made: readonly Date[], keep: Keep): readonly Date[] {
  const newestFirst = made.toSorted((a, b) => b.getTime() - a.getTime());
  const kept = new Set(newestFirst.slice(0, 1));
  for (const period of ['daily', 'weekly', 'monthly'] as const) {
    const seen = new Set<string>();
    for (const backup of newestFirst) {
      const name = PERIODS[period](dayInVietnam(backup));
      if (seen.has(name)) continue;
      if (seen.size === keep[period]) break;
      seen.add(name);
      kept.add(backup);
    }
  }
  return [...kept];
}
