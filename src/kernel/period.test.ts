import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './calendar-day.ts';
import { contains, lengthInDays, overlap, type Period } from './period.ts';

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-06-01', days));
const period = fc.tuple(day, day).map(([a, b]): Period => (a <= b ? { from: a, to: b } : { from: b, to: a }));

test('both ends belong to a period', () => {
  const campaign: Period = { from: '2027-05-15', to: '2027-08-15' };
  expect(contains(campaign, '2027-05-15')).toBe(true);
  expect(contains(campaign, '2027-08-15')).toBe(true);
  expect(contains(campaign, '2027-05-14')).toBe(false);
  expect(contains(campaign, '2027-08-16')).toBe(false);
  expect(lengthInDays(campaign)).toBe(93);
  expect(lengthInDays({ from: '2027-05-15', to: '2027-05-15' })).toBe(1);
});

test('periods that touch on one day share that day, neighbours share none', () => {
  const first: Period = { from: '2026-10-01', to: '2027-06-30' };
  expect(overlap(first, { from: '2027-06-30', to: '2027-09-30' })).toEqual({ from: '2027-06-30', to: '2027-06-30' });
  expect(overlap(first, { from: '2027-07-01', to: '2027-09-30' })).toBeNull();
});

test('a day lies in the shared days exactly if it lies in both periods', () => {
  fc.assert(
    fc.property(period, period, day, (a, b, some) => {
      const shared = overlap(a, b);
      expect(shared !== null && contains(shared, some)).toBe(contains(a, some) && contains(b, some));
      expect(overlap(b, a)).toEqual(shared);
    }),
  );
});
