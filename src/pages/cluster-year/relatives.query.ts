import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Who led a cluster in a year, as the strip of leadership shows it. */
export type LedYear = {
  readonly clusterSlug: string;
  readonly clusterName: string;
  readonly isOwn: boolean;
  readonly foundedYear: number | null;
  readonly year: number;
  readonly head: string | null;
  readonly headPerson: string | null;
  readonly headPosition: string | null;
  readonly deputies: readonly string[];
};

const MOST_RELATIVES = 4;

/**
 * The leadership of a cluster and of its relatives through the years: those in which sources name some of the same
 * provinces, the nearest first. One query; indexes membership_of_cluster_year, leadership_of_cluster_year.
 */
export async function leadershipAround(tx: Tx, clusterId: string): Promise<LedYear[]> {
  const { rows } = await sql<LedYear>`
    with seen as (
      select cy.cluster_id, coalesce(m.province_id, u.province_id) as province_id
      from membership m join cluster_year cy on cy.id = m.cluster_year_id left join unit u on u.id = m.unit_id
      union select cy.cluster_id, u.province_id
      from leadership l join cluster_year cy on cy.id = l.cluster_year_id join unit u on u.id = l.unit_id
      union select cy.cluster_id, u.province_id
      from nomination n join cluster_year cy on cy.id = n.cluster_year_id
        join nomination_unit nu on nu.nomination_id = n.id join unit u on u.id = nu.unit_id
    ), relative as (
      select other.cluster_id from seen own join seen other using (province_id)
      where own.cluster_id = ${clusterId} and other.cluster_id <> ${clusterId} and exists
        (select from cluster_year cy join leadership l on l.cluster_year_id = cy.id where cy.cluster_id = other.cluster_id)
      group by 1 order by count(distinct province_id) desc, 1 limit ${MOST_RELATIVES}
    )
    select c.slug as "clusterSlug", c.name as "clusterName", c.id = ${clusterId} as "isOwn", c.founded_year as "foundedYear", cy.year,
      head.name as head, head.person as "headPerson", head.position as "headPosition",
      array(select coalesce(app.unit_name_on(l.unit_id, make_date(cy.year, 6, 30)), l.unit_printed, p.name, l.printed, l.position)
        from leadership l left join person p on p.id = l.person_id
        where l.cluster_year_id = cy.id and l.role = 'DEPUTY' order by l.place) as deputies
    from cluster_year cy join cluster c on c.id = cy.cluster_id
      left join lateral (
        select coalesce(app.unit_name_on(l.unit_id, make_date(cy.year, 6, 30)), l.unit_printed, p.name) as name,
          case when l.unit_id is not null or l.unit_printed is not null then p.name end as person,
          case when l.unit_id is null and l.unit_printed is null then coalesce(l.printed, l.position) else l.position end as position
        from leadership l left join person p on p.id = l.person_id
        where l.cluster_year_id = cy.id and l.role = 'HEAD' order by l.place limit 1) head on true
    where (cy.cluster_id = ${clusterId} or cy.cluster_id in (select cluster_id from relative))
      and exists (select from leadership l where l.cluster_year_id = cy.id)
    order by c.id <> ${clusterId}, c.name collate "vi-x-icu", cy.year
  `.execute(tx);
  return rows;
}
