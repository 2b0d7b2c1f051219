import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { csvOf, xlsxOf } from './write-sheet.ts';

const FORMULA = /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/u;
const dangerous = fc
  .array(
    fc.constantFrom('=', '+', '-', '@', '＝', '\t', '\r', '\n', ';', ',', '"', "'", ' ', '1', 'cmd', '|', 'Đ', '!A0'),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));
const table = fc.array(fc.tuple(dangerous, dangerous, fc.integer()), { minLength: 1, maxLength: 6 });

describe('no cell that is written is run as a formula', () => {
  test('in a CSV file, parted at commas, or at semicolons as a Vietnamese Excel does', () => {
    fc.assert(
      fc.property(dangerous, table, (head, rows) => {
        const text = csvOf([{ head }, { head: 'b' }, { head: 'n' }], rows).slice(1);
        for (const row of parseCsv(text, { delimiter: ',' }))
          for (const [at, cell] of row.entries()) if (at < 2) expect(String(cell)).not.toMatch(FORMULA);
        for (const piece of text.split(/[;\t\r\n]+/))
          expect(piece.replace(/^"/, '')).not.toMatch(/^\s*[=+@＝＋＠-](?!\d+$)/u);
      }),
    );
  });

  test('in an XLSX file', async () => {
    await fc.assert(
      fc.asyncProperty(dangerous, table, async (head, rows) => {
        const stream = xlsxOf('Sheet', [{ head }, { head: 'b' }, { head: 'n' }], rows);
        const { sheets } = await readXlsx(new Uint8Array(await new Response(stream).arrayBuffer()));
        for (const cell of sheets.flatMap((sheet) => sheet.rows.flat()))
          if (typeof cell === 'string') expect(cell).not.toMatch(FORMULA);
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  test('and no file is written past these two', () => {
    const elsewhere = globSync('src/**/*.{ts,tsx}').filter(
      (file) =>
        !/\.test\.|platform\/spreadsheet\/|platform\/http\/file-answer/.test(file) &&
        /text\/csv|spreadsheetml|hucre|['"`]\\u(feff|FEFF)/.test(readFileSync(file, 'utf8')),
    );
    expect(elsewhere).toEqual([]);
  });
});

test('a cell with a million line ends or semicolons holds up nobody', { timeout: 3000 }, () => {
  for (const sign of ['\n', ';', '; '])
    expect(csvOf([{ head: 'a' }], [[`x${sign.repeat(1_000_000)}y`]]).length).toBeGreaterThan(1_000_000);
});
