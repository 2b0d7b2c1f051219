import { isDeepStrictEqual } from 'node:util';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import type { Cell, Row } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import { type HistoryTable, TABLES, WHEN_UNSTATED } from './tables.ts';

/** Which file says a thing, in which passage, in which words, how sure. */
export type Saying = {
  readonly fileId: string;
  readonly sourceId: string;
  readonly passageId: string | null;
  readonly printed: string | null;
  readonly certainty: 'stated' | 'approximate' | 'derived' | 'doubtful' | 'unknown';
  readonly because: string | null;
};

/** Tables that claims may be about but that history does not fill. */
type Subject = HistoryTable | 'source' | 'unit';

export type Claim = Saying & {
  readonly id: string;
  readonly table: Subject;
  readonly subjectId: string;
  readonly field: string;
  readonly value: Cell;
};

/** A row as it will be written. */
export type KeptRow = Row & { readonly id: string };

/** A person's choice between claims, by subject and field. */
export type Choices = ReadonlyMap<string, string>;
export const choiceKey = (subjectId: string, field: string): string => `${subjectId} ${field}`;

/** What all files about one subject say, before it is written down: rows with their fixed cells, and claims. */
export type Sheet = {
  /** A row is there; of several files the first decides its fixed cells. */
  readonly row: (table: HistoryTable, id: string, fixed: Row) => void;
  readonly has: (table: HistoryTable, id: string) => boolean;
  /** A source says this of a field. Where the table has such a column, it comes to stand there if the sources agree. */
  readonly claim: (table: Subject, subjectId: string, field: string, value: Cell, saying: Saying) => void;
  readonly claims: () => readonly Claim[];
  readonly rows: (table: HistoryTable, choices: Choices) => readonly KeptRow[];
};

export function newSheet(): Sheet {
  const rows = new Map<HistoryTable, Map<string, Row>>();
  const claims = new Map<string, Claim>();
  const of = (table: HistoryTable) => {
    const found = rows.get(table) ?? new Map<string, Row>();
    rows.set(table, found);
    return found;
  };
  const bySubject = new Map<string, Claim[]>();
  return {
    row: (table, id, fixed) => {
      if (!of(table).has(id)) of(table).set(id, fixed);
    },
    has: (table, id) => of(table).has(id),
    claim: (table, subjectId, field, value, saying) => {
      const id = stableId('claim', saying.fileId, subjectId, field, JSON.stringify(value), saying.certainty);
      if (claims.has(id)) return;
      const one = { ...saying, id, table, subjectId, field, value };
      claims.set(id, one);
      const key = choiceKey(subjectId, field);
      bySubject.set(key, [...(bySubject.get(key) ?? []), one]);
    },
    claims: () => [...claims.values()],
    rows: (table, choices) =>
      [...of(table)].map(([id, fixed]) => filled(table, id, fixed, choices, (key) => bySubject.get(key) ?? [])),
  };
}

const says = ({ certainty }: Claim): boolean => certainty !== 'derived' && certainty !== 'unknown';

function filled(
  table: HistoryTable,
  id: string,
  fixed: Row,
  choices: Choices,
  claimsOf: (key: string) => readonly Claim[],
): KeptRow {
  const { fixed: names, stated } = TABLES[table];
  const cells: Record<string, Cell> & { id: string } = { id };
  for (const name of names) cells[name] = fixed[name] ?? null;
  for (const [name, agreement] of Object.entries(stated)) {
    const key = choiceKey(id, name);
    const claims = claimsOf(key).filter(says);
    const chosen = claims.find((claim) => claim.id === choices.get(key));
    const unstated = cells[name] ?? WHEN_UNSTATED[table]?.[name] ?? null;
    cells[name] = chosen ? chosen.value : claims.length === 0 ? unstated : accepted(agreement, claims);
  }
  return cells;
}

function accepted(agreement: 'fact' | 'wording' | 'union', claims: readonly Claim[]): Cell {
  const [first] = claims;
  if (first === undefined) return null;
  if (agreement === 'union')
    return [...new Set(claims.flatMap(({ value }) => (Array.isArray(value) ? value : [value])))];
  if (agreement === 'wording') return first.value;
  return claims.every((claim) => same(claim.value, first.value)) ? first.value : null;
}

/** Two sources say the same where only marks of writing differ. */
export const same = (a: Cell, b: Cell): boolean =>
  typeof a === 'string' && typeof b === 'string' ? searchKey(a) === searchKey(b) : isDeepStrictEqual(a, b);
