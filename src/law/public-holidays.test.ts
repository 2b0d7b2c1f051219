import { describe, expect, test } from 'vitest';
import { weekday, yearOf } from '#src/kernel/calendar-day.ts';
import { announcedHolidays, holidaysByRule } from './public-holidays.ts';

const offIn = (rows: ReturnType<typeof holidaysByRule>, status = 'secondary') =>
  rows.filter((row) => row.kind === 'off' && row.status === status).map(({ day }) => day);

describe('announced years', () => {
  test.each([2024, 2025, 2026])(
    '%i: every day lies in its year, once, off on weekdays and worked on weekends',
    (year) => {
      const rows = announcedHolidays(year) ?? [];
      expect(new Set(rows.map(({ day }) => day)).size).toBe(rows.length);
      for (const { day, kind, source } of rows) {
        expect(yearOf(day)).toBe(year);
        expect([0, 6].includes(weekday(day)), day).toBe(kind === 'worked');
        expect(source).not.toBe('');
      }
    },
  );

  test.each([2024, 2025, 2026])('%i: for each day swapped away one is worked', (year) => {
    const rows = announcedHolidays(year) ?? [];
    const swapped = rows.filter(({ name }) => name.startsWith('Nghỉ hoán đổi')).length;
    expect(rows.filter(({ kind }) => kind === 'worked')).toHaveLength(swapped);
  });

  test.each([2024, 2025])('%i: what the code fixes is off in the announcement too,', (year) => {
    const announced = new Set(announcedHolidays(year)?.map(({ day }) => day));
    for (const day of offIn(holidaysByRule(year))) expect(announced).toContain(day);
  });

  test('a year without announcement has none', () => {
    expect(announcedHolidays(2027)).toBeNull();
  });
});

describe('by the code alone', () => {
  test('2027: Tết from the last day of the lunar year, days in lieu of its weekend, the rest fixed', () => {
    expect(offIn(holidaysByRule(2027))).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-04-16',
      '2027-04-30',
      '2027-05-03',
      '2027-09-02',
    ]);
  });

  test('what is chosen each year, and a day whose law was not read, never counts', () => {
    expect(offIn(holidaysByRule(2027), 'unverified')).toEqual(['2027-02-04', '2027-09-01', '2027-09-03', '2027-11-24']);
  });
});
