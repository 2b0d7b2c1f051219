import { addDays, type CalendarDay, weekday } from './calendar-day.ts';

/** Monday to Friday, unless it is a holiday. The holidays of a year are announced, so the caller brings the list. */
export const isWorkingDay = (day: CalendarDay, holidays: readonly CalendarDay[]): boolean =>
  weekday(day) !== 0 && weekday(day) !== 6 && !holidays.includes(day);

/**
 * The day on which so many working days have passed; the day of the event is not counted. A term of 10 working days
 * from a Friday ends on the Friday two weeks later. Negative counts go back: "5 working days before the meeting".
 */
export function addWorkingDays(day: CalendarDay, count: number, holidays: readonly CalendarDay[]): CalendarDay {
  if (!Number.isSafeInteger(count)) throw new RangeError(`Not a number of working days: ${count}`);
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0; ) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached, holidays)) left -= 1;
  }
  return reached;
}

/** The working days after one day up to and including another; negative if the second is earlier. */
export function workingDaysBetween(from: CalendarDay, to: CalendarDay, holidays: readonly CalendarDay[]): number {
  const step = from <= to ? 1 : -1;
  let count = 0;
  for (let day = from; day !== to; ) {
    day = addDays(day, step);
    if (isWorkingDay(day, holidays)) count += step;
  }
  return count;
}
