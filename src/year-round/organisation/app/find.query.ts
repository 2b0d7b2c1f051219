import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { nfc, placeTone, searchKey, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { expandAbbreviations } from '../domain/abbreviations.ts';
import { periodOf, type Period } from '../domain/period.ts';
import type { FindableKind } from './findable.command.ts';

export type Found = Period & {
  readonly kind: FindableKind;
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
  /** The spelling that was hit. */
  readonly phrase: string;
  /** How it was hit; «near» is a guess for a mistyped word. */
  readonly how: (typeof HOW)[number];
};

const HOW = ['exact', 'same-key', 'prefix', 'words-together', 'all-words', 'near'] as const;
const NEAR = 5;
const SIMILAR = 0.42;
const AS_CLOSE = 0.1;

export type FindOptions = {
  /** Only what bore that spelling on that day: a question about 2018 is not answered with a body of 2026. */
  readonly on?: CalendarDay;
  readonly kinds?: readonly FindableKind[];
  readonly limit?: number;
};

/**
 * Finds by any spelling, best first: exact with marks, exact without, beginning, words side by side, all words; and only
 * where nothing was found, one letter wrong. What still exists stands before what has ended.
 */
export async function find(tx: Tx, text: string, options: FindOptions = {}): Promise<Found[]> {
  const asked = squeeze(nfc(text)).slice(0, 200);
  const keys = [...new Set([searchKey(asked), searchKey(expandAbbreviations(asked))])].filter((key) => key.length > 1);
  if (keys.length === 0) return [];
  const found = await hits(tx, asked, keys, options);
  return found.length > 0 || keys.every((key) => key.length < 4) ? found : nearHits(tx, keys, options);
}

const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const any = <T>(conditions: readonly T[], joint: 'and' | 'or') =>
  conditions.length > 0 ? sql`(${sql.join([...conditions], joint === 'or' ? sql` or ` : sql` and `)})` : sql`false`;

async function hits(tx: Tx, asked: string, keys: readonly string[], options: FindOptions): Promise<Found[]> {
  const hasWords = any(
    keys.map((key) =>
      any(
        key.split(' ').map((one) => sql`key like ${`%${like(one)}%`}`),
        'and',
      ),
    ),
    'or',
  );
  // index findable_trigram
  const { rows } = await sql<Row>`
    with hit as (
      select subject_kind, subject_id, label, detail, href, phrase, valid, weight,
        case when lower(phrase) = ${placeTone(asked).toLowerCase()} then 0
             when key = any (${keys}::text[]) then 1
             when ${any(
               keys.map((key) => sql`key like ${`${like(key)}%`}`),
               'or',
             )} then 2
             when ${any(
               keys.map((key) => sql`(' ' || key) like ${`% ${like(key)}%`}`),
               'or',
             )} then 3
             else 4 end as rank
      from findable where ${hasWords} and ${within(options)}
    ), best as (
      select distinct on (subject_kind, subject_id) * from hit
      order by subject_kind, subject_id, rank, weight desc, length(phrase)
    )
    select * from best
    order by rank, upper_inf(valid) desc, weight desc, length(phrase), label collate "vi-x-icu", subject_id
    limit ${options.limit ?? 50}
  `.execute(tx);
  return rows.map(toFound);
}

async function nearHits(tx: Tx, keys: readonly string[], options: FindOptions): Promise<Found[]> {
  const closeness = sql`greatest(${sql.join(keys.map((key) => sql`similarity(key, ${key})`))})`;
  // index findable_trigram
  const { rows } = await sql<Row>`
    with hit as (
      select subject_kind, subject_id, label, detail, href, phrase, valid, weight, ${NEAR}::int as rank, ${closeness} as closeness
      from findable where ${any(
        keys.map((key) => sql`key % ${key}`),
        'or',
      )} and ${within(options)}
    ), best as (
      select distinct on (subject_kind, subject_id) * from hit where closeness >= ${SIMILAR}
      order by subject_kind, subject_id, closeness desc, weight desc
    )
    select * from best where closeness >= (select max(closeness) from best) - ${AS_CLOSE}::float4
    order by closeness desc, upper_inf(valid) desc, weight desc, label collate "vi-x-icu", subject_id
    limit ${Math.min(options.limit ?? 10, 10)}
  `.execute(tx);
  return rows.map(toFound);
}

const within = ({ on, kinds }: FindOptions) =>
  sql`${on ? sql`valid @> ${on}::date` : sql`true`} and ${kinds ? sql`subject_kind = any (${kinds}::text[])` : sql`true`}`;

type Row = {
  subject_kind: FindableKind;
  subject_id: string;
  label: string;
  detail: string;
  href: string;
  phrase: string;
  valid: string;
  rank: number;
};

const toFound = (row: Row): Found => ({
  kind: row.subject_kind,
  id: row.subject_id,
  label: row.label,
  detail: row.detail,
  href: row.href,
  phrase: row.phrase,
  how: HOW[row.rank] ?? 'near',
  ...periodOf(row.valid),
});
