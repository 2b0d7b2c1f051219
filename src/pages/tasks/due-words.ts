import { type CalendarDay, daysBetween, weekdayName, yearOf } from '#src/kernel/calendar-day.ts';
import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { workingDaysBetween } from '#src/kernel/working-days.ts';
import { dayOffOn, isProvisional, type WorkingDays } from '#src/year-round/calendar/domain/year-schedule.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export type Words = typeof vi;
export const wordsIn = (language: Language): Words => (language === 'vi' ? vi : en);

/** What every line counts by. */
export type Today = { readonly day: CalendarDay; readonly language: Language; readonly calendar: WorkingDays };

/** «31/01», and with its year where that is not this one. */
export const shortDay = (day: CalendarDay, today: CalendarDay): string => {
  const [year, month, dayOfMonth] = day.split('-');
  return `${dayOfMonth}/${month}${yearOf(day) === yearOf(today) ? '' : `/${year}`}`;
};

/** «còn 3 ngày làm việc», «quá hạn 2 ngày làm việc», with «tạm tính» where a day off is not established. */
export function leftInWords(dueOn: CalendarDay, { day, language, calendar }: Today): string {
  const words = wordsIn(language);
  if (dueOn === day) return words.today;
  const count = workingDaysBetween(day, dueOn, calendar);
  const said = dueOn < day ? words.daysLate(-count) : words.daysLeft(count);
  return isProvisional(day, dueOn, calendar) ? words.provisional(said) : said;
}

export const opensInWords = (opensOn: CalendarDay, { day, language }: Today): string =>
  wordsIn(language).opensIn(daysBetween(day, opensOn));

/** «31/01/2027 là Chủ nhật. Ngày làm việc liền trước: 29/01/2027»; null of a working day. It moves no deadline. */
export function dayOffInWords(dueOn: CalendarDay, { language, calendar }: Today): string | null {
  const off = dayOffOn(dueOn, calendar);
  if (!off) return null;
  const name = off.name ?? weekdayName(dueOn, language);
  return wordsIn(language).dueOnDayOff(printDay(dueOn, language), name, printDay(off.before, language));
}
