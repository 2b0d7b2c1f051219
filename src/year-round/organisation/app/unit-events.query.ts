import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type UnitEventKind =
  | 'membership'
  | 'province-membership'
  | 'leadership'
  | 'registration'
  | 'nomination'
  | 'award'
  | 'meeting-held'
  | 'meeting-attended'
  | 'exemplars'
  | 'result';

/** One thing that happened to a unit, as its row has it; what a source does not state is null. */
export type UnitEvent = {
  readonly kind: UnitEventKind;
  readonly unitId: string;
  /** Under which name it happened. */
  readonly unitName: string;
  readonly year: number | null;
  readonly on: CalendarDay | null;
  readonly cluster: {
    readonly slug: string;
    readonly year: number;
    readonly name: string;
    readonly term: string;
  } | null;
  /** The role, award or name of the meeting, by kind. */
  readonly what: string | null;
  /** The person, bloc, method or ground, by kind. */
  readonly detail: string | null;
  readonly place: string | null;
  readonly count: number | null;
};

/**
 * Everything that happened to these units (a unit with its predecessors), newest first, in one query.
 * Indexes membership_of_unit, membership_of_province, leadership_of_unit, registration_count_unit_of_unit,
 * nomination_unit_of_unit, award_given_of_unit, meeting_of_unit, meeting_of_host, meeting_participant_of_unit.
 */
export async function eventsOf(tx: Tx, unitIds: readonly string[]): Promise<UnitEvent[]> {
  const { rows } = await sql<UnitEvent>`
    with one as (select id, province_id, kind from unit where id = any (${unitIds}::uuid[])),
    event as (
      select 'membership' as kind, one.id as unit_id, null::date as day, null::int as year, m.cluster_year_id,
        m.participation as what, bloc.name as detail, null::text as place, null::int as count
      from one join membership m on m.unit_id = one.id left join bloc on bloc.id = m.bloc_id
      union all
      select 'province-membership', one.id, null, null, m.cluster_year_id, m.participation, null, null, null
      from one join membership m on m.unit_id is null and m.province_id = one.province_id
        and (m.unit_kind is null or m.unit_kind = one.kind)
      union all
      select 'leadership', one.id, null, null, l.cluster_year_id, l.role, concat_ws(', ', p.name, l.position), null, null
      from one join leadership l on l.unit_id = one.id left join person p on p.id = l.person_id
      union all
      select 'registration', one.id, r.as_of, null, r.cluster_year_id, r.award_printed, null, null, null
      from one join registration_count_unit u on u.unit_id = one.id join registration_count r on r.id = u.registration_count_id
      union all
      select 'nomination', one.id, meeting.held_on, null, n.cluster_year_id, n.award_printed, n.method, null, null
      from one join nomination_unit u on u.unit_id = one.id join nomination n on n.id = u.nomination_id
        left join meeting on meeting.id = n.meeting_id
      union all
      select 'award', one.id, meeting.held_on, a.year, a.cluster_year_id, a.award_printed, a.ground, null,
        nullif(coalesce(a.collectives, 0) + coalesce(a.individuals, 0), 0)
      from one join award_given a on a.unit_id = one.id left join meeting on meeting.id = a.meeting_id
      union all
      select 'meeting-held', one.id, m.held_on, null, m.cluster_year_id, m.name, null, m.place, null
      from one join meeting m on m.host_unit_id = one.id or m.unit_id = one.id where m.state <> 'cancelled'
      union all
      select 'meeting-attended', one.id, m.held_on, null, m.cluster_year_id, m.name, string_agg(p.name, ', ' order by mp.id), m.place,
        count(*)::int
      from one join meeting_participant mp on mp.unit_id = one.id join meeting m on m.id = mp.meeting_id
        left join person p on p.id = mp.person_id
      where m.host_unit_id is distinct from one.id and m.state <> 'cancelled' group by one.id, m.id
      union all
      select 'exemplars', one.id, meeting.held_on, null, e.cluster_year_id, e.review_period, e.plan_period, null,
        nullif(coalesce(e.recognised_collectives, 0) + coalesce(e.recognised_individuals, 0), 0)
      from one join exemplar_line e on e.unit_id = one.id left join meeting on meeting.id = e.meeting_id
      union all
      select 'result', one.id, null, w.year, w.cluster_year_id, w.area, w.text, null, null
      from one join work_result w on w.unit_id = one.id
    )
    select event.kind, event.unit_id as "unitId", coalesce(event.year, cy.year, extract(year from event.day)::int) as year,
      event.day as "on", event.what, event.detail, event.place, event.count,
      app.unit_name_on(event.unit_id, coalesce(event.day, make_date(coalesce(event.year, cy.year), 6, 30))) as "unitName",
      case when cy.id is not null then json_build_object('slug', cluster.slug, 'year', cy.year, 'name', cy.name, 'term', cy.term) end as cluster
    from event left join cluster_year cy on cy.id = event.cluster_year_id left join cluster on cluster.id = cy.cluster_id
    order by 3 desc nulls last, event.day desc nulls last, event.kind, event
  `.execute(tx);
  return rows;
}
