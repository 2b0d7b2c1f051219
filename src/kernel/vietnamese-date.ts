import { type CalendarDay, calendarDay, daysInMonth, isCalendarDay, partsOf } from './calendar-day.ts';
import type { Language } from './language.ts';
import { type PartOfDay, takePartOfDay } from './part-of-day.ts';
import type { Period } from './period.ts';
import { err, ok, type Result } from './result.ts';
import { fold } from './vietnamese-text.ts';
import { dayInVietnam, timeInVietnam } from './vietnam-time.ts';

/** What a text says of a date, and no more: «tháng 5» has no year, and none is guessed. */
export type WrittenDate =
  /** One day, or several of one month: «06, 07/6/2021». */
  | { readonly precision: 'day'; readonly days: readonly [CalendarDay, ...CalendarDay[]] }
  | { readonly precision: 'day-of-unknown-year'; readonly dayOfMonth: number; readonly month: number }
  | { readonly precision: 'month'; readonly month: number; readonly year: number }
  | { readonly precision: 'month-of-unknown-year'; readonly month: number }
  | { readonly precision: 'year'; readonly year: number };

export type DateRefusal =
  | { readonly kind: 'not-a-day'; readonly text: string }
  /** 31/11: «Tháng 11 có 30 ngày.» An unknown year grants February its 29th. */
  | {
      readonly kind: 'no-such-day';
      readonly dayOfMonth: number;
      readonly month: number;
      readonly year: number | null;
      readonly daysInMonth: number;
    }
  /** 11/27/2017: days come first, so 27 would be the month. */
  | { readonly kind: 'no-such-month'; readonly month: number }
  /** 9/11/10: the century must be written. */
  | { readonly kind: 'two-digit-year'; readonly text: string };

export type DayRefusal =
  | DateRefusal
  /** «tháng 5/2017» where one whole day is needed. */
  | { readonly kind: 'incomplete-day'; readonly text: string }
  | { readonly kind: 'more-than-one-day'; readonly text: string };

const DAYS = String.raw`(\d{1,2}(?: ?(?:,|va|-) ?(?:ngay )?\d{1,2})*)`;
const MARK = ' ?[/.-] ?';
const MONTH = String.raw`(\d{1,2})`;
const YEAR = String.raw`(\d{4})`;
const FORMS = {
  wholeDay: new RegExp(`^${DAYS}${MARK}${MONTH}${MARK}${YEAR}$`),
  shortYear: new RegExp(`^${DAYS}${MARK}${MONTH}${MARK}\\d{2}$`),
  dayAndMonth: new RegExp(String.raw`^(\d{1,2})${MARK}${MONTH}$`),
  monthAndYear: new RegExp(`^(?:thang )?${MONTH}${MARK}${YEAR}$`),
  month: new RegExp(`^thang ${MONTH}$`),
  year: new RegExp(`^(?:nam )?${YEAR}$`),
} as const;

/**
 * Reads a date as reports and papers write it, the day always first: «9/11/2010», «29.3.2019», «27-11-2017», «ngày 15
 * tháng 12 năm 2015», «Sáng ngày 27-11-2017», «06, 07/6/2021», «tháng 5/2017», «5/2», «năm 2017». Machine files may
 * write 2017-11-27.
 */
export function parseDate(text: string): Result<WrittenDate & { readonly partOfDay: PartOfDay | null }, DateRefusal> {
  const { part, rest } = takePartOfDay(text);
  const read = readDate(rest, text);
  return read.ok ? ok({ ...read.value, partOfDay: part }) : read;
}

/** Reads the one whole day that a form field asks for. */
export function parseDay(text: string): Result<CalendarDay, DayRefusal> {
  const read = parseDate(text);
  if (!read.ok) return read;
  if (read.value.precision !== 'day') return err({ kind: 'incomplete-day', text });
  const [day, ...others] = read.value.days;
  return others.length > 0 ? err({ kind: 'more-than-one-day', text }) : ok(day);
}

function readDate(said: string, text: string): Result<WrittenDate, DateRefusal> {
  // «15 tháng 12 năm 2015» becomes «15/12/2015»; a month or year that stands first keeps its word.
  const written = fold(said)
    .replace(/^ngay /, '')
    .replace(/(?<=\d) (?:thang|nam) (?=\d)/g, '/');
  if (isCalendarDay(written)) return ok({ precision: 'day', days: [written] });
  const form = (name: keyof typeof FORMS) => FORMS[name].exec(written)?.slice(1);
  const whole = form('wholeDay');
  if (whole !== undefined) return wholeDays(whole, text);
  const dayAndMonth = form('dayAndMonth')?.map(Number);
  if (dayAndMonth !== undefined) {
    const [dayOfMonth = 0, month = 0] = dayAndMonth;
    return refuseDay(dayOfMonth, month, null) ?? ok({ precision: 'day-of-unknown-year', dayOfMonth, month });
  }
  const [month, year] = (form('monthAndYear') ?? form('month'))?.map(Number) ?? [];
  if (month !== undefined && year !== undefined) return refuseMonth(month) ?? ok({ precision: 'month', month, year });
  if (month !== undefined) return refuseMonth(month) ?? ok({ precision: 'month-of-unknown-year', month });
  const [onlyYear] = form('year') ?? [];
  if (onlyYear !== undefined) return ok({ precision: 'year', year: Number(onlyYear) });
  return err({ kind: form('shortYear') === undefined ? 'not-a-day' : 'two-digit-year', text });
}

function wholeDays([daysText = '', ...monthAndYear]: string[], text: string): Result<WrittenDate, DateRefusal> {
  const [month = 0, year = 0] = monthAndYear.map(Number);
  const days: CalendarDay[] = [];
  for (const dayOfMonth of listedDays(daysText)) {
    const refused = refuseDay(dayOfMonth, month, year);
    if (refused !== null) return refused;
    const day = calendarDay(year, month, dayOfMonth);
    if (day === null || day <= (days.at(-1) ?? '')) return err({ kind: 'not-a-day', text });
    days.push(day);
  }
  const [first, ...others] = days;
  return first === undefined ? err({ kind: 'not-a-day', text }) : ok({ precision: 'day', days: [first, ...others] });
}

/** «06, 07» are two days, «06 - 09» four. */
function listedDays(text: string): number[] {
  const [, first, last] = /^(\d+) ?- ?(\d+)$/.exec(text) ?? [];
  if (first === undefined) return (text.match(/\d+/g) ?? []).map(Number);
  const count = Math.max(0, Number(last) - Number(first) + 1);
  return Array.from({ length: count }, (_, index) => Number(first) + index);
}

const refuseMonth = (month: number) => (month >= 1 && month <= 12 ? null : err({ kind: 'no-such-month', month }));

function refuseDay(dayOfMonth: number, month: number, year: number | null) {
  const last = daysInMonth(month, year);
  const dayIsThere = dayOfMonth >= 1 && dayOfMonth <= last;
  return (
    refuseMonth(month) ?? (dayIsThere ? null : err({ kind: 'no-such-day', dayOfMonth, month, year, daysInMonth: last }))
  );
}

const ENGLISH_MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/**
 * «09/3/2018»: a zero before days below ten and before the months 1 and 2 only; in English «9 March 2018».
 *
 * @law Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 4 (địa danh và thời gian ban hành văn bản)
 */
export function printDay(day: CalendarDay, language: Language = 'vi'): string {
  const { year, month, dayOfMonth } = partsOf(day);
  if (language === 'en') return `${dayOfMonth} ${ENGLISH_MONTHS[month - 1] ?? ''} ${year}`;
  return `${officialDay(dayOfMonth)}/${officialMonth(month)}/${year}`;
}

/** «ngày 09 tháng 3 năm 2018», as under the name of the place on a paper. */
export function printDayLong(day: CalendarDay): string {
  const { year, month, dayOfMonth } = partsOf(day);
  return `ngày ${officialDay(dayOfMonth)} tháng ${officialMonth(month)} năm ${year}`;
}

/** «từ ngày 01/10/2026 đến ngày 30/9/2027»; one day is «ngày 09/3/2018». */
export function printPeriod({ from, to }: Period, language: Language = 'vi'): string {
  const first = printDay(from, language);
  const last = printDay(to, language);
  if (language === 'en') return from === to ? first : `from ${first} to ${last}`;
  return from === to ? `ngày ${first}` : `từ ngày ${first} đến ngày ${last}`;
}

/** «14:05 ngày 09/3/2018» by the clocks of Vietnam. */
export function printInstant(instant: Date, language: Language = 'vi'): string {
  const day = printDay(dayInVietnam(instant), language);
  return `${timeInVietnam(instant)}${language === 'vi' ? ' ngày ' : ', '}${day}`;
}

const officialDay = (dayOfMonth: number): string => String(dayOfMonth).padStart(2, '0');
const officialMonth = (month: number): string => (month <= 2 ? `0${month}` : String(month));
