import { expect, test } from 'vitest';
import { checkText, columnsOf, type CovenantText, judged, writtenLines } from './covenant-text.ts';
import { printGoal } from './target.ts';
import { readTargets } from './written-targets.ts';

const nothing: CovenantText = {
  theme: null,
  aim: null,
  taskCount: null,
  tasks: [],
  targets: [],
  bases: [],
  campaigns: [],
  commitments: [],
  measured: null,
  copies: null,
  copyTo: null,
};

test('a draft may be empty, and seven tasks may be declared while three are entered', () => {
  expect(checkText(nothing)).toEqual({ ok: true, value: nothing });
  const some = { ...nothing, taskCount: 7, tasks: ['Một', ' Hai ', '', 'Ba'] };
  expect(checkText(some)).toMatchObject({ ok: true, value: { taskCount: 7, tasks: ['Một', 'Hai', 'Ba'] } });
});

test.each([
  [{ taskCount: 1, tasks: ['Một', 'Hai'] }, 'fewer-tasks-declared-than-entered'],
  [{ measured: { from: '2027-09-30', to: '2026-10-01' } }, 'measured-ends-before-it-begins'],
  [{ copies: 0 }, 'copies-must-be-a-count'],
] as const)('%o is refused: %s', (change, kind) => {
  expect(checkText({ ...nothing, ...change })).toMatchObject({ ok: false, error: { kind } });
});

test('targets go through the store and back to their lines without losing a zero', () => {
  const text = 'Thi hành xong: trên 81,50% về việc, trên 40,10% về tiền\nGiữ vững kỷ cương';
  const stored = readTargets(text).map((target, at) => ({ id: String(at), ...columnsOf(target) }));
  expect(stored.map((target) => target.value)).toEqual(['81.50', '40.10', null]);
  expect(stored.map((target) => printGoal(judged(target)))).toEqual(['trên 81,50', 'trên 40,10', 'bằng lời']);
  expect(writtenLines(stored)).toBe(text);
});
