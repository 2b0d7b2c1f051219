import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { isWorkingDay, type WorkingCalendar, workingDaysBetween } from '#src/kernel/working-days.ts';

/** The stages of a deadline that is not met, each told once. */
export type ReminderStage = 'five-days-before' | 'one-day-before' | 'day-after' | 'escalated';

/** In working days; proposed by us, no text fixes them (docs/decisions/0009). */
export const LADDER = { far: 5, near: 1, escalates: 3, ends: 7 } as const;

/**
 * Which stage stands on a day, or null: earlier than five working days before, on a day off, and for ever after the seventh
 * working day late. A day without a run is made up for by the next, but what a later stage has overtaken is not told.
 */
export function reminderStageOn(day: CalendarDay, dueOn: CalendarDay, calendar: WorkingCalendar): ReminderStage | null {
  if (!isWorkingDay(day, calendar)) return null;
  if (day <= dueOn) {
    const left = workingDaysBetween(day, dueOn, calendar);
    if (left > LADDER.far) return null;
    return left > LADDER.near ? 'five-days-before' : 'one-day-before';
  }
  const late = workingDaysBetween(dueOn, day, calendar);
  if (late > LADDER.ends) return null;
  return late < LADDER.escalates ? 'day-after' : 'escalated';
}
