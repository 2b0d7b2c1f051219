import { expect, test } from 'vitest';
import { decimal } from '#src/kernel/decimal.ts';
import type { Interval } from '#src/kernel/interval.ts';
import { printPointGap } from '#src/kernel/ratio.ts';
import {
  type Figure,
  type Goal,
  goalOf,
  printGoal,
  printGoalAndUnit,
  type Target,
  type TargetReport,
  targetResult,
} from './target.ts';

const target = (goal: Goal, direction: Target['direction'] = 'more-is-better'): Target => ({
  indicator: 'Tỷ lệ thi hành xong về việc',
  goal,
  unit: '%',
  base: 'tổng số có điều kiện thi hành',
  direction,
});
const value = (comparator: '>' | '>=' | '=' | '<=' | '<', plain: string): Goal => ({
  kind: 'value',
  comparator,
  value: decimal(plain),
});
const rate = (numerator: number, denominator: number): Figure => ({
  kind: 'rate',
  ratio: { numerator: BigInt(numerator), denominator: BigInt(denominator) },
});
const report = (figure: Figure | null, more: Partial<TargetReport> = {}): TargetReport => ({
  figure,
  lastYear: null,
  workload: null,
  ...more,
});

test.each([
  // asked, cases done of 1.000, outcome
  [value('>', '73'), 730, 'missed'], // «trên 73%»: exactly 73 is not enough
  [value('>', '73'), 731, 'met'],
  [value('>', '73'), 729, 'missed'],
  [value('>=', '95'), 950, 'met'],
  [value('>=', '95'), 949, 'missed'],
  [value('>=', '95'), 951, 'exceeded'],
  [value('=', '100'), 1_000, 'met'],
  [value('=', '100'), 999, 'missed'],
  [value('<=', '2'), 20, 'met'],
  [value('<=', '2'), 21, 'missed'],
  [value('<=', '2'), 19, 'exceeded'],
  [value('<', '2'), 20, 'missed'],
  [value('<', '2'), 19, 'met'],
])('%o with %i of 1.000 is %s', (goal, done, outcome) => {
  expect(targetResult(target(goal), report(rate(done, 1_000))).outcome).toBe(outcome);
});

test('an exact target may be passed only in the better direction', () => {
  const six = value('=', '6');
  const seven: Figure = { kind: 'number', value: decimal('7') };
  expect(targetResult(target(six), report(seven)).outcome).toBe('exceeded');
  expect(targetResult(target(six, 'less-is-better'), report(seven)).outcome).toBe('missed');
  expect(targetResult(target(six, 'not-stated'), report(seven)).outcome).toBe('missed');
});

test.each([
  // workload, goal, outcome of 80 %
  [199n, null, 'no-target-for-this-workload'],
  [200n, '82', 'missed'],
  [1_000n, '82', 'missed'],
  [1_001n, '80', 'met'],
  [3_000n, '80', 'met'],
  [3_001n, '77', 'exceeded'],
] as const)('with %i cases the goal is %s and 80 %% is %s', (workload, goal, outcome) => {
  const upTo = (low: string, lowClosed: boolean, high: string | null): Interval => ({
    low: decimal(low),
    lowClosed,
    high: high === null ? null : decimal(high),
    highClosed: true,
  });
  const tiered = target({
    kind: 'by-workload',
    comparator: '>=',
    tiers: [
      { workload: upTo('200', true, '1000'), value: decimal('82') },
      { workload: upTo('1000', false, '3000'), value: decimal('80') },
      { workload: upTo('3000', false, null), value: decimal('77') },
    ],
  });
  const result = targetResult(tiered, report(rate(80, 100), { workload }));
  expect(result.outcome).toBe(outcome);
  expect(result.goal).toEqual(goal === null ? null : decimal(goal));
  expect(targetResult(tiered, report(rate(80, 100))).outcome).toBe('unknown');
});

test('better than last year needs last year, and the same rate is not better', () => {
  const better = target({ kind: 'better-than-last-year' });
  expect(targetResult(better, report(rate(80, 100))).outcome).toBe('needs-last-year');
  expect(targetResult(better, report(rate(80, 100), { lastYear: rate(8, 10) })).outcome).toBe('missed');
  expect(targetResult(better, report(rate(81, 100), { lastYear: rate(8, 10) })).outcome).toBe('met');
  // 66,67 % both, once rounded; 2.001 of 3.000 is more than two thirds
  expect(targetResult(better, report(rate(2_000, 3_000), { lastYear: rate(2, 3) })).outcome).toBe('missed');
  expect(targetResult(better, report(rate(2_001, 3_000), { lastYear: rate(2, 3) })).outcome).toBe('met');
  expect(targetResult(better, report(rate(81, 100), { lastYear: rate(0, 0) })).outcome).toBe('no-rate');
  const fewer = target({ kind: 'better-than-last-year' }, 'less-is-better');
  expect(targetResult(fewer, report(rate(81, 100), { lastYear: rate(8, 10) })).outcome).toBe('missed');
  expect(targetResult(fewer, report(rate(79, 100), { lastYear: rate(8, 10) })).outcome).toBe('met');
});

test('nothing reported is unknown, nothing arisen has no rate, words need a person', () => {
  expect(targetResult(target(value('>', '73')), report(null)).outcome).toBe('unknown');
  expect(targetResult(target(value('>', '73')), report(rate(0, 0))).outcome).toBe('no-rate');
  expect(targetResult(target(value('>', '73')), report(rate(0, 10))).outcome).toBe('missed');
  expect(targetResult(target({ kind: 'in-words' }), report(rate(1, 1))).outcome).toBe('in-words');
});

test('the gap is in percentage points', () => {
  const { gap } = targetResult(target(value('>', '83.45')), report(rate(2_946, 3_459)));
  expect(gap && printPointGap(gap)).toBe('+1,72 điểm %');
});

test('the table of the covenant prints the words, not the bare number', () => {
  expect(printGoal(target(value('>', '73')))).toBe('trên 73');
  expect(printGoal(target(value('>', '81.50')))).toBe('trên 81,50');
  expect(printGoal(target(value('<', '2')))).toBe('dưới 2');
  expect(printGoal(target({ kind: 'better-than-last-year' }))).toBe('cao hơn năm trước');
});

test('a goal is read from its columns, and a bound without a number is one in words', () => {
  expect(goalOf('>', decimal('73'))).toEqual(value('>', '73'));
  expect(goalOf('better-than-last-year', null)).toEqual({ kind: 'better-than-last-year' });
  expect(goalOf(null, null)).toEqual({ kind: 'in-words' });
  expect(goalOf('>=', null)).toEqual({ kind: 'in-words' });
  const tier = { workload: { low: null, lowClosed: false, high: null, highClosed: false }, value: decimal('80') };
  expect(goalOf('>=', null, [tier])).toEqual({ kind: 'by-workload', comparator: '>=', tiers: [tier] });
});

test('where no head carries the unit, it stands behind the level', () => {
  expect(printGoalAndUnit({ ...target(value('>', '73')), unit: '% việc' })).toBe('trên 73% việc');
  const better: Goal = { kind: 'better-than-last-year' };
  expect(printGoalAndUnit(target(better))).toBe('cao hơn năm trước');
  expect(printGoalAndUnit({ ...target(better), unit: 'vụ' })).toBe('cao hơn năm trước (vụ)');
  expect(printGoalAndUnit({ ...target(value('>=', '2')), unit: 'vụ' })).toBe('ít nhất 2 vụ');
  expect(printGoalAndUnit({ ...target({ kind: 'in-words' }), unit: '%' })).toBe('bằng lời');
});
