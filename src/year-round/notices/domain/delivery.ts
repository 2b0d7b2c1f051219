import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Language } from '#src/kernel/language.ts';
import { dayInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { isWorkingDay, type WorkingCalendar } from '#src/kernel/working-days.ts';
import type { Concern } from './notice-kind.ts';

/** By letter at once, in one letter on each working day, or not. */
export const BY_MAIL = ['at-once', 'digest', 'never'] as const;
export type ByMail = (typeof BY_MAIL)[number];

/** How one person wants one concern; what does not count as new stands in the list all the same. */
export type Choice = { readonly inApp: boolean; readonly byMail: ByMail };

export type Choices = {
  readonly of: Readonly<Record<Concern, Choice>>;
  /** The hour of Vietnam from which the daily letter goes out. */
  readonly digestHour: number;
  readonly language: Language;
};

const COUNTED_AND_DAILY: Choice = { inApp: true, byMail: 'digest' };

/** Who has chosen nothing: everything counts, and who has an address gets one letter on each working day, at eight. */
export const UNCHOSEN: Choices = {
  of: {
    deadlines: COUNTED_AND_DAILY,
    'entered-for-unit': COUNTED_AND_DAILY,
    conversation: COUNTED_AND_DAILY,
    other: COUNTED_AND_DAILY,
  },
  digestHour: 8,
  language: 'vi',
};

/** Whether the daily letter is due: a working day, the hour has come, and the day's is not done. */
export function digestIsDue(
  now: Date,
  { digestHour, doneOn }: { readonly digestHour: number; readonly doneOn: CalendarDay | null },
  calendar: WorkingCalendar,
): boolean {
  const today = dayInVietnam(now);
  const hour = Number(timeInVietnam(now).slice(0, 2));
  return isWorkingDay(today, calendar) && hour >= digestHour && (doneOn === null || doneOn < today);
}

const WAITS_IN_MINUTES = [1, 5, 15, 60] as const;
const LONGEST_WAIT = 240;

/** After how many minutes a letter that was not taken is tried again: without end, for nothing that was told is lost. */
export const minutesToNextTry = (failures: number): number => WAITS_IN_MINUTES[failures - 1] ?? LONGEST_WAIT;
