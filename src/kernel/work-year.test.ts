import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar-day.ts';
import { contains, lengthInDays } from './period.ts';
import { WORK_CALENDARS, WORK_PERIODS, workPeriod, workPeriodName, workYear, workYearOf } from './work-year.ts';

test('the work year 2027 of civil enforcement begins in October 2026', () => {
  expect(workYear('october-to-september', 2027)).toEqual({ from: '2026-10-01', to: '2027-09-30' });
  expect(workYear('calendar-year', 2027)).toEqual({ from: '2027-01-01', to: '2027-12-31' });
});

test.each([
  ['quarter-1', '2027-01-01', '2027-03-31', '2026-10-01', '2026-12-31'],
  ['quarter-2', '2027-04-01', '2027-06-30', '2027-01-01', '2027-03-31'],
  ['quarter-3', '2027-07-01', '2027-09-30', '2027-04-01', '2027-06-30'],
  ['quarter-4', '2027-10-01', '2027-12-31', '2027-07-01', '2027-09-30'],
  ['six-months', '2027-01-01', '2027-06-30', '2026-10-01', '2027-03-31'],
  ['nine-months', '2027-01-01', '2027-09-30', '2026-10-01', '2027-06-30'],
] as const)('%s of 2027', (name, from, to, enforcementFrom, enforcementTo) => {
  expect(workPeriod('calendar-year', 2027, name)).toEqual({ from, to });
  expect(workPeriod('october-to-september', 2027, name)).toEqual({ from: enforcementFrom, to: enforcementTo });
});

test('a leap day lengthens the work year and moves no end of a period', () => {
  expect(workPeriod('october-to-september', 2028, 'six-months').to).toBe('2028-03-31');
  expect(lengthInDays(workYear('october-to-september', 2028))).toBe(366);
});

test('1 October belongs to the next work year of civil enforcement and to this calendar year', () => {
  expect(workYearOf('october-to-september', '2026-09-30')).toBe(2026);
  expect(workYearOf('october-to-september', '2026-10-01')).toBe(2027);
  expect(workYearOf('calendar-year', '2026-10-01')).toBe(2026);
});

test('every day lies in its own work year and in exactly one quarter of it', () => {
  const day = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('2000-01-01', days));
  fc.assert(
    fc.property(fc.constantFrom(...WORK_CALENDARS), day, (calendar, some) => {
      const year = workYearOf(calendar, some);
      expect(contains(workYear(calendar, year), some)).toBe(true);
      expect(contains(workYear(calendar, year - 1), some)).toBe(false);
      const quarters = WORK_PERIODS.filter((name) => name.startsWith('quarter'));
      expect(quarters.filter((name) => contains(workPeriod(calendar, year, name), some))).toHaveLength(1);
    }),
  );
});

test('the periods have their names', () => {
  expect(WORK_PERIODS.map((name) => workPeriodName(name))).toContain('9 tháng');
  expect(workPeriodName('quarter-4', 'en')).toBe('Fourth quarter');
});
