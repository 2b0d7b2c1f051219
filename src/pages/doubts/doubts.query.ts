import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { DoubtAbout } from '../evidence/doubts.query.ts';
import { sourceTitle } from '../evidence/claims.query.ts';

export type DoubtInSource = DoubtAbout & {
  readonly source: { readonly slug: string; readonly title: string } | null;
  readonly place: { readonly href: string; readonly label: string } | null;
};

/** The page on which a row is shown. */
const placeOf = (
  id: string,
) => sql`(select json_build_object('href', '/cum-thi-dua/' || k.slug || '/' || y.year, 'label', y.name || ', ' || y.year)
  from cluster_year y join cluster k on k.id = y.cluster_id where y.id = ${sql.raw(id)})`;

/** Everything that is odd in the sources, by its number; what was settled stands last. */
export async function allDoubts(tx: Tx): Promise<DoubtInSource[]> {
  const { rows } = await sql<DoubtInSource>`
    select d.id, d.key, d.text, d.treatment, d.subject_id as "subjectId", d.resolution, d.about,
      case when s.id is not null then json_build_object('slug', s.slug, 'title', ${sourceTitle}) end as source,
      coalesce(${placeOf('d.subject_id')},
        (select json_build_object('href', '/cum-thi-dua/' || c.slug, 'label', c.name) from cluster c where c.id = d.subject_id),
        (select json_build_object('href', '/don-vi/' || u.slug, 'label', app.unit_name_on(u.id, current_date)) from unit u where u.id = d.subject_id)) as place
    from doubt d left join source s on s.id = d.source_id
    order by d.resolution is not null, substring(d.key from '^\\D+'), coalesce(substring(d.key from '\\d+')::int, 0), d.text
  `.execute(tx);
  return rows;
}

/** The rows of which two sources say something; their claims are compared in `sourceBook`. */
export async function subjectsOfSeveralSources(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select subject_id as id from claim where certainty not in ('derived', 'unknown')
    group by subject_id, field having count(distinct source_id) > 1 and count(distinct value) > 1
  `.execute(tx);
  return [...new Set(rows.map(({ id }) => id))];
}

/** Where a row of a list is shown, for the links of the differences. */
export async function placesOf(
  tx: Tx,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, { href: string; label: string }>> {
  if (subjectIds.length === 0) return new Map();
  const tables = [
    'leadership',
    'covenant',
    'registration_count',
    'nomination',
    'award_given',
    'meeting',
    'membership',
    'campaign',
  ];
  const { rows } = await sql<{ id: string; place: { href: string; label: string } }>`
    select x.id, ${placeOf('x.cluster_year_id')} as place from (
      select id, id as cluster_year_id from cluster_year where id = any (${[...subjectIds]}::uuid[])
      ${sql.join(
        tables.map(
          (table) =>
            sql`union all select id, cluster_year_id from ${sql.table(table)} where id = any (${[...subjectIds]}::uuid[])`,
        ),
        sql` `,
      )}
    ) x
  `.execute(tx);
  return new Map(rows.filter(({ place }) => place).map(({ id, place }) => [id, place]));
}
