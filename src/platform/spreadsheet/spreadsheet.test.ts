import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';
import { readPasted, readSheetFile } from './read-sheet.ts';
import { csvOf, inert, xlsxOf } from './write-sheet.ts';

const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());

describe('a sheet that is read', () => {
  test('tabs from Excel, commas and semicolons from a file, quoted cells with line breaks', () => {
    const expected = {
      ok: true,
      value: [
        ['Đơn vị', 'Ghi chú'],
        ['STP Đông Sa', 'Cờ ngành, cờ tỉnh'],
      ],
    };
    expect(readPasted('Đơn vị\tGhi chú\nSTP Đông Sa\t"Cờ ngành,\ncờ tỉnh"\n'.normalize('NFD'))).toMatchObject(expected);
    expect(readPasted('Đơn vị;Ghi chú\r\nSTP Đông Sa;"Cờ ngành, cờ tỉnh"')).toMatchObject(expected);
    expect(readPasted('\ufeffĐơn vị,Ghi chú\nSTP Đông Sa,"Cờ ngành, cờ tỉnh"')).toMatchObject(expected);
    expect(readPasted(' \n\t\n')).toMatchObject({ error: { kind: 'sheet-is-empty' } });
    expect(readPasted('a\n'.repeat(5001))).toMatchObject({ error: { kind: 'sheet-has-too-many-rows' } });
  });

  test('numbers and days of an XLSX file are read as a person reads them; a hidden sheet is not', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Nháp', hidden: true, rows: [['x']] },
        {
          name: 'Đăng ký',
          rows: [
            ['Ngày nhận', 'Số lượng'],
            [new Date('2027-02-24T00:00:00Z'), 52],
          ],
        },
      ],
    });
    expect(await readSheetFile(bytes)).toEqual({
      ok: true,
      value: [
        ['Ngày nhận', 'Số lượng'],
        ['24/02/2027', '52'],
      ],
    });
    expect(await readSheetFile(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0xe2, 0xe3, 0xcf]))).toMatchObject({
      error: { kind: 'not-a-spreadsheet' },
    });
  });
});

test('a number with decimals is read with a comma, never as thousands; a cell that shows 73,5% is 73,5%', async () => {
  const style = { numFmt: '0.0%' };
  const rows = [['Số liệu'], [71.5], [1.234], [73.456], [0.1 + 0.2], [1234.5], [0.735], [2_509_939_977_000]];
  const bytes = await writeXlsx({ sheets: [{ name: 'A', rows, cells: new Map([['6,0', { value: 0.735, style }]]) }] });
  const read = await readSheetFile(bytes);
  const texts = read.ok ? read.value.slice(1).map(([cell = '']) => cell) : [];
  expect(texts).toEqual(['71,5', '1,2340', '73,4560', '0,3', '1234,5', '73,5%', '2509939977000']);
  const numbers = texts.map((text) => parseNumber(text));
  expect(numbers.every(({ ok }) => ok)).toBe(true);
  expect(numbers[1]).toMatchObject({ value: { value: { units: 12340n, scale: 4 } } });
  expect(numbers[5]).toMatchObject({ value: { value: { units: 735n, scale: 1 }, unit: '%' } });
});

test('of two sheets that hold figures neither is left out in silence; an empty second sheet is no hindrance', async () => {
  const first = { name: 'Khối Sở Tư pháp', rows: [['Đơn vị'], ['STP Đông Sa']] };
  const second = { name: 'Khối THADS', rows: [['Đơn vị'], ['THADS Đông Sa']] };
  const both = await writeXlsx({ sheets: [first, second] });
  expect(await readSheetFile(both)).toEqual({ ok: false, error: { kind: 'several-sheets' } });
  const blank = await writeXlsx({ sheets: [first, { name: 'Sheet2', rows: [[' ']] }] });
  expect(await readSheetFile(blank)).toEqual({ ok: true, value: first.rows });
});

test('a text file is read in UTF-8 and as Excel saves «Unicode text»; a broken archive is refused', async () => {
  const expected = { ok: true, value: [['Đơn vị'], ['STP Đông Sa']] };
  expect(await readSheetFile(new TextEncoder().encode('Đơn vị\nSTP Đông Sa'))).toEqual(expected);
  expect(await readSheetFile(Buffer.from('\ufeffĐơn vị\r\nSTP Đông Sa', 'utf16le'))).toEqual(expected);
  const broken = await readSheetFile(new TextEncoder().encode('PK not an archive'));
  expect(broken).toMatchObject({ error: { kind: 'not-a-spreadsheet' } });
});

describe('a sheet that is written', () => {
  test.each(['=1+1', '+84', '-1', '@SUM(A1)', '\t=1'])('%s is text, not a formula', (cell) => {
    expect(inert(cell)).toBe(`'${cell}`);
  });

  test('comes back as it was written, numbers as numbers', async () => {
    const columns = [{ head: 'Đơn vị' }, { head: 'Số lượng' }];
    const rows = [
      ['Sở Tư pháp tỉnh Đông Sa', 52],
      ['=cmd|x', -3],
    ];
    expect(await readSheetFile(await bytesOf(xlsxOf('Đăng ký: 2027/2028', columns, rows)))).toMatchObject({
      value: [
        ['Đơn vị', 'Số lượng'],
        ['Sở Tư pháp tỉnh Đông Sa', '52'],
        ["'=cmd|x", '-3'],
      ],
    });
    expect(csvOf(columns, [['A, "B"', null]])).toBe('\ufeffĐơn vị,Số lượng\r\n"A, ""B""",\r\n');
  });
});
