import { expect, test } from 'vitest';
import { changesOf, together } from './changes.ts';

test('a changed row tells only what changed, also what was taken away', () => {
  const before = { id: 'a', state: 'draft', note: 'cũ', units: ['x'], count: null };
  const after = { id: 'a', state: 'submitted', note: null, units: ['x'], count: null };
  expect(changesOf({ before, after })).toEqual([
    { column: 'state', before: 'draft', after: 'submitted' },
    { column: 'note', before: 'cũ', after: null },
  ]);
});

test('a new row tells what it holds, a removed one what it held, neither tells what is empty', () => {
  const row = { name: 'Cờ thi đua', note: '', isLate: false, parts: [], points: 0 };
  expect(changesOf({ before: null, after: row }).map(({ column }) => column)).toEqual(['name', 'points']);
  expect(changesOf({ before: row, after: null })).toContainEqual({ column: 'name', before: 'Cờ thi đua', after: null });
  expect(changesOf({ before: null, after: null })).toEqual([]);
});

test('what one request did stands together, and nobody’s work with another’s', () => {
  const event = (actorId: string, requestId: string | null, second: number) => ({
    actorId,
    requestId,
    at: new Date(Date.UTC(2027, 0, 1, 8, 0, second)),
  });
  const events = [
    event('a', 'r1', 0),
    event('a', 'r1', 40),
    event('a', 'r2', 41),
    event('b', null, 41),
    event('b', null, 42),
    event('b', null, 50),
  ];
  expect(together(events).map((group) => group.length)).toEqual([2, 1, 2, 1]);
});
