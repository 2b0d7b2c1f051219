import { expect, test } from 'vitest';
import { tallyDifferences } from './two-tallies.ts';

const tally = {
  issued: 13,
  collected: 13,
  notReturned: 0,
  valid: 12,
  invalid: 1,
  rows: [{ unitId: 'A', yes: 9, no: 2, blank: 1 }],
};

test('two tellers who counted the same have nothing to settle', () => {
  expect(tallyDifferences(tally, { ...tally })).toEqual([]);
});

test('every figure on which they differ is named', () => {
  const second = { ...tally, valid: 13, invalid: 0, rows: [{ unitId: 'A', yes: 10, no: 2, blank: 1 }] };
  expect(tallyDifferences(tally, second)).toEqual([
    { field: 'valid', first: 12, second: 13 },
    { field: 'invalid', first: 1, second: 0 },
    { field: 'yes', unitId: 'A', first: 9, second: 10 },
  ]);
});
