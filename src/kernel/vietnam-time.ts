import { type CalendarDay, isCalendarDay } from './calendar-day.ts';

// The Swedish form is 'YYYY-MM-DD HH:MM': the one locale that prints a moment as data.
const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Ho_Chi_Minh',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The day on the calendars of Vietnam at this instant; at 17:00 UTC the next one has begun. */
export function dayInVietnam(instant: Date): CalendarDay {
  const day = CLOCK.format(instant).slice(0, 10);
  if (!isCalendarDay(day)) throw new RangeError(`No calendar day at ${String(instant)}`);
  return day;
}

/** The time on the clocks of Vietnam, 'HH:MM'. */
export const timeInVietnam = (instant: Date): string => CLOCK.format(instant).slice(11, 16);

/** The instant at which the clocks of Vietnam show this day and time; Vietnam keeps UTC+7 all year. */
export const instantInVietnam = (day: CalendarDay, time: `${number}:${number}` = '00:00'): Date =>
  new Date(`${day}T${time}:00+07:00`);
