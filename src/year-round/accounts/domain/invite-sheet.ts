import type { Role } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { checkedName, type NameRefusal } from '#src/year-round/people/domain/person.ts';
import { isEmail } from './sign-in-name.ts';

/** Columns of the list of people to invite, as the template names them; found by these words in any order and spelling. */
export const INVITE_COLUMNS = {
  unit: 'Đơn vị',
  name: 'Họ và tên',
  post: 'Chức vụ',
  email: 'Thư điện tử',
  staffCode: 'Mã số',
  role: 'Vai trò',
} as const;
export type InviteColumn = keyof typeof INVITE_COLUMNS;
export const INVITE_COLUMN_KEYS = Object.keys(INVITE_COLUMNS) as readonly InviteColumn[];
const REQUIRED: readonly InviteColumn[] = ['unit', 'name', 'role'];

/** Roles that a list gives: those of a unit. A role of one year is given person by person. */
export const ROLES_IN_SHEET = {
  'unit-officer': 'Công chức phụ trách thi đua, khen thưởng',
  'unit-leader': 'Lãnh đạo đơn vị',
  'staff-member': 'Công chức, viên chức, người lao động',
} as const satisfies Partial<Record<Role, string>>;
export type RoleInSheet = keyof typeof ROLES_IN_SHEET;
const ROLE_KEYS = Object.keys(ROLES_IN_SHEET) as readonly RoleInSheet[];
const ROLE_OF = new Map(ROLE_KEYS.map((role) => [searchKey(ROLES_IN_SHEET[role]), role]));

export const roleInSheet = (text: string): RoleInSheet | null => ROLE_OF.get(searchKey(text)) ?? null;

/** More at once are more letters than a request waits for. */
export const MOST_INVITED = 300;
const HEAD_WITHIN = 10;
const LONGEST = 200;

/** One row of the list as it is written there, with its number in the sheet. */
export type InviteLine = { readonly row: number } & Readonly<Record<InviteColumn, string>>;

export type SheetRefused = {
  readonly kind: 'no-head' | 'columns-are-missing' | 'no-rows' | 'too-many-people';
  readonly columns: readonly InviteColumn[];
};

export type LineProblem = {
  readonly row: number;
  readonly column: InviteColumn;
  readonly kind:
    | 'cell-is-empty'
    | 'cell-too-long'
    | 'looks-like-a-formula'
    | 'role-not-known'
    | Exclude<NameRefusal['kind'], 'name-is-missing'>
    | 'not-an-email'
    | 'stands-twice'
    | 'unit-is-not-known'
    | 'unit-of-several'
    | 'email-taken'
    | 'staff-code-taken';
  /** What stands there, or which row has it too, or which units it may mean. */
  readonly about: string;
};

const refused = (kind: SheetRefused['kind'], columns: readonly InviteColumn[] = []) => err({ kind, columns });

/** The rows of a list, under the head that stands within its first ten rows. Empty rows are passed over. */
export function readInviteSheet(rows: readonly (readonly string[])[]): Result<readonly InviteLine[], SheetRefused> {
  const head = rows.slice(0, HEAD_WITHIN).findIndex((cells) => cells.some((cell) => isHead(cell, 'name')));
  const heads = rows[head];
  if (!heads) return refused('no-head');
  const at = (column: InviteColumn): number => heads.findIndex((cell) => isHead(cell, column));
  const missing = REQUIRED.filter((column) => at(column) < 0);
  if (missing.length > 0) return refused('columns-are-missing', missing);
  const lines = rows.slice(head + 1).flatMap((cells, index) => {
    if (cells.every((cell) => cell === '')) return [];
    const of = (column: InviteColumn): string => cells[at(column)] ?? '';
    const [unit, name, post, email] = [of('unit'), of('name'), of('post'), of('email').toLowerCase()];
    return [{ row: head + index + 2, unit, name, post, email, staffCode: of('staffCode'), role: of('role') }];
  });
  if (lines.length === 0) return refused('no-rows');
  return lines.length > MOST_INVITED ? refused('too-many-people') : ok(lines);
}

const isHead = (cell: string, column: InviteColumn): boolean => searchKey(cell) === searchKey(INVITE_COLUMNS[column]);

const BEGINS_A_FORMULA = /^[=+@]/;

/** What is wrong with a list by itself, row by row: what is missing, misspelt, too long, or stands there twice. */
export function problemsOfLines(lines: readonly InviteLine[]): readonly LineProblem[] {
  const seen = new Map<string, number>();
  return lines.flatMap((line) => [...problemsOfCells(line), ...repeated(line, seen)]);
}

function problemsOfCells(line: InviteLine): readonly LineProblem[] {
  return INVITE_COLUMN_KEYS.flatMap((column): readonly LineProblem[] => {
    const about = line[column].slice(0, 60);
    const problem = (kind: LineProblem['kind']) => [{ row: line.row, column, kind, about }];
    if (line[column] === '') return REQUIRED.includes(column) ? problem('cell-is-empty') : [];
    if (line[column].length > LONGEST) return problem('cell-too-long');
    if (BEGINS_A_FORMULA.test(line[column])) return problem('looks-like-a-formula');
    const name = column === 'name' ? checkedName(line.name) : null;
    if (name?.ok === false && name.error.kind !== 'name-is-missing') return problem(name.error.kind);
    if (column === 'role' && roleInSheet(line.role) === null) return problem('role-not-known');
    return column === 'email' && !isEmail(line.email) ? problem('not-an-email') : [];
  });
}

/** An address or a code belongs to one person; and nobody is invited twice to one role. */
function repeated(line: InviteLine, seen: Map<string, number>): readonly LineProblem[] {
  const keys: readonly (readonly [InviteColumn, string])[] = [
    ['email', line.email],
    ['staffCode', line.staffCode],
    ['name', `${searchKey(line.unit)} ${searchKey(line.name)} ${searchKey(line.role)}`],
  ];
  return keys.flatMap(([column, value]) => {
    if (value.trim() === '') return [];
    const first = seen.get(`${column} ${value}`);
    if (first === undefined) seen.set(`${column} ${value}`, line.row);
    return first === undefined ? [] : [{ row: line.row, column, kind: 'stands-twice' as const, about: String(first) }];
  });
}
