import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { nfc, searchKey, squeeze } from '#src/kernel/vietnamese-text.ts';
import { checkedPerson, codeOf, type PersonRefusal } from './person.ts';
import { checkedPost, type Line, type Manner, type PostRefusal } from './post.ts';

/** Columns of the list of people, as the template names them; found by these words in any order and spelling. */
export const COLUMNS = {
  staffCode: 'Mã số',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  unit: 'Đơn vị',
  position: 'Chức vụ',
  line: 'Loại chức vụ',
  manner: 'Cách giữ',
  from: 'Từ ngày',
  until: 'Đến ngày',
  decision: 'Quyết định',
  printedWith: 'Học vị, cấp bậc',
  toldApartBy: 'Phân biệt',
} as const;
export type ColumnKey = keyof typeof COLUMNS;
export const COLUMN_KEYS = Object.keys(COLUMNS) as readonly ColumnKey[];
const REQUIRED: readonly ColumnKey[] = ['name', 'unit', 'position'];

/** Which cell of a row is which column; what the sheet has besides. */
export type Head = { readonly at: ReadonlyMap<ColumnKey, number>; readonly unused: readonly string[] };
export type HeadRefusal =
  | { readonly kind: 'columns-are-missing'; readonly columns: readonly ColumnKey[] }
  | { readonly kind: 'column-stands-twice'; readonly columns: readonly ColumnKey[] };

const KEY_OF = new Map(COLUMN_KEYS.map((key) => [searchKey(COLUMNS[key]), key]));
/** How else these columns are headed in lists that units keep. */
for (const [word, key] of [
  ['ho ten', 'name'],
  ['ma can bo', 'staffCode'],
  ['ma so cbcc', 'staffCode'],
  ['don vi cong tac', 'unit'],
  ['chuc vu chuc danh', 'position'],
] as const)
  KEY_OF.set(word, key);

/** Reads a row as the head of the list; a row that names neither name nor post is no head at all (null). */
export function readHead(cells: readonly string[]): Result<Head, HeadRefusal> | null {
  const keys = cells.map((cell) => KEY_OF.get(searchKey(cell)) ?? null);
  if (!keys.includes('name') && !keys.includes('position')) return null;
  const twice = COLUMN_KEYS.filter((key) => keys.filter((one) => one === key).length > 1);
  if (twice.length > 0) return err({ kind: 'column-stands-twice', columns: twice });
  const missing = REQUIRED.filter((key) => !keys.includes(key));
  if (missing.length > 0) return err({ kind: 'columns-are-missing', columns: missing });
  return ok({
    at: new Map(keys.flatMap((key, index) => (key ? [[key, index] as const] : []))),
    unused: cells.filter((cell, index) => cell !== '' && keys[index] === null),
  });
}

/** A row of the list as values. An empty cell says nothing: what the register has stays. */
export type ImportRow = {
  readonly name: string;
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  readonly toldApartBy: string | null;
  readonly position: string;
  readonly line: Line | null;
  readonly manner: Manner | null;
  readonly from: CalendarDay | null;
  readonly until: CalendarDay | null;
  readonly decision: string | null;
  readonly printedWith: string | null;
};

export type CellProblem = {
  readonly column: ColumnKey;
  readonly kind:
    | PersonRefusal['kind']
    | PostRefusal['kind']
    | 'not-a-day'
    | 'not-a-year'
    | 'not-a-line'
    | 'not-a-manner'
    | 'looks-like-a-formula'
    | 'text-is-too-long'
    | 'unit-is-missing';
  readonly found: string;
};

export type RowRefusal = { readonly kind: 'row-has-problems'; readonly problems: readonly CellProblem[] };

const LINE_OF = new Map<string, Line>([
  ['chinh quyen', 'government'],
  ['dang', 'party'],
  ['doan the', 'union'],
]);
const MANNER_OF = new Map<string, Manner>([
  ['chinh thuc', 'full'],
  ['quyen', 'acting'],
  ['phu trach', 'in-charge'],
  ['kiem nhiem', 'concurrent'],
]);
const LONGEST: Readonly<Partial<Record<ColumnKey, number>>> = {
  staffCode: 40,
  position: 200,
  decision: 300,
  printedWith: 60,
  toldApartBy: 120,
  unit: 300,
};
const COLUMN_OF: Readonly<Record<PersonRefusal['kind'] | PostRefusal['kind'], ColumnKey>> = {
  'name-is-missing': 'name',
  'name-needs-two-words': 'name',
  'not-a-name': 'name',
  'birth-year-cannot-be': 'birthYear',
  'position-is-missing': 'position',
  'ends-before-it-begins': 'until',
};

export const textAt = (head: Head, cells: readonly string[], column: ColumnKey): string => {
  const index = head.at.get(column);
  return index === undefined ? '' : squeeze(nfc(cells[index] ?? ''));
};

/** Reads one row; everything that is wrong with it, not only the first. The unit is looked up by whoever has the register. */
export function readRow(head: Head, cells: readonly string[], thisYear: number): Result<ImportRow, RowRefusal> {
  const problems: CellProblem[] = [];
  const text = (column: ColumnKey): string => textAt(head, cells, column);
  const wrong = (column: ColumnKey, kind: CellProblem['kind']): null => {
    problems.push({ column, kind, found: text(column).slice(0, 100) });
    return null;
  };
  for (const column of COLUMN_KEYS) {
    if (/^[=+@\t]|^-(?!\d)/.test(text(column))) wrong(column, 'looks-like-a-formula');
    else if (text(column).length > (LONGEST[column] ?? 500)) wrong(column, 'text-is-too-long');
  }
  const day = (column: 'from' | 'until'): CalendarDay | null => {
    if (text(column) === '') return null;
    const read = parseDay(text(column));
    return read.ok ? read.value : wrong(column, 'not-a-day');
  };
  const oneOf = <One>(
    column: 'line' | 'manner',
    known: ReadonlyMap<string, One>,
    kind: 'not-a-line' | 'not-a-manner',
  ) => (text(column) === '' ? null : (known.get(searchKey(text(column))) ?? wrong(column, kind)));
  const year = text('birthYear');
  const birthYear = year === '' ? null : /^\d{4}$/.test(year) ? Number(year) : wrong('birthYear', 'not-a-year');
  const orNull = (column: ColumnKey): string | null => text(column) || null;

  if (text('unit') === '') wrong('unit', 'unit-is-missing');
  const person = checkedPerson(
    { name: text('name'), staffCode: codeOf(text('staffCode')), birthYear, toldApartBy: orNull('toldApartBy') },
    thisYear,
  );
  if (!person.ok) wrong(COLUMN_OF[person.error.kind], person.error.kind);
  const line = oneOf('line', LINE_OF, 'not-a-line');
  const manner = oneOf('manner', MANNER_OF, 'not-a-manner');
  const [from, until] = [day('from'), day('until')];
  const [decision, printedWith] = [orNull('decision'), orNull('printedWith')];
  const post = { unitId: '', position: text('position'), from, until, decision, printedWith };
  const checked = checkedPost({ ...post, line: line ?? 'government', manner: manner ?? 'full' });
  if (!checked.ok) wrong(COLUMN_OF[checked.error.kind], checked.error.kind);
  if (!person.ok || problems.length > 0) return err({ kind: 'row-has-problems', problems: once(problems) });
  return ok({ ...person.value, position: post.position, line, manner, from, until, decision, printedWith });
}

/** One cell, one complaint: the first. */
const once = (problems: readonly CellProblem[]): readonly CellProblem[] =>
  problems.filter((one, index) => problems.findIndex(({ column }) => column === one.column) === index);

/** Who a row is of, within its file: the staff code, or the name with what tells it apart in its unit. */
export const identityOf = (row: ImportRow, unitId: string): string =>
  row.staffCode !== null
    ? `c:${row.staffCode}`
    : `n:${searchKey(row.name)}|${row.birthYear ?? ''}|${searchKey(row.toldApartBy ?? '')}|${unitId}`;
