import { formatCsvValue } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';

export type SheetCell = string | number | null;
export type SheetColumn = { readonly head: string; readonly width?: number };

/** What a spreadsheet takes for the beginning of a formula, in narrow and in wide letters. */
const BEGINS_A_FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;
/** What stands before a sign that begins a formula; looked for from where it begins alone, or long blanks would cost their square. */
const BEFORE_A_FORMULA = /(?<![;\s])[;\s]+(?=[=+\-@＝＋－＠])/gu;
/** A Vietnamese Excel parts a CSV file at semicolons, whatever stands in quotes: behind one, too, a formula could begin. */
const PARTS_A_LINE = /[;\t\r\n]/;

/** A cell that a spreadsheet would run as a formula is told to be text. Numbers are numbers. */
export const inert = (cell: SheetCell): SheetCell =>
  typeof cell === 'string' && BEGINS_A_FORMULA.test(cell) ? `'${cell}` : cell;

const inertInCsv = (cell: SheetCell): SheetCell =>
  typeof cell === 'string'
    ? inert(cell.replace(BEFORE_A_FORMULA, (run) => (PARTS_A_LINE.test(run) ? `${run}'` : run)))
    : cell;

/** An XLSX file, row by row: the head stays in sight. */
export function xlsxOf(
  name: string,
  columns: readonly SheetColumn[],
  rows: Iterable<readonly SheetCell[]>,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(inertRows(rows), {
    name: name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31),
    columns: columns.map(({ head, width = 18 }) => ({ header: String(inert(head)), width })),
    freezePane: { rows: 1 },
  });
}

function* inertRows(rows: Iterable<readonly SheetCell[]>): Generator<SheetCell[]> {
  for (const row of rows) yield row.map(inert);
}

/** A CSV file that Excel opens with its Vietnamese letters: a byte order mark, commas, lines ended as on Windows. */
export function csvOf(columns: readonly SheetColumn[], rows: Iterable<readonly SheetCell[]>): string {
  const lines = [columns.map(({ head }) => head), ...rows];
  return `\ufeff${lines.map((row) => row.map((cell) => formatCsvValue(inertInCsv(cell))).join(',')).join('\r\n')}\r\n`;
}
