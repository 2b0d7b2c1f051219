import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { checkedFact, type FactKind, type FactRefusal, type FactValues, type Rating } from './fact.ts';
import { checkedPerson, codeOf, type PersonRefusal } from './person.ts';
import { type CellFault, cellsOf, type Head, namesOf, type Sheet, type WhoInRow } from './sheet-columns.ts';

/** Columns of the list of restricted facts («nội dung hồ sơ công tác»), as its template names them. */
export const FACT_COLUMNS = {
  staffCode: 'Mã số',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  unit: 'Đơn vị',
  kind: 'Nội dung',
  year: 'Năm',
  rating: 'Mức xếp loại',
  from: 'Từ ngày',
  until: 'Đến ngày',
  detail: 'Chi tiết',
  decision: 'Quyết định',
  toldApartBy: 'Phân biệt',
} as const;
export type FactColumn = keyof typeof FACT_COLUMNS;

export const FACT_SHEET: Sheet<FactColumn> = {
  columns: FACT_COLUMNS,
  required: ['name', 'unit', 'kind'],
  also: [
    ['họ tên', 'name'],
    ['mã cán bộ', 'staffCode'],
    ['mã số CBCC', 'staffCode'],
    ['đơn vị công tác', 'unit'],
    ['xếp loại', 'rating'],
  ],
  toldBy: ['name', 'kind'],
  longest: { staffCode: 40, detail: 1000, decision: 300, toldApartBy: 120, unit: 300 },
};

const KIND_OF = namesOf<FactKind>([
  ['xếp loại', 'rating'],
  ['xếp loại chất lượng', 'rating'],
  ['xếp loại chất lượng hằng năm', 'rating'],
  ['kỷ luật', 'discipline'],
  ['thanh tra', 'inspection'],
  ['kiểm tra', 'inspection'],
  ['thanh tra, kiểm tra', 'inspection'],
  ['đang thanh tra, kiểm tra, xác minh', 'inspection'],
  ['thai sản', 'maternity'],
  ['nghỉ thai sản', 'maternity'],
  ['điều động', 'transfer'],
  ['luân chuyển', 'transfer'],
  ['biệt phái', 'transfer'],
  ['điều động, luân chuyển, biệt phái', 'transfer'],
]);
const RATING_OF = namesOf<Rating>([
  ['hoàn thành xuất sắc nhiệm vụ', 'excellent'],
  ['hoàn thành xuất sắc', 'excellent'],
  ['htxsnv', 'excellent'],
  ['hoàn thành tốt nhiệm vụ', 'good'],
  ['hoàn thành tốt', 'good'],
  ['httnv', 'good'],
  ['hoàn thành nhiệm vụ', 'done'],
  ['hoàn thành', 'done'],
  ['htnv', 'done'],
  ['không hoàn thành nhiệm vụ', 'not-done'],
  ['không hoàn thành', 'not-done'],
  ['khtnv', 'not-done'],
]);

/** A row of the list as values. An empty cell says nothing: what is on record stays. */
export type FactImportRow = WhoInRow & FactValues;

type Kind =
  | PersonRefusal['kind']
  | FactRefusal['kind']
  | 'kind-is-missing'
  | 'not-a-kind-of-fact'
  | 'not-a-rating'
  | 'not-of-this-kind'
  | 'unit-is-missing';
export type FactCellProblem = CellFault<FactColumn, Kind>;
export type FactRowRefusal = { readonly kind: 'row-has-problems'; readonly problems: readonly FactCellProblem[] };

const PERSON_COLUMN: Readonly<Record<PersonRefusal['kind'], FactColumn>> = {
  'name-is-missing': 'name',
  'name-needs-two-words': 'name',
  'not-a-name': 'name',
  'name-in-an-old-font': 'name',
  'birth-year-cannot-be': 'birthYear',
};
const FACT_COLUMN: Readonly<Record<FactRefusal['kind'], FactColumn>> = {
  'rating-needs-year-and-level': 'rating',
  'year-is-not-over': 'year',
  'first-day-is-missing': 'from',
  'detail-is-missing': 'detail',
  'ends-before-it-begins': 'until',
};
/** What a rating does not have, and what only a rating has: a cell filled in by mistake is not left out in silence. */
const OF_OTHERS: readonly FactColumn[] = ['from', 'until'];
const OF_A_RATING: readonly FactColumn[] = ['year', 'rating'];

/** Reads one row; everything that is wrong with it. Unit and person are looked up by whoever has the register. */
export function readFactRow(
  head: Head<FactColumn>,
  cells: readonly string[],
  today: CalendarDay,
): Result<FactImportRow, FactRowRefusal> {
  const row = cellsOf<FactColumn, Kind>(FACT_SHEET, head, cells);
  const { text, wrong, orNull } = row;
  if (text('unit') === '') wrong('unit', 'unit-is-missing');
  const birthYear = row.year('birthYear');
  const person = checkedPerson(
    { name: text('name'), staffCode: codeOf(text('staffCode')), birthYear, toldApartBy: orNull('toldApartBy') },
    Number(today.slice(0, 4)),
  );
  if (!person.ok) wrong(PERSON_COLUMN[person.error.kind], person.error.kind);
  const kind =
    text('kind') === '' ? wrong('kind', 'kind-is-missing') : row.oneOf('kind', KIND_OF, 'not-a-kind-of-fact');
  if (kind)
    for (const column of kind === 'rating' ? OF_OTHERS : OF_A_RATING)
      if (text(column) !== '') wrong(column, 'not-of-this-kind');
  const values = {
    year: row.year('year'),
    rating: row.oneOf('rating', RATING_OF, 'not-a-rating'),
    from: row.day('from'),
    until: row.day('until'),
    detail: orNull('detail'),
    decision: orNull('decision'),
  };
  const fact = kind && checkedFact({ kind, ...values }, today);
  if (fact && !fact.ok) {
    const column = FACT_COLUMN[fact.error.kind];
    wrong(column === 'rating' && values.year === null ? 'year' : column, fact.error.kind);
  }
  const problems = row.faults();
  if (!person.ok || !fact?.ok || problems.length > 0) return err({ kind: 'row-has-problems', problems });
  return ok({ ...person.value, ...fact.value });
}
