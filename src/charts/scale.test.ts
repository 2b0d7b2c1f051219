import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBetween, shareOf, ticksAround } from './scale.ts';

test('a share of nothing, or of something below nothing, has no place', () => {
  expect([shareOf(1, 0), shareOf(1, -5), shareOf(0, 0), shareOf(1n, 0n), shareOf(NaN, 100)]).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('a share stays between the ends of the scale and grows with its value', () => {
  fc.assert(
    fc.property(fc.integer({ min: -50, max: 500 }), fc.integer({ min: 1, max: 400 }), (value, max) => {
      const [share, more] = [shareOf(value, max) ?? -1, shareOf(value + 1, max) ?? -1];
      expect(share).toBeGreaterThanOrEqual(0);
      expect(more).toBeLessThanOrEqual(100);
      expect(more).toBeGreaterThanOrEqual(share);
      expect(shareOf(BigInt(value), BigInt(max))).toBeCloseTo(share, 1);
    }),
  );
});

test('one value alone stands in the middle', () => {
  expect(placeBetween(7, [7, 7])).toBe(50);
});

test('the marks of an axis enclose all values, evenly and not too many', () => {
  expect(ticksAround([19250, 19825])).toEqual([19200, 19400, 19600, 19800, 20000]);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1 }), (values) => {
      const ticks = ticksAround(values);
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      expect(ticks.length).toBeLessThanOrEqual(8);
    }),
  );
});
