import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';

/** From the first to the last day, both included; null where no source states an end. */
export type Period = { readonly from: CalendarDay | null; readonly until: CalendarDay | null };

export const ALWAYS: Period = { from: null, until: null };

export const isWithin = (day: CalendarDay, period: Period): boolean =>
  (period.from === null || period.from <= day) && (period.until === null || day <= period.until);

/** The days that both periods share; null where they share none. */
export function sharedDays(a: Period, b: Period): Period | null {
  const from = a.from === null ? b.from : b.from === null || b.from < a.from ? a.from : b.from;
  const until = a.until === null ? b.until : b.until === null || b.until > a.until ? a.until : b.until;
  return from !== null && until !== null && from > until ? null : { from, until };
}

/** The shortest period that holds both. */
export const hull = (a: Period, b: Period): Period => ({
  from: a.from === null || b.from === null ? null : a.from < b.from ? a.from : b.from,
  until: a.until === null || b.until === null ? null : a.until > b.until ? a.until : b.until,
});

/** The period as the database writes it: the last day is not in it. */
export const daterange = (period: Period): string =>
  `[${period.from ?? ''},${period.until === null ? '' : addDays(period.until, 1)})`;

const DATERANGE = /^[[(](\d{4}-\d\d-\d\d)?,(\d{4}-\d\d-\d\d)?\)$/;

/** Reads what the database wrote. */
export function periodOf(range: string): Period {
  const [, from, end] = DATERANGE.exec(range) ?? [];
  return {
    from: (from as CalendarDay | undefined) ?? null,
    until: end === undefined ? null : addDays(end as CalendarDay, -1),
  };
}
