import { sql } from 'kysely';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { selfAndPredecessors, unitOn } from '#src/year-round/organisation/app/unit.query.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { evidenceAbout, sourcesOf } from './claims.query.ts';
import { meetingShown } from './cluster-year.ts';
import type { ShowRefused } from './find-cluster.ts';
import { awardsWhere, exemplarsWhere, meetingsWhere, papersWhere } from './lists.query.ts';
import type { Found } from '#src/year-round/organisation/app/find.query.ts';
import { theOne } from './named.ts';
import type { ExemplarsShown, UnitShown } from './shapes.ts';

/** An award of a year that is run here counts from its decision on. */
const DECIDED = sql`(a.origin = 'history' or a.decision_paper_id is not null)`;

const orNull = <Item>(items: readonly Item[]): Item[] | null => (items.length === 0 ? null : [...items]);

/** What happened to one unit, with what happened to the bodies that it took over from. */
export async function showUnit(tx: Tx, spelling: string, today: CalendarDay): Promise<Result<UnitShown, ShowRefused>> {
  const found = await theOne(tx, spelling, ['unit']);
  if (!found.ok) return found;
  const slug = found.value.href.split('/').at(-1)?.split('?')[0] ?? '';
  const unit = await unitOn(tx, slug, today);
  if (!unit) return { ok: false, error: { kind: 'nothing-has-that-name', name: spelling, alike: [] } };
  const ids = selfAndPredecessors(unit.id, unit.lineage);
  const nameOf = (id: string) => unit.lineage.units.find((one) => one.id === id)?.name ?? '';
  const isUnit = sql`= any (${ids}::uuid[])`;
  const meetings = await meetingsWhere(tx, sql`m.unit_id ${isUnit} or m.host_unit_id ${isUnit}`);
  const awards = await awardsWhere(tx, sql`a.unit_id ${isUnit} and ${DECIDED}`);
  const papers = await papersWhere(tx, sql`pc.unit_id ${isUnit}`, sql`p.issuer_unit_id ${isUnit}`);
  const lists = await unitLists(tx, ids);
  const shownIds = [...ids, ...[...meetings, ...awards, ...papers].map(({ id }) => id)];
  const evidence = await evidenceAbout(tx, shownIds);
  return ok({
    unit: {
      name: unit.name,
      kind: unit.kind,
      province: unit.province?.title ?? null,
      from: unit.from,
      until: unit.until,
    },
    names: unit.names.map(({ name, from, until }) => ({ name, from, until })),
    predecessors: unit.lineage.edges.flatMap((edge) =>
      edge.successorId === unit.id ? [nameOf(edge.predecessorId)] : [],
    ),
    successors: unit.lineage.edges.flatMap((edge) =>
      edge.predecessorId === unit.id ? [nameOf(edge.successorId)] : [],
    ),
    ...lists,
    meetings: orNull(
      meetings.map((meeting) => {
        const { kinds, name, date, partOfDay, place } = meetingShown(meeting, evidence);
        return { kinds, name, date, partOfDay, place };
      }),
    ),
    awards: orNull(awards.map(({ id: one, ...row }) => ({ ...row, ...evidence.beside(one) }))),
    papers: orNull(papers.map(({ id, ...one }) => ({ ...one, ...evidence.beside(id) }))),
    derived: { ...evidence.beside(unit.id).derived },
    unknown: [...evidence.unknown],
    doubts: await doubtsOf(tx, ids),
    sources: await sourcesOf(tx, [...shownIds, ...(await rowsNaming(tx, ids))]),
  });
}

/** The rows of all lists that name a unit, for the sources behind them. */
async function rowsNaming(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from membership where unit_id = any (${ids}::uuid[])
    union all select m.id from membership m join unit u on u.id = any (${ids}::uuid[]) and u.province_id = m.province_id
      where m.unit_id is null and coalesce(m.unit_kind, u.kind) = u.kind
    union all select id from leadership where unit_id = any (${ids}::uuid[])
    union all select id from nomination_unit where unit_id = any (${ids}::uuid[])
    union all select id from registration_count_unit where unit_id = any (${ids}::uuid[])
    union all select id from meeting_participant where unit_id = any (${ids}::uuid[])
  `.execute(tx); // indexes membership_of_unit, membership_of_province, leadership_of_unit, …_unit_of_unit, meeting_participant_of_unit
  return rows.map(({ id }) => id);
}

type UnitLists = Pick<UnitShown, 'memberships' | 'leadership' | 'registrations' | 'nominations' | 'persons'>;

/** The lists in which a unit stands, oldest year first, in one query. */
async function unitLists(tx: Tx, ids: readonly string[]): Promise<UnitLists> {
  const { rows } = await sql<UnitLists>`
    with ids as (select unnest(${ids}::uuid[]) as id)
    select
      (select json_agg(json_build_object('cluster', cy.name, 'year', cy.year, 'bloc', b.name, 'byProvince', m.unit_id is null)
         order by cy.year, cy.name)
       from unit u join membership m on m.unit_id = u.id
         or (m.unit_id is null and m.province_id = u.province_id and coalesce(m.unit_kind, u.kind) = u.kind)
         join cluster_year cy on cy.id = m.cluster_year_id left join bloc b on b.id = m.bloc_id
       where u.id in (select id from ids)) as memberships,
      (select json_agg(json_build_object('cluster', cy.name, 'year', cy.year, 'role', l.role, 'person', p.name, 'position', l.position)
         order by cy.year, l.role desc)
       from leadership l join cluster_year cy on cy.id = l.cluster_year_id left join person p on p.id = l.person_id
       where l.unit_id in (select id from ids)) as leadership,
      (select json_agg(json_build_object('cluster', cy.name, 'year', cy.year, 'award', r.award_printed) order by cy.year, r.position)
       from registration_count_unit x join registration_count r on r.id = x.registration_count_id
         join cluster_year cy on cy.id = r.cluster_year_id
       where x.unit_id in (select id from ids)) as registrations,
      (select json_agg(json_build_object('cluster', cy.name, 'year', cy.year, 'award', n.award_printed,
         'method', coalesce(n.method_printed, n.method)) order by cy.year, n.position)
       from nomination_unit x join nomination n on n.id = x.nomination_id join cluster_year cy on cy.id = n.cluster_year_id
       where x.unit_id in (select id from ids)) as nominations,
      (select json_agg(json_build_object('person', p.name, 'position', s.position, 'date', s.seen_on) order by s.seen_on nulls last, p.name)
       from post_seen s join person p on p.id = s.person_id where s.unit_id in (select id from ids)) as persons
  `.execute(tx); // indexes membership_of_unit, leadership_of_unit, registration_count_unit_of_unit, nomination_unit_of_unit
  const [lists] = rows;
  return lists ?? { memberships: null, leadership: null, registrations: null, nominations: null, persons: null };
}

async function doubtsOf(tx: Tx, subjectIds: readonly string[]): Promise<UnitShown['doubts']> {
  const { rows } = await sql<UnitShown['doubts'][number]>`
    select key as id, text, treatment from doubt
    where subject_id = any (${subjectIds}::uuid[]) and resolved_at is null order by length(key), key
  `.execute(tx); // index doubt_of_subject
  return rows;
}

/** Of several bearers of a name, those that have exemplars or awards. */
async function withExemplars(tx: Tx, all: readonly Found[]): Promise<readonly Found[]> {
  const { rows } = await sql<{ id: string | null }>`
    with line as (select unit_id, cluster_year_id from exemplar_line union select unit_id, cluster_year_id from award_given)
    select distinct coalesce(line.unit_id, cy.cluster_id) as id from line left join cluster_year cy on cy.id = line.cluster_year_id
    where coalesce(line.unit_id, cy.cluster_id) = any (${all.map(({ id }) => id)}::uuid[])
  `.execute(tx);
  return all.filter(({ id }) => rows.some((row) => row.id === id));
}

/** The exemplars of a unit, or of a cluster over its years: plans, recognition and awards, each with its own period. */
export async function showExemplars(tx: Tx, spelling: string): Promise<Result<ExemplarsShown, ShowRefused>> {
  const found = await theOne(tx, spelling, ['unit', 'cluster'], (all) => withExemplars(tx, all));
  if (!found.ok) return found;
  const { id, kind, label } = found.value;
  const years = sql`in (select y.id from cluster_year y where y.cluster_id = ${id})`;
  const of = (alias: string) =>
    kind === 'unit'
      ? sql`${sql.ref(`${alias}.unit_id`)} = ${id}`
      : sql`${sql.ref(`${alias}.cluster_year_id`)} ${years}`;
  const exemplars = await exemplarsWhere(tx, of('e'));
  const awards = await awardsWhere(tx, sql`${of('a')} and ${DECIDED}`);
  const papers = await papersWhere(tx, of('pc'), sql`false`);
  const ids = [id, ...[...exemplars, ...awards, ...papers].map((row) => row.id)];
  const evidence = await evidenceAbout(tx, ids);
  return ok({
    of: label,
    exemplars: orNull(exemplars.map(({ id: one, ...row }) => ({ ...row, ...evidence.beside(one) }))),
    papers: orNull(papers.map(({ id: one, ...row }) => ({ ...row, ...evidence.beside(one) }))),
    awards: orNull(awards.map(({ id: one, ...row }) => ({ ...row, ...evidence.beside(one) }))),
    derived: { ...evidence.beside(id).derived },
    unknown: [...evidence.unknown],
    doubts: await doubtsOf(tx, [id]),
    sources: await sourcesOf(tx, ids),
  });
}
