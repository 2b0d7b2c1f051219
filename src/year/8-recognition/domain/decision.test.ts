import { expect, test } from 'vitest';
import type { Result } from '#src/kernel/result.ts';
import {
  type Decision,
  draftDecision,
  goldenBookNumber,
  listAwardees,
  needsAppendix,
  postOf,
  revoke,
  signDecision,
} from './decision.ts';

const awardee = (subjectId: string) => ({ subjectId, printedName: `Đơn vị ${subjectId}`, printedUnit: null });
const done = (result: Result<Decision, { readonly kind: string }>): Decision => {
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
};
const listed = (...ids: readonly string[]) => done(listAwardees(draftDecision('CO_BO'), ids.map(awardee)));
const signed = (...ids: readonly string[]) => done(signDecision(listed(...ids), '2027-12-20'));
const revocation = { decisionId: 'QĐ-2', on: '2028-03-01', reason: 'Khai man thành tích' } as const;

test('the number in the golden book is the place in the decision', () => {
  const decision = signed('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'K');
  expect([decision.rows[6], decision.rows[9]].map((row) => row && goldenBookNumber(row))).toEqual(['07', '10']);
});

test('a draft is numbered anew; a signed list is frozen', () => {
  expect(done(listAwardees(listed('A', 'B'), [awardee('B')])).rows).toMatchObject([{ subjectId: 'B', ordinal: 1 }]);
  expect(listAwardees(signed('A'), [awardee('B')])).toEqual({ ok: false, error: { kind: 'decision-is-signed' } });
  expect(signDecision(signed('A'), '2027-12-21').ok).toBe(false);
});

test('a revoked award keeps its row, and nobody moves up', () => {
  const after = done(revoke(signed('A', 'B', 'C'), 2, revocation));
  expect(after.rows.map((row) => [row.subjectId, row.ordinal, row.revoked !== null])).toEqual([
    ['A', 1, false],
    ['B', 2, true],
    ['C', 3, false],
  ]);
  expect(revoke(signed('A'), 1, { ...revocation, on: '2027-12-20' }).ok).toBe(true); // on the day of signing
  expect(revoke(after, 2, revocation)).toMatchObject({ error: { kind: 'already-revoked' } });
});

test.each([
  ['an empty decision', () => signDecision(draftDecision('CO_BO'), '2027-12-20'), 'nobody-is-awarded'],
  ['one name twice', () => listAwardees(draftDecision('CO_BO'), [awardee('A'), awardee('A')]), 'awarded-twice'],
  ['revoking a draft', () => revoke(listed('A'), 1, revocation), 'decision-is-not-signed'],
  ['a row that is not there', () => revoke(signed('A'), 2, revocation), 'no-such-row'],
  [
    'a day too early',
    () => revoke(signed('A'), 1, { ...revocation, on: '2027-12-19' }),
    'revoked-before-it-was-signed',
  ],
  ['no reason', () => revoke(signed('A'), 1, { ...revocation, reason: ' ' }), 'reason-must-be-written'],
])('%s is refused', (_, act, kind) => {
  expect(act()).toMatchObject({ ok: false, error: { kind } });
});

test.each([
  ['Bộ trưởng Bộ Tư pháp', 'Bộ trưởng'],
  ['Thủ tướng Chính phủ', 'Thủ tướng'],
  ['Chủ tịch nước', 'Chủ tịch nước'],
  ['Chủ tịch Ủy ban nhân dân tỉnh Lai Châu', 'Chủ tịch'],
  ['Giám đốc Sở Tư pháp tỉnh Lai Châu', 'Giám đốc'],
  ['Trưởng Thi hành án dân sự tỉnh Lai Châu', 'Trưởng Thi hành án dân sự tỉnh Lai Châu'], // not known to be shortened
])('«%s» signs as «%s»', (authority, post) => {
  expect(postOf(authority)).toBe(post);
});

test('five names stand in the article, six go to the appendix', () => {
  expect(needsAppendix(listed('A', 'B', 'C', 'D', 'E'))).toBe(false);
  expect(needsAppendix(listed('A', 'B', 'C', 'D', 'E', 'F'))).toBe(true);
});
