import fc from 'fast-check';
import { expect, test } from 'vitest';
import { waitAfter } from './back-off.ts';

test('five wrong passwords are free of waiting, then the wait doubles up to a quarter of an hour', () => {
  expect([1, 4, 5, 6, 7, 8, 9, 10, 11, 500].map((failures) => waitAfter(failures, 'account'))).toEqual([
    0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
  ]);
});

test('an address, which may be a whole office, has thirty', () => {
  expect([29, 30, 31, 40].map((failures) => waitAfter(failures, 'address'))).toEqual([0, 60, 120, 900]);
});

test('a further failure never shortens the wait', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.constantFrom('account' as const, 'address' as const), (failures, counted) => {
      expect(waitAfter(failures + 1, counted)).toBeGreaterThanOrEqual(waitAfter(failures, counted));
    }),
  );
});
