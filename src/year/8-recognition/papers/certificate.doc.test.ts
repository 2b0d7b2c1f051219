import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { director, LONG_NAME } from '../../../../tests/paper-facts.ts';
import { readPaper, readQr, toolsMissing } from '../../../../tests/pdf.ts';
import { type Certificate, type Certificates, certificates } from './certificate.ts';

const at = new Date('2027-01-09T03:00:00Z');

const certificate: Certificate = {
  verb: 'Tặng',
  award: 'Giấy khen',
  authority: 'Giám đốc Sở Tư pháp tỉnh Hà Vân',
  address: 'Bà',
  name: 'Nguyễn Thị Minh Nguyệt',
  unit: 'Chuyên viên, Văn phòng Sở Tư pháp',
  ground: 'Đã có thành tích xuất sắc trong phong trào thi đua “Đoàn kết, sáng tạo” năm 2026',
  decisionNumber: '120/QĐ-STP',
  day: '2027-01-09',
  goldenBookNumber: 7,
  place: 'Hà Vân',
  signer: director,
  verificationUrl: 'https://thidua.example/xac-minh/8K2M-7QXA',
};

const print = (many: readonly Certificate[], more: Partial<Certificates> = {}) =>
  compilePdf({
    ...certificates({
      draftPrintedAt: null,
      synthetic: true,
      print: { mode: 'full' },
      emblem: null,
      certificates: many,
      ...more,
    }),
    at,
  });

test('the same certificate printed twice is the same file', () => {
  expect(print([certificate])).toEqual(print([certificate]));
});

describe.skipIf(toolsMissing)(`certificates on paper ${toolsMissing}`, () => {
  test('say who gives what to whom, and where it stands in the golden book', () => {
    const { words, title } = readPaper(print([certificate]));
    expect(title).toBe('Giấy khen, Quyết định số 120/QĐ-STP (1)');
    expect(words).toContain('GIÁM ĐỐC SỞ TƯ PHÁP TỈNH HÀ VÂN TẶNG GIẤY KHEN Bà Nguyễn Thị Minh Nguyệt');
    expect(words).toContain('Số quyết định: 120/QĐ-STP, ngày 09 tháng 01 năm 2027');
    expect(words).toContain('Số sổ vàng: 07');
    expect(words).toContain('Hà Vân, ngày 09 tháng 01 năm 2027');
    expect(words).toContain('DỮ LIỆU DIỄN TẬP');
  });

  test('a camera reads the address at which the decision is checked', () => {
    expect(readQr(print([certificate]), 1)).toBe('https://thidua.example/xac-minh/8K2M-7QXA');
  });

  test('a title is given as a title, to a name of 60 letters, without a day or a code', () => {
    const title = { verb: 'Tặng danh hiệu', award: 'Chiến sĩ thi đua cơ sở', name: LONG_NAME, address: null } as const;
    const { words, pages } = readPaper(
      print([{ ...certificate, ...title, day: null, decisionNumber: null, verificationUrl: null }]),
    );
    expect(pages).toBe(1);
    expect(words).toContain(`TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ ${LONG_NAME}`);
    expect(words).not.toContain('null');
  });

  test('a long ground is set smaller and stays clear of the number of the decision', () => {
    const ground = `Đã có thành tích xuất sắc trong phong trào thi đua “${'Toàn ngành Tư pháp đổi mới lề lối; '.repeat(9)}hết”`;
    const { text, pages } = readPaper(print([{ ...certificate, name: LONG_NAME, ground }]));
    const lines = text[0]?.split('\n') ?? [];
    const lineOf = (words: string) => lines.findIndex((line) => line.includes(words));
    expect(pages).toBe(1);
    expect(lineOf('hết”')).toBeGreaterThan(0);
    expect(lineOf('hết”')).toBeLessThan(lineOf('Số quyết định'));
  });

  test.each([1, 5, 200])('%i certificates fill as many pages', (count) => {
    const many = Array.from({ length: count }, (_, index) => ({ ...certificate, goldenBookNumber: index + 1 }));
    const { pages, text } = readPaper(print(many));
    expect(pages).toBe(count);
    text.forEach((page, index) => expect(page).toContain(`Số sổ vàng: ${String(index + 1).padStart(2, '0')}`));
  });

  test('on blanks printed before, only the words that are not yet there are printed', () => {
    const { words } = readPaper(print([certificate], { print: { mode: 'words-only', rightMm: 2, downMm: -1.5 } }));
    expect(words).not.toContain('CỘNG HÒA');
    expect(words).toContain('Bà Nguyễn Thị Minh Nguyệt');
  });

  test('an emblem is shown only when the office supplies one', () => {
    const emblem = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><circle cx=".5" cy=".5" r=".5"/></svg>';
    expect(readPaper(print([certificate], { emblem })).pages).toBe(1);
    expect(print([certificate], { emblem })).not.toEqual(print([certificate]));
  });

  test('no name at all is said, not printed as an empty certificate', () => {
    expect(readPaper(print([])).words).toContain('Không có tên nào để in.');
  });
});
