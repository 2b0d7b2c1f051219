import { expect, test } from 'vitest';
import { type HandOver, mayHandOver, rightsIn } from './hand-over.ts';
import { openNextYear, type ThisYear, waitingForConfirmation } from './next-year.ts';

const complete: HandOver = {
  fromUnitId: 'A',
  toUnitId: 'B',
  namedBy: 'Biên bản hội nghị tổng kết',
  items: {
    files: 'handed-over',
    'open-tasks': 'handed-over',
    objects: 'handed-over',
    funds: 'nothing-to-hand-over',
    access: 'handed-over',
  },
  openTasks: 0,
  takenOverOn: null,
};

test.each([
  ['all is handed over', complete, { verdict: 'go' }],
  ['nobody is named', { ...complete, namedBy: null }, { verdict: 'refuse', because: ['next-head-is-not-named'] }],
  [
    'nobody has looked at the files',
    { ...complete, items: { ...complete.items, files: 'not-checked' } },
    { verdict: 'warn', because: ['items-not-checked'] },
  ],
  ['dossiers are still open', { ...complete, openTasks: 1 }, { verdict: 'warn', because: ['tasks-still-open'] }],
  ['the same unit again', { ...complete, toUnitId: 'A' }, { verdict: 'warn', because: ['same-unit-again'] }],
] as const)('%s: %j', (_, handOver, verdict) => {
  expect(mayHandOver(handOver)).toEqual(verdict);
});

test('the outgoing head finishes 2027 while the new one opens 2028', () => {
  const old = { clusterYearId: '2027', headUnitId: 'A', deputyUnitIds: ['B'] };
  const next = { clusterYearId: '2028', headUnitId: 'B', deputyUnitIds: [] };
  expect([rightsIn(old, 'A'), rightsIn(next, 'A')]).toEqual(['head', 'member-or-none']);
  expect([rightsIn(old, 'B'), rightsIn(next, 'B')]).toEqual(['deputy', 'head']);
});

const thisYear: ThisYear = {
  year: 2027,
  counts: { blocs: 2, members: 28, 'scoring-tables': 2, 'ballot-rules': 1, calendar: 0 },
  nextHeadUnitId: 'B',
  nextDeputyUnitIds: ['C'],
};

test('what comes from last year waits for a person', () => {
  const next = openNextYear(thisYear, [2027]);
  expect(next).toMatchObject({ ok: true, value: { year: 2028, headUnitId: 'B', deputyUnitIds: ['C'] } });
  expect(next.ok && waitingForConfirmation(next.value)).toEqual(['blocs', 'members', 'scoring-tables', 'ballot-rules']);
});

test('a year is opened once, and not without a head', () => {
  expect(openNextYear(thisYear, [2027, 2028])).toEqual({
    ok: false,
    error: { kind: 'year-is-already-open', year: 2028 },
  });
  expect(openNextYear({ ...thisYear, nextHeadUnitId: null }, [])).toMatchObject({
    error: { kind: 'next-head-is-not-named' },
  });
});
