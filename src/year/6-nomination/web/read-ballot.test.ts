import { expect, test } from 'vitest';
import { readShare } from './read-ballot.ts';

test.each([
  ['2/3', { numerator: 2, denominator: 3 }],
  ['quá 1/2', { numerator: 1, denominator: 2, mustExceed: true }],
  ['80/100', { numerator: 80, denominator: 100 }],
  ['3/2', null],
  ['0/3', null],
  ['hai phần ba', null],
  ['2/3; drop table', null],
])('a share written %s', (text, share) => {
  expect(readShare(text)).toEqual(share);
});
