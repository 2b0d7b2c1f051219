import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { YearStep } from '#src/year-round/calendar/domain/year-steps.ts';

/** A cluster of the year that is under way, with how many of its units have done what. */
export type LiveCluster = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly isSynthetic: boolean;
  readonly head: string | null;
  readonly provinces: number;
  readonly units: number;
  readonly signed: number;
  readonly registered: number;
  readonly decisions: number;
  readonly provinceCodes: readonly string[];
};

export type StepWindow = {
  readonly clusterYearId: string;
  readonly step: YearStep;
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  readonly doneOn: CalendarDay | null;
  readonly skippedReason: string | null;
  readonly holder: string | null;
};

/** The newest year with a cluster that is not closed; years of a rehearsal only where no real one is open. */
export async function liveClusters(tx: Tx): Promise<LiveCluster[]> {
  const { rows } = await sql<LiveCluster>`
    with newest as (
      select year, is_synthetic from cluster_year where origin = 'live' and closed_on is null
      order by is_synthetic, year desc limit 1)
    select cy.id, c.slug, cy.name, cy.year, cy.is_synthetic as "isSynthetic",
      (select app.unit_name_on(l.unit_id, make_date(cy.year, 6, 30)) from leadership l
        where l.cluster_year_id = cy.id and l.role = 'HEAD' order by l.place limit 1) as head,
      (select count(distinct u.province_id)::int from membership m join unit u on u.id = m.unit_id where m.cluster_year_id = cy.id) as provinces,
      (select count(*)::int from membership m where m.cluster_year_id = cy.id and m.participation = 'member' and m.unit_id is not null) as units,
      (select count(distinct s.unit_id)::int from covenant k join covenant_signature s on s.covenant_id = k.id
        where k.cluster_year_id = cy.id) as signed,
      app.units_registered(cy.id) as registered,
      (select count(distinct a.decision_paper_id)::int from award_given a join paper d on d.id = a.decision_paper_id
        where a.cluster_year_id = cy.id and d.state = 'issued') as decisions,
      array(select distinct p.code from membership m join unit u on u.id = m.unit_id join province p on p.id = u.province_id
        where m.cluster_year_id = cy.id and not p.is_synthetic) as "provinceCodes"
    from cluster_year cy join cluster c on c.id = cy.cluster_id join newest on newest.year = cy.year and newest.is_synthetic = cy.is_synthetic
    where cy.origin = 'live' and cy.closed_on is null order by cy.name collate "vi-x-icu"
  `.execute(tx); // index cluster_year_by_year, then the indexes by cluster_year_id
  return rows;
}

export async function stepWindows(tx: Tx, clusterYearIds: readonly string[]): Promise<StepWindow[]> {
  if (clusterYearIds.length === 0) return [];
  const { rows } = await sql<StepWindow>`
    select cluster_year_id as "clusterYearId", step, opens_on as "opensOn", due_on as "dueOn", done_on as "doneOn",
      skipped_reason as "skippedReason", holder
    from year_step where cluster_year_id = any (${[...clusterYearIds]}::uuid[])
  `.execute(tx); // index year_step_cluster_year_id_step_key
  return rows;
}

export type FromArchive = {
  readonly heldOn: CalendarDay;
  readonly name: string | null;
  readonly place: string | null;
  readonly slug: string;
  readonly year: number;
  readonly cluster: string;
};

export type FlagRow = {
  readonly year: number;
  readonly award: string;
  readonly isGiven: boolean;
  readonly cluster: string;
  readonly slug: string;
  readonly count: number | null;
  readonly units: readonly { readonly slug: string | null; readonly name: string }[];
};

export type Archive = {
  readonly conferences: readonly FromArchive[];
  readonly planned: readonly FromArchive[];
  readonly flags: readonly FlagRow[];
  /** In how many cluster-years of the past sources name each province, by its code before 1/7/2025. */
  readonly provinces: readonly { readonly code: string; readonly years: number }[];
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly clusters: number;
  readonly sources: number;
};

/** What the front page tells of the past, in one query. */
export async function archive(tx: Tx, today: CalendarDay): Promise<Archive> {
  const conference = (
    which: ReturnType<typeof sql>,
    order: ReturnType<typeof sql>,
  ) => sql`coalesce((select json_agg(x) from (
      select m.held_on as "heldOn", m.name, m.place, c.slug, cy.year, cy.name as cluster
      from meeting m join cluster_year cy on cy.id = m.cluster_year_id join cluster c on c.id = cy.cluster_id
      where ${which} order by ${order}, m.id limit 6) x), '[]')`;
  const flag = (award: string) => sql.raw(`${award} in ('CO_CP', 'CO_BO')`);
  const { rows } = await sql<Archive>`
    with flags as (
      select cy.year, n.award_printed as award, false as "isGiven", cy.name as cluster, c.slug, n.count, coalesce((select json_agg(
          json_build_object('slug', u.slug, 'name', coalesce(app.unit_name_on(u.id, make_date(cy.year, 6, 30)), nu.printed))
          order by coalesce(app.unit_name_on(u.id, make_date(cy.year, 6, 30)), nu.printed) collate "vi-x-icu")
        from nomination_unit nu left join unit u on u.id = nu.unit_id where nu.nomination_id = n.id), '[]') as units
      from nomination n join cluster_year cy on cy.id = n.cluster_year_id join cluster c on c.id = cy.cluster_id
      where ${flag('n.award_id')} and n.origin = 'history'
      union all
      select cy.year, a.award_printed, true, cy.name, c.slug, a.collectives, case when u.id is not null then json_build_array(
          json_build_object('slug', u.slug, 'name', app.unit_name_on(u.id, make_date(cy.year, 6, 30))))
        else coalesce((select json_agg(json_build_object('slug', ru.slug, 'name', r.name) order by r.ordinal)
          from decision x join decision_row r on r.decision_id = x.id left join unit ru on ru.id = r.unit_id
          where x.cluster_year_id = cy.id and x.paper_id = a.decision_paper_id and r.revoked_on is null), '[]') end
      from award_given a join cluster_year cy on cy.id = a.cluster_year_id join cluster c on c.id = cy.cluster_id
        left join unit u on u.id = a.unit_id left join paper d on d.id = a.decision_paper_id
      where ${flag('a.award_id')} and (a.origin = 'history' or d.state = 'issued')
    )
    select ${conference(sql`m.origin = 'history' and m.held_on is not null`, sql`m.held_on desc`)} as conferences,
      ${conference(sql`m.origin = 'live' and m.state = 'planned' and m.held_on >= ${today}::date`, sql`m.held_on`)} as planned,
      coalesce((select json_agg(f order by f."isGiven" desc, f.cluster, f.award, f.units::text) from flags f
        where f.year = (select max(year) from flags)), '[]') as flags,
      coalesce((select json_agg(json_build_object('code', code, 'years', years)) from (
        select p.code, count(distinct cy.year) as years from (
            select m.cluster_year_id, coalesce(m.province_id, u.province_id) as province_id from membership m left join unit u on u.id = m.unit_id
            union select l.cluster_year_id, u.province_id from leadership l join unit u on u.id = l.unit_id
            union select n.cluster_year_id, u.province_id from nomination n
              join nomination_unit nu on nu.nomination_id = n.id join unit u on u.id = nu.unit_id
          ) named join cluster_year cy on cy.id = named.cluster_year_id join province p on p.id = named.province_id
        where cy.origin = 'history' and p.valid @> date '2025-06-30' and not p.is_synthetic group by 1) x), '[]') as provinces,
      (select min(year) from cluster_year where origin = 'history') as "firstYear",
      (select max(year) from cluster_year where origin = 'history') as "lastYear",
      (select count(distinct cluster_id)::int from cluster_year where origin = 'history') as clusters,
      (select count(*)::int from source) as sources
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the archive answers always');
  return row;
}
