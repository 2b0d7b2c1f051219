import type { Language } from './language.ts';

/** A day of the calendar as text, 'YYYY-MM-DD'. It has no hour and no zone; texts compare in the order of days. */
export type CalendarDay = `${number}-${number}-${number}`;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const MILLISECONDS_PER_DAY = 86_400_000;

const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** How many days a month (1 to 12) has; an unknown year grants February its 29th. */
export const daysInMonth = (month: number, year: number | null): number =>
  month === 2 ? (year === null || isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** The day of these numbers, or null if the calendar has none (31/11, 29/02/2027). */
export function calendarDay(year: number, month: number, dayOfMonth: number): CalendarDay | null {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`;
  return isCalendarDay(text) ? text : null;
}

/** Whether a text names a real day of the years 0001 to 9999. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (!SHAPE.test(text)) return false;
  const { year, month, dayOfMonth } = partsOf(text);
  return year > 0 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(month, year);
}

/** The year, month (1 to 12) and day of the month. */
export const partsOf = (day: string): { year: number; month: number; dayOfMonth: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  dayOfMonth: Number(day.slice(8, 10)),
});

/** The calendar year of a day. The work year of an agency may be another one: see `workYearOf`. */
export const yearOf = (day: CalendarDay): number => partsOf(day).year;

/** The day so many days later, or earlier if negative. */
export const addDays = (day: CalendarDay, days: number): CalendarDay => fromDayNumber(dayNumber(day) + days);

/** How many days lie from one day to another: 0 for the same day, negative if the second is earlier. */
export const daysBetween = (from: CalendarDay, to: CalendarDay): number => dayNumber(to) - dayNumber(from);

/** 0 Sunday, 1 Monday … 6 Saturday. */
export const weekday = (day: CalendarDay): number => new Date(dayNumber(day) * MILLISECONDS_PER_DAY).getUTCDay();

const WEEKDAYS: Record<Language, readonly string[]> = {
  vi: ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** The name of the weekday with the capitals of Nghị định 30/2020/NĐ-CP: «thứ Hai», «Chủ nhật». */
export const weekdayName = (day: CalendarDay, language: Language = 'vi'): string =>
  WEEKDAYS[language][weekday(day)] ?? '';

// Midnight in UTC keeps the count free of the zone of the machine. 'Z' texts parse alike everywhere.
const dayNumber = (day: CalendarDay): number => {
  if (!isCalendarDay(day)) throw new RangeError(`Not a day of the calendar: ${String(day)}`);
  return Date.parse(`${day}T00:00:00Z`) / MILLISECONDS_PER_DAY;
};

function fromDayNumber(number: number): CalendarDay {
  const date = new Date(number * MILLISECONDS_PER_DAY);
  const day = calendarDay(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
  if (day === null) throw new RangeError(`No day with the number ${number}`);
  return day;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
