import { expect, test } from 'vitest';
import { judged, columnsOf, writtenLines, writtenTiers } from './covenant-text.ts';
import { printGoal, printGoalAndUnit, targetResult } from './target.ts';
import { readTargets } from './written-targets.ts';
import { readTieredTargets } from './written-tiers.ts';

const LINES = `Tỷ lệ thi hành xong về việc theo số lượng việc trên tổng số việc có điều kiện thi hành:
- từ 200 đến 1.000 việc: ít nhất 82%;
- trên 1.000 đến 3.000 việc: ít nhất 80%;
- trên 3.000 việc: ít nhất 77%.`;
const stored = (text: string) => {
  const read = readTieredTargets(text);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value.map((target, at) => ({ id: String(at), ...columnsOf(target) }));
};

test('a name and a line for each number of cases are one target', () => {
  const [target, ...others] = stored(LINES);
  expect(others).toEqual([]);
  expect(target).toMatchObject({
    indicator: 'Tỷ lệ thi hành xong về việc',
    comparator: '>=',
    value: null,
    unit: '%',
    base: 'tổng số việc có điều kiện thi hành',
    tiers: [
      { low: '200', lowClosed: true, high: '1000', highClosed: true, value: '82' },
      { low: '1000', lowClosed: false, high: '3000', highClosed: true, value: '80' },
      { low: '3000', lowClosed: false, high: null, highClosed: false, value: '77' },
    ],
  });
});

test.each([
  [199n, 'no-target-for-this-workload'],
  [200n, 'missed'],
  [1_000n, 'missed'],
  [1_001n, 'met'],
  [3_000n, 'met'],
  [3_001n, 'exceeded'],
])('through the store, 80%% of %i cases is %s', (workload, outcome) => {
  const [target] = stored(LINES);
  if (!target) throw new Error('no target');
  const figure = { kind: 'rate', ratio: { numerator: 80n, denominator: 100n } } as const;
  expect(targetResult(judged(target), { figure, lastYear: null, workload }).outcome).toBe(outcome);
});

test('the levels are printed with their cases, and come back into the form as they were written', () => {
  const targets = [...readTargets('Trên 73% về việc').map((one) => ({ id: 'w', ...columnsOf(one) })), ...stored(LINES)];
  const [, tiered] = targets.map(judged);
  const level =
    'ít nhất 82 (từ 200 đến 1.000 việc); ít nhất 80 (trên 1.000 đến 3.000 việc); ít nhất 77 (trên 3.000 việc)';
  expect(tiered && printGoal(tiered)).toBe(level);
  expect(tiered && printGoalAndUnit(tiered)).toContain('ít nhất 82% (từ 200 đến 1.000 việc)');
  expect(writtenLines(targets)).toBe('Trên 73% về việc');
  expect(stored(writtenTiers(targets))).toMatchObject([{ tiers: targets[1]?.tiers, printed: targets[1]?.printed }]);
});

test.each([
  ['500 - 5.000 việc: 75%', { low: '500', lowClosed: true, high: '5000', highClosed: true }],
  ['>1.000 đến dưới 3.000 vụ việc: 75%', { low: '1000', lowClosed: false, high: '3000', highClosed: false }],
  ['từ 3.001 việc trở lên: 75%', { low: '3001', lowClosed: true, high: null }],
  ['dưới 200 việc: 75%', { low: null, high: '200', highClosed: false }],
  ['không quá 200 việc: 75%', { low: null, high: '200', highClosed: true }],
])('«%s»', (line, span) => {
  expect(stored(`Thi hành xong\n${line}`)).toMatchObject([{ comparator: '=', tiers: [span] }]);
});

test('two targets, one on money whose levels say so', () => {
  const text = `${LINES}\n\nThi hành xong về tiền\ntừ 1 đến 500 việc: trên 35% về tiền\ntừ 501 việc trở lên: trên 33% về tiền`;
  expect(stored(text).map(({ indicator, unit, tiers }) => [indicator, unit, tiers?.length])).toEqual([
    ['Tỷ lệ thi hành xong về việc', '%', 3],
    ['Thi hành xong về tiền', '% tiền', 2], // 500 and 501 leave no case between them
  ]);
});

test.each([
  ['từ 1 đến 5 việc: 80%', 'tier-without-a-target', 1],
  ['Thi hành xong', 'target-without-tiers', 1],
  ['Thi hành xong\ntừ 1 đến 5 việc 80%', 'tier-not-read', 2],
  ['Thi hành xong\n1,5 đến 5 việc: 80%', 'tier-not-read', 2],
  ['Thi hành xong\n500 việc: 80%', 'tier-not-read', 2],
  [`Thi hành xong${':'.repeat(500_000)}a\ntừ 1 việc trở lên: 80%`, 'tier-not-read', 1],
  ['Thi hành xong\ntừ 1 đến 5 việc: khoảng 80%', 'level-not-read', 2],
  ['Thi hành xong\ntừ 1 đến 5 việc: cao', 'level-not-read', 2],
  ['Thi hành xong\ntừ 1 đến 5 việc: trên 80%\ntrên 5 việc: 75%', 'levels-of-two-kinds', 3],
  ['Thi hành xong\ntừ 1 đến 5 việc: 80%\ntrên 5 việc: 75', 'levels-of-two-kinds', 3],
  ['Thi hành xong\ntừ 5 đến 1 việc: 80%', 'tier-holds-nothing', 2],
  ['Thi hành xong\ntừ 1 đến 5 việc: 80%\n\ntừ 5 việc trở lên: 75%', 'tiers-overlap', 4],
  ['Thi hành xong\ntừ 1 đến 5 việc: 80%\ntrên 6 việc: 75%', 'tiers-leave-a-gap', 3],
])('%j is not taken: %s in line %i', (text, kind, line) => {
  expect(readTieredTargets(text)).toMatchObject({ ok: false, error: { kind, line } });
});

test('nothing written is no target', () => {
  expect(readTieredTargets(' \n ')).toEqual({ ok: true, value: [] });
});
