import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type CalendarDay } from './calendar-day.ts';
import { addWorkingDays, isWorkingDay, type WorkingCalendar, workingDaysBetween } from './working-days.ts';

// 30/4 and 01/5/2027 are a Friday and a Saturday; the Monday after stands in for the Saturday in this example.
const off: readonly CalendarDay[] = ['2027-04-30', '2027-05-01', '2027-05-03'];
const holidays: WorkingCalendar = { off: new Set(off), worked: new Set() };
const NONE: WorkingCalendar = { off: new Set(), worked: new Set() };

test('weekends and holidays are no working days', () => {
  expect(isWorkingDay('2027-04-29', holidays)).toBe(true);
  expect(isWorkingDay('2027-04-30', holidays)).toBe(false);
  expect(isWorkingDay('2027-05-02', holidays)).toBe(false);
  expect(isWorkingDay('2027-05-03', holidays)).toBe(false);
  expect(isWorkingDay('2027-05-03', NONE)).toBe(true);
});

test('a term of ten working days skips weekends and holidays and does not count its first day', () => {
  expect(addWorkingDays('2027-04-02', 10, NONE)).toBe('2027-04-16');
  expect(addWorkingDays('2027-04-29', 1, holidays)).toBe('2027-05-04');
  expect(addWorkingDays('2027-05-04', -1, holidays)).toBe('2027-04-29');
  expect(addWorkingDays('2027-05-01', 0, holidays)).toBe('2027-05-01');
  expect(workingDaysBetween('2027-04-29', '2027-05-04', holidays)).toBe(1);
  expect(workingDaysBetween('2027-05-04', '2027-04-29', holidays)).toBe(-1);
  expect(workingDaysBetween('2027-05-01', '2027-05-01', holidays)).toBe(0);
  expect(() => addWorkingDays('2027-04-29', 1.5, holidays)).toThrow(RangeError);
});

test('a Saturday worked in place of a Friday off counts, the Friday does not', () => {
  // 2025: Friday 02/5 was off and Saturday 26/4 was worked for it
  const swapped: WorkingCalendar = {
    off: new Set<CalendarDay>(['2025-04-30', '2025-05-01', '2025-05-02']),
    worked: new Set<CalendarDay>(['2025-04-26']),
  };
  expect(isWorkingDay('2025-04-26', swapped)).toBe(true);
  expect(isWorkingDay('2025-05-02', swapped)).toBe(false);
  expect(addWorkingDays('2025-04-25', 1, swapped)).toBe('2025-04-26');
  expect(workingDaysBetween('2025-04-25', '2025-05-05', swapped)).toBe(4);
});

test('there and back is the same count wherever one begins', () => {
  const day = fc.integer({ min: 0, max: 40 }).map((days) => addDays('2027-04-12', days));
  fc.assert(
    fc.property(day, day, day, (a, b, c) => {
      const between = (from: CalendarDay, to: CalendarDay) => workingDaysBetween(from, to, holidays);
      const [first = a, second = b, third = c] = [a, b, c].toSorted();
      expect(between(first, third)).toBe(between(first, second) + between(second, third));
    }),
  );
});

test('counting gives back what was added, and the end is a working day', () => {
  const start = fc.integer({ min: 0, max: 365 }).map((days) => addDays('2027-01-01', days));
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), fc.boolean(), (day, count, back) => {
      const end = addWorkingDays(day, back ? -count : count, holidays);
      expect(isWorkingDay(end, holidays)).toBe(true);
      expect(workingDaysBetween(day, end, holidays)).toBe(back ? -count : count);
    }),
  );
});
