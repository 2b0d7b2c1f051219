import { describe, expect, test } from 'vitest';
import { issuers, type Letterhead, numberLine, placeAndDay } from './letterhead.ts';
import {
  authorityLines,
  basisLines,
  pageMarks,
  type PaperHead,
  printedFrame,
  recipientLines,
  type Signer,
  signatureUnder,
} from './state-paper.ts';

const agency = {
  superior: 'UBND tỉnh Hà Vân',
  name: 'Sở Tư pháp',
  fullName: 'Sở Tư pháp tỉnh Hà Vân',
  symbol: 'STP',
};
const group = { kind: 'Khu vực thi đua', name: 'Khu vực thi đua phía Đông', symbol: 'KVTĐ' } as const;
const byAgency: Letterhead = { mode: 'agency', agency };
const byGroup: Letterhead = { mode: 'group', agency, group };
const inside: Letterhead = { mode: 'internal', group };
const B = '\u00a0'.repeat(6);

describe('the head of a paper', () => {
  test('is that of the head unit, of the cluster under it, or of the cluster alone', () => {
    expect(issuers(byAgency)).toEqual({ superior: 'UBND tỉnh Hà Vân', body: 'Sở Tư pháp' });
    expect(issuers(byGroup)).toEqual({ superior: 'Sở Tư pháp tỉnh Hà Vân', body: 'Khu vực thi đua phía Đông' });
    expect(issuers(inside)).toEqual({ superior: null, body: 'Khu vực thi đua phía Đông' });
  });

  test.each([
    [byAgency, 9, 'Số: 09/TTr-STP'],
    [byAgency, 10, 'Số: 10/TTr-STP'],
    [byGroup, 1250, 'Số: 1250/TTr-KVTĐ'],
    [byAgency, null, `Số: ${B}/TTr-STP`],
    [inside, 9, null],
  ])('has a number of the series of its issuer (%#)', (letterhead, number, line) => {
    expect(numberLine(letterhead, 'TTr', number)).toBe(line);
  });

  test('keeps blanks for a day that is not known', () => {
    expect(placeAndDay('Hà Vân', '2027-03-09')).toBe('Hà Vân, ngày 09 tháng 3 năm 2027');
    expect(placeAndDay('Hà Vân', null)).toBe(`Hà Vân, ngày ${B} tháng ${B} năm ${B}`);
  });

  test('a draft shows no number, and each page says what it is', () => {
    const at = new Date('2027-03-09T18:05:00Z');
    const head: PaperHead = {
      letterhead: byAgency,
      number: 7,
      place: null,
      day: null,
      draftPrintedAt: at,
      synthetic: true,
    };
    const frame = printedFrame(head, { typeCode: 'QĐ', typeName: 'Quyết định', subject: [] });
    expect(frame).toMatchObject({ number: `Số: ${B}/QĐ-STP`, placeAndDay: null, typeName: 'QUYẾT ĐỊNH' });
    expect(frame.marks).toEqual(['DỮ LIỆU DIỄN TẬP', 'DỰ THẢO, in lúc 01:05 ngày 10/3/2027']);
    expect(pageMarks({ draftPrintedAt: null, synthetic: false })).toEqual([]);
    expect(pageMarks({ draftPrintedAt: null, synthetic: false, auditRoot: '2026/7/3f2a91bc-0d12ab34' })).toEqual([
      'Mã gốc nhật ký 2026/7/3f2a91bc-0d12ab34',
    ]);
  });
});

describe('the signature', () => {
  const signer: Signer = { right: 'head', headPost: 'Giám đốc', ownPost: 'Phó Giám đốc', name: 'Trần Văn Khải' };

  test.each([
    ['head', ['GIÁM ĐỐC']],
    ['acting', ['Q. GIÁM ĐỐC']],
    ['deputy', ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    ['by-order', ['TL. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
    ['delegated', ['TUQ. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC']],
  ] as const)('%s', (right, lines) => {
    expect(authorityLines({ ...signer, right })).toEqual(lines);
  });

  test('for the cluster names the post in it, and above the name the post in the agency', () => {
    expect(signatureUnder(byGroup, signer)).toEqual({
      authority: ['TRƯỞNG KHU VỰC THI ĐUA'],
      note: null,
      postAboveName: ['GIÁM ĐỐC SỞ TƯ PHÁP TỈNH HÀ VÂN'],
      name: 'Trần Văn Khải',
    });
    expect(signatureUnder(inside, signer).postAboveName).toEqual([]);
  });
});

test('bases end with semicolons and the last with a full stop, however they were typed', () => {
  expect(basisLines(['Căn cứ A.', 'Căn cứ B;', 'Căn cứ C '])).toEqual(['Căn cứ A;', 'Căn cứ B;', 'Căn cứ C.']);
  expect(basisLines([])).toEqual([]);
});

test('the archive stands last among the recipients', () => {
  expect(recipientLines(['Như trên'], 'VT, VP')).toEqual(['- Như trên;', '- Lưu: VT, VP.']);
});
