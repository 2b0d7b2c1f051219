import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { UnitKind } from '../domain/organisation-data.ts';

/** A member of a cluster-year: a unit, or only a province where the source names no unit, or only printed words. */
export type ClusterMember = {
  readonly unit: { readonly slug: string; readonly name: string } | null;
  readonly unitKind: UnitKind | null;
  readonly province: { readonly code: string; readonly title: string; readonly from: CalendarDay | null } | null;
  readonly printed: string | null;
  readonly bloc: string | null;
  readonly participation: 'member' | 'guest' | 'observer' | 'overseer';
  readonly certainty: string;
};

export type ClusterLeader = {
  readonly role: 'HEAD' | 'DEPUTY' | 'STANDING';
  readonly unit: { readonly slug: string; readonly name: string } | null;
  readonly unitPrinted: string | null;
  readonly person: string | null;
  readonly position: string | null;
  readonly decision: string | null;
};

export type ClusterMeeting = {
  readonly name: string | null;
  readonly heldOn: CalendarDay | null;
  readonly place: string | null;
  readonly state: 'planned' | 'held' | 'cancelled';
};

/** A cluster in one year. Counts are as stated; null is «không nêu», and members in sight are counted apart. */
export type ClusterYear = {
  readonly id: string;
  readonly clusterId: string;
  readonly slug: string;
  readonly year: number;
  readonly name: string;
  readonly term: 'khu vực' | 'cụm' | 'khối';
  readonly origin: 'history' | 'live';
  readonly isSynthetic: boolean;
  readonly provinceCount: number | null;
  readonly memberCount: number | null;
  readonly membersAre: 'whole' | 'open' | null;
  readonly blocs: readonly { readonly name: string; readonly unitKind: string | null }[];
  readonly members: readonly ClusterMember[];
  readonly leaders: readonly ClusterLeader[];
  readonly meetings: readonly ClusterMeeting[];
  readonly sources: readonly { readonly slug: string; readonly title: string; readonly mark: string }[];
};

export type Cluster = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly foundedYear: number | null;
  readonly foundedBy: string | null;
  readonly foundingPaper: string | null;
  readonly isSynthetic: boolean;
};

/** Years of which any cluster is known, newest first; index cluster_year_by_year. */
export const yearsOfClusters = async (tx: Tx): Promise<number[]> =>
  (await tx.selectFrom('cluster_year').select('year').distinct().orderBy('year', 'desc').execute()).map(
    (row) => row.year,
  );

/** All clusters of one year; index cluster_year_by_year. */
export const clustersOf = (tx: Tx, year: number): Promise<ClusterYear[]> => clusterYears(tx, sql`cy.year = ${year}`);

/** One cluster with all its years, newest first; null where no cluster has that address. Index cluster_slug_key. */
export async function clusterWithYears(
  tx: Tx,
  slug: string,
): Promise<(Cluster & { readonly years: readonly ClusterYear[] }) | null> {
  const { rows } = await sql<Cluster>`
    select id, slug, name, founded_year as "foundedYear", founded_by as "foundedBy", founding_paper as "foundingPaper",
      is_synthetic as "isSynthetic",
      array(select n.name from cluster_name n where n.cluster_id = cluster.id and n.name <> cluster.name order by 1) as "otherNames"
    from cluster where slug = ${slug}
  `.execute(tx);
  const [cluster] = rows;
  return cluster ? { ...cluster, years: await clusterYears(tx, sql`cy.cluster_id = ${cluster.id}`) } : null;
}

/**
 * Everything of the cluster-years in one query: the lists are gathered by bloc_cluster_year_id_name_key,
 * membership_of_cluster_year, leadership_of_cluster_year, meeting_of_cluster_year and claim_of_subject.
 * Names are those of the middle of the year, so that 2025 keeps the names its conferences used.
 */
async function clusterYears(tx: Tx, which: ReturnType<typeof sql>): Promise<ClusterYear[]> {
  const day = sql`make_date(cy.year, 6, 30)`;
  const unit = sql`case when u.id is not null then json_build_object('slug', u.slug, 'name', app.unit_name_on(u.id, ${day})) end`;
  const { rows } = await sql<ClusterYear>`
    select cy.id, cy.cluster_id as "clusterId", cluster.slug, cy.year, cy.name, cy.term, cy.origin,
      cy.is_synthetic as "isSynthetic", cy.province_count as "provinceCount", cy.member_count as "memberCount",
      (select coverage from list_coverage lc where lc.cluster_year_id = cy.id and lc.list = 'members') as "membersAre",
      coalesce((select json_agg(json_build_object('name', b.name, 'unitKind', b.unit_kind) order by b.position)
        from bloc b where b.cluster_year_id = cy.id), '[]') as blocs,
      coalesce((select json_agg(json_build_object('unit', ${unit}, 'unitKind', coalesce(u.kind, m.unit_kind),
          'province', case when p.id is not null then json_build_object('code', p.code, 'title', app.province_name_on(p.id, ${day}), 'from', lower(p.valid)) end,
          'printed', m.printed, 'bloc', b.name, 'participation', m.participation, 'certainty', m.certainty)
          order by b.position nulls last, m.position, p.name collate "vi-x-icu")
        from membership m left join unit u on u.id = m.unit_id left join bloc b on b.id = m.bloc_id
          left join province p on p.id = coalesce(m.province_id, u.province_id)
        where m.cluster_year_id = cy.id), '[]') as members,
      coalesce((select json_agg(json_build_object('role', l.role, 'unit', ${unit}, 'unitPrinted', l.unit_printed,
          'person', person.name, 'position', l.position, 'decision', l.decision)
          order by array_position(array['HEAD', 'DEPUTY', 'STANDING'], l.role), l.place)
        from leadership l left join unit u on u.id = l.unit_id left join person on person.id = l.person_id
        where l.cluster_year_id = cy.id), '[]') as leaders,
      coalesce((select json_agg(json_build_object('name', m.name, 'heldOn', m.held_on, 'place', m.place, 'state', m.state)
          order by m.held_on) from meeting m where m.cluster_year_id = cy.id), '[]') as meetings,
      coalesce((select json_agg(distinct jsonb_build_object('slug', s.slug, 'title', s.title, 'mark', s.mark))
        from claim join source s on s.id = claim.source_id where claim.subject_id = cy.id), '[]') as sources
    from cluster_year cy join cluster on cluster.id = cy.cluster_id
    where ${which}
    order by cy.year desc, cy.is_synthetic, cy.name collate "vi-x-icu"
  `.execute(tx);
  return rows;
}
