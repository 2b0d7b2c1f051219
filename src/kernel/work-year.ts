import { addDays, type CalendarDay, calendarDay, partsOf } from './calendar-day.ts';
import type { Language } from './language.ts';
import type { Period } from './period.ts';

/**
 * Which twelve months an agency calls its work year: a Sở Tư pháp counts the calendar year, civil enforcement (THADS)
 * 1 October to 30 September. One emulation year of a cluster holds both, so every figure carries its own period.
 */
export const WORK_CALENDARS = ['calendar-year', 'october-to-september'] as const;
export type WorkCalendar = (typeof WORK_CALENDARS)[number];

/** Reports cover a named part of the work year; «9 tháng» is a period with days, not three quarters of a figure. */
export const WORK_PERIODS = [
  'quarter-1',
  'quarter-2',
  'quarter-3',
  'quarter-4',
  'six-months',
  'nine-months',
  'year',
] as const;
export type WorkPeriod = (typeof WORK_PERIODS)[number];

/** The first month and the number of months, counted from the start of the work year. */
const MONTHS: Record<WorkPeriod, readonly [after: number, months: number]> = {
  'quarter-1': [0, 3],
  'quarter-2': [3, 3],
  'quarter-3': [6, 3],
  'quarter-4': [9, 3],
  'six-months': [0, 6],
  'nine-months': [0, 9],
  year: [0, 12],
};

/** The months by which a work year begins before 1 January of the year it is named by. */
const LEAD: Record<WorkCalendar, number> = { 'calendar-year': 0, 'october-to-september': 3 };

/** The days of the work year: 2027 of civil enforcement runs from 01/10/2026 to 30/9/2027. */
export const workYear = (calendar: WorkCalendar, year: number): Period => workPeriod(calendar, year, 'year');

/** The days of a named part of the work year: its first six months are October to March in civil enforcement. */
export function workPeriod(calendar: WorkCalendar, year: number, name: WorkPeriod): Period {
  const [after, months] = MONTHS[name];
  const start = after - LEAD[calendar];
  return { from: firstOfMonth(year, start), to: addDays(firstOfMonth(year, start + months), -1) };
}

/** The work year to which a day belongs: for civil enforcement 01/10/2026 is the first day of 2027. */
export function workYearOf(calendar: WorkCalendar, day: CalendarDay): number {
  const { year, month } = partsOf(day);
  return month + LEAD[calendar] > 12 ? year + 1 : year;
}

const NAMES: Record<Language, Record<WorkPeriod, string>> = {
  vi: {
    'quarter-1': 'Quý I',
    'quarter-2': 'Quý II',
    'quarter-3': 'Quý III',
    'quarter-4': 'Quý IV',
    'six-months': '6 tháng',
    'nine-months': '9 tháng',
    year: 'Năm',
  },
  en: {
    'quarter-1': 'First quarter',
    'quarter-2': 'Second quarter',
    'quarter-3': 'Third quarter',
    'quarter-4': 'Fourth quarter',
    'six-months': 'Six months',
    'nine-months': 'Nine months',
    year: 'Year',
  },
};

/** «Quý I», «6 tháng», «9 tháng», «Năm». */
export const workPeriodName = (name: WorkPeriod, language: Language = 'vi'): string => NAMES[language][name];

/** The first day of the month that lies so many months after January of a year, or before it if negative. */
function firstOfMonth(year: number, monthsAfterJanuary: number): CalendarDay {
  const years = Math.floor(monthsAfterJanuary / 12);
  const day = calendarDay(year + years, monthsAfterJanuary - 12 * years + 1, 1);
  if (day === null) throw new RangeError(`Not a year of the calendar: ${year}`);
  return day;
}
