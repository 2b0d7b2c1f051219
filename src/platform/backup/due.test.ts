import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backupState, lastBackupTime } from './due.ts';

const DAY = 24 * 3_600_000;
const at = (text: string): Date => new Date(text);

describe('the daily backup', () => {
  test('is due at its time in Vietnam, whatever the zone of the machine', () => {
    expect(lastBackupTime(at('2027-03-01T18:30:00Z'), '01:30')).toEqual(at('2027-03-01T18:30:00Z'));
    expect(lastBackupTime(at('2027-03-01T18:29:59Z'), '01:30')).toEqual(at('2027-02-28T18:30:00Z'));
  });

  test.each([
    ['2027-03-01T18:35:00Z', null, 'due'], // never made one, and it is five minutes past
    ['2027-03-01T18:35:00Z', '2027-02-28T18:30:00Z', 'due'],
    ['2027-03-01T18:35:00Z', '2027-03-01T18:30:00Z', 'made'],
    ['2027-03-01T18:29:00Z', '2027-02-28T18:31:00Z', 'made'],
    ['2027-03-02T08:00:00Z', '2027-02-28T18:31:00Z', 'late'], // the office comes in the morning
    ['2027-03-02T08:00:00Z', '2027-03-02T03:00:00Z', 'made'], // somebody made one by hand since
  ] as const)('at %s, with the newest of %s, it is %s', (now, newest, state) => {
    expect(backupState(at(now), '01:30', newest === null ? null : at(newest))).toBe(state);
  });

  test('that nobody asked for is off', () => expect(backupState(new Date(), null, null)).toBe('off'));

  test('was last to be made within the last day, and once made is not due again before the next one', () => {
    const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    const instants = fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2030, 0) }).map((ms) => new Date(ms));
    const two = (number: number) => String(number).padStart(2, '0');
    fc.assert(
      fc.property(instants, times, (now, [hour, minute]) => {
        const time = `${two(hour)}:${two(minute)}` as `${number}:${number}`;
        const last = lastBackupTime(now, time);
        const age = now.getTime() - last.getTime();
        expect(age).toBeGreaterThanOrEqual(0);
        expect(age).toBeLessThan(DAY);
        expect(backupState(now, time, last)).toBe('made');
        expect(backupState(new Date(last.getTime() + DAY), time, last)).toBe('due');
      }),
    );
  });
});
