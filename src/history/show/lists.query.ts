import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { MeetingKind } from '../import/codes.ts';

/** A row of a list with its id, by which derived values and differences are found. */
export type WithId<Row> = Row & { readonly id: string };

const isoDay = (column: string): RawBuilder<string> => sql`to_char(${sql.ref(column)}, 'YYYY-MM-DD')`;

export type MeetingRow = WithId<{
  readonly kinds: readonly MeetingKind[];
  readonly purposes: readonly { readonly kind: string; readonly year: number | null }[];
  readonly name: string | null;
  readonly date: string | null;
  readonly partOfDay: 'morning' | 'afternoon' | 'evening' | 'day' | null;
  readonly place: string | null;
  readonly host: string | null;
  readonly participants:
    | readonly WithId<{
        readonly person: string | null;
        readonly group: string | null;
        readonly position: string | null;
        readonly unit: string | null;
        readonly roles: readonly string[];
        readonly delegationSize: number | null;
      }>[]
    | null;
  readonly items:
    | readonly {
        readonly kind: 'agenda' | 'adopted' | 'direction' | 'speech' | 'occasion' | 'announced';
        readonly text: string;
        readonly by: string | null;
        readonly listIsOpen: boolean;
        readonly years: number | null;
        readonly ordinal: number | null;
      }[]
    | null;
}>;

/** Meetings with what they were for, who was there and what was said; indexes meeting_of_…, …_of_meeting. */
export async function meetingsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<MeetingRow[]> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.name, coalesce(${isoDay('m.held_on')}, m.held_as_known) as date, m.part_of_day as "partOfDay", m.place,
      coalesce(m.host_printed, app.unit_name_on(m.host_unit_id, m.held_on)) as host,
      coalesce((select json_agg(kind order by first) from (select kind, min(position) as first from meeting_purpose
        where meeting_id = m.id group by kind) as one), '[]') as kinds,
      coalesce((select json_agg(json_build_object('kind', kind, 'year', year) order by position, kind)
        from meeting_purpose where meeting_id = m.id), '[]') as purposes,
      (select json_agg(json_build_object('id', mp.id, 'person', person.name, 'group', mp.group_printed, 'position', mp.post,
         'unit', coalesce(mp.unit_printed, app.unit_name_on(mp.unit_id, m.held_on)), 'roles', mp.roles,
         'delegationSize', mp.delegation_size) order by mp.position, mp.id)
       from meeting_participant mp left join person on person.id = mp.person_id where mp.meeting_id = m.id) as participants,
      (select json_agg(json_build_object('kind', mi.kind, 'text', mi.text, 'by', person.name, 'listIsOpen', mi.list_is_open,
         'years', mi.years, 'ordinal', (select c.value from claim c where c.subject_id = mi.id and c.field = 'ordinal' limit 1))
         order by mi.position, mi.id)
       from meeting_item mi left join person on person.id = mi.by_person_id where mi.meeting_id = m.id) as items
    from meeting m where m.state = 'held' and (${which})
    order by m.held_on nulls last, m.id
  `.execute(tx);
  return rows;
}

export type LeaderRow = WithId<{
  readonly role: 'HEAD' | 'DEPUTY' | 'STANDING';
  readonly unit: string | null;
  readonly unitKind: string | null;
  readonly person: string | null;
  readonly position: string | null;
  readonly decision: string | null;
  readonly isNext: boolean;
}>;

/** The leaders of a year, and those whom its sources (or the year opened after it) name for the next. */
export async function leadersOf(tx: Tx, yearId: string): Promise<LeaderRow[]> {
  const { rows } = await sql<LeaderRow>`
    select l.id, l.role, coalesce(l.unit_printed, app.unit_name_on(l.unit_id, make_date(cy.year, 6, 30))) as unit,
      u.kind as "unitKind", person.name as person, l.position,
      coalesce(p.number, l.decision, p.title) as decision, l.cluster_year_id <> ${yearId} as "isNext"
    from leadership l join cluster_year cy on cy.id = l.cluster_year_id
      left join unit u on u.id = l.unit_id left join person on person.id = l.person_id
      left join paper p on p.id = l.decision_paper_id
    where l.cluster_year_id = ${yearId} or l.told_in_id = ${yearId} or cy.opened_from_id = ${yearId}
    order by array_position(array['HEAD', 'DEPUTY', 'STANDING'], l.role), l.place, l.id
  `.execute(tx); // indexes leadership_of_cluster_year, leadership_told_in
  return rows;
}

export type CampaignRow = WithId<{
  readonly name: string;
  readonly kind: string | null;
  readonly launchedBy: string | null;
  readonly line: string | null;
}>;
export type ToldRow = { readonly isKind: boolean; readonly words: string; readonly launchedBy: string[] | null };

export async function campaignsOf(tx: Tx, yearId: string): Promise<{ named: CampaignRow[]; told: ToldRow[] }> {
  const named = await sql<CampaignRow>`
    select id, name, array_to_string(kinds, ', ') as kind, launched_by as "launchedBy", line
    from campaign where cluster_year_id = ${yearId} order by position, id
  `.execute(tx); // index campaign_of_cluster_year
  const told = await sql<ToldRow>`
    select is_kind as "isKind", words, launched_by as "launchedBy" from campaign_told
    where cluster_year_id = ${yearId} order by position, id
  `.execute(tx); // index campaign_told_of_cluster_year
  return { named: named.rows, told: told.rows };
}

export type CovenantRow = WithId<{
  readonly bloc: string | null;
  readonly theme: string | null;
  readonly taskCount: number | null;
  readonly tasks: string[] | null;
  readonly targetCount: number | null;
  readonly targets: TargetRow[] | null;
  readonly signedBy: string | null;
  readonly signedOn: string | null;
}>;
export type TargetRow = {
  readonly indicator: string;
  readonly comparator: '>' | '>=' | '=' | '<=' | '<' | 'better-than-last-year' | null;
  readonly value: number | null;
  readonly unit: string | null;
  readonly base: string | null;
};

/** Covenants with tasks and targets; the public sees those that are signed. */
export async function covenantsOf(tx: Tx, yearId: string, signedOnly: boolean): Promise<CovenantRow[]> {
  const { rows } = await sql<CovenantRow>`
    select c.id, b.name as bloc, c.theme, c.task_count as "taskCount", c.target_count as "targetCount",
      (select json_agg(t.text order by t.position) from covenant_task t where t.covenant_id = c.id) as tasks,
      (select json_agg(json_build_object('indicator', t.indicator, 'comparator', t.comparator, 'value', trim_scale(t.value),
         'unit', t.unit, 'base', t.base) order by t.position) from target t where t.covenant_id = c.id) as targets,
      c.signed_by_printed as "signedBy", ${isoDay('c.signed_on')} as "signedOn"
    from covenant c left join bloc b on b.id = c.bloc_id
    where c.cluster_year_id = ${yearId} and (not ${signedOnly} or c.state in ('signed', 'disseminated', 'reviewed'))
    order by b.position nulls first, c.id
  `.execute(tx); // indexes covenant_of_cluster_year, covenant_task_of_covenant, target_of_covenant
  return rows;
}

type Counted = {
  readonly award: string;
  readonly unitKinds: string[] | null;
  readonly count: number | null;
  readonly units: string[] | null;
};
export type RegistrationRow = WithId<
  Counted & {
    readonly bloc: string | null;
    readonly stage: string | null;
    readonly outOf: number | null;
    readonly asOf: string | null;
    readonly partOf: { readonly award: string; readonly count: number | null } | null;
  }
>;

/** Counts as sources state them. */
export async function registrationCounts(tx: Tx, yearId: string): Promise<RegistrationRow[]> {
  const { rows } = await sql<RegistrationRow>`
    select r.id, r.award_printed as award, r.unit_kinds as "unitKinds", r.count, b.name as bloc, r.stage,
      r.out_of as "outOf", ${isoDay('r.as_of')} as "asOf",
      case when outer_count.id is not null
        then json_build_object('award', outer_count.award_printed, 'count', outer_count.count) end as "partOf",
      (select json_agg(u.printed order by u.position) from registration_count_unit u where u.registration_count_id = r.id) as units
    from registration_count r left join bloc b on b.id = r.bloc_id
      left join registration_count outer_count on outer_count.id = r.inside_id
    where r.cluster_year_id = ${yearId} order by r.position, r.id
  `.execute(tx); // index registration_count_of_cluster_year
  return rows;
}

type LiveRegistration = Omit<RegistrationRow, 'award'> & { readonly awardId: string };

/** What the units of a live year have registered, rolled up by award and kind of unit. */
export async function registrationsRolledUp(tx: Tx, yearId: string): Promise<LiveRegistration[]> {
  const { rows } = await sql<LiveRegistration>`
    select min(r.id::text) as id, r.award_id as "awardId", array[u.kind] as "unitKinds", case when bool_and(r.count is not null) then sum(r.count)::int end as count,
      null as bloc, 'registered' as stage, null::int as "outOf", null as "asOf", null as "partOf",
      array_agg(distinct app.unit_name_on(u.id, make_date(cy.year, 6, 30))) as units
    from registration r join unit u on u.id = r.unit_id join cluster_year cy on cy.id = r.cluster_year_id
    where r.cluster_year_id = ${yearId}
      and r.state not in ('draft', 'submitted', 'returned', 'withdrawn', 'ineligible', 'unit-ended')
    group by r.award_id, u.kind order by r.award_id, u.kind
  `.execute(tx); // index registration_of_cluster_year
  return rows;
}

export type NominationRow = WithId<
  Counted & { readonly method: string | null; readonly methodCode: string | null; readonly proposedTo: string | null }
>;

export async function nominationsOf(tx: Tx, yearId: string): Promise<NominationRow[]> {
  const { rows } = await sql<NominationRow>`
    select n.id, n.award_printed as award, n.unit_kinds as "unitKinds", n.count, n.method_printed as method,
      n.method as "methodCode", n.proposed_to as "proposedTo",
      (select json_agg(u.printed order by u.position) from nomination_unit u where u.nomination_id = n.id) as units
    from nomination n where n.cluster_year_id = ${yearId} order by n.position, n.id
  `.execute(tx); // indexes nomination_of_cluster_year, nomination_unit_of_nomination
  return rows;
}

export type AwardRow = WithId<{
  readonly award: string;
  readonly authority: string | null;
  readonly collectives: number | null;
  readonly individuals: number | null;
  readonly ground: string | null;
}>;

export async function awardsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<AwardRow[]> {
  const { rows } = await sql<AwardRow>`
    select a.id, a.award_printed as award, a.authority, a.collectives, a.individuals, a.ground
    from award_given a where ${which} order by a.position, a.id
  `.execute(tx); // indexes award_given_of_cluster_year, award_given_of_unit
  return rows;
}

export type ExemplarRow = WithId<{
  readonly planPeriod: string | null;
  readonly reviewPeriod: string | null;
  readonly recognitionPeriod: string | null;
  readonly levels: string[] | null;
  readonly registered: { readonly collectives: number | null; readonly individuals: number | null };
  readonly recognised: { readonly collectives: number | null; readonly individuals: number | null };
}>;

export async function exemplarsWhere(tx: Tx, which: RawBuilder<unknown>): Promise<ExemplarRow[]> {
  const { rows } = await sql<ExemplarRow>`
    select e.id, e.plan_period as "planPeriod", e.review_period as "reviewPeriod", e.recognition_period as "recognitionPeriod",
      e.levels, json_build_object('collectives', e.registered_collectives, 'individuals', e.registered_individuals) as registered,
      json_build_object('collectives', e.recognised_collectives, 'individuals', e.recognised_individuals) as recognised
    from exemplar_line e where ${which} order by e.position, e.id
  `.execute(tx); // indexes exemplar_line_of_cluster_year, exemplar_line_of_unit
  return rows;
}

export type PaperRow = WithId<{
  readonly number: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly kind: string;
}>;

/** Papers cited in a year or by a unit's own report, and the issued papers of a live year. */
export async function papersWhere(tx: Tx, cited: RawBuilder<unknown>, made: RawBuilder<unknown>): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`
    select p.id, p.number, coalesce(${isoDay('p.dated')}, p.dated_as_known) as date,
      coalesce(p.issuer, app.unit_name_on(p.issuer_unit_id, p.dated)) as issuer, p.kind,
      case when p.origin = 'live' or exists (select from claim c where c.subject_id = p.id and c.field = 'title') then p.title end as title
    from paper p left join paper_cited pc on pc.paper_id = p.id and (${cited})
    where pc.id is not null or (p.origin = 'live' and p.state = 'issued' and (${made}))
    order by pc.position nulls last, p.dated nulls last, p.id
  `.execute(tx); // indexes paper_cited_of_cluster_year, paper_cited_of_unit, paper_of_cluster_year
  return rows;
}

export type ResultRow = { readonly area: string | null; readonly text: string; readonly of: string | null };

export async function resultsOf(tx: Tx, yearId: string): Promise<ResultRow[]> {
  const { rows } = await sql<ResultRow>`
    select area, text, told_of as "of" from work_result where cluster_year_id = ${yearId} order by position, id
  `.execute(tx); // index work_result_of_cluster_year
  return rows;
}
