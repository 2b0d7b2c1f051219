import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { streamSheet } from './stream-sheet.ts';

const rowsOf = async (bytes: Uint8Array) => {
  const sheet = await streamSheet(bytes);
  if (!sheet.ok) return sheet.error.kind;
  const rows = [];
  for await (const row of sheet.value.rows) rows.push(row);
  return rows;
};

test('a long sheet is read row by row, with the numbers that Excel shows, days as a person reads them', async () => {
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Trống', rows: [] },
      { name: 'A', rows: [['Họ và tên', 'Từ ngày'], [], ['Nguyễn Văn An', new Date('2025-07-01T00:00:00Z')]] },
    ],
  });
  const rows = await rowsOf(bytes);
  expect(rows).toContainEqual({ row: 1, cells: ['Họ và tên', 'Từ ngày'] });
  expect(rows).toContainEqual({ row: 3, cells: ['Nguyễn Văn An', '01/7/2025'] });
});

test('a workbook in which nothing is written has no rows, and is no broken file', async () => {
  expect(await rowsOf(await writeXlsx({ sheets: [{ name: 'A', rows: [] }] }))).toBe('no-rows');
});

test('a file that is broken anywhere is refused or read, and never a fault of ours before it is read', async () => {
  const good = await writeXlsx({ sheets: [{ name: 'A', rows: [['Họ và tên'], ['Nguyễn Văn An']] }] });
  await fc.assert(
    fc.asyncProperty(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }), async (at, junk) => {
      const broken = Uint8Array.from(good);
      broken.set(junk.subarray(0, Math.min(junk.length, good.length - at)), at);
      expect(typeof (await streamSheet(broken)).ok).toBe('boolean');
    }),
    { numRuns: 200 },
  );
});
