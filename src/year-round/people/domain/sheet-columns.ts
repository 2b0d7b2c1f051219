import { type PartialDay, parsePartialDay } from '#src/kernel/partial-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { nfc, searchKey, squeeze } from '#src/kernel/vietnamese-text.ts';

/** A kind of list that is read from a file: its columns as the template names them, found in any order and spelling. */
export type Sheet<Key extends string> = {
  readonly columns: Readonly<Record<Key, string>>;
  readonly required: readonly Key[];
  /** How else columns are headed in lists that units keep. */
  readonly also: readonly (readonly [word: string, key: Key])[];
  /** A row that has none of these is no head at all. */
  readonly toldBy: readonly Key[];
  readonly longest: Readonly<Partial<Record<Key, number>>>;
};
export const keysOf = <Key extends string>({ columns }: Sheet<Key>): readonly Key[] => Object.keys(columns) as Key[];

/** What stands for what, found by any spelling. */
export const namesOf = <One>(words: readonly (readonly [word: string, one: One])[]): ReadonlyMap<string, One> =>
  new Map(words.map(([word, one]) => [searchKey(word), one]));

/** Which cell of a row is which column; what the sheet has besides. */
export type Head<Key extends string> = { readonly at: ReadonlyMap<Key, number>; readonly unused: readonly string[] };
export type HeadRefusal<Key extends string> =
  | { readonly kind: 'columns-are-missing'; readonly columns: readonly Key[] }
  | { readonly kind: 'column-stands-twice'; readonly columns: readonly Key[] };

/** Reads a row as the head of the list; null where it is none. */
export function readHeadOf<Key extends string>(
  sheet: Sheet<Key>,
  cells: readonly string[],
): Result<Head<Key>, HeadRefusal<Key>> | null {
  const known = new Map<string, Key>([
    ...keysOf(sheet).map((key) => [searchKey(sheet.columns[key]), key] as const),
    ...namesOf(sheet.also),
  ]);
  const keys = cells.map((cell) => known.get(searchKey(cell)) ?? null);
  if (!sheet.toldBy.some((key) => keys.includes(key))) return null;
  const twice = keysOf(sheet).filter((key) => keys.filter((one) => one === key).length > 1);
  if (twice.length > 0) return err({ kind: 'column-stands-twice', columns: twice });
  const missing = sheet.required.filter((key) => !keys.includes(key));
  if (missing.length > 0) return err({ kind: 'columns-are-missing', columns: missing });
  return ok({
    at: new Map(keys.flatMap((key, index) => (key ? [[key, index] as const] : []))),
    unused: cells.filter((cell, index) => cell !== '' && keys[index] === null),
  });
}

export const textAt = <Key extends string>(head: Head<Key>, cells: readonly string[], column: Key): string => {
  const index = head.at.get(column);
  return index === undefined ? '' : squeeze(nfc(cells[index] ?? ''));
};

/** What is wrong with a cell, of whichever list. */
export type CellFault<Key extends string, Kind extends string> = {
  readonly column: Key;
  readonly kind: Kind | 'not-a-day' | 'not-a-year' | 'looks-like-a-formula' | 'text-is-too-long';
  readonly found: string;
};

/** The cells of one row, read one by one; everything that is wrong with them is gathered, not only the first. */
export function cellsOf<Key extends string, Kind extends string>(
  sheet: Sheet<Key>,
  head: Head<Key>,
  cells: readonly string[],
) {
  type Fault = CellFault<Key, Kind>;
  const faults: Fault[] = [];
  const text = (column: Key): string => textAt(head, cells, column);
  const wrong = (column: Key, kind: Fault['kind']): null => {
    faults.push({ column, kind, found: text(column).slice(0, 100) });
    return null;
  };
  for (const column of keysOf(sheet)) {
    if (/^[=+@\t]|^-(?!\d)/.test(text(column))) wrong(column, 'looks-like-a-formula');
    else if (text(column).length > (sheet.longest[column] ?? 500)) wrong(column, 'text-is-too-long');
  }
  return {
    text,
    wrong,
    orNull: (column: Key): string | null => text(column) || null,
    day: (column: Key): PartialDay | null => {
      if (text(column) === '') return null;
      const read = parsePartialDay(text(column));
      return read.ok ? read.value : wrong(column, 'not-a-day');
    },
    year: (column: Key): number | null => {
      if (text(column) === '') return null;
      return /^\d{4}$/.test(text(column)) ? Number(text(column)) : wrong(column, 'not-a-year');
    },
    oneOf: <One>(column: Key, known: ReadonlyMap<string, One>, kind: Fault['kind']): One | null =>
      text(column) === '' ? null : (known.get(searchKey(text(column))) ?? wrong(column, kind)),
    /** One cell, one complaint: the first. */
    faults: (): readonly Fault[] =>
      faults.filter((one, index) => faults.findIndex(({ column }) => column === one.column) === index),
  };
}

/** Who a row is of, as far as its cells say. */
export type WhoInRow = {
  readonly name: string;
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  readonly toldApartBy: string | null;
};

/** Who a row is of, within its file: the staff code, or the name with what tells it apart in its unit. */
export const identityOf = (row: WhoInRow, unitId: string): string =>
  row.staffCode !== null
    ? `c:${row.staffCode}`
    : `n:${searchKey(row.name)}|${row.birthYear ?? ''}|${searchKey(row.toldApartBy ?? '')}|${unitId}`;
