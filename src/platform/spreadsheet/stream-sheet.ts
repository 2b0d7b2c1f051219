import { setImmediate as breathe } from 'node:timers/promises';
import { streamXlsxRows } from 'hucre/xlsx';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { cellText } from './read-sheet.ts';
import { openArchive } from './zip-guard.ts';

/** A row as a person reads it, with the number that Excel shows at its left. */
export type NumberedRow = { readonly row: number; readonly cells: readonly string[] };

export type LongSheet = {
  readonly rows: AsyncGenerator<NumberedRow>;
  /** How many rows the sheet says it has; only for showing how far the reading is. */
  readonly about: number;
  /** Rows that are joined to others: only the first cell of such a block has anything in it. */
  readonly mergedRows: readonly number[];
};

export type LongSheetRefusal = { readonly kind: 'not-a-spreadsheet' | 'several-sheets' | 'no-rows' };

const MOST_COLUMNS = 60;

/** A long XLSX sheet, read row by row; what is no XLSX file, is locked, or unpacks to something huge is refused before. */
export async function streamSheet(bytes: Uint8Array): Promise<Result<LongSheet, LongSheetRefusal>> {
  const parts = await openArchive(bytes);
  if (typeof parts === 'string') return err({ kind: 'not-a-spreadsheet' });
  const sheets = [...parts].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/.test(name));
  const written = sheets.filter(([, xml]) => xml.includes('<v') || xml.includes('<is'));
  const [sheet] = written;
  if (!sheet) return err({ kind: sheets.length > 0 ? 'no-rows' : 'not-a-spreadsheet' });
  if (written.length > 1) return err({ kind: 'several-sheets' });
  const [, xml] = sheet;
  return ok({ rows: rowsOf(bytes, sheets.length), about: aboutRows(xml), mergedRows: mergedRows(xml) });
}

/** Of all sheets, of which one has anything written in it. */
async function* rowsOf(bytes: Uint8Array, sheets: number): AsyncGenerator<NumberedRow> {
  let read = 0;
  for (let sheet = 0; sheet < sheets; sheet += 1)
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      read += 1;
      if (read % 500 === 0) await breathe(); // others are served meanwhile
      yield { row: index + 1, cells: values.slice(0, MOST_COLUMNS).map(cellText) };
    }
}

/** The last row number of the sheet: near its end, whatever the sheet declares of itself. */
function aboutRows(xml: Buffer): number {
  const last = xml.lastIndexOf('<row ');
  return last < 0 ? 0 : Number(/\br="(\d{1,7})"/.exec(xml.toString('utf8', last, last + 200))?.[1] ?? 0);
}

function mergedRows(xml: Buffer): readonly number[] {
  const start = xml.lastIndexOf('<mergeCells');
  if (start < 0) return [];
  const rows = new Set<number>();
  for (const [, from, to] of xml
    .toString('utf8', start, start + 1_000_000)
    .matchAll(/ref="[A-Z]+(\d{1,7}):[A-Z]+(\d{1,7})"/g))
    for (let row = Number(from); row <= Math.min(Number(to), Number(from) + 1000); row += 1) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}
