import { type CalendarDay, daysBetween } from './calendar-day.ts';

/** A stretch of days; both ends belong to it, as in «từ ngày … đến hết ngày …». */
export type Period = { readonly from: CalendarDay; readonly to: CalendarDay };

/** Whether the day lies in the period, its first and last days included. */
export const contains = (period: Period, day: CalendarDay): boolean => period.from <= day && day <= period.to;

/** The days that two periods share, or null: a campaign's own time and the time over which it is measured may differ. */
export function overlap(a: Period, b: Period): Period | null {
  const from = a.from > b.from ? a.from : b.from;
  const to = a.to < b.to ? a.to : b.to;
  return from <= to ? { from, to } : null;
}

/** How many days a period has, both ends counted. */
export const lengthInDays = (period: Period): number => daysBetween(period.from, period.to) + 1;
