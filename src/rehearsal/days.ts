import { type CalendarDay, calendarDay } from '#src/kernel/calendar-day.ts';

/** A day of a rehearsed year; a day that does not exist is a defect of the rehearsal. */
export function dayIn(year: number, month: number, dayOfMonth: number): CalendarDay {
  const day = calendarDay(year, month, dayOfMonth);
  if (!day) throw new Error(`no such day: ${year}-${month}-${dayOfMonth}`);
  return day;
}

/** Papers of a rehearsal carry the instant of their day, so that the same seed prints the same bytes. */
export const instantOf = (day: CalendarDay): Date => new Date(`${day}T03:00:00Z`);
