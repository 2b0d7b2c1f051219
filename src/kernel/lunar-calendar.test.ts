import { expect, test } from 'vitest';
import { addDays, type CalendarDay, daysBetween } from './calendar-day.ts';
import { dayOfLunarDate, FIRST_LUNAR_YEAR, LAST_LUNAR_YEAR, lunarNewYear } from './lunar-calendar.ts';

test.each([
  // Tết as it was kept in Vietnam; 1985 a month and 2007, 2030 a day before China
  [1985, '1985-01-21'],
  [2007, '2007-02-17'],
  [2023, '2023-01-22'],
  [2024, '2024-02-10'],
  [2025, '2025-01-29'],
  [2026, '2026-02-17'],
  [2027, '2027-02-06'],
  [2028, '2028-01-26'],
  [2030, '2030-02-02'],
] as const)('mùng 1 Tết of %i is %s', (year, day) => {
  expect(lunarNewYear(year)).toBe(day);
});

test.each([
  [2023, '2023-04-29'], // after the second month came twice
  [2024, '2024-04-18'],
  [2025, '2025-04-07'],
  [2026, '2026-04-26'],
  [2027, '2027-04-16'],
] as const)('Giỗ Tổ Hùng Vương, mùng 10 tháng 3, of %i is %s', (year, day) => {
  expect(dayOfLunarDate(year, 3, 10)).toBe(day);
});

test('a year has 353 to 355 days, or 383 to 385 with a leap month, and Tết lies between 20/01 and 21/02', () => {
  for (let year = FIRST_LUNAR_YEAR; year < LAST_LUNAR_YEAR; year += 1) {
    const length = daysBetween(lunarNewYear(year), lunarNewYear(year + 1));
    expect([353, 354, 355, 383, 384, 385], String(year)).toContain(length);
    expect(lunarNewYear(year).slice(5) >= '01-20' && lunarNewYear(year).slice(5) <= '02-21', String(year)).toBe(true);
  }
});

test('it is the Chinese calendar an hour earlier: the same day, or the day before', () => {
  const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
  const inChina = (day: CalendarDay) => chinese.format(new Date(`${day}T00:00:00Z`));
  const differ: number[] = [];
  for (let year = 2000; year <= 2060; year += 1) {
    const tet = lunarNewYear(year);
    if (inChina(tet) === '1/1') continue;
    differ.push(year);
    expect(inChina(addDays(tet, 1)), String(year)).toBe('1/1');
  }
  // 2027 and 2030: the moon is new within minutes of midnight in China, and the reckoning of ICU is coarser than ours
  expect(differ).toEqual([2007, 2027, 2053]);
});
