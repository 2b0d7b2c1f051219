import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHeld } from './held-form.ts';

describe('a form that waits', () => {
  test('comes back with every field as it was typed', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string())), (fields) => {
        expect(readHeld(JSON.stringify({ path: '/viec?x=1', fields }))).toEqual({ path: '/viec?x=1', fields });
      }),
    );
  });

  test('is never a fault, whatever is sent in its place', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        readHeld(text);
      }),
    );
  });

  test('goes on within this site and nowhere else', () => {
    for (const path of ['https://evil.example/', '//evil.example/', '/\\evil.example'])
      expect(readHeld(JSON.stringify({ path, fields: [] }))?.path).toBe('/');
  });
});
