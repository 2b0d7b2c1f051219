import fc from 'fast-check';
import { expect, test } from 'vitest';
import { simplifyLine } from './simplify-line.ts';

const point = fc.tuple(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }));

test('a point that makes no visible corner is left out', () => {
  const line = [
    [0, 0],
    [10, 0.01],
    [20, 0],
    [20, 20],
  ] as const;
  expect(simplifyLine(line, 0.9)).toEqual([line[0], line[2], line[3]]);
});

test('ends stay and no point is invented, whatever the line', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 2, maxLength: 40 }), fc.integer({ min: 0, max: 10_000 }), (line, area) => {
      const kept = simplifyLine(line, area);
      expect([kept[0], kept.at(-1)]).toEqual([line[0], line.at(-1)]);
      expect(kept.every((each) => line.includes(each as [number, number]))).toBe(true);
    }),
  );
});

test('a small island stays an island: three corners and the closing point', () => {
  const island = [
    [0, 0],
    [0.1, 0],
    [0.1, 0.1],
    [0, 0.1],
    [0, 0],
  ] as const;
  expect(simplifyLine(island, 100)).toHaveLength(4);
});
