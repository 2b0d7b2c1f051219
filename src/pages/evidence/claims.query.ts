import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type Certainty = 'stated' | 'approximate' | 'derived' | 'doubtful' | 'unknown';

/** What one source says of one fact of one row, with the sentence that says it. */
export type Claim = {
  readonly id: string;
  /** The kind of row: `registration_count`, `leadership` … */
  readonly subject: string;
  readonly subjectId: string;
  readonly field: string;
  readonly value: unknown;
  /** The exact words inside the passage. */
  readonly printed: string | null;
  readonly certainty: Certainty;
  readonly because: string | null;
  readonly source: { readonly slug: string; readonly title: string; readonly mark: string };
  readonly passage: {
    readonly id: string;
    readonly quote: string;
    readonly reading: string | null;
  } | null;
  /** A person chose this claim among those that differ, and says why. */
  readonly choice: Choice | null;
};

export type Choice = {
  readonly id: string;
  readonly reason: string;
  /** ISO, UTC. */
  readonly at: string;
};

/** A page without a title is called by what somebody read from it, else by our name for it. */
export const sourceTitle = sql`coalesce(nullif(s.title, ''), (select t.value #>> '{}' from claim t
  where t.subject_id = s.id and t.field = 'title' and t.certainty = 'derived' limit 1), s.slug)`;

/** Everything that sources say of these rows, source by source; index claim_of_subject. */
export async function claimsOf(tx: Tx, subjectIds: readonly string[]): Promise<Claim[]> {
  if (subjectIds.length === 0) return [];
  const { rows } = await sql<Claim>`
    select c.id, c.subject_table as subject, c.subject_id as "subjectId", c.field, c.value, c.printed, c.certainty, c.because,
      json_build_object('slug', s.slug, 'title', ${sourceTitle}, 'mark', s.mark) as source,
      case when p.id is not null then json_build_object('id', p.id, 'quote', p.quote, 'reading', p.reading) end as passage,
      case when h.id is not null then json_build_object('id', h.id, 'reason', h.reason, 'at', h.chosen_at) end as choice
    from claim c join source s on s.id = c.source_id left join passage p on p.id = c.passage_id
    left join claim_choice h on h.claim_id = c.id and h.undone_at is null
    where c.subject_id = any (${[...subjectIds]}::uuid[])
    order by s.slug, p.key, c.field, c.printed, c.id
  `.execute(tx);
  return rows;
}
