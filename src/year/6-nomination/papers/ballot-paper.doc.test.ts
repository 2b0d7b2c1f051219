import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { LONG_NAME } from '../../../../tests/paper-facts.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type BallotPaper, ballotPaper } from './ballot-paper.ts';

const paper: BallotPaper = {
  draftPrintedAt: null,
  synthetic: true,
  cluster: 'Cụm thi đua các tỉnh diễn tập',
  bloc: 'Khối Sở Tư pháp',
  award: 'Cờ thi đua ngành Tư pháp',
  year: 2027,
  round: 1,
  seats: 2,
  ownUnitVotes: null,
  nominees: ['Sở Tư pháp tỉnh An Sơn', LONG_NAME],
};
const print = (facts: BallotPaper) => compilePdf({ ...ballotPaper(facts), at: new Date('2027-12-18T01:00:00Z') });

describe.skipIf(toolsMissing)(`the ballot paper ${toolsMissing}`, () => {
  test('names who stands and how many may be chosen; it has no number, no voter, no code', () => {
    const { words, pages } = readPaper(print(paper));
    expect(pages).toBe(1);
    expect(words).toContain('PHIẾU BÌNH XÉT, SUY TÔN');
    expect(words).toContain('Số lượng được suy tôn: không quá 02 đơn vị.');
    expect(words).toContain('1 Sở Tư pháp tỉnh An Sơn');
    expect(words).toContain('(Phiếu không ghi tên, không ký)');
    expect(words).not.toMatch(/Số:|Mã|vòng/);
  });

  test('a second round says so; without a limit none is printed', () => {
    const { words } = readPaper(print({ ...paper, round: 2, seats: null }));
    expect(words).toContain('năm 2027 (vòng 2)');
    expect(words).not.toContain('không quá');
    expect(words).not.toContain('nhiều hơn số lượng');
  });

  test('where units do not vote on themselves it says which row stays blank, and otherwise nothing of it', () => {
    expect(readPaper(print({ ...paper, ownUnitVotes: false })).words).toContain('để trống dòng của đơn vị mình');
    expect(readPaper(print({ ...paper, ownUnitVotes: true })).words).not.toContain('đơn vị mình');
  });

  test('every paper of a vote is the same to the byte', () => {
    expect(print(paper)).toEqual(print(paper));
  });
});
