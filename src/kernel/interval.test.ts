import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from './decimal.ts';
import { contains, type Interval, intervalFaults, printInterval } from './interval.ts';

const span = (low: string | null, lowClosed: boolean, high: string | null, highClosed: boolean): Interval => ({
  low: low === null ? null : decimal(low),
  lowClosed,
  high: high === null ? null : decimal(high),
  highClosed,
});

test.each([
  [span('90', true, '100', false), '90', true],
  [span('90', true, '100', false), '100', false],
  [span('90', false, '100', true), '90', false],
  [span('90', false, '100', true), '90.01', true],
  [span('90', false, '100', true), '100', true],
  [span('95', false, null, false), '95', false],
  [span(null, false, '50', false), '49.99', true],
  [span(null, false, '50', false), '50', false],
] as const)('$0 holds %s: %s', (interval, value, holds) => {
  const { units, scale } = decimal(value);
  expect(contains(interval, { numerator: units, denominator: 10n ** BigInt(scale) })).toBe(holds);
});

test('spans print as the table says them', () => {
  expect(printInterval(span('90', true, '100', false))).toBe('từ 90 đến dưới 100');
  expect(printInterval(span('1000', false, '3000', true))).toBe('trên 1.000 đến 3.000');
  expect(printInterval(span('95', false, null, false))).toBe('trên 95');
  expect(printInterval(span(null, false, '50', false))).toBe('dưới 50');
});

test.each([
  ['nothing', [span('90', true, '100', false), span('100', true, null, false), span(null, false, '90', false)], []],
  ['a hole at 90', [span(null, false, '90', false), span('90', false, '100', true)], ['gap']],
  ['both rows hold 90', [span(null, false, '90', true), span('90', true, '100', true)], ['overlap']],
  ['80 to 85 belongs to nobody', [span('60', true, '80', false), span('85', true, '100', true)], ['gap']],
  ['one span inside another', [span('0', true, '100', true), span('20', true, '30', true)], ['overlap']],
  [
    'two inside one',
    [span('0', true, '100', true), span('20', true, '30', true), span('50', true, '60', true)],
    ['overlap', 'overlap'],
  ],
  [
    '100 held by the first',
    [span('0', true, '100', true), span('50', true, '100', false), span('100', true, null, true)],
    ['overlap', 'overlap'],
  ],
  ['nothing: exactly 90, and above', [span('90', false, '100', true), span('90', true, '90', true)], []],
  ['a span the wrong way round', [span('90', true, '80', true)], ['empty']],
])('saving bands finds %s', (_, bands, kinds) => {
  expect(intervalFaults(bands).map((fault) => fault.kind)).toEqual(kinds);
});

test('where no fault is found every figure between the ends falls into exactly one span', () => {
  const border = fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(border, fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.nat(100), (raw, closed, figure) => {
      const borders = raw.toSorted((a, b) => a - b).map(String);
      const bands = [...borders, null].map((high, index) =>
        span(borders[index - 1] ?? null, closed[index - 1] === false, high, closed[index] ?? false),
      );
      expect(intervalFaults(bands)).toEqual([]);
      const amount = { numerator: BigInt(figure), denominator: 1n };
      expect(bands.filter((band) => contains(band, amount))).toHaveLength(1);
    }),
  );
});
