import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { FACT_SHEET, readFactRow } from '../domain/fact-columns.ts';
import { PEOPLE_SHEET, readRow } from '../domain/import-columns.ts';
import { type Head, identityOf, readHeadOf, textAt, type WhoInRow } from '../domain/sheet-columns.ts';
import { spanCells } from './span-cells.ts';

/** What a list from a file is of: people with their posts, or restricted facts of people who are known. */
export const IMPORT_WHATS = ['people', 'facts'] as const;
export type ImportWhat = (typeof IMPORT_WHATS)[number];

type Fault = { readonly column: string; readonly kind: string; readonly found: string };
/** A row as the table of imports keeps it, but for its unit. */
type Laid = { readonly cells: object; readonly identityIn: (unitId: string) => string };

export type SheetRows = {
  readonly unused: readonly string[];
  readonly unitIn: (cells: readonly string[]) => string;
  readonly lay: (
    cells: readonly string[],
    today: CalendarDay,
  ) => Result<Laid, { readonly kind: string; readonly problems: readonly Fault[] }>;
};
type HeadRead = Result<SheetRows, { readonly kind: string; readonly columns: readonly string[] }> | null;

const whoCells = ({ name, staffCode, birthYear, toldApartBy }: WhoInRow) => ({
  name,
  key: searchKey(name),
  staff_code: staffCode,
  birth_year: birthYear,
  told_apart_by: toldApartBy,
});

const rowsOf = <Key extends string>(
  head: Head<Key | 'unit'>,
  lay: (cells: readonly string[], today: CalendarDay) => ReturnType<SheetRows['lay']>,
): SheetRows => ({ unused: head.unused, unitIn: (cells) => textAt(head, cells, 'unit'), lay });

function peopleHead(cells: readonly string[]): HeadRead {
  const head = readHeadOf(PEOPLE_SHEET, cells);
  if (!head?.ok) return head;
  return ok(
    rowsOf(head.value, (row, today) => {
      const read = readRow(head.value, row, Number(today.slice(0, 4)));
      if (!read.ok) return read;
      const { position, line, manner, from, until, decision, printedWith } = read.value;
      const post = { position, line, manner, ...spanCells(from, until), decision, printed_with: printedWith };
      const cells = { ...whoCells(read.value), ...post };
      return ok({ cells, identityIn: (unitId) => identityOf(read.value, unitId) });
    }),
  );
}

function factsHead(cells: readonly string[]): HeadRead {
  const head = readHeadOf(FACT_SHEET, cells);
  if (!head?.ok) return head;
  return ok(
    rowsOf(head.value, (row, today) => {
      const read = readFactRow(head.value, row, today);
      if (!read.ok) return read;
      const { kind, year, rating, from, until, detail, decision } = read.value;
      const cells = {
        ...whoCells(read.value),
        fact_kind: kind,
        year,
        rating,
        ...spanCells(from, until),
        detail,
        decision,
      };
      return ok({ cells, identityIn: (unitId) => identityOf(read.value, unitId) });
    }),
  );
}

export const SHEET_KINDS: Readonly<
  Record<
    ImportWhat,
    { readonly columns: Readonly<Record<string, string>>; readonly readHead: (cells: readonly string[]) => HeadRead }
  >
> = {
  people: { columns: PEOPLE_SHEET.columns, readHead: peopleHead },
  facts: { columns: FACT_SHEET.columns, readHead: factsHead },
};
