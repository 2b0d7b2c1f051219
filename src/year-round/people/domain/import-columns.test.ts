import { describe, expect, test } from 'vitest';
import { COLUMNS, PEOPLE_SHEET, readRow } from './import-columns.ts';
import { readHeadOf } from './sheet-columns.ts';

const readHead = (cells: readonly string[]) => readHeadOf(PEOPLE_SHEET, cells);
const HEADINGS = Object.values(COLUMNS);
const headOf = (cells: readonly string[]) => {
  const head = readHead(cells);
  if (!head?.ok) throw new Error('not a head');
  return head.value;
};
const cellsOf = (of: Partial<Record<keyof typeof COLUMNS, string>>) =>
  Object.keys(COLUMNS).map((key) => of[key as keyof typeof COLUMNS] ?? '');
const GOOD = { name: 'Nguyễn Thị Ánh', unit: 'Sở Tư pháp tỉnh Đông Sa', position: 'Chuyên viên' };
const read = (of: Partial<Record<keyof typeof COLUMNS, string>>) =>
  readRow(headOf(HEADINGS), cellsOf({ ...GOOD, ...of }), 2026);

describe('the head of a list', () => {
  test('in any order, spelling and encoding; what is not used is told', () => {
    const head = headOf(['STT', 'CHUC VU'.toLowerCase(), 'HỌ VÀ TÊN'.normalize('NFD'), 'Đơn vị công tác', 'Ghi chú']);
    expect([...head.at]).toEqual([
      ['position', 1],
      ['name', 2],
      ['unit', 3],
    ]);
    expect(head.unused).toEqual(['STT', 'Ghi chú']);
  });
  test('with columns missing or standing twice is refused by name; a title above it is no head', () => {
    expect(readHead(['Họ và tên', 'Năm sinh'])).toEqual({
      ok: false,
      error: { kind: 'columns-are-missing', columns: ['unit', 'position'] },
    });
    expect(readHead(['Họ và tên', 'Họ tên', 'Đơn vị', 'Chức vụ'])).toMatchObject({
      error: { kind: 'column-stands-twice', columns: ['name'] },
    });
    expect(readHead(['DANH SÁCH CÁN BỘ NĂM 2026'])).toBeNull();
  });
});

describe('a row', () => {
  test('of texts as they come from Excel', () => {
    const row = read({
      name: ' Nguyễn  Thị Ánh '.normalize('NFD'),
      staffCode: 'stp 012',
      birthYear: '1985',
      line: 'ĐẢNG',
      manner: 'kiêm nhiệm',
      from: '01/7/2025',
    });
    expect(row).toMatchObject({
      ok: true,
      value: {
        name: 'Nguyễn Thị Ánh',
        staffCode: 'STP012',
        birthYear: 1985,
        line: 'party',
        manner: 'concurrent',
        from: '2025-07-01',
        until: null,
      },
    });
  });
  test('with nothing more than it must have says nothing of the rest', () => {
    expect(read({})).toMatchObject({
      value: { birthYear: null, line: null, manner: null, from: null, decision: null },
    });
  });
  test.each([
    [{ name: '' }, 'name', 'name-is-missing'],
    [{ unit: '' }, 'unit', 'unit-is-missing'],
    [{ position: '' }, 'position', 'position-is-missing'],
    [{ name: '=HYPERLINK("x")' }, 'name', 'looks-like-a-formula'],
    [{ position: '+84' }, 'position', 'looks-like-a-formula'],
    [{ decision: '@SUM(1)' }, 'decision', 'looks-like-a-formula'],
    [{ birthYear: '85' }, 'birthYear', 'not-a-year'],
    [{ birthYear: '1800' }, 'birthYear', 'birth-year-cannot-be'],
    [{ from: '31/02/2025' }, 'from', 'not-a-day'],
    [{ from: '45839' }, 'from', 'not-a-day'],
    [{ from: '01/7/2025', until: '30/6/2025' }, 'until', 'ends-before-it-begins'],
    [{ line: 'Công đoàn' }, 'line', 'not-a-line'],
    [{ manner: 'Tạm' }, 'manner', 'not-a-manner'],
    [{ position: 'x'.repeat(201) }, 'position', 'text-is-too-long'],
  ] as const)('%j: %s, %s', (of, column, kind) => {
    const row = read(of);
    expect(row.ok ? [] : row.error.problems.map((one) => [one.column, one.kind])).toEqual([[column, kind]]);
  });
  test('tells everything that is wrong with it at once', () => {
    const row = read({ name: '', birthYear: 'x', from: 'hôm qua' });
    expect(row.ok ? [] : row.error.problems.map(({ column }) => column).sort()).toEqual(['birthYear', 'from', 'name']);
  });
});
