import { expect, test } from 'vitest';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { decimal } from '#src/kernel/decimal.ts';
import { printPercent, printPointGap } from '#src/kernel/ratio.ts';
import type { Target } from '#src/year/2-covenant/domain/target.ts';
import { arrival, type ProgressReport, targetProgress } from './progress.ts';

const target: Target = {
  indicator: 'Tỷ lệ thi hành xong về việc',
  goal: { kind: 'value', comparator: '>', value: decimal('73') },
  unit: '%',
  base: 'tổng số có điều kiện thi hành',
  direction: 'more-is-better',
};
const report = (unitId: string, done: bigint, of: bigint, receivedOn: CalendarDay | null = '2027-06-20') =>
  ({
    unitId,
    targetId: 'cases',
    receivedOn,
    figure: { kind: 'rate', ratio: { numerator: done, denominator: of } },
    lastYear: null,
    workload: null,
  }) satisfies ProgressReport;

test('9 of 13 units have reported, and the other four are named and stay unknown', () => {
  const members = Array.from({ length: 13 }, (_, index) => `U${index + 1}`);
  const reports = members.slice(0, 9).map((unitId) => report(unitId, 80n, 100n));
  const { units, coverage, together } = targetProgress(target, members, [...reports, report('X', 1n, 1n)]);
  expect(coverage).toEqual({ reported: 9, of: 13, missing: ['U10', 'U11', 'U12', 'U13'] });
  expect(units.filter((unit) => unit.outcome === 'unknown')).toHaveLength(4);
  expect(together).toEqual({ numerator: 720n, denominator: 900n });
});

test('the rate of the bloc is taken from sums, and the gap is in percentage points', () => {
  const { units, together } = targetProgress(target, ['A', 'B'], [report('A', 800n, 1_000n), report('B', 300n, 500n)]);
  expect(together && printPercent(together)).toBe('73,33%');
  expect(units.map((unit) => unit.gap && printPointGap(unit.gap))).toEqual(['+7,00 điểm %', '-13,00 điểm %']);
  expect(units.map((unit) => unit.outcome)).toEqual(['met', 'missed']);
});

test('a corrected report replaces the first; one that has not come does not count', () => {
  const rows = [report('A', 90n, 100n, '2027-07-02'), report('A', 70n, 100n), report('B', 90n, 100n, null)];
  const { units, coverage } = targetProgress(target, ['A', 'B'], rows);
  expect(units.map((unit) => unit.outcome)).toEqual(['met', 'unknown']);
  expect(coverage.missing).toEqual(['B']);
});

test('of two reports of one day the later row counts', () => {
  const { units } = targetProgress(target, ['A'], [report('A', 70n, 100n), report('A', 90n, 100n)]);
  expect(units[0]?.outcome).toBe('met');
});

test.each([
  ['2027-06-25', '2027-06-30', { kind: 'in-time' }], // on the day it is due
  ['2027-06-26', '2027-06-30', { kind: 'received-late', days: 1 }],
  [null, '2027-06-25', { kind: 'not-yet-due', daysLeft: 0 }],
  [null, '2027-06-26', { kind: 'overdue', days: 1 }],
  ['2027-07-01', '2027-06-30', { kind: 'overdue', days: 5 }], // as of a day before it came
] as const)('due 25/6, received %s, seen on %s: %o', (received, today, state) => {
  expect(arrival('2027-06-25', received, today)).toEqual(state);
});
