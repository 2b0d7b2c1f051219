import { sql, type RawBuilder } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Period } from '#src/kernel/period.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { fromDayRange } from '#src/platform/postgres/day-range.ts';
import type { Campaign, Covenant, YearLists } from './year-lists.ts';

/** The lists of one cluster-year: how each is gathered. `cy` is the cluster-year, `day` the day whose names are used. */
const list = (columns: RawBuilder<unknown>, from: RawBuilder<unknown>, order: RawBuilder<unknown>) =>
  sql`coalesce((select json_agg(json_build_object(${columns}) order by ${order}) from ${from}), '[]')`;

const day = sql`make_date(cy.year, 6, 30)`;
const unit = sql`case when u.id is not null then json_build_object('slug', u.slug, 'name', app.unit_name_on(u.id, ${day})) end`;

const members = list(
  sql`'id', m.id, 'unit', ${unit}, 'unitKind', coalesce(u.kind, m.unit_kind), 'printed', m.printed, 'participation', m.participation,
    'certainty', m.certainty, 'province', case when p.id is not null then
    json_build_object('code', p.code, 'name', app.province_name_on(p.id, ${day}), 'from', lower(p.valid)) end`,
  sql`membership m left join unit u on u.id = m.unit_id left join province p on p.id = coalesce(m.province_id, u.province_id)
    where m.cluster_year_id = cy.id`,
  sql`m.position, p.name collate "vi-x-icu"`,
);

const leadersWhere = (which: RawBuilder<unknown>) =>
  list(
    sql`'id', l.id, 'role', l.role, 'unit', ${unit}, 'unitPrinted', l.unit_printed, 'personId', l.person_id, 'person', person.name,
      'position', l.position, 'printed', l.printed, 'decision', coalesce(d.number, l.decision), 'certainty', l.certainty, 'year', ly.year`,
    sql`leadership l left join unit u on u.id = l.unit_id left join person on person.id = l.person_id
      left join paper d on d.id = l.decision_paper_id join cluster_year ly on ly.id = l.cluster_year_id where ${which}`,
    sql`ly.year, array_position(array['HEAD', 'DEPUTY', 'STANDING'], l.role), l.place`,
  );

/** A covenant that is still a draft is the group's own matter. */
const covenants = list(
  sql`'id', c.id, 'bloc', b.name, 'theme', c.theme, 'aim', c.aim, 'taskCount', c.task_count, 'state', c.state,
    'signedByPrinted', c.signed_by_printed, 'signedOn', c.signed_on, 'measured', c.measured::text, 'measuredPrinted', c.measured_printed,
    'signatures', (select count(*) from covenant_signature s where s.covenant_id = c.id),
    'tasks', ${list(sql`'id', t.id, 'text', t.text`, sql`covenant_task t where t.covenant_id = c.id`, sql`t.position`)},
    'targets', ${list(
      sql`'id', t.id, 'indicator', t.indicator, 'comparator', t.comparator, 'value', trim_scale(t.value)::text, 'unit', t.unit,
        'base', t.base, 'lowerIsBetter', t.lower_is_better, 'tiers', t.tiers, 'printed', t.printed`,
      sql`target t where t.covenant_id = c.id`,
      sql`t.position`,
    )}`,
  sql`covenant c left join bloc b on b.id = c.bloc_id
    where c.cluster_year_id = cy.id and (c.origin = 'history' or c.state in ('signed', 'disseminated', 'reviewed'))`,
  sql`b.position nulls first, c.id`,
);

/** Its line in other years: index campaign_of_line. */
const campaigns = list(
  sql`'id', c.id, 'name', c.name, 'kinds', c.kinds, 'launchedBy', c.launched_by, 'aim', c.aim, 'line', c.line, 'runs', c.runs::text,
    'elsewhere', ${list(
      sql`'name', e.name, 'year', ey.year, 'slug', ec.slug, 'cluster', ey.name`,
      sql`campaign e join cluster_year ey on ey.id = e.cluster_year_id join cluster ec on ec.id = ey.cluster_id
        where e.line = c.line and e.id <> c.id`,
      sql`ey.year, e.name`,
    )}`,
  sql`campaign c where c.cluster_year_id = cy.id`,
  sql`c.position, c.id`,
);

const unitsOf = (table: RawBuilder<unknown>, of: RawBuilder<unknown>) =>
  list(
    sql`'id', r.id, 'unit', ${unit}, 'printed', r.printed`,
    sql`${table} r left join unit u on u.id = r.unit_id where ${of}`,
    sql`r.position`,
  );

const registrations = list(
  sql`'id', c.id, 'award', c.award_printed, 'awardId', c.award_id, 'unitKinds', c.unit_kinds, 'count', c.count, 'ofWhich', c.of_which,
    'outOf', c.out_of, 'stage', c.stage, 'asOf', c.as_of,
    'units', ${unitsOf(sql`registration_count_unit`, sql`r.registration_count_id = c.id`)}`,
  sql`registration_count c where c.cluster_year_id = cy.id`,
  sql`c.position, c.id`,
);

/** A live proposal is public once the conference that made it is over. */
const nominations = list(
  sql`'id', n.id, 'award', n.award_printed, 'unitKinds', n.unit_kinds, 'bloc', b.name, 'count', n.count, 'method', n.method,
    'methodPrinted', n.method_printed, 'proposedTo', n.proposed_to, 'units', ${unitsOf(sql`nomination_unit`, sql`r.nomination_id = n.id`)}`,
  sql`nomination n left join bloc b on b.id = n.bloc_id left join meeting m on m.id = n.meeting_id
    where n.cluster_year_id = cy.id and (n.origin = 'history' or m.state = 'held')`,
  sql`n.position, b.position nulls first, n.id`,
);

const awards = list(
  sql`'id', a.id, 'award', a.award_printed, 'authority', a.authority, 'collectives', a.collectives, 'individuals', a.individuals,
    'ground', a.ground, 'unit', ${unit},
    'recipients', ${list(
      sql`'id', r.id, 'name', r.name, 'unit', case when ru.id is not null then
        json_build_object('slug', ru.slug, 'name', app.unit_name_on(ru.id, coalesce(d.dated, ${day}))) end, 'isPerson', r.kind = 'individual'`,
      sql`decision x join decision_row r on r.decision_id = x.id left join unit ru on ru.id = r.unit_id 
        where x.cluster_year_id = a.cluster_year_id and x.paper_id = a.decision_paper_id and r.revoked_on is null`,
      sql`r.ordinal`,
    )},
    'paper', case when d.id is not null then json_build_object('number', d.number, 'dated', d.dated) end`,
  sql`award_given a left join unit u on u.id = a.unit_id left join paper d on d.id = a.decision_paper_id
    where a.cluster_year_id = cy.id and (a.origin = 'history' or d.state = 'issued')`,
  sql`a.position, a.id`,
);

const exemplars = list(
  sql`'id', e.id, 'planPeriod', e.plan_period, 'reviewPeriod', e.review_period, 'recognitionPeriod', e.recognition_period, 'levels', e.levels,
    'registeredCollectives', e.registered_collectives, 'registeredIndividuals', e.registered_individuals,
    'recognisedCollectives', e.recognised_collectives, 'recognisedIndividuals', e.recognised_individuals`,
  sql`exemplar_line e where e.cluster_year_id = cy.id`,
  sql`e.position`,
);

/** Who attends a live conference is the group's own matter; its day and place are not. */
const meetings = list(
  sql`'id', m.id, 'name', m.name, 'state', m.state, 'heldOn', m.held_on, 'heldUntil', m.held_until, 'datePrinted', m.date_printed,
    'partOfDay', m.part_of_day, 'place', m.place, 'province', app.province_name_on(m.province_id, ${day}), 'host', ${unit},
    'hostPrinted', m.host_printed, 'organiser', m.organiser, 'chair', m.chair,
    'purposes', ${list(sql`'id', p.id, 'kind', p.kind, 'year', p.year`, sql`meeting_purpose p where p.meeting_id = m.id`, sql`p.position`)},
    'participants', ${list(
      sql`'id', a.id, 'personId', a.person_id, 'person', person.name, 'group', a.group_printed, 'post', a.post, 'unit',
        case when au.id is not null then json_build_object('slug', au.slug, 'name', app.unit_name_on(au.id, coalesce(m.held_on, ${day}))) end,
        'unitPrinted', a.unit_printed, 'roles', a.roles, 'delegationSize', a.delegation_size`,
      sql`meeting_participant a left join person on person.id = a.person_id left join unit au on au.id = a.unit_id
        where a.meeting_id = m.id and m.origin = 'history'`,
      sql`a.position`,
    )},
    'items', ${list(
      sql`'id', i.id, 'kind', i.kind, 'text', i.text, 'by', person.name, 'years', i.years, 'isOpen', i.list_is_open`,
      sql`meeting_item i left join person on person.id = i.by_person_id where i.meeting_id = m.id`,
      sql`i.position`,
    )}`,
  sql`meeting m left join unit u on u.id = m.host_unit_id where m.cluster_year_id = cy.id and m.state <> 'cancelled'`,
  sql`m.held_on nulls last, m.id`,
);

const papers = list(
  sql`'id', p.id, 'kind', p.kind, 'title', p.title, 'number', p.number, 'dated', p.dated, 'issuer', p.issuer, 'origin', p.origin`,
  sql`(select p.*, pc.position from paper p join paper_cited pc on pc.paper_id = p.id where pc.cluster_year_id = cy.id
    union all select p.*, 0 from paper p where p.cluster_year_id = cy.id and p.origin = 'live' and p.state = 'issued'
      and p.kind in ('covenant', 'decision')) p`,
  sql`p.position, p.dated nulls last, p.id`,
);

const results = list(
  sql`'id', r.id, 'area', r.area, 'text', r.text, 'ofMembers', r.told_of = 'members', 'figures', ${list(
    sql`'id', f.id, 'indicator', f.indicator, 'comparator', f.comparator, 'value', trim_scale(f.value)::text, 'unit', f.unit,
      'base', f.base, 'printed', f.printed`,
    sql`work_figure f where f.work_result_id = r.id`,
    sql`f.position`,
  )}`,
  sql`work_result r where r.cluster_year_id = cy.id`,
  sql`r.position`,
);

const told = list(
  sql`'id', t.id, 'isKind', t.is_kind, 'words', t.words, 'launchedBy', t.launched_by`,
  sql`campaign_told t where t.cluster_year_id = cy.id`,
  sql`t.position`,
);

/** One query for all lists of a cluster-year; each reads its index by cluster_year_id. */
export async function yearLists(tx: Tx, clusterYearId: string): Promise<YearLists> {
  const { rows } = await sql<Row>`
    select c.id as "clusterId", c.founded_year as "foundedYear", c.founded_by as "foundedBy", c.founding_paper as "foundingPaper",
      array(select n.name from cluster_name n where n.cluster_id = c.id and n.name <> cy.name order by 1) as "otherNames",
      cy.province_count as "provinceCount", cy.member_count as "memberCount",
      coalesce((select json_object_agg(lc.list, lc.coverage) from list_coverage lc where lc.cluster_year_id = cy.id), '{}') as coverage,
      ${members} as members, ${leadersWhere(sql`l.cluster_year_id = cy.id`)} as leaders,
      ${leadersWhere(sql`l.told_in_id = cy.id and l.cluster_year_id <> cy.id`)} as "nextLeaders",
      ${covenants} as covenants, ${campaigns} as campaigns, ${registrations} as registrations, ${nominations} as nominations,
      ${awards} as awards, ${exemplars} as exemplars,
      ${results} as results, ${told} as told,
      ${meetings} as meetings, ${papers} as papers,
      array(select coalesce(s.because, s.value #>> '{}') from claim s where s.subject_id = cy.id and s.certainty = 'unknown'
        and coalesce(s.because, s.value #>> '{}') is not null) as silences
    from cluster_year cy join cluster c on c.id = cy.cluster_id where cy.id = ${clusterYearId}
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error(`no cluster-year ${clusterYearId}`);
  return {
    ...row,
    covenants: row.covenants.map((one): Covenant => ({ ...one, measured: fromDayRange(one.measured) })),
    campaigns: row.campaigns.map((one): Campaign => ({ ...one, runs: fromDayRange(one.runs) })),
  };
}

type RangeAsText<Of, Key extends keyof Of> = Omit<Of, Key> & { readonly [K in Key]: string | null };
type Row = Omit<YearLists, 'covenants' | 'campaigns'> & {
  readonly covenants: readonly RangeAsText<Covenant, 'measured'>[];
  readonly campaigns: readonly RangeAsText<Campaign, 'runs'>[];
};

/** Of the live year only what a step has published by a day; past years are told as their sources tell them. */
export function publishedBy(lists: YearLists, asked: CalendarDay): YearLists {
  const until = (on: CalendarDay | null | undefined): boolean => !on || on <= asked;
  return {
    ...lists,
    covenants: lists.covenants.filter((one) => until(one.signedOn)),
    awards: lists.awards.filter((one) => until(one.paper?.dated)),
    papers: lists.papers.filter((one) => until(one.dated)),
    campaigns: lists.campaigns.filter((one) => until((one.runs as Period | null)?.from)),
  };
}
