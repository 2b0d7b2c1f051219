import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { sourceTitle } from '../evidence/claims.query.ts';

export type SourceRow = {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly kind: string;
  readonly publishers: readonly string[] | null;
  readonly owner: string | null;
  readonly author: string | null;
  readonly credit: string | null;
  readonly contact: string | null;
  readonly publishedOn: CalendarDay | null;
  readonly printedOn: CalendarDay | null;
  readonly pageDate: CalendarDay | null;
  readonly address: string | null;
  readonly mark: string;
  readonly note: string | null;
  readonly statements: number;
  readonly tells: readonly { readonly href: string; readonly label: string }[];
};

const columns = sql`s.id, s.slug, ${sourceTitle} as title, s.kind, s.publishers, s.owner, s.author, s.credit, s.contact,
  s.published_on as "publishedOn", s.printed_on as "printedOn", s.page_date as "pageDate", s.address, s.mark, s.note,
  (select count(*)::int from claim c where c.source_id = s.id and c.certainty <> 'unknown') as statements,
  coalesce((select json_agg(json_build_object('href', href, 'label', label) order by label) from (
    select '/cum-thi-dua/' || c.slug || '/' || f.year as href, cy.name || ', ' || f.year as label
    from history_file f join cluster c on c.id = f.cluster_id join cluster_year cy on cy.cluster_id = c.id and cy.year = f.year where f.source_id = s.id
    union select '/cum-thi-dua/' || c.slug, c.name from history_file f join cluster c on c.id = f.cluster_id where f.source_id = s.id and f.year is null
    union select '/don-vi/' || u.slug, app.unit_name_on(u.id, make_date(coalesce(f.year, 2017), 6, 30))
    from history_file f join unit u on u.id = f.unit_id where f.source_id = s.id) told), '[]') as tells`;

export async function allSources(tx: Tx): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    select ${columns} from source s order by coalesce(s.published_on, s.printed_on) desc nulls last, s.slug
  `.execute(tx);
  return rows;
}

export async function sourceBySlug(tx: Tx, slug: string): Promise<SourceRow | null> {
  const { rows } = await sql<SourceRow>`select ${columns} from source s where s.slug = ${slug}`.execute(tx);
  return rows[0] ?? null;
}

export type PassageTold = {
  readonly id: string;
  readonly quote: string;
  readonly reading: string | null;
  readonly statements: readonly {
    readonly subject: string;
    readonly field: string;
    readonly value: unknown;
    readonly printed: string | null;
    readonly certainty: string;
  }[];
};

/** The passages of a source with what each of them states; index claim_of_passage. */
export async function passagesOf(tx: Tx, sourceId: string): Promise<PassageTold[]> {
  const { rows } = await sql<PassageTold>`
    select p.id, p.quote, p.reading, coalesce((select json_agg(json_build_object('subject', c.subject_table, 'field', c.field, 'value', c.value,
        'printed', c.printed, 'certainty', c.certainty) order by c.subject_table, c.field)
      from claim c where c.passage_id = p.id), '[]') as statements
    from passage p where p.source_id = ${sourceId} order by p.key
  `.execute(tx);
  return rows;
}

export type LooseStatement = {
  readonly field: string;
  readonly value: unknown;
  readonly because: string | null;
  readonly certainty: string;
};

/** What was worked out from a source, and what it leaves unsaid. */
export async function besidesPassages(tx: Tx, sourceId: string): Promise<LooseStatement[]> {
  const { rows } = await sql<LooseStatement>`
    select distinct field, value, because, certainty from claim
    where source_id = ${sourceId} and certainty in ('derived', 'unknown') and because is not null order by certainty, field
  `.execute(tx); // index claim_of_source
  return rows;
}
