import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printDong, roundUpToTenThousand } from './money.ts';
import { parsePoints, printPoints } from './points.ts';

test.each([
  ['152,75', 15_275],
  ['9,5', 950],
  ['0', 0],
  [' 188 ', 18_800],
  ['-2', -200],
  ['-0', 0],
])('«%s» points are %i hundredths', (text, hundredths) => {
  expect(parsePoints(text)).toEqual({ ok: true, value: hundredths });
});

test.each(['', '9.5', '1.250', '9,555', '9,', 'chín', '12/34'])('«%s» is refused as points', (text) => {
  expect(parsePoints(text)).toEqual({ ok: false, error: { kind: 'not-a-number-of-points', text } });
});

test('a column with decimal points says so', () => {
  expect(parsePoints('1.50', '.')).toEqual({ ok: true, value: 150 });
  expect(parsePoints('1,50', '.').ok).toBe(false);
});

test('what is printed is read back', () => {
  expect([15_275, 950, 18_800, -205].map(printPoints)).toEqual(['152,75', '9,5', '188', '-2,05']);
  fc.assert(
    fc.property(fc.integer({ min: -9_999_999, max: 9_999_999 }), (points) => {
      expect(parsePoints(printPoints(points))).toEqual({ ok: true, value: points });
    }),
  );
});

test.each([
  [702_000n, '710.000'], // 0,3 of 2.340.000
  [710_000n, '710.000'],
  [11_385_000n, '11.390.000'],
  [0n, '0'],
])('award money of %s is paid as %s', (amount, printed) => {
  expect(printDong(roundUpToTenThousand(amount))).toBe(printed);
});

test('a large sum keeps every đồng', () => {
  expect(printDong(4_189_942_596_000n)).toBe('4.189.942.596.000');
});
