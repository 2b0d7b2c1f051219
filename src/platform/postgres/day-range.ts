import { addDays, type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import type { Period } from '#src/kernel/period.ts';

/** A stretch of days as PostgreSQL's daterange, both ends included. */
export const toDayRange = (period: Period | null): string | null => (period ? `[${period.from},${period.to}]` : null);

/** PostgreSQL answers `[from,after)`: the day after the last; an open or missing end has no period here. */
export function fromDayRange(range: string | null): Period | null {
  const [from = '', after = ''] = range?.slice(1, -1).split(',') ?? [];
  if (!isCalendarDay(from) || !isCalendarDay(after)) return null;
  return { from, to: addDays(after, -1) as CalendarDay };
}
