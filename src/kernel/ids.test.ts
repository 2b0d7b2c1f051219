import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 });

test('an id is a version 7 UUID that carries its millisecond', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const id = newId(now);
      expect(isId(id)).toBe(true);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(now);
    }),
  );
});

test('a later id sorts after an earlier one', () => {
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      fc.pre(a !== b);
      expect(newId(a) < newId(b)).toBe(a < b);
    }),
  );
});

test('ten thousand ids of one millisecond are ten thousand ids', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => newId(1_800_000_000_000))).size).toBe(10_000);
});

test('what is not an id in our one shape does not reach the database', () => {
  const id = newId();
  for (const text of [
    '',
    'abc',
    id.toUpperCase(),
    `{${id}}`,
    ` ${id}`,
    `${id}\n`,
    id.replaceAll('-', ''),
    `${id}'; --`,
  ])
    if (text !== id) expect(isId(text), text).toBe(false);
});
