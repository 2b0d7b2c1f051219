import { addDays, type CalendarDay, weekday } from './calendar-day.ts';

/**
 * What the calendar of a time says otherwise than its weeks: days off from Monday to Friday, and Saturdays or Sundays that
 * are worked in their place («làm bù»). The days of a year are announced, so the caller brings them.
 */
export type WorkingCalendar = {
  readonly off: ReadonlySet<CalendarDay>;
  readonly worked: ReadonlySet<CalendarDay>;
};

/** Monday to Friday unless the day is off; a Saturday or Sunday only where it is worked in place of another day. */
export const isWorkingDay = (day: CalendarDay, { off, worked }: WorkingCalendar): boolean =>
  worked.has(day) || (weekday(day) !== 0 && weekday(day) !== 6 && !off.has(day));

/**
 * The day on which so many working days have passed; the day of the event is not counted. A term of 10 working days
 * from a Friday ends on the Friday two weeks later. Negative counts go back: "5 working days before the meeting".
 */
export function addWorkingDays(day: CalendarDay, count: number, calendar: WorkingCalendar): CalendarDay {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a number of working days: ${count}`);
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, calendar)) left -= 1;
  }
  return reached;
}

/** The working days after one day up to and including another; negative if the second is earlier. */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay, calendar: WorkingCalendar): number {
  if (to < from) {
    const back = workingDaysBetween(to, from, calendar);
    // going back, the day that is left is not counted and the day that is reached is
    return -(back - Number(isWorkingDay(from, calendar)) + Number(isWorkingDay(to, calendar)));
  }
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}
