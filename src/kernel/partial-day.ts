import { type CalendarDay, calendarDay, daysInMonth, isCalendarDay } from './calendar-day.ts';
import type { Language } from './language.ts';
import { err, ok, type Result } from './result.ts';
import { type DayRefusal, parseDate, printDay } from './vietnamese-date.ts';

/**
 * A day as far as a paper gives it: '2019-03-05', '2019-03' (only the month) or '2019' (only the year). What is not known
 * is not made up; where days must be compared, the whole span that it may mean is compared.
 */
export type PartialDay = CalendarDay | `${number}-${number}` | `${number}`;
export type Precision = 'day' | 'month' | 'year';

export const isPartialDay = (text: string): text is PartialDay =>
  isCalendarDay(text) || (/^\d{4}(-\d{2})?$/.test(text) && isCalendarDay(`${text}-01-01`.slice(0, 10)));

export const precisionOf = (day: PartialDay): Precision =>
  day.length === 4 ? 'year' : day.length === 7 ? 'month' : 'day';

/** The first day that it may mean. */
export const firstDay = (day: PartialDay): CalendarDay => `${day}-01-01`.slice(0, 10) as CalendarDay;

/** The last day that it may mean. */
export function lastDay(day: PartialDay): CalendarDay {
  if (isCalendarDay(day)) return day;
  const [year = 0, month = 12] = day.split('-').map(Number);
  return calendarDay(year, month, daysInMonth(month, year)) ?? firstDay(day);
}

/** Before in whatever way the unknown parts are filled in. «năm 2019» is not surely before «tháng 5/2019». */
export const surelyBefore = (one: PartialDay, other: PartialDay): boolean => lastDay(one) < firstDay(other);

/** The order of lists: by the first day that each may mean; of two with the same one, the less exact first. */
export function comparePartialDays(one: PartialDay, other: PartialDay): number {
  const [first, second] = [firstDay(one), firstDay(other)];
  if (first !== second) return first < second ? -1 : 1;
  return one.length - other.length;
}

/** Reads what a paper or a form gives of a day: «05/3/2019», «tháng 3/2019», «3/2019», «năm 2019», «2019». */
export function parsePartialDay(text: string): Result<PartialDay, DayRefusal> {
  const read = parseDate(text);
  if (!read.ok) return read;
  const date = read.value;
  if (date.precision === 'year' || date.precision === 'month') {
    const year = String(date.year).padStart(4, '0');
    const known = date.precision === 'year' ? year : `${year}-${String(date.month).padStart(2, '0')}`;
    return isPartialDay(known) ? ok(known) : err({ kind: 'not-a-day', text });
  }
  if (date.precision !== 'day') return err({ kind: 'incomplete-day', text });
  const [day, ...others] = date.days;
  return others.length > 0 ? err({ kind: 'more-than-one-day', text }) : ok(day);
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** «05/3/2019», «tháng 3/2019», «năm 2019»; in English «5 March 2019», «March 2019», «2019». */
export function printPartialDay(day: PartialDay, language: Language = 'vi'): string {
  if (isCalendarDay(day)) return printDay(day, language);
  const [year = '', month] = day.split('-');
  if (language === 'en') return month === undefined ? year : `${MONTHS[Number(month) - 1] ?? ''} ${year}`;
  return month === undefined ? `năm ${year}` : `tháng ${Number(month)}/${year}`;
}

/** As it is typed again into a form: «05/3/2019», «3/2019», «2019». */
export const typedPartialDay = (day: PartialDay): string => printPartialDay(day).replace(/^(?:tháng|năm) /, '');
