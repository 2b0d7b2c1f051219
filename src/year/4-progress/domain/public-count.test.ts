import fc from 'fast-check';
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
  expect(publicCount(target, [rate(73n), rate(74n), rate(80n), rate(90n), rate(0n, 0n), silent], 6)).toEqual({
    met: 3,
    judged: 4,
    of: 6,
  });
});

test('who knows one result of three would know too much of the other two: of fewer than four nothing is counted', () => {
  expect(publicCount(target, [rate(73n)], 1)).toBeNull();
  expect(publicCount(target, [rate(74n), rate(75n), rate(70n), silent], 14)).toBeNull();
  expect(publicCount(target, [silent, silent], 2)).toEqual({ met: 0, judged: 0, of: 2 });
});

test('that nobody met it names all, and that one did tells that one of all others', () => {
  const [met, missed] = [rate(90n), rate(10n)];
  expect(publicCount(target, [missed, missed, missed, missed], 4)).toBeNull();
  expect(publicCount(target, [met, missed, missed, missed, missed], 5)).toBeNull();
  expect(publicCount(target, [met, met, missed, missed, missed], 5)).toEqual({ met: 2, judged: 5, of: 5 });
  expect(publicCount(target, [met, met, met, met], 4)).toEqual({ met: 4, judged: 4, of: 4 });
});

test('no member learns from the count and its own result that another missed', () => {
  const results = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(results, (ofUnits) => {
      const count = publicCount(
        target,
        ofUnits.map((isMet) => (isMet ? rate(90n) : rate(10n))),
        ofUnits.length,
      );
      if (!count) return;
      for (const own of ofUnits) {
        const [others, othersMet] = [count.judged - 1, count.met - (own ? 1 : 0)];
        expect(others).toBeGreaterThanOrEqual(3);
        expect(othersMet).toBeGreaterThan(0); // else it would know that each of the others missed
      }
    }),
  );
});
