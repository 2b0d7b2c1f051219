import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { fold, searchKey, squeeze } from '#src/kernel/vietnamese-text.ts';
import { type Award, type AwardId, awardOf, findAward, nearestAwards } from '#src/law/award-catalogue.ts';
import { expandAbbreviations } from '#src/year-round/organisation/domain/abbreviations.ts';
import { checkRegistrant, type Registrant, usualSubject } from './registrant.ts';

export type Member = { readonly id: string; readonly name: string; readonly shortName: string };

/** One registration read from a sheet, with the row (as Excel numbers it) that it came from. */
export type PastedEntry = Registrant & {
  readonly row: number;
  readonly unitId: string;
  readonly receivedOn: CalendarDay | null;
  readonly note: string | null;
};

/** What could not be read: where it stands, as a person finds it («dòng 7, cột C»), and what stands there. */
export type PastedProblem = {
  readonly kind:
    | 'no-head-row'
    | 'unit-is-not-a-member'
    | 'several-units-have-that-name'
    | 'award-is-not-in-the-catalogue'
    | 'award-is-not-for-this-subject'
    | 'count-is-not-a-number'
    | 'unit-counts-for-one'
    | 'not-a-day'
    | 'received-day-lies-ahead'
    | 'row-has-no-award'
    | 'registered-twice-in-the-sheet'
    | 'registered-already';
  readonly row: number;
  readonly column: string;
  readonly text: string;
  /** Awards that an unknown name may mean; a person chooses. */
  readonly candidates?: readonly AwardId[];
};

export type PastedRegister = { readonly entries: readonly PastedEntry[]; readonly problems: readonly PastedProblem[] };

type Field = 'unit' | 'award' | 'person' | 'name' | 'count' | 'received' | 'note';
type Columns = { readonly fields: ReadonlyMap<Field, number>; readonly awards: ReadonlyMap<number, Award> };

const HEADS: Readonly<Record<Field, readonly string[]>> = {
  unit: ['don vi', 'ten don vi', 'don vi dang ky', 'co quan don vi', 'ten co quan don vi', 'don vi thanh vien'],
  award: ['danh hieu', 'danh hieu dang ky', 'danh hieu thi dua', 'danh hieu hinh thuc', 'danh hieu hinh thuc khen thuong',
    'danh hieu thi dua hinh thuc khen thuong', 'noi dung dang ky', 'dang ky', 'dang ky thi dua', 'danh hieu hinh thuc dang ky'],
  person: ['ho va ten', 'ho ten', 'ca nhan', 'ten ca nhan'],
  name: ['ten tap the', 'tap the', 'tap the ca nhan', 'ten tap the ca nhan'],
  count: ['so luong', 'sl', 'so nguoi', 'so luong dang ky'],
  received: ['ngay nhan', 'ngay gui', 'ngay', 'ngay dang ky', 'ngay nhan dang ky'],
  note: ['ghi chu', 'van ban'],
}; // biome-ignore format: a list

const plain = (text: string): string => squeeze(fold(text).replace(/[^a-z0-9]+/g, ' '));

/** «A», «Z», «AA»: the column as Excel names it. */
export const columnName = (at: number): string =>
  (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/**
 * Reads a register as offices keep it in Excel: titles above the head, a column of numbers, merged cells, abbreviated
 * names, lines of blocs and of totals. Either one award a row, or a column for each award with an «x» or a number.
 */
export function readPastedRegister(
  sheet: readonly (readonly string[])[],
  members: readonly Member[],
  on: CalendarDay,
): PastedRegister {
  const headAt = sheet.findIndex((row) => columnsIn(row) !== null);
  const columns = columnsIn(sheet[headAt] ?? []);
  if (!columns)
    return { entries: [], problems: [{ kind: 'no-head-row', row: 1, column: 'A', text: sheet[0]?.[0] ?? '' }] };
  const findMember = memberFinder(members);
  const entries: PastedEntry[] = [];
  const problems: PastedProblem[] = [...unknownHeads(sheet, headAt)];
  let unitAbove = '';
  sheet.slice(headAt + 1).forEach((cells, index) => {
    const row = headAt + index + 2;
    if (isBetweenRows(cells, columns)) return;
    const at = (field: Field) => cells[columns.fields.get(field) ?? -1] ?? '';
    // a merged cell has its text in its first row only; a numbered row without a name has lost its unit
    const isNumbered = (columns.fields.get('unit') ?? 0) > 0 && (cells[0] ?? '') !== '';
    unitAbove = at('unit') || (isNumbered ? '' : unitAbove);
    const problem: Reading['problem'] = (kind, column, text) =>
      problems.push({ kind, row, column: columnName(Math.max(column, 0)), text, ...mayMean(kind, text) });
    const read = readRow(cells, columns, { on, units: findMember(unitAbove), unitText: unitAbove, problem });
    entries.push(...read.map((entry) => ({ ...entry, row })));
  });
  return { entries, problems: [...problems, ...twice(entries)] };
}

const mayMean = (kind: PastedProblem['kind'], text: string): Pick<PastedProblem, 'candidates'> =>
  kind === 'award-is-not-in-the-catalogue' ? { candidates: nearestAwards(text).map(({ id }) => id) } : {};

/** How the name of an award begins: only such a head is asked about, the others are none of ours. */
const BEGINS_AS_AWARD =
  /^(?:danh hieu |co |tap the lao dong|ttld|chien si|chien sy|cstd|lao dong|ldtt|huan chuong|hcld|bang khen|bk |giay khen|ky niem chuong)/;

/** Columns that are headed like an award which the catalogue does not know, and marked: their marks must not be lost. */
function unknownHeads(sheet: readonly (readonly string[])[], headAt: number): readonly PastedProblem[] {
  const kind = 'award-is-not-in-the-catalogue';
  const known = columnsIn(sheet[headAt] ?? []);
  return (sheet[headAt] ?? []).flatMap((text, at): readonly PastedProblem[] => {
    const isKnown = known?.awards.has(at) === true || [...(known?.fields.values() ?? [])].includes(at);
    const isMarked = sheet.slice(headAt + 1).some((cells) => (cells[at] ?? '') !== '');
    if (isKnown || !isMarked || !BEGINS_AS_AWARD.test(plain(text))) return [];
    return [{ kind, row: headAt + 1, column: columnName(at), text, ...mayMean(kind, text) }];
  });
}

/** The sheet with a name that nobody knows read as an award of the catalogue, in every cell where it stands for one. */
export function readAs(
  sheet: readonly (readonly string[])[],
  printed: string,
  award: AwardId,
): readonly (readonly string[])[] {
  const headAt = sheet.findIndex((row) => columnsIn(row) !== null);
  const column = columnsIn(sheet[headAt] ?? [])?.fields.get('award');
  const { name } = awardOf(award);
  return sheet.map((cells, row) =>
    cells.map((cell, at) => {
      if (row === headAt && squeeze(cell) === squeeze(printed)) return name;
      if (row <= headAt || at !== column) return cell;
      return cell
        .split(BETWEEN_AWARDS)
        .map((part) => (squeeze(part) === squeeze(printed) ? name : part))
        .join('');
    }),
  );
}

/** Several awards in one cell; captured, so that a cell is put together again as it was. */
const BETWEEN_AWARDS = /([;,+·\n])/;

function columnsIn(row: readonly string[]): Columns | null {
  const fields = new Map<Field, number>();
  const awards = new Map<number, Award>();
  row.forEach((cell, at) => {
    const head = plain(cell);
    const field = (Object.keys(HEADS) as Field[]).find((name) => HEADS[name].includes(head) && !fields.has(name));
    const award = field ? undefined : findAward(cell);
    if (field) fields.set(field, at);
    if (award) awards.set(at, award);
  });
  return fields.has('unit') && (fields.has('award') || awards.size > 0) ? { fields, awards } : null;
}

/** Blank rows, totals, the row of column numbers under the head, and the line that names a bloc. */
function isBetweenRows(cells: readonly string[], columns: Columns): boolean {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0) return true;
  const unit = cells[columns.fields.get('unit') ?? -1] ?? '';
  const leading = plain(unit || (filled[0] ?? ''));
  if (/^(tong|cong|tong cong|tong so)( |$)/.test(leading) || plain(filled[0] ?? '') === 'cong') return true;
  if (unit !== '' && filled.every((cell) => /^\(?(\d{1,2}|[A-Za-z])\)?$/.test(cell))) return true;
  return /^(khoi|cum|nhom|khu vuc)( |$)/.test(leading) && filled.length <= 2;
}

type Reading = {
  readonly on: CalendarDay;
  /** The members that the printed name may mean; one is wanted. */
  readonly units: readonly string[];
  readonly unitText: string;
  readonly problem: (kind: PastedProblem['kind'], column: number, text: string) => void;
};
type Cell = { readonly award: Award; readonly at: number; readonly count: string };

function readRow(cells: readonly string[], columns: Columns, reading: Reading): Omit<PastedEntry, 'row'>[] {
  const { problem, units } = reading;
  const at = (field: Field) => columns.fields.get(field) ?? -1;
  const text = (field: Field) => cells[at(field)] ?? '';
  const wanted = awardsIn(cells, columns, problem);
  if (wanted.length === 0) return [];
  const [unit, another] = units;
  if (unit === undefined || another !== undefined) {
    const kind = unit === undefined ? 'unit-is-not-a-member' : 'several-units-have-that-name';
    problem(kind, at('unit'), reading.unitText);
    return [];
  }
  const received = isNotStated(text('received')) ? null : parseDay(text('received'));
  if (received && !received.ok) problem('not-a-day', at('received'), text('received'));
  const receivedOn = received?.ok ? received.value : null;
  if (receivedOn && receivedOn > reading.on) problem('received-day-lies-ahead', at('received'), text('received'));
  return wanted.flatMap(({ award, at: column, count }) => {
    const person = text('person') || null;
    const name = person ?? (text('name') || null);
    const number = readCount(count);
    const subject = person === null ? usualSubject(award.id) : 'individual';
    const checked = checkRegistrant({ award: award.id, subject, name, count: number });
    if (checked.ok) return [{ ...checked.value, unitId: unit, receivedOn, note: text('note') || null }];
    const isCounted = checked.error.kind === 'count-is-not-a-number' && column === at('award');
    problem(checked.error.kind, isCounted ? at('count') : column, count || award.name);
    return [];
  });
}

/** «không nêu», «không nêu ngày»: the office itself writes so, and our own file does. */
const isNotStated = (text: string): boolean => text === '' || /^khong neu( |$)/.test(plain(text));

/** «x», «có» and an empty cell say that it is registered; only a number says how many. */
const readCount = (text: string): number | null =>
  isNotStated(text) || text === '✓' || ['x', 'v', 'co'].includes(plain(text))
    ? null
    : Number(text.replace(/\.(?=\d{3}$)/, ''));

const NOTHING = ['', '-', '–', '0', 'không', 'chưa có', 'không đăng ký'];

function awardsIn(cells: readonly string[], columns: Columns, problem: Reading['problem']): readonly Cell[] {
  const byColumn = [...columns.awards].flatMap(([at, award]) => {
    const count = cells[at] ?? '';
    return NOTHING.includes(count.toLocaleLowerCase('vi')) ? [] : [{ award, at, count }];
  });
  const at = columns.fields.get('award');
  if (at === undefined) return byColumn;
  const cell = cells[at] ?? '';
  const count = cells[columns.fields.get('count') ?? -1] ?? '';
  if (NOTHING.includes(cell.toLocaleLowerCase('vi'))) {
    if (cell === '' && count !== '') problem('row-has-no-award', at, cell);
    return byColumn;
  }
  const whole = findAward(cell);
  const printed = whole
    ? [cell]
    : cell
        .split(/[;,+·\n]/)
        .map(squeeze)
        .filter((part) => part !== '');
  const named = printed.flatMap((name) => {
    const award = findAward(name);
    if (!award) problem('award-is-not-in-the-catalogue', at, name);
    return award ? [{ award, at, count }] : [];
  });
  return [...byColumn, ...named];
}

/** A member by its full name, its short name, or an abbreviation of either, with or without «tỉnh», «Cục». */
export function memberFinder(members: readonly Member[]): (printed: string) => readonly string[] {
  const ids = new Map<string, Set<string>>();
  for (const { id, name, shortName } of members)
    for (const key of [memberKey(name), memberKey(shortName)]) ids.set(key, (ids.get(key) ?? new Set()).add(id));
  return (printed) => [...(ids.get(memberKey(printed)) ?? [])];
}

const memberKey = (name: string): string =>
  squeeze(
    searchKey(expandAbbreviations(name.replace(/^\d+[.)]\s*/, ''))).replace(/\b(tinh|thanh pho|cuc|co quan)\b/g, ' '),
  );

/** One registrant twice in a sheet is a slip of the hand; the second row is shown. */
function twice(entries: readonly PastedEntry[]): readonly PastedProblem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry) => {
    const key = JSON.stringify([entry.unitId, entry.award, entry.subject, fold(entry.name ?? '')]);
    const again = seen.has(key);
    seen.add(key);
    return again
      ? [{ kind: 'registered-twice-in-the-sheet' as const, row: entry.row, column: 'A', text: entry.name ?? '' }]
      : [];
  });
}
