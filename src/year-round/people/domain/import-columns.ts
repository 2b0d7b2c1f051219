import type { PartialDay } from '#src/kernel/partial-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { checkedPerson, codeOf, type PersonRefusal } from './person.ts';
import { checkedPost, type Line, type Manner, type PostRefusal } from './post.ts';
import { type CellFault, cellsOf, type Head, namesOf, type Sheet, type WhoInRow } from './sheet-columns.ts';

/** Columns of the list of people, as the template names them. */
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

export const PEOPLE_SHEET: Sheet<ColumnKey> = {
  columns: COLUMNS,
  required: ['name', 'unit', 'position'],
  also: [
    ['họ tên', 'name'],
    ['mã cán bộ', 'staffCode'],
    ['mã số CBCC', 'staffCode'],
    ['đơn vị công tác', 'unit'],
    ['chức vụ, chức danh', 'position'],
  ],
  toldBy: ['name', 'position'],
  longest: { staffCode: 40, position: 200, decision: 300, printedWith: 60, toldApartBy: 120, unit: 300 },
};

/** A row of the list as values. An empty cell says nothing: what the register has stays. */
export type ImportRow = WhoInRow & {
  readonly position: string;
  readonly line: Line | null;
  readonly manner: Manner | null;
  readonly from: PartialDay | null;
  readonly until: PartialDay | null;
  readonly decision: string | null;
  readonly printedWith: string | null;
};

type Kind = PersonRefusal['kind'] | PostRefusal['kind'] | 'not-a-line' | 'not-a-manner' | 'unit-is-missing';
export type CellProblem = CellFault<ColumnKey, Kind>;
export type RowRefusal = { readonly kind: 'row-has-problems'; readonly problems: readonly CellProblem[] };

const LINE_OF = namesOf<Line>([
  ['chính quyền', 'government'],
  ['đảng', 'party'],
  ['đoàn thể', 'union'],
]);
const MANNER_OF = namesOf<Manner>([
  ['chính thức', 'full'],
  ['quyền', 'acting'],
  ['phụ trách', 'in-charge'],
  ['kiêm nhiệm', 'concurrent'],
]);
const COLUMN_OF: Readonly<Record<PersonRefusal['kind'] | PostRefusal['kind'], ColumnKey>> = {
  'name-is-missing': 'name',
  'name-needs-two-words': 'name',
  'not-a-name': 'name',
  'name-in-an-old-font': 'name',
  'birth-year-cannot-be': 'birthYear',
  'position-is-missing': 'position',
  'ends-before-it-begins': 'until',
};

/** Reads one row; everything that is wrong with it, not only the first. The unit is looked up by whoever has the register. */
export function readRow(
  head: Head<ColumnKey>,
  cells: readonly string[],
  thisYear: number,
): Result<ImportRow, RowRefusal> {
  const row = cellsOf<ColumnKey, Kind>(PEOPLE_SHEET, head, cells);
  const { text, wrong, orNull } = row;
  const birthYear = row.year('birthYear');
  if (text('unit') === '') wrong('unit', 'unit-is-missing');
  const person = checkedPerson(
    { name: text('name'), staffCode: codeOf(text('staffCode')), birthYear, toldApartBy: orNull('toldApartBy') },
    thisYear,
  );
  if (!person.ok) wrong(COLUMN_OF[person.error.kind], person.error.kind);
  const line = row.oneOf('line', LINE_OF, 'not-a-line');
  const manner = row.oneOf('manner', MANNER_OF, 'not-a-manner');
  const [from, until] = [row.day('from'), row.day('until')];
  const [decision, printedWith] = [orNull('decision'), orNull('printedWith')];
  const post = { unitId: '', position: text('position'), from, until, decision, printedWith };
  const checked = checkedPost({ ...post, line: line ?? 'government', manner: manner ?? 'full' });
  if (!checked.ok) wrong(COLUMN_OF[checked.error.kind], checked.error.kind);
  const problems = row.faults();
  if (!person.ok || problems.length > 0) return err({ kind: 'row-has-problems', problems });
  return ok({ ...person.value, position: post.position, line, manner, from, until, decision, printedWith });
}
