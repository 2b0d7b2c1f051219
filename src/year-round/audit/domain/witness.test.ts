import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { letterDue, MOST_TRIES, nextTryAfter, SCHEDULES, type WitnessStanding } from './witness.ts';

const at = (text: string): Date => new Date(`${text}+07:00`);
const standing = (of: Partial<WitnessStanding>): WitnessStanding => ({
  schedule: 'daily',
  chosenAt: at('2026-11-20T09:00'),
  endedAt: null,
  lastMadeAt: at('2026-11-22T00:01'),
  isWaiting: false,
  ...of,
});
const instant = fc.date({ min: at('2026-01-01T00:00'), max: at('2028-01-01T00:00'), noInvalidDate: true });

describe('a witness is due the root', () => {
  test('at once when chosen, whatever the schedule, so that a wrong address shows', () => {
    for (const schedule of SCHEDULES)
      expect(letterDue(standing({ schedule, lastMadeAt: null }), null, at('2026-11-20T09:01'))).toEqual({
        purpose: 'chosen',
        covers: at('2026-11-20T09:00'),
      });
  });

  test('daily: once the day of Vietnam has changed; weekly: on Monday', () => {
    expect(letterDue(standing({}), null, at('2026-11-22T23:59'))).toBeNull();
    expect(letterDue(standing({}), null, at('2026-11-23T00:00'))).toMatchObject({ purpose: 'scheduled' });
    const weekly = standing({ schedule: 'weekly', lastMadeAt: at('2026-11-16T00:01') }); // a Monday
    expect(letterDue(weekly, null, at('2026-11-22T23:59'))).toBeNull();
    expect(letterDue(weekly, null, at('2026-11-23T00:00'))).toMatchObject({ purpose: 'scheduled' });
  });

  test('at the closing: when a year was handed over since the last letter, and then not again', () => {
    const witness = standing({ schedule: 'year-closed' });
    const closing = at('2026-12-20T10:00');
    expect(letterDue(witness, null, at('2027-01-01T00:00'))).toBeNull();
    expect(letterDue(witness, closing, at('2026-12-20T10:01'))).toEqual({ purpose: 'scheduled', covers: closing });
    expect(letterDue({ ...witness, lastMadeAt: at('2026-12-20T10:01') }, closing, at('2027-03-01T00:00'))).toBeNull();
  });

  test('a last time when taken off the list; nobody who never got one is told of it', () => {
    const endedAt = at('2026-11-22T08:00');
    expect(letterDue(standing({ endedAt }), null, at('2026-11-22T08:01'))).toEqual({
      purpose: 'ended',
      covers: endedAt,
    });
    expect(
      letterDue(standing({ endedAt, lastMadeAt: at('2026-11-22T08:01') }), null, at('2026-12-30T08:00')),
    ).toBeNull();
    expect(letterDue(standing({ endedAt, lastMadeAt: null }), null, at('2026-11-22T08:01'))).toBeNull();
  });

  test('never while a letter waits, and never twice at one moment', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SCHEDULES), instant, instant, instant, (schedule, chosenAt, lastClosing, now) => {
        const witness = standing({ schedule, chosenAt, lastMadeAt: null });
        expect(letterDue({ ...witness, isWaiting: true }, lastClosing, now)).toBeNull();
        const covered = now > lastClosing ? now : lastClosing;
        expect(letterDue({ ...witness, lastMadeAt: covered }, lastClosing, covered)).toBeNull();
      }),
    );
  });
});

test('a letter that nobody takes is tried for about two days, ever less often', () => {
  const waits = Array.from({ length: MOST_TRIES + 1 }, (_, tries) => nextTryAfter(tries + 1));
  expect(waits.slice(0, 4)).toEqual([5, 15, 60, 60]);
  expect(waits.slice(-2)).toEqual([null, null]);
  const hours = waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0) / 60;
  expect(hours).toBeGreaterThan(44);
  expect(hours).toBeLessThan(52);
});
