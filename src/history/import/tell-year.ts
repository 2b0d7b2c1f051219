import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Leader, Member } from '../format.ts';
import { meetingIdOf } from './tell-meetings.ts';
import { paperIdOf } from './tell-papers.ts';
import { personSeen } from './people.ts';
import {
  counter,
  dayOf,
  homeOf,
  type Home,
  idOf,
  inside,
  NOWHERE,
  ownYear,
  say,
  sayDerived,
  sayUndated,
  type Telling,
} from './telling.ts';

/** The single facts of the record's own year, its members, blocs and leaders. */
export function tellYear(telling: Telling): void {
  const { record, subject, sheet } = telling;
  if (subject.kind === 'cluster' && record.cluster) {
    const place = inside(NOWHERE, record.cluster);
    for (const name of [record.cluster.name, ...(record.cluster.aliases ?? [])])
      sheet.row('cluster_name', stableId('cluster name', subject.id, name), { cluster_id: subject.id, name });
    const { founding } = record.cluster;
    if (founding)
      say(telling, inside(place, founding), 'cluster', subject.id, {
        founded_year: founding.year,
        founded_by: founding.by,
        founding_paper: record.papers?.find(({ id }) => id === founding.paper)?.number,
      });
    sayDerived(telling, place, 'cluster', subject.id, record.cluster.derived);
  }
  if (subject.kind === 'unit' && record.unit)
    sayDerived(telling, inside(NOWHERE, record.unit), 'unit', subject.id, record.unit.derived);
  tellOwnYear(telling);
  leaders(telling, 'leadership');
  leaders(telling, 'nextLeadership');
}

function tellOwnYear(telling: Telling): void {
  const { record } = telling;
  const stated = inside(NOWHERE, record.year ?? record.cluster ?? {});
  const home = homeOf(telling, ownYear(telling), stated);
  const id = home?.cluster_year_id;
  if (!home || !id) {
    if (telling.subject.kind === 'unit')
      sayDerived(telling, NOWHERE, 'unit', telling.subject.id, { ...record.derived, ...record.totals });
    return;
  }
  if (record.cluster)
    say(telling, inside(NOWHERE, record.cluster), 'cluster_year', id, {
      name: record.cluster.name,
      term: record.cluster.term,
    });
  for (const [field, fact] of [
    ['province_count', record.provinceCount],
    ['member_count', record.memberCount],
  ] as const)
    if (fact) say(telling, inside(NOWHERE, fact), 'cluster_year', id, { [field]: fact.value });
  sayDerived(telling, NOWHERE, 'cluster_year', id, record.derived);
  sayDerived(telling, NOWHERE, 'cluster_year', id, record.totals);
  for (const [i, member] of (record.members ?? []).entries()) tellMember(telling, home, member, i);
  for (const [i, bloc] of (record.blocs ?? []).entries()) {
    const blocId = blocIdOf(home, bloc.name) ?? '';
    telling.sheet.row('bloc', blocId, { cluster_year_id: id, position: i, name: bloc.name });
    const [only, ...others] = bloc.unitKinds ?? [];
    say(telling, inside(NOWHERE, bloc), 'bloc', blocId, {
      name: bloc.name,
      unit_kind: others.length === 0 ? only : undefined,
      unit_kinds: bloc.unitKinds,
    });
  }
}

/** A member may be a unit, or a province alone where the source names no unit. */
function tellMember(telling: Telling, home: Home, member: Member, position: number): void {
  const { sheet, names } = telling;
  const unitId = names.unit(member);
  const provinceId = names.province(member.province);
  const name = member.unit ?? member.province ?? member.printed ?? '';
  const id = idOf(home, 'membership', unitId ?? `${provinceId ?? searchKey(name)} ${member.unitKind ?? ''}`);
  sheet.row('membership', id, {
    cluster_year_id: home.cluster_year_id,
    unit_id: unitId,
    province_id: provinceId,
    unit_kind: member.unitKind ?? null,
    printed: name,
    participation: 'member',
    position,
    certainty: member.certainty ?? 'stated',
  });
  say(telling, inside(NOWHERE, member), 'membership', id, {
    unit: member.unit,
    unit_kind: member.unitKind,
    province: member.province,
  });
}

export const blocIdOf = (home: Home, name: string | undefined): string | null =>
  name === undefined ? null : idOf(home, 'bloc', searchKey(name));

/** A bloc that an entry names stands in the year of that entry too. */
export function blocOf(telling: Telling, home: Home, name: string | undefined): string | null {
  const id = blocIdOf(home, name);
  if (id === null || name === undefined) return null;
  const known = telling.record.blocs?.find((bloc) => bloc.name === name);
  const position = telling.record.blocs?.findIndex((bloc) => bloc.name === name) ?? 0;
  telling.sheet.row('bloc', id, { cluster_year_id: home.cluster_year_id, position, name });
  const [only, ...others] = known?.unitKinds ?? [];
  if (known && only !== undefined && others.length === 0)
    say(telling, inside(NOWHERE, known), 'bloc', id, { unit_kind: only });
  return id;
}

/**
 * One Trưởng a year: two sources that name two heads contradict each other. Deputies are told apart by unit or person.
 * Leaders named ahead belong to their own year and remember in which year they were made known.
 */
function leaders(telling: Telling, list: 'leadership' | 'nextLeadership'): void {
  const next = list === 'nextLeadership' ? 1 : 0;
  const once = counter();
  for (const [i, leader] of (telling.record[list] ?? []).entries()) {
    const place = inside(NOWHERE, leader);
    const own = ownYear(telling);
    const stated = leader.year ?? leader.derived?.year?.value;
    const year = stated ?? (own === null ? null : own + next);
    const home = homeOf(telling, year, place);
    const on = telling.record.meetings?.find(({ id }) => id === leader.announcedAt) ?? telling.record.meetings?.[0];
    const personId =
      leader.person === undefined
        ? null
        : personSeen(telling, place, leader.person, leader, dayOf(on?.date?.value) ?? null);
    if (!home) sayUndated(telling, place, list, leader);
    else tellLeader(telling, home, leader, personId, i, once);
  }
}

function tellLeader(
  telling: Telling,
  home: Home,
  leader: Leader,
  personId: string | null,
  place: number,
  once: (key: string) => string,
): void {
  const { record, sheet, names } = telling;
  const unitId = names.unit(leader);
  const who = leader.role === 'HEAD' ? '' : (unitId ?? personId ?? searchKey(leader.unit ?? leader.printed ?? ''));
  const id = idOf(home, 'leadership', once(`${leader.role} ${who}`));
  const own = homeOf(telling, ownYear(telling), NOWHERE)?.cluster_year_id ?? null;
  const decision = record.papers?.find((paper) => paper.id === leader.decision);
  sheet.row('leadership', id, {
    cluster_year_id: home.cluster_year_id,
    role: leader.role,
    place,
    certainty: leader.certainty ?? 'stated',
    told_in_id: own === home.cluster_year_id ? null : own,
    announced_at_id: meetingIdOf(telling, leader.announcedAt),
  });
  const at = inside(NOWHERE, leader);
  say(telling, at, 'leadership', id, {
    unit_id: unitId,
    unit_printed: leader.unit,
    unit_kind: leader.unitKind,
    person_id: personId,
    person: leader.person,
    position: leader.position,
    mode: leader.mode,
    printed: leader.printed,
    year: leader.year,
    decision_paper_id: decision ? paperIdOf(telling, decision) : undefined,
    decision: decision?.number ?? decision?.title,
  });
  sayDerived(telling, at, 'leadership', id, leader.derived);
}
