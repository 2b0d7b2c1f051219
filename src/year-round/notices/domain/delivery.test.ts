import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { instantInVietnam } from '#src/kernel/vietnam-time.ts';
import { digestIsDue, minutesToNextTry, UNCHOSEN } from './delivery.ts';
import { CONCERNS } from './notice-kind.ts';

const NATIONAL_DAY = { off: new Set<CalendarDay>(['2026-09-02']), worked: new Set<CalendarDay>(['2026-11-28']) };
const due = (day: CalendarDay, time: `${number}:${number}`, doneOn: CalendarDay | null = null, digestHour = 8) =>
  digestIsDue(instantInVietnam(day, time), { digestHour, doneOn }, NATIONAL_DAY);

describe('the daily letter', () => {
  test('is due on a working day from its hour on, by the clocks of Vietnam, once', () => {
    expect(due('2026-11-23', '07:59')).toBe(false);
    expect(due('2026-11-23', '08:00')).toBe(true);
    expect(due('2026-11-23', '23:59')).toBe(true); // the server was away until then
    expect(due('2026-11-23', '09:00', '2026-11-23')).toBe(false);
    expect(due('2026-11-24', '09:00', '2026-11-23')).toBe(true);
    expect(due('2026-11-23', '00:00', null, 0)).toBe(true);
  });

  test('rests at weekends and on holidays, and comes on a Saturday that is worked', () => {
    expect(due('2026-11-22', '10:00')).toBe(false);
    expect(due('2026-09-02', '10:00')).toBe(false);
    expect(due('2026-11-28', '10:00')).toBe(true);
  });
});

test('a letter that is not taken is tried again without end, later each time, never more than four hours later', () => {
  expect([1, 2, 3, 4, 5, 99].map(minutesToNextTry)).toEqual([1, 5, 15, 60, 240, 240]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), (failures) => {
      expect(minutesToNextTry(failures + 1)).toBeGreaterThanOrEqual(minutesToNextTry(failures));
    }),
  );
});

test('who has chosen nothing is told everything in the application, and by one letter a day', () => {
  expect(CONCERNS.map((concern) => UNCHOSEN.of[concern])).toEqual(
    CONCERNS.map(() => ({ inApp: true, byMail: 'digest' })),
  );
});
