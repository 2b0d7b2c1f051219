import { parseCsv } from 'hucre/csv';
import type { Sheet } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { archiveRefused } from './zip-guard.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';

/** The cells of a sheet as a person reads them, row by row; composed letters, no outer spaces. */
export type SheetText = readonly (readonly string[])[];

export type SheetError =
  | { readonly kind: 'not-a-spreadsheet' }
  | { readonly kind: 'sheet-is-empty' }
  /** Which of them is meant is not guessed, and none is left out in silence. */
  | { readonly kind: 'several-sheets' }
  | { readonly kind: 'sheet-has-too-many-rows'; readonly most: number };

type Cell = string | number | boolean | Date | null;

const MOST_ROWS = 5000;
const MOST_COLUMNS = 60;

/** What was copied from a spreadsheet (tabs) or a CSV file (commas or semicolons), with quoted cells. */
export function readPasted(text: string): Result<SheetText, SheetError> {
  const [firstLine = ''] = text.split('\n');
  const delimiter = text.includes('\t')
    ? '\t'
    : (firstLine.match(/;/g) ?? []).length > (firstLine.match(/,/g) ?? []).length
      ? ';'
      : ',';
  try {
    return tidy(parseCsv(text, { delimiter }));
  } catch {
    return err({ kind: 'not-a-spreadsheet' });
  }
}

/** A file by what it holds, never by its name: an XLSX archive, or text in UTF-8 or as Excel saves «Unicode text». */
export async function readSheetFile(bytes: Uint8Array): Promise<Result<SheetText, SheetError>> {
  const [first, second] = bytes;
  if (first === 0x50 && second === 0x4b)
    return (await archiveRefused(bytes)) ? err({ kind: 'not-a-spreadsheet' }) : readXlsxSheet(bytes);
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes('\0') ? err({ kind: 'not-a-spreadsheet' }) : readPasted(text);
  } catch {
    return err({ kind: 'not-a-spreadsheet' });
  }
}

/** The one visible sheet of an XLSX file that holds anything; a file that is broken, locked or a bomb is refused, never a fault of ours. */
async function readXlsxSheet(bytes: Uint8Array): Promise<Result<SheetText, SheetError>> {
  try {
    const { sheets } = await readXlsx(bytes, {
      sheets: (info) => !info.hidden && !info.veryHidden,
      range: `A1:BH${MOST_ROWS + 1}`,
      readStyles: true,
    });
    const [written, another] = sheets.filter(({ rows }) =>
      rows.some((row) => row.some((cell) => cellText(cell) !== '')),
    );
    return another ? err({ kind: 'several-sheets' }) : tidy(written ? withPercentSigns(written) : []);
  } catch {
    return err({ kind: 'not-a-spreadsheet' });
  }
}

function tidy(rows: readonly (readonly Cell[])[]): Result<SheetText, SheetError> {
  if (rows.length > MOST_ROWS) return err({ kind: 'sheet-has-too-many-rows', most: MOST_ROWS });
  const texts = rows.map((row) => row.slice(0, MOST_COLUMNS).map(cellText));
  return texts.some((row) => row.some((cell) => cell !== '')) ? ok(texts) : err({ kind: 'sheet-is-empty' });
}

/** A cell that shows «73%» holds 0.73. */
const withPercentSigns = ({ rows, cells }: Sheet): Cell[][] =>
  rows.map((row, at) =>
    row.map((cell, column) => {
      const isPercent = typeof cell === 'number' && cells?.get(`${at},${column}`)?.style?.numFmt?.includes('%');
      return isPercent ? `${numberText(cell * 100)}%` : cell;
    }),
  );

/** Excel keeps a day as midnight UTC of that day. */
export function cellText(cell: Cell | undefined): string {
  if (cell instanceof Date) return printDay(dayInVietnam(cell));
  return typeof cell === 'number' ? numberText(cell) : squeeze(nfc(String(cell ?? '')));
}

/**
 * A number as Vietnamese write it, with the fifteen digits that Excel keeps: with a point, 1.234 would be read as a thousand
 * and more. «1,234» may be that too in an English sheet, so a nought makes it plain.
 */
const numberText = (value: number): string =>
  String(Number(value.toPrecision(15)))
    .replace('.', ',')
    .replace(/^-?\d{1,3},\d{3}$/, '$&0');
