import { expect, test } from 'vitest';
import { decimal } from '#src/kernel/decimal.ts';
import type { Target, TargetReport } from '#src/year/2-covenant/domain/target.ts';
import { publicCount } from './public-count.ts';

const target: Target = {
  indicator: 'Thi hành xong về việc',
  goal: { kind: 'value', comparator: '>', value: decimal('73') },
  unit: '% việc',
  base: null,
  direction: 'more-is-better',
};
const rate = (numerator: bigint, denominator = 100n): TargetReport => ({
  figure: { kind: 'rate', ratio: { numerator, denominator } },
  lastYear: null,
  workload: null,
});
const silent: TargetReport = { figure: null, lastYear: null, workload: null };

test('counts who met the target of those that could be judged, beside how many there are', () => {
  expect(publicCount(target, [rate(73n), rate(74n), rate(90n), rate(0n, 0n), silent], 6)).toEqual({
    met: 2,
    judged: 3,
    of: 6,
  });
});

test('of one or two units nothing is counted: it would say who', () => {
  expect(publicCount(target, [rate(73n)], 1)).toBeNull();
  expect(publicCount(target, [rate(74n), rate(75n), silent], 14)).toBeNull();
  expect(publicCount(target, [silent, silent], 2)).toEqual({ met: 0, judged: 0, of: 2 });
});
