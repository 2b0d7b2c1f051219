import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimal } from '#src/kernel/decimal.ts';
import type { Interval } from '#src/kernel/interval.ts';
import { type Criterion, type ScoringMode, scoredRows, tableFaults } from './criterion.ts';
import { rankUnits } from './ranking.ts';
import { type ScoreInput, scoreCriterion } from './score-criterion.ts';
import { type Cell, checkDifference, isComplete, totalOf } from './score-sheet.ts';

const span = (low: string | null, lowClosed: boolean, high: string | null, highClosed: boolean): Interval => ({
  low: low === null ? null : decimal(low),
  lowClosed,
  high: high === null ? null : decimal(high),
  highClosed,
});
const scored = (code: string, max: number, mode: ScoringMode, mayExceed = false): Criterion => ({
  id: code,
  code,
  name: code,
  max,
  mayExceed,
  body: { kind: 'scored', mode },
});
const group = (code: string, max: number, children: readonly Criterion[], mayExceed = false): Criterion => ({
  ...scored(code, max, { kind: 'manual' }, mayExceed),
  body: { kind: 'group', children },
});
const manual = (code: string, max: number) => scored(code, max, { kind: 'manual' });
const percent = (numerator: number, denominator = 100): ScoreInput => ({
  kind: 'percent',
  ratio: { numerator: BigInt(numerator), denominator: BigInt(denominator) },
});

/** Điểm theo tỷ lệ đúng tiến độ, as the table of 2022 has it. */
const onTime = scored('A.I.1.1', 200, {
  kind: 'bands',
  bands: [
    { span: span('100', true, null, true), points: 200 },
    { span: span('95', true, '100', false), points: 175 },
    { span: span('80', true, '95', false), points: 150 },
    { span: span(null, true, '80', false), points: 0 },
  ],
});
/** Its neighbour gives the border to the lower band. */
const signedDigitally = scored('A.VIII.3.a', 150, {
  kind: 'bands',
  bands: [
    { span: span('95', false, null, false), points: 150 },
    { span: span('75', true, '95', true), points: 100 },
    { span: span(null, false, '75', false), points: 0 },
  ],
});
const late = scored('B.I.1.1', 200, {
  kind: 'days-late',
  bands: [
    { fromDays: 0, toDays: 0, points: 200 },
    { fromDays: 1, toDays: 2, points: 150 },
    { fromDays: 3, toDays: 5, points: 100 },
    { fromDays: 6, toDays: 10, points: 50 },
    { fromDays: 11, toDays: null, points: 0 },
  ],
});

test.each([
  [onTime, percent(100), 200],
  [onTime, percent(9_999, 10_000), 175],
  [onTime, percent(95), 175], // the border belongs to the upper band here
  [onTime, percent(9_499, 10_000), 150],
  [signedDigitally, percent(95), 100], // and to the lower one there
  [signedDigitally, percent(9_501, 10_000), 150],
  [late, { kind: 'days-late', days: 0 }, 200],
  [late, { kind: 'days-late', days: 2 }, 150],
  [late, { kind: 'days-late', days: 3 }, 100],
  [late, { kind: 'days-late', days: 10 }, 50],
  [late, { kind: 'days-late', days: 11 }, 0],
  [scored('yn', 200, { kind: 'yes-no', yes: 200, no: 0 }), { kind: 'answer', yes: false }, 0],
  [scored('d', 11_000, { kind: 'deduction', perTime: 1_000, floor: 0 }), { kind: 'times', times: 2 }, 9_000],
  [scored('d', 11_000, { kind: 'deduction', perTime: 1_000, floor: 5_000 }), { kind: 'times', times: 9 }, 5_000],
  [scored('b', 0, { kind: 'bonus', perTime: 200, cap: 500 }), { kind: 'times', times: 2 }, 400],
  [scored('b', 0, { kind: 'bonus', perTime: 200, cap: 500 }), { kind: 'times', times: 3 }, 500],
  [scored('p', 500, { kind: 'percent-of-points' }, true), percent(110), 550], // the table lets it pass
  [scored('p', 500, { kind: 'percent-of-points' }), percent(110), 500],
  [scored('p', 500, { kind: 'percent-of-points' }), percent(1, 3), 167],
  [manual('m', 500), { kind: 'points', points: 500 }, 500],
] as const)('$0.code with $1.kind gives $2 hundredths', (row, input, points) => {
  expect(scoreCriterion(row, input)).toEqual({ ok: true, value: points });
});

test.each([
  [manual('m', 500), { kind: 'points', points: 501 }, 'more-than-the-standard'],
  [manual('m', 500), { kind: 'points', points: -1 }, 'less-than-zero'],
  [onTime, percent(0, 0), 'nothing-to-take-a-rate-of'],
  [onTime, { kind: 'answer', yes: true }, 'input-does-not-fit-the-mode'],
  [group('A', 500, [manual('m', 500)]), { kind: 'points', points: 1 }, 'group-is-not-scored-itself'],
  [late, { kind: 'days-late', days: -1 }, 'no-band-holds-the-figure'],
] as const)('$0.code with $1.kind is refused: $2', (row, input, kind) => {
  expect(scoreCriterion(row, input)).toMatchObject({ ok: false, error: { kind } });
});

test('a sound table has no faults; its rows are read in order', () => {
  const table = [group('A', 350, [onTime, signedDigitally]), late];
  expect(tableFaults(table)).toEqual([]);
  expect(scoredRows(table).map((row) => row.code)).toEqual(['A.I.1.1', 'A.VIII.3.a', 'B.I.1.1']);
});

test.each([
  [
    'parts that do not make the whole',
    [group('A', 300, [manual('1', 200), manual('2', 99)])],
    'children-do-not-add-up',
  ],
  ['one code twice', [manual('1', 1), manual('1', 1)], 'code-stands-twice'],
  ['an empty group', [group('A', 0, [])], 'group-without-criteria'],
  [
    'a yes worth more than the standard',
    [scored('1', 100, { kind: 'yes-no', yes: 200, no: 0 })],
    'band-above-the-standard',
  ],
  [
    'a bonus inside the standard',
    [scored('1', 100, { kind: 'bonus', perTime: 1, cap: null })],
    'bonus-with-standard-points',
  ],
  [
    'a day that no band holds',
    [
      scored('1', 2, {
        kind: 'days-late',
        bands: [
          { fromDays: 0, toDays: 2, points: 2 },
          { fromDays: 4, toDays: null, points: 0 },
        ],
      }),
    ],
    'bands-gap',
  ],
  [
    'a border that two bands hold',
    [
      scored('1', 2, {
        kind: 'bands',
        bands: [
          { span: span('90', true, null, true), points: 2 },
          { span: span(null, true, '90', true), points: 1 },
        ],
      }),
    ],
    'bands-overlap',
  ],
] as const)('saving finds %s', (_, table, kind) => {
  expect(tableFaults(table).map((fault) => fault.kind)).toEqual([kind]);
});

const points = (value: number): Cell => ({ kind: 'scored', points: value });
const table = [
  group('A', 6_000, [manual('A1', 4_000), manual('A2', 2_000)]),
  manual('B', 2_500),
  manual('C', 1_500),
  scored('T', 0, { kind: 'bonus', perTime: 100, cap: null }),
];

test('60 of 60 scored, 25 pending, 15 not applicable: not 60 of 100, and not complete', () => {
  const cells = new Map<string, Cell>([
    ['A1', points(4_000)],
    ['A2', points(2_000)],
    ['C', { kind: 'not-applicable' }],
    ['T', points(0)],
  ]);
  const total = totalOf(table, cells);
  expect(total).toEqual({
    points: 6_000,
    bonus: 0,
    scoredMax: 6_000,
    pendingMax: 2_500,
    noDataMax: 0,
    notApplicableMax: 1_500,
  });
  expect(isComplete(total)).toBe(false);
  expect(isComplete(totalOf(table, new Map([...cells, ['B', points(0)]])))).toBe(true); // a score of 0 is a score
  expect(isComplete(totalOf(table, new Map([...cells, ['B', { kind: 'no-data' }]])))).toBe(false);
});

test('98 and a bonus of 5 are 103 of 100, the bonus on its own line', () => {
  const cells = new Map([
    ['A1', points(4_000)],
    ['A2', points(2_000)],
    ['B', points(2_300)],
    ['C', points(1_500)],
    ['T', points(500)],
  ]);
  expect(totalOf(table, cells)).toMatchObject({ points: 10_300, bonus: 500, scoredMax: 10_000 });
});

test('a group that may not pass its standard is held there', () => {
  const exceeding = scored('1', 500, { kind: 'percent-of-points' }, true);
  const cells = new Map([['1', points(550)]]);
  expect(totalOf([group('A', 500, [exceeding])], cells).points).toBe(500);
  expect(totalOf([group('A', 500, [exceeding], true)], cells).points).toBe(550);
  const bonus = scored('T', 0, { kind: 'bonus', perTime: 100, cap: null });
  const withBonus = new Map([...cells, ['T', points(200)]]);
  expect(totalOf([group('A', 500, [exceeding, bonus])], withBonus)).toMatchObject({ points: 700, bonus: 200 });
});

test('whoever changes the points of the hand before writes why', () => {
  expect(checkDifference(points(950), points(800), ' ')).toEqual({
    ok: false,
    error: { kind: 'difference-needs-a-reason', before: 950, after: 800 },
  });
  expect(checkDifference(points(950), points(800), '2 báo cáo chậm').ok).toBe(true);
  expect(checkDifference(points(950), points(950), null).ok).toBe(true);
  expect(checkDifference({ kind: 'pending' }, points(800), null).ok).toBe(true);
});

const unit = (unitId: string, scoredPoints: number, pendingMax = 0) => ({
  unitId,
  total: { points: scoredPoints, bonus: 0, scoredMax: 0, pendingMax, noDataMax: 0, notApplicableMax: 0 },
});

test('equal points are an equal place', () => {
  const ranked = rankUnits([unit('A', 18_600), unit('B', 18_800), unit('C', 18_800), unit('D', 18_599)], {
    evenIfIncomplete: false,
  });
  expect(ranked.ok && ranked.value.places.map(({ unitId, rank, tied }) => [unitId, rank, tied])).toEqual([
    ['B', 1, true],
    ['C', 1, true],
    ['A', 3, false],
    ['D', 4, false],
  ]);
});

test('nobody is ranked while a sheet waits, unless a person chooses it and the ranking says so', () => {
  const sheets = [unit('A', 18_600), unit('B', 6_000, 2_500)];
  expect(rankUnits(sheets, { evenIfIncomplete: false })).toEqual({
    ok: false,
    error: { kind: 'sheets-not-complete', unitIds: ['B'] },
  });
  expect(rankUnits(sheets, { evenIfIncomplete: true })).toMatchObject({ ok: true, value: { provisional: true } });
});

test('units to which other criteria apply are ranked with a mark, and nothing is converted', () => {
  const shorter = { ...unit('B', 8_000), total: { ...unit('B', 8_000).total, notApplicableMax: 1_500 } };
  const unequal = (sheets: Parameters<typeof rankUnits>[0]) => {
    const ranked = rankUnits(sheets, { evenIfIncomplete: false });
    return ranked.ok && ranked.value.unequalStandards;
  };
  expect(unequal([unit('A', 9_000), shorter])).toBe(true);
  expect(unequal([unit('A', 9_000), unit('B', 8_000)])).toBe(false);
});

test('standard points are never lost between the four states of a cell', () => {
  const cell = fc.constantFrom<Cell>({ kind: 'pending' }, { kind: 'no-data' }, { kind: 'not-applicable' }, points(0));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(9_999), cell), { minLength: 1, maxLength: 20 }), (rows) => {
      const criteria = rows.map(([max], index) => manual(String(index), max));
      const total = totalOf(criteria, new Map(rows.map(([, state], index) => [String(index), state])));
      const parts = total.scoredMax + total.pendingMax + total.noDataMax + total.notApplicableMax;
      expect(parts).toBe(rows.reduce((sum, [max]) => sum + max, 0));
    }),
  );
});
