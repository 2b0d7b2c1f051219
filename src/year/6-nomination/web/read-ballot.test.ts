import { expect, test } from 'vitest';
import type { Ballot } from '../app/ballots.query.ts';
import { breachErrors, readShare } from './read-ballot.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

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

test('a count that cannot be is told with its numbers, each at the field where it is put right', () => {
  const ballot = {
    method: 'secret-ballot',
    nominees: [
      { unitId: 'a', name: 'Sở Tư pháp tỉnh A', result: null },
      { unitId: 'b', name: 'Sở Tư pháp tỉnh B', result: null },
    ],
  } as unknown as Ballot;
  const breaches = [
    { kind: 'more-issued-than-present', issued: 9, present: 8 },
    { kind: 'votes-of-a-nominee-do-not-add-up', nomineeId: 'b', yes: 7, no: 0, blank: 0, expected: 8 },
    { kind: 'more-yes-than-the-places-allow', yes: 20, each: 8, seats: 2 },
  ] as const;
  expect(breachErrors(vi, breaches, ballot, 2)).toEqual([
    { field: 'issued-2', message: 'Số phiếu phát ra là 9, lớn hơn 8 đơn vị có mặt.' },
    {
      field: 'b-yes-2',
      message: 'Sở Tư pháp tỉnh B: đồng ý 7, không đồng ý 0, phiếu trắng 0, cộng là 7, không phải 8.',
    },
    {
      field: 'issued-2',
      message: 'Tổng số phiếu đồng ý là 20, lớn hơn 16 (8 phiếu, mỗi phiếu chọn không quá 2 đơn vị).',
    },
  ]);
  const byHand = { ...ballot, method: 'show-of-hands' } as Ballot; // without fields of papers
  expect(breachErrors(en, breaches.slice(2), byHand, 1)).toMatchObject([
    { field: 'a-yes-1', message: expect.stringContaining('more than 16') },
  ]);
});
