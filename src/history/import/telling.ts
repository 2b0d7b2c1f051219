import { squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Cell } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { HistoryRecord } from '../format.ts';
import { isNode } from '../walk.ts';
import type { Names } from './names.ts';
import type { Saying, Sheet } from './sheet.ts';
import type { HistoryTable } from './tables.ts';

/** Whose past a file tells: a cluster's, or one unit's own. */
export type Subject =
  | {
      readonly kind: 'cluster';
      readonly id: string;
      readonly slug: string;
      readonly name: string;
      readonly liveYears: ReadonlySet<number>;
    }
  | { readonly kind: 'unit'; readonly id: string };

/** One file in hand: its record, and the sheet on which it is written down together with the others of its subject. */
export type Telling = {
  readonly record: HistoryRecord;
  readonly fileId: string;
  readonly sourceId: string;
  readonly subject: Subject;
  readonly names: Names;
  readonly sheet: Sheet;
};

/** Where a fact stands: the passages that it inherits, its printed words, how sure the source itself is. */
export type Place = {
  readonly from: readonly string[];
  readonly printed?: string | undefined;
  readonly certainty?: 'stated' | 'approximate' | 'doubtful' | undefined;
  /** A word of the officer who wrote the file, about this fact. */
  readonly note?: string | undefined;
};
type Evidence = { readonly from?: readonly string[] | undefined } & Omit<Place, 'from'>;

export const NOWHERE: Place = { from: [] };

/** The place of an inner fact: its own passages, or those of what holds it. */
export const inside = (outer: Place, inner: Evidence): Place => ({
  from: inner.from ?? outer.from,
  printed: inner.printed,
  certainty: inner.certainty,
  note: inner.note,
});

export const passageId = (fileId: string, key: string): string => stableId('passage', fileId, key);

type Found = Pick<Saying, 'passageId' | 'printed'>;

/** The passage that holds a value in its own words; else the one with the printed words; else the first, without words. */
function foundIn({ record, fileId }: Telling, place: Place, value: Cell): Found {
  const printed = place.printed ?? null;
  const words = [
    ...(typeof value === 'string' && value !== printed ? [value] : []),
    ...(printed === null ? [] : [printed]),
  ];
  for (const text of words) {
    const key = place.from.find((one) => holds(record, one, text));
    if (key === undefined) continue;
    const alsoPrinted = printed !== null && holds(record, key, printed);
    return { passageId: passageId(fileId, key), printed: alsoPrinted ? printed : text };
  }
  const [first] = place.from;
  return { passageId: first === undefined ? null : passageId(fileId, first), printed };
}

function holds(record: HistoryRecord, key: string, words: string): boolean {
  const passage = Object.hasOwn(record.passages, key) ? record.passages[key] : undefined;
  return [passage?.quote, passage?.reading, passage?.summary].some(
    (text) => text && squeeze(text).includes(squeeze(words)),
  );
}

export const saying = (telling: Telling, place: Place, value: Cell): Saying => ({
  fileId: telling.fileId,
  sourceId: telling.sourceId,
  ...foundIn(telling, place, value),
  certainty: place.certainty ?? 'stated',
  because: null,
});

type Said = Readonly<Record<string, Cell | undefined>>;

/** Writes down what the source states of one row; what it does not state is left out. */
export function say(
  telling: Telling,
  place: Place,
  table: HistoryTable | 'source' | 'unit',
  id: string,
  said: Said,
): void {
  for (const [field, value] of Object.entries({ ...said, note: place.note }))
    if (value !== undefined && value !== null)
      telling.sheet.claim(table, id, field, value, saying(telling, place, value));
}

/** Writes down what somebody worked out: beside the stated fields, with the reason, never into them. */
export function sayDerived(
  telling: Telling,
  place: Place,
  table: HistoryTable | 'source' | 'unit',
  id: string,
  derived: Readonly<Record<string, unknown>> | undefined,
): void {
  for (const [name, reckoned] of Object.entries(derived ?? {})) {
    if (!isNode(reckoned) || typeof reckoned['because'] !== 'string') continue;
    const from = reckoned['from'] as readonly string[] | undefined;
    telling.sheet.claim(table, id, snake(name), reckoned['value'] as Cell, {
      ...saying(telling, inside({ from: place.from }, { from }), null),
      certainty: 'derived',
      because: reckoned['because'],
    });
  }
}

/** memberCount → member_count: claims name the column that they are about. */
export const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** To which row the lists of a year hang. */
export type Home = { readonly cluster_year_id: string | null; readonly unit_id: string | null };

export const clusterYearId = (clusterId: string, year: number): string =>
  stableId('cluster year', clusterId, String(year));

/**
 * The cluster-year that an entry belongs to, made when a source first speaks of it; the unit for a unit's own file.
 * Null where the year is unknown, or is run here and so not filled from reports: then the entry stays a claim.
 */
export function homeOf(telling: Telling, year: number | null, place: Place): Home | null {
  const { subject, sheet, record } = telling;
  if (subject.kind === 'unit') return { cluster_year_id: null, unit_id: subject.id };
  if (year === null || subject.liveYears.has(year)) return null;
  const id = clusterYearId(subject.id, year);
  const term = record.cluster?.term ?? 'cụm';
  sheet.row('cluster_year', id, {
    cluster_id: subject.id,
    year,
    origin: 'history',
    is_synthetic: false,
    term,
    name: record.cluster?.name ?? subject.name,
  });
  say(telling, place, 'cluster_year', id, { year });
  return { cluster_year_id: id, unit_id: null };
}

/** Keeps an entry that has no year of ours as a claim on its cluster, whole and readable. */
export function sayUndated(telling: Telling, place: Place, list: string, entry: unknown): void {
  const value = JSON.parse(JSON.stringify(entry)) as Cell;
  telling.sheet.claim(telling.subject.kind, telling.subject.id, list, value, saying(telling, place, null));
}

/** The year that the record as a whole speaks of. */
export const ownYear = ({ record, subject }: Telling): number | null =>
  record.year?.value ?? (subject.kind === 'cluster' ? (record.derived?.year?.value ?? null) : null);

/** The year of an entry: its own, the one worked out for it, or that of the record. */
export const yearOfEntry = (
  telling: Telling,
  entry: {
    readonly year?: number | undefined;
    readonly derived?: { readonly year?: { readonly value: number } | undefined } | undefined;
  },
): number | null => entry.year ?? entry.derived?.year?.value ?? ownYear(telling);

export const idOf = (home: Home, ...name: readonly string[]): string =>
  stableId(...name, home.cluster_year_id ?? home.unit_id ?? '');

/** A full ISO day, or nothing: a month or a year is kept as known and not filled up to a day. */
export const dayOf = (date: string | undefined): string | undefined => (date?.length === 10 ? date : undefined);
export const partialDate = (date: string | undefined): string | undefined => (date?.length === 10 ? undefined : date);

/** Numbers the second, third … of things that would have one id in one file. */
export function counter(): (key: string) => string {
  const seen = new Map<string, number>();
  return (key) => {
    const n = seen.get(key) ?? 0;
    seen.set(key, n + 1);
    return n === 0 ? key : `${key}#${n}`;
  };
}
