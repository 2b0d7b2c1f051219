import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addDays,
  type CalendarDay,
  calendarDay,
  daysBetween,
  daysInMonth,
  isCalendarDay,
  weekday,
  weekdayName,
  yearOf,
} from './calendar-day.ts';

const anyDay = fc
  .record({ year: fc.integer({ min: 1900, max: 2199 }), ordinal: fc.integer({ min: 0, max: 364 }) })
  .map(({ year, ordinal }) => addDays(`${year}-01-01` as CalendarDay, ordinal));

test('only days that the calendar has are days', () => {
  expect(calendarDay(2018, 3, 9)).toBe('2018-03-09');
  expect(calendarDay(2027, 2, 29)).toBeNull();
  expect(calendarDay(2028, 2, 29)).toBe('2028-02-29');
  expect(calendarDay(1900, 2, 29)).toBeNull();
  expect(calendarDay(2000, 2, 29)).toBe('2000-02-29');
  expect(calendarDay(2017, 11, 31)).toBeNull();
  expect(calendarDay(2017, 13, 1)).toBeNull();
  expect(calendarDay(2017, 0, 1)).toBeNull();
  expect(calendarDay(2017, 1, 0)).toBeNull();
  expect(calendarDay(2017, 1.5, 1)).toBeNull();
  expect(calendarDay(-1, 1, 1)).toBeNull();
  expect(calendarDay(Number.NaN, 1, 1)).toBeNull();
});

test('a text is a day only in the one shape', () => {
  expect(isCalendarDay('2018-03-09')).toBe(true);
  for (const text of ['2018-3-9', '09/3/2018', '2018-03-09T00:00:00Z', '2018-03-32', '0000-01-01', '', ' 2018-03-09'])
    expect(isCalendarDay(text), text).toBe(false);
});

test('February of an unknown year may have 29 days', () => {
  expect(daysInMonth(2, null)).toBe(29);
  expect(daysInMonth(2, 2027)).toBe(28);
  expect(daysInMonth(11, null)).toBe(30);
});

test('days are added over the ends of months and years', () => {
  expect(addDays('2026-09-30', 1)).toBe('2026-10-01');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
  expect(addDays('2027-12-31', 1)).toBe('2028-01-01');
  expect(daysBetween('2026-10-01', '2027-09-30')).toBe(364);
  expect(yearOf('2026-10-01')).toBe(2026);
});

test('a text that is no day is a defect, not a number', () => {
  expect(() => addDays('2027-02-29', 1)).toThrow(RangeError);
  expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
});

test('the merge of the provinces, 01/7/2025, was a Tuesday', () => {
  expect(weekday('2025-07-01')).toBe(2);
  expect(weekdayName('2025-07-01')).toBe('thứ Ba');
  expect(weekdayName('2026-11-22')).toBe('Chủ nhật');
  expect(weekdayName('2026-11-22', 'en')).toBe('Sunday');
});

test('adding and counting days undo each other, and texts sort as days do', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, days) => {
      const other = addDays(day, days);
      expect(isCalendarDay(other)).toBe(true);
      expect(daysBetween(day, other)).toBe(days);
      expect(Math.sign(days)).toBe(other > day ? 1 : other < day ? -1 : 0);
      expect(weekday(addDays(day, 7))).toBe(weekday(day));
    }),
  );
});
