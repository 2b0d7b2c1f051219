import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Derived, Difference, SentenceShown, SourceShown } from './shapes.ts';

type ClaimRow = {
  readonly id: string;
  readonly subject: string;
  readonly table: string;
  readonly field: string;
  readonly value: unknown;
  readonly printed: string | null;
  readonly certainty: string;
  readonly because: string | null;
  readonly source: string;
  readonly chosen: boolean;
};

/** What sources say beside the accepted values: derived values, silences, remarks, differences. */
export type Evidence = {
  readonly beside: (subjectId: string) => Beside;
  readonly undated: readonly { readonly list: string; readonly entry: unknown; readonly source: string }[];
  readonly unknown: readonly { readonly about: string; readonly text: string }[];
  readonly remarks: readonly string[];
  readonly differences: readonly Difference[];
};

/** What stands beside the stated fields of a row: worked out values, fields to be checked, a word of the file's writer. */
export type Beside = { readonly derived?: Derived; readonly doubtful?: string[]; readonly note?: string };

const camel = (field: string): string => field.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** All claims about these rows, in one query; index claim_of_subject. */
export async function evidenceAbout(tx: Tx, subjectIds: readonly string[]): Promise<Evidence> {
  const { rows } = await sql<ClaimRow>`
    select c.id, c.subject_id as subject, c.subject_table as "table", c.field, c.value, c.printed, c.certainty, c.because,
      s.slug as source,
      exists (select from claim_choice x where x.claim_id = c.id and x.undone_at is null) as chosen
    from claim c join source s on s.id = c.source_id
    where c.subject_id = any (${subjectIds}::uuid[])
    order by s.slug, c.field, c.because, c.value::text, c.id
  `.execute(tx);
  return {
    beside: (id) => beside(rows.filter((row) => row.subject === id)),
    undated: rows
      .filter(({ table, field, value }) => table === 'cluster' && !WITHOUT_YEAR.has(field) && typeof value === 'object')
      .map(({ field, value, source }) => ({ list: field, entry: value, source })),
    unknown: unique(
      rows.flatMap(({ certainty, field, because }) =>
        certainty === 'unknown' && because !== null ? [{ about: field, text: because }] : [],
      ),
    ),
    remarks: unique(rows.flatMap(({ field, value }) => (field === 'remark' ? [String(value)] : []))),
    differences: differences(rows),
  };
}

const says = ({ certainty }: ClaimRow): boolean => certainty !== 'derived' && certainty !== 'unknown';
const unique = <Item>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((one) => [JSON.stringify(one), one])).values(),
];

/** Claims on a cluster that belong to it in every year. */
const WITHOUT_YEAR = new Set(['same_as', 'remark', 'note']);

function beside(rows: readonly ClaimRow[]): Beside {
  const found = rows
    .filter(({ certainty }) => certainty === 'derived')
    .map(({ field, value, because }) => [camel(field), { value, because: because ?? '' }] as const);
  const doubtful = unique(
    rows.flatMap(({ certainty, field }) => (certainty === 'doubtful' && field !== 'note' ? [camel(field)] : [])),
  );
  const notes = unique(rows.flatMap(({ field, value }) => (field === 'note' ? [String(value)] : [])));
  return {
    ...(found.length > 0 && { derived: Object.fromEntries(found) }),
    ...(doubtful.length > 0 && { doubtful }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

/** Fields that hold several statements by nature, or repeat another field. */
const NOT_COMPARED = new Set([
  'note',
  'remark',
  'roles',
  'kinds',
  'levels',
  'printed',
  'date_printed',
  'year',
  'functions',
  'side',
  'open',
  'name_key',
]);

function differences(rows: readonly ClaimRow[]): Difference[] {
  const byField = new Map<string, ClaimRow[]>();
  for (const row of rows)
    if (says(row) && !NOT_COMPARED.has(row.field) && !row.field.endsWith('_id'))
      byField.set(`${row.subject} ${row.field}`, [...(byField.get(`${row.subject} ${row.field}`) ?? []), row]);
  return [...byField.values()]
    .filter((claims) => new Set(claims.map(({ source }) => source)).size > 1)
    .filter((claims) => new Set(claims.map(({ value }) => JSON.stringify(value))).size > 1)
    .flatMap((claims) => {
      const [first] = claims;
      return first ? [{ about: first.table, field: camel(first.field), claims: claims.map(toClaim) }] : [];
    });
}

const toClaim = ({ id, value, printed, source, chosen }: ClaimRow) => ({ id, value, printed, source, chosen });

/** The sources that speak of these rows, those of the event's time first. */
export async function sourcesOf(tx: Tx, subjectIds: readonly string[]): Promise<SourceShown[]> {
  const { rows } = await sql<Omit<SourceShown, 'derived'> & { derived: Derived | null }>`
    select s.slug as id, nullif(s.title, '') as title, array_to_string(s.publishers, '; ') as publisher, s.author,
      s.published_on as published, s.printed_on as printed, s.page_date as "pageDate", s.credit, s.contact, s.address, s.mark,
      (select json_object_agg(d.field, json_build_object('value', d.value, 'because', d.because))
       from claim d where d.subject_id = s.id and d.certainty = 'derived') as derived
    from source s
    where exists (select from claim c where c.source_id = s.id and c.subject_id = any (${subjectIds}::uuid[]))
    order by s.slug
  `.execute(tx); // indexes claim_of_source, claim_of_subject
  return rows.map(({ derived, ...row }) => ({
    ...row,
    ...(derived && { derived: Object.fromEntries(Object.entries(derived).map(([field, one]) => [camel(field), one])) }),
  }));
}

/** The sentences to which shown values lead: `places` tells under which pointer each row is shown. */
export async function sentencesOf(tx: Tx, places: ReadonlyMap<string, string>): Promise<SentenceShown[]> {
  const { rows } = await sql<Omit<SentenceShown, 'at'> & { readonly subject: string; readonly field: string }>`
    select c.subject_id as subject, c.field, c.value, c.printed, p.quote, p.reading, c.certainty, s.slug as source
    from claim c join source s on s.id = c.source_id join passage p on p.id = c.passage_id
    where c.subject_id = any (${[...places.keys()]}::uuid[]) and c.field not like '%\\_id' order by s.slug, c.field, c.value::text, c.id
  `.execute(tx); // index claim_of_subject
  return rows
    .map(({ subject, field, ...row }) => ({
      at: `${places.get(subject) ?? ''}/${SHOWN_AS[field] ?? camel(field)}`,
      ...row,
    }))
    .toSorted((a, b) => BY_PLACE.compare(a.at, b.at));
}

const BY_PLACE = new Intl.Collator('en', { numeric: true });

/** Columns that the JSON calls otherwise. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  held_on: 'date',
  dated: 'date',
  post: 'position',
  unit_printed: 'unit',
  host_printed: 'host',
  method_printed: 'method',
  signed_by_printed: 'signedBy',
};
