import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#src/kernel/calendar-day.ts';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from '#src/kernel/working-days.ts';
import { dayOffOn, isProvisional, scheduleOf, workingDaysOf } from './year-schedule.ts';

const shipped = (...years: number[]) => workingDaysOf(years.map((year) => scheduleOf(year, [])));

test('2025: ten working days from 23/4 step over 30/4, 01/5 and the Friday swapped for Saturday 26/4', () => {
  const calendar = shipped(2025);
  expect(addWorkingDays('2025-04-23', 5, calendar)).toBe('2025-04-29');
  expect(addWorkingDays('2025-04-23', 6, calendar)).toBe('2025-05-05');
  expect(workingDaysBetween('2025-04-23', '2025-05-05', calendar)).toBe(6);
});

test('Tết 2026 is five days off between two weekends', () => {
  const calendar = shipped(2026);
  expect(addWorkingDays('2026-02-13', 1, calendar)).toBe('2026-02-23');
  expect(isProvisional('2026-02-13', '2026-02-23', calendar)).toBe(false);
});

test('what an officer keeps stands before what is shipped', () => {
  const kept = { year: 2026, announcedBy: 'Thông báo 1/TB-BNV', version: 2, days: [] };
  expect(isWorkingDay('2026-02-17', workingDaysOf([scheduleOf(2026, [kept])]))).toBe(true);
  expect(scheduleOf(2026, [{ ...kept, announcedBy: null }]).isAnnounced).toBe(false);
});

test('a count is provisional over a day whose law was not read, and in a year that is not announced', () => {
  const calendar = shipped(2026, 2027);
  expect(isProvisional('2026-11-20', '2026-11-23', calendar)).toBe(false);
  expect(isProvisional('2026-11-22', '2026-11-25', calendar)).toBe(true); // 24/11
  expect(isProvisional('2026-11-25', '2026-11-22', calendar)).toBe(true);
  expect(isWorkingDay('2026-11-24', calendar)).toBe(true); // in doubt the week decides
  expect(isProvisional('2026-12-20', '2027-01-15', calendar)).toBe(true);
});

test('a planned day that is off is told with its name and the working days around it', () => {
  const calendar = shipped(2026, 2027);
  expect(dayOffOn('2026-09-02', calendar)).toEqual({ name: 'Quốc khánh', before: '2026-08-31', after: '2026-09-03' });
  expect(dayOffOn('2027-01-31', calendar)).toEqual({ name: null, before: '2027-01-29', after: '2027-02-01' });
  expect(dayOffOn('2027-01-29', calendar)).toBeNull();
});

test('in every year the working day after any day is a working day, and nothing lies between', () => {
  const year = fc.integer({ min: 2024, max: 2060 });
  fc.assert(
    fc.property(year, fc.integer({ min: 0, max: 330 }), (of, offset) => {
      const calendar = workingDaysOf([scheduleOf(of, []), scheduleOf(of + 1, [])]);
      const day = addDays(`${of}-01-01`, offset);
      const next = addWorkingDays(day, 1, calendar);
      expect(isWorkingDay(next, calendar)).toBe(true);
      expect(workingDaysBetween(day, next, calendar)).toBe(1);
      for (let between = addDays(day, 1); between < next; between = addDays(between, 1))
        expect(isWorkingDay(between, calendar)).toBe(false);
    }),
  );
});
