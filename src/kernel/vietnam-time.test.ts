import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { addDays, daysBetween, weekday } from './calendar-day.ts';
import { dayInVietnam, instantInVietnam, timeInVietnam } from './vietnam-time.ts';

const zoneOfTheMachine = process.env['TZ'];
afterEach(() => {
  if (zoneOfTheMachine === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zoneOfTheMachine;
});

// With the minutes by which each zone is behind UTC on 01/01/2027, to see that the machine really moved.
const ZONES: [string, number][] = [
  ['UTC', 0],
  ['Asia/Ho_Chi_Minh', -420],
  ['America/Los_Angeles', 480],
  ['Pacific/Kiritimati', -840],
  ['Europe/Berlin', -60],
];

test.each(ZONES)('on a machine in %s the days are those of Vietnam', (zone, offset) => {
  process.env['TZ'] = zone;
  expect(new Date('2027-01-01T00:00').getTimezoneOffset()).toBe(offset);
  expect(dayInVietnam(new Date('2026-12-31T16:59:59Z'))).toBe('2026-12-31');
  expect(dayInVietnam(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01');
  expect(timeInVietnam(new Date('2026-12-31T17:00:00Z'))).toBe('00:00');
  expect(timeInVietnam(new Date('2027-03-09T07:05:59Z'))).toBe('14:05');
  // 29/3/2026 is the day Berlin turns its clocks, 08/3/2026 Los Angeles.
  expect(addDays('2026-03-29', 1)).toBe('2026-03-30');
  expect(daysBetween('2026-03-07', '2026-03-30')).toBe(23);
  expect(weekday('2026-03-29')).toBe(0);
});

test('an instant of Vietnam shows the day and time it was made from', () => {
  expect(instantInVietnam('2027-01-01').toISOString()).toBe('2026-12-31T17:00:00.000Z');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 1439 }), (days, minutes) => {
      const day = addDays('1990-01-01', days);
      const instant = new Date(instantInVietnam(day).getTime() + minutes * 60_000);
      expect(dayInVietnam(instant)).toBe(day);
      const [hour, minute] = timeInVietnam(instant).split(':').map(Number);
      expect((hour ?? 0) * 60 + (minute ?? 0)).toBe(minutes);
    }),
  );
});
