import { describe, expect, test } from 'vitest';
import { compilePdf } from '#src/platform/typst/compile.ts';
import { LONG_NAME, unnumbered } from '../../../../tests/paper-facts.ts';
import { readPaper, toolsMissing } from '../../../../tests/pdf.ts';
import { type HandOverFile, type HandOverMinutes, handOverMinutes } from './hand-over-minutes.ts';

const at = new Date('2028-01-10T03:00:00Z');
const print = (minutes: HandOverMinutes) => compilePdf({ ...handOverMinutes(minutes), at });

const minutes: HandOverMinutes = {
  ...unnumbered,
  cluster: 'Cụm thi đua các tỉnh phía Đông',
  year: 2028,
  basis: 'Căn cứ kết quả Hội nghị ngày 09 tháng 12 năm 2027',
  handedOverOn: '2028-01-10',
  venue: null,
  from: { unit: 'Sở Tư pháp tỉnh Hà Vân', address: 'bà', name: 'Lò Thị Hương', post: 'Giám đốc' },
  to: { unit: 'Sở Tư pháp tỉnh An Sơn', address: null, name: LONG_NAME, post: 'Giám đốc' },
  witness: null,
  files: [
    { title: 'Hồ sơ suy tôn năm 2027', form: 'paper', items: 120 },
    { title: 'Bảng điểm năm 2027', form: 'electronic', items: null },
  ],
  openTasks: [{ task: 'Trình hồ sơ khen thưởng', state: 'Đang chờ Bộ', due: '2028-03-09', followedBy: null }],
  objects: '01 Cờ luân lưu.',
  funds: 'không có.',
  access: 'chuyển giao khi ký biên bản.',
};

describe.skipIf(toolsMissing)(`the hand-over minutes on paper ${toolsMissing}`, () => {
  test('name both sides, what is handed over and what is still open', () => {
    const { words } = readPaper(print(minutes));
    expect(words).toContain(
      'Căn cứ kết quả Hội nghị ngày 09 tháng 12 năm 2027; ngày 10 tháng 01 năm 2028, chúng tôi gồm:',
    );
    expect(words).toContain('BÊN GIAO: Sở Tư pháp tỉnh Hà Vân; bà Lò Thị Hương, chức vụ: Giám đốc.');
    expect(words).toContain('tổng số 01 hồ sơ giấy, 01 hồ sơ điện tử, theo Mục lục kèm theo.');
    expect(words).toContain('09/3/2028 chưa phân công');
    expect(words).toContain('bên giao giữ một bản, bên nhận giữ một bản./.');
    expect(words).not.toContain('CHỨNG KIẾN');
  });

  test('nothing to hand over is said', () => {
    const { words, pages } = readPaper(print({ ...minutes, files: [], openTasks: [], handedOverOn: null }));
    expect(pages).toBe(1);
    expect(words).toContain('Hồ sơ, tài liệu: không có.');
    expect(words).toContain('Công việc đang giải quyết: không có.');
  });

  test.each([1, 5, 6, 200])('%i files stand in the list behind', (length) => {
    const files = Array.from(
      { length },
      (_, i): HandOverFile => ({ title: `Hồ sơ ${i + 1}`, form: 'paper', items: 9 }),
    );
    const witness = { ...minutes.from, unit: 'Vụ Tổ chức cán bộ' };
    const { words } = readPaper(print({ ...minutes, files, witness }));
    expect(words).toContain(`Hồ sơ ${length} Giấy 9 tờ`);
    expect(words).toContain('ĐẠI DIỆN CHỨNG KIẾN');
  });
});
