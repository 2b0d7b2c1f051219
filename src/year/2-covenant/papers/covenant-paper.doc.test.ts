import { describe, expect, test } from 'vitest';
import { decimal } from '#src/kernel/decimal.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type CovenantPaper, covenantPaper, type Signatory } from './covenant-paper.ts';

const at = new Date('2027-02-09T03:00:00Z');
const print = (paper: CovenantPaper) => compilePdf({ ...covenantPaper(paper), at });

const signatory = (unit: string, more: Partial<Signatory> = {}): Signatory => ({
  unit,
  clusterPost: null,
  rank: 'member',
  address: 'ông',
  signer: { right: 'head', headPost: 'Giám đốc', ownPost: 'Giám đốc', name: 'Trần Văn Khải' },
  presence: 'present',
  signedLaterOn: null,
  ...more,
});

const members = (count: number): Signatory[] =>
  Array.from({ length: count }, (_, index) => signatory(`Sở Tư pháp tỉnh Sơn Đông ${index + 1}`));

const covenant: CovenantPaper = {
  draftPrintedAt: null,
  synthetic: true,
  cluster: 'Cụm thi đua các tỉnh phía Đông',
  bloc: 'Khối Sở Tư pháp',
  year: 2027,
  bases: ['Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022'],
  signing: { day: '2027-02-09', place: 'thành phố Hà Vân' },
  theme: 'Đoàn kết, sáng tạo',
  aim: null,
  tasks: ['Nâng cao chất lượng công tác thẩm định.'],
  targets: [
    {
      indicator: 'Thi hành xong về việc',
      goal: { kind: 'value', comparator: '>', value: decimal('73') },
      unit: '% số việc',
      base: 'trên tổng số việc có điều kiện thi hành',
      direction: 'more-is-better',
      note: null,
    },
    {
      indicator: 'Trả lời đúng hạn',
      goal: { kind: 'value', comparator: '>=', value: decimal('95.50') },
      unit: '%',
      base: null,
      direction: 'not-stated',
      note: null,
    },
    {
      indicator: 'Kết thúc việc',
      goal: {
        kind: 'by-workload',
        comparator: '>',
        tiers: [
          {
            workload: { low: decimal('500'), lowClosed: true, high: decimal('5000'), highClosed: true },
            value: decimal('75'),
          },
          { workload: { low: decimal('5000'), lowClosed: false, high: null, highClosed: false }, value: decimal('74') },
        ],
      },
      unit: '% số việc',
      base: null,
      direction: 'more-is-better',
      note: 'đến 30/6/2027',
    },
  ],
  campaigns: [],
  commitments: ['Phổ biến giao ước đến toàn thể công chức.'],
  signatories: members(14),
  witnesses: [{ body: 'Vụ Tổ chức cán bộ', post: 'Phó Vụ trưởng', name: null }],
  copies: 16,
  copyTo: 'Bộ Tư pháp',
};

describe.skipIf(toolsMissing)(`the covenant on paper ${toolsMissing}`, () => {
  test('says what was agreed, in the words of the field', () => {
    const paper = readPaper(print(covenant));
    expect(paper.title).toBe('Bản ký kết giao ước thi đua: Khối Sở Tư pháp - Cụm thi đua các tỉnh phía Đông, năm 2027');
    expect(paper.words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc');
    expect(paper.words).toContain(
      'Hôm nay, ngày 09 tháng 02 năm 2027, tại thành phố Hà Vân, chúng tôi là đại diện 14 đơn vị',
    );
    expect(paper.words).toContain('trên 73');
    expect(paper.words).toContain('ít nhất 95,50');
    expect(paper.words).toContain('trên 75 (từ 500 đến 5.000 việc); trên 74 (trên 5.000 việc)');
    expect(paper.words).toContain('mỗi đơn vị giữ 01 bản, gửi Bộ Tư pháp 01 bản./.');
    expect(paper.words).not.toContain('HƯỞNG ỨNG'); // no campaign, no heading
    expect(paper.words).toContain('III. CHỈ TIÊU');
    expect(paper.words).toContain('IV. CAM KẾT');
  });

  test('says on every page that a rehearsal is a rehearsal, and numbers pages from the second on', () => {
    const { text } = readPaper(print(covenant));
    expect(text.length).toBeGreaterThan(1);
    text.forEach((page, index) => {
      expect(page).toContain('DỮ LIỆU DIỄN TẬP');
      expect(page.trimStart().startsWith(`${index + 1}\n`)).toBe(index > 0);
    });
  });

  test.each([1, 5, 6, 200])('%i units each sign once', (count) => {
    const { words } = readPaper(print({ ...covenant, signatories: members(count) }));
    expect(words.match(/GIÁM ĐỐC/g)).toHaveLength(count);
  });

  test('the head signs first, though the fixed order of the cluster puts it last', () => {
    const head = signatory('Thi hành án dân sự tỉnh Hà Vân', { clusterPost: 'Trưởng Cụm thi đua', rank: 'head' });
    const { words } = readPaper(print({ ...covenant, signatories: [...members(2), head] }));
    expect(words.indexOf('TRƯỞNG CỤM THI ĐUA')).toBeLessThan(words.indexOf('SỞ TƯ PHÁP'));
  });

  test('a unit that was absent is named, and one that signed later says when', () => {
    const late = signatory('Sở Tư pháp tỉnh Hà Vân', { presence: 'absent', signedLaterOn: '2027-03-10' });
    const never = signatory('Sở Tư pháp tỉnh Tân Khê', { presence: 'absent' });
    const { words } = readPaper(print({ ...covenant, signatories: [late, never] }));
    expect(words).toContain('vắng mặt tại lễ ký kết');
    expect(words).toContain('Ký bổ sung ngày 10');
    expect(words).toContain('Vắng mặt, chưa ký');
  });

  test('a name of 60 letters, an unknown day and empty parts still make a paper', () => {
    const name = 'Nguyễn Phúc Hồng Khánh Tường Vy Ngọc Lan Thảo Nguyên An Hòa';
    const signer = { right: 'deputy', headPost: 'Giám đốc', ownPost: 'Phó Giám đốc', name } as const;
    const empty = { bases: [], tasks: [], targets: [], commitments: [], witnesses: [], theme: null, copyTo: null };
    const signing = { day: null, place: null };
    const signatories = [signatory('Sở Tư pháp tỉnh Hà Vân', { signer }), ...members(1)];
    const { words } = readPaper(print({ ...covenant, ...empty, signing, signatories }));
    expect(words).toMatch(/Hôm nay, ngày\s+tháng\s+năm\s+, chúng tôi là đại diện 02 đơn vị/);
    expect(words).toContain('KT. GIÁM ĐỐC');
    expect(words).toContain('PHÓ GIÁM ĐỐC');
  });

  test('a draft says so, with the hour of Vietnam', () => {
    const { words } = readPaper(print({ ...covenant, draftPrintedAt: at }));
    expect(words).toContain('DỰ THẢO, in lúc 10:00 ngày 09/02/2027');
  });
});

test('the same covenant printed twice is the same file', () => {
  expect(print(covenant)).toEqual(print(covenant));
});
