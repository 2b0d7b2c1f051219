import { expect, test } from 'vitest';
import type { Criterion, ScoringMode } from './criterion.ts';
import { readMode } from './scoring-words.ts';
import { type Cell, type Cells, totalOf } from './score-sheet.ts';
import { handBefore, isProvisional, reasonIsMissing, standingCells } from './sheet-hands.ts';
import { mayWriteColumn, moveSheet } from './sheet-state.ts';
import { readCell } from './typed-cell.ts';

const modeOf = (words: string): ScoringMode => {
  const read = readMode(words);
  if (!read.ok) throw new Error(words);
  return read.value;
};
const row = (id: string, max: number, words = '', mayExceed = false): Criterion => ({
  id,
  code: id,
  name: id,
  max,
  mayExceed,
  body: { kind: 'scored', mode: modeOf(words) },
});
const drafts = row('A.I.2', 300, '100: 3; từ 95 đến dưới 100: 2,75; từ 80 đến dưới 95: 2,5; dưới 80: 0');
const points = (value: number): Cell => ({ kind: 'scored', points: value });

test.each([
  [drafts, '41/42', points(275)],
  [drafts, '42/42', points(300)],
  [drafts, '97,6%', points(275)],
  [drafts, '2,75', points(275)],
  [drafts, '0', points(0)],
  [drafts, '', { kind: 'pending' }],
  [drafts, 'KAD', { kind: 'not-applicable' }],
  [drafts, 'Chưa có số liệu', { kind: 'no-data' }],
  [row('y', 200, 'có: 2; không: 0'), 'Không', points(0)],
  [row('l', 200, '0 ngày: 2; từ 1 ngày: 1'), 'chậm 2 ngày', points(100)],
  [row('l', 200, '0 ngày: 2; từ 1 ngày: 1'), 'đúng hạn', points(200)],
  [row('d', 200, 'trừ 1 mỗi lần'), '3 lần', points(0)],
  [row('b', 0, 'cộng 1 mỗi lần, tối đa 2'), '3 lần', points(200)],
  [row('b', 0, 'cộng 1 mỗi lần'), '1,5', points(150)],
] as const)('$0.code: «$1» is $2', (criterion, typed, cell) => {
  expect(readCell(criterion, typed)).toEqual({ ok: true, value: cell });
});

test.each([
  [drafts, '3,01', 'more-than-the-standard'],
  [drafts, '0/0', 'nothing-to-take-a-rate-of'],
  [drafts, '101%', 'no-band-holds-the-figure'],
  [drafts, 'khá', 'cell-is-not-understood'],
  [drafts, '2.75', 'cell-is-not-understood'],
  [drafts, '-1', 'less-than-zero'],
  [row('b', 0, 'cộng 1 mỗi lần, tối đa 2'), '2,5', 'more-than-the-standard'],
] as const)('$0.code: «$1» is refused: $2', (criterion, typed, kind) => {
  expect(readCell(criterion, typed)).toMatchObject({ ok: false, error: { kind } });
});

const other = row('B', 200);
const cells = (entries: Readonly<Record<string, Cell>>): Cells => new Map(Object.entries(entries));
const columns = {
  self: cells({ 'A.I.2': points(275), B: points(200) }),
  confirmed: cells({}),
  verified: cells({ 'A.I.2': points(250) }),
};

test('the last hand stands, and points are provisional until the verifier has given them all', () => {
  const table = [drafts, other];
  expect(totalOf(table, standingCells(table, columns)).points).toBe(450);
  expect(isProvisional(table, columns)).toBe(true);
  expect(
    isProvisional(table, { ...columns, verified: cells({ 'A.I.2': points(250), B: { kind: 'not-applicable' } }) }),
  ).toBe(false);
});

test('the verifier says why its points differ from the hand before, or from the standard where there was none', () => {
  expect(reasonIsMissing(drafts, 'verified', points(250), null, columns)).toBe(true);
  expect(reasonIsMissing(drafts, 'verified', points(250), 'Hai dự thảo gửi trước khi có hồ sơ đủ', columns)).toBe(
    false,
  );
  expect(reasonIsMissing(drafts, 'verified', points(275), null, columns)).toBe(false);
  expect(reasonIsMissing(drafts, 'self', points(275), null, columns)).toBe(false);
  const nobody = { self: cells({}), confirmed: cells({}), verified: cells({}) };
  expect(handBefore(other, 'verified', nobody)).toEqual(points(200));
  expect(reasonIsMissing(other, 'verified', points(150), '', nobody)).toBe(true);
});

const when = { on: '2027-11-20', last: '2027-11-10', reason: null } as const;
test('a sheet is sent, confirmed and made final; going back has its reason', () => {
  expect(moveSheet('self-scoring', 'submitted', when)).toEqual({ ok: true, value: 'submitted' });
  expect(moveSheet('self-scoring', 'confirmed', when)).toMatchObject({
    error: { kind: 'not-a-next-state-of-the-sheet' },
  });
  expect(moveSheet('final', 'submitted', when)).toMatchObject({ error: { kind: 'reason-must-be-written' } });
  expect(moveSheet('final', 'submitted', { ...when, reason: 'Bộ đính chính' })).toMatchObject({ ok: true });
  expect(moveSheet('submitted', 'confirmed', { ...when, on: '2027-11-09' })).toMatchObject({
    error: { kind: 'earlier-than-the-last-step' },
  });
});

test('a unit writes its own column until it is sent; nobody writes final points', () => {
  expect(mayWriteColumn('self-scoring', 'self', false)).toBe(true);
  expect(mayWriteColumn('submitted', 'self', false)).toBe(false);
  expect(mayWriteColumn('submitted', 'self', true)).toBe(true);
  expect(mayWriteColumn('final', 'verified', true)).toBe(false);
});
