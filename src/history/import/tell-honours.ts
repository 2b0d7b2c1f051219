import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { findAward } from '#src/law/award-catalogue.ts';
import type { Cell } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Award, Exemplars, Nomination, Registration } from '../format.ts';
import { nominationMethod } from './codes.ts';
import { personSeen } from './people.ts';
import { periodWords } from './tell-efforts.ts';
import { onlyMeeting } from './tell-meetings.ts';
import { paperIdOf } from './tell-papers.ts';
import { blocOf } from './tell-year.ts';
import {
  counter,
  dayOf,
  type Home,
  homeOf,
  idOf,
  inside,
  NOWHERE,
  say,
  sayUndated,
  type Telling,
  yearOfEntry,
} from './telling.ts';

type UnitRow = NonNullable<Registration['units']>[number];

/** Aims, proposals and awards: three lists, never added. Exemplars beside them. */
export function tellHonours(telling: Telling): void {
  tellRegistrations(telling);
  nominations(telling);
  awards(telling);
  for (const [i, exemplars] of (telling.record.exemplars ?? []).entries()) tellExemplars(telling, exemplars, i);
}

/** What makes two sources speak of the same count: award, kinds, bloc, stage, and inside which other count it lies. */
function registrationKey(telling: Telling, one: Registration): string {
  const outer = telling.record.registrations?.find(({ id }) => id !== undefined && id === one.ofWhich);
  return [
    searchKey(one.award),
    [...(one.unitKinds ?? [])].sort().join(' '),
    searchKey(one.bloc ?? ''),
    one.stage ?? 'registered',
    one.stage === undefined || one.stage === 'registered' ? '' : (one.asOf ?? ''),
    outer === undefined || outer === one ? '' : searchKey(`${outer.id ?? ''} ${outer.award} ${outer.bloc ?? ''}`),
  ].join('|');
}

function tellRegistrations(telling: Telling): void {
  const once = counter();
  const ids = new Map<string, string>();
  for (const [position, one] of (telling.record.registrations ?? []).entries()) {
    const place = inside(NOWHERE, one);
    const home = homeOf(telling, yearOfEntry(telling, { year: one.year }), place);
    if (!home) {
      sayUndated(telling, place, 'registrations', one);
      continue;
    }
    const id = idOf(home, 'registration count', once(registrationKey(telling, one)));
    if (one.id !== undefined) ids.set(one.id, id);
    telling.sheet.row('registration_count', id, {
      cluster_year_id: home.cluster_year_id,
      bloc_id: blocOf(telling, home, one.bloc),
      ...awardCells(one),
      stage: one.stage ?? null,
      inside_id: (one.ofWhich !== undefined && ids.get(one.ofWhich)) || null,
      of_which: one.ofWhich === undefined ? null : true,
      position,
    });
    say(telling, place, 'registration_count', id, {
      award: one.award,
      unit_kinds: one.unitKinds,
      count: one.count,
      as_of: dayOf(one.asOf),
      out_of: one.outOf,
      stage: one.stage,
    });
    for (const [i, unit] of (one.units ?? []).entries())
      unitRow(telling, 'registration_count_unit', 'registration_count_id', id, unit, i, place);
  }
}

const awardCells = (one: Pick<Registration, 'award' | 'unitKinds'>): Record<string, Cell> => ({
  award_id: findAward(one.award)?.id ?? null,
  award_printed: one.award,
  unit_kinds: one.unitKinds ?? null,
});

function unitRow(
  telling: Telling,
  table: 'registration_count_unit' | 'nomination_unit',
  parent: string,
  parentId: string,
  unit: UnitRow & { readonly votes?: number | undefined },
  position: number,
  outer: Parameters<typeof inside>[0],
): void {
  const unitId = telling.names.unit(unit);
  const id = stableId(table, parentId, unitId ?? searchKey(`${unit.unit} ${unit.province ?? ''}`));
  telling.sheet.row(table, id, { [parent]: parentId, unit_id: unitId, printed: unit.unit, position });
  say(telling, inside(outer, unit), table, id, { unit: unit.unit, votes: unit.votes });
}

function nominations(telling: Telling): void {
  const once = counter();
  for (const [position, one] of (telling.record.nominations ?? []).entries()) {
    const place = inside(NOWHERE, one);
    const home = homeOf(telling, yearOfEntry(telling, { year: one.year }), place);
    if (home) tellNomination(telling, home, one, position, once);
    else sayUndated(telling, place, 'nominations', one);
  }
}

function tellNomination(
  telling: Telling,
  home: Home,
  one: Nomination,
  position: number,
  once: (key: string) => string,
): void {
  const place = inside(NOWHERE, one);
  const key = [searchKey(one.award), [...(one.unitKinds ?? [])].sort().join(' '), searchKey(one.bloc ?? '')].join('|');
  const id = idOf(home, 'nomination', once(key));
  telling.sheet.row('nomination', id, {
    cluster_year_id: home.cluster_year_id,
    bloc_id: blocOf(telling, home, one.bloc),
    meeting_id: onlyMeeting(telling),
    origin: 'history',
    ...awardCells(one),
    position,
  });
  const { from: _from, printed: _printed, certainty: _certainty, note: _note, ...ballot } = one.ballot ?? {};
  say(telling, place, 'nomination', id, {
    award: one.award,
    unit_kinds: one.unitKinds,
    count: one.count,
    method: one.method === undefined ? undefined : nominationMethod(one.method),
    method_printed: one.method,
    proposed_to: one.proposedTo,
  });
  if (one.ballot) say(telling, inside(place, one.ballot), 'nomination', id, ballot);
  for (const [i, unit] of (one.units ?? []).entries())
    unitRow(telling, 'nomination_unit', 'nomination_id', id, unit, i, place);
}

function awards(telling: Telling): void {
  const once = counter();
  const recognising = new Set((telling.record.exemplars ?? []).flatMap(({ recognised }) => recognised?.awards ?? []));
  for (const [position, one] of (telling.record.awards ?? []).entries()) {
    const place = inside(NOWHERE, one);
    const home = homeOf(telling, yearOfEntry(telling, { year: one.year }), place);
    if (home) tellAward(telling, home, one, position, once, one.id !== undefined && recognising.has(one.id));
    else sayUndated(telling, place, 'awards', one);
  }
}

function tellAward(
  telling: Telling,
  home: Home,
  one: Award,
  position: number,
  once: (key: string) => string,
  isRecognition: boolean,
): void {
  const place = inside(NOWHERE, one);
  const id = idOf(home, 'award', once(searchKey([one.award, one.authority, one.ground].join(' '))));
  const decision = telling.record.papers?.find((paper) => paper.id === one.decision);
  telling.sheet.row('award_given', id, {
    ...home,
    meeting_id: onlyMeeting(telling),
    origin: 'history',
    year: one.year ?? null,
    award_id: findAward(one.award)?.id ?? null,
    award_printed: one.award,
    decision_paper_id: decision ? paperIdOf(telling, decision) : null,
    is_exemplar_recognition: isRecognition,
    position,
  });
  say(telling, place, 'award_given', id, {
    award: one.award,
    authority: one.authority,
    ground: one.ground,
    ground_kind: one.groundKind,
    collectives: one.collectives,
    individuals: one.individuals,
    period: periodWords(one.period),
    units: one.units?.map(({ unit }) => unit),
    persons: one.persons?.map(({ person }) => person),
  });
  for (const person of one.persons ?? []) personSeen(telling, inside(place, person), person.person, person, null);
}

function tellExemplars(telling: Telling, one: Exemplars, position: number): void {
  const place = inside(NOWHERE, one);
  const home = homeOf(telling, yearOfEntry(telling, { year: one.year }), place);
  if (!home) return sayUndated(telling, place, 'exemplars', one);
  const id = idOf(home, 'exemplars', telling.fileId, String(position));
  telling.sheet.row('exemplar_line', id, { ...home, meeting_id: onlyMeeting(telling), position });
  const { registered, recognised, planPeriod, reviewPeriod } = one;
  say(telling, place, 'exemplar_line', id, {
    words: one.words,
    levels: one.levels,
    steps: one.steps?.map(({ words }) => words),
  });
  if (planPeriod)
    say(telling, inside(place, planPeriod), 'exemplar_line', id, { plan_period: periodWords(planPeriod) });
  if (reviewPeriod)
    say(telling, inside(place, reviewPeriod), 'exemplar_line', id, { review_period: periodWords(reviewPeriod) });
  if (registered)
    say(telling, inside(place, registered), 'exemplar_line', id, {
      registered_collectives: registered.collectives,
      registered_individuals: registered.individuals,
      registered: registered.words,
    });
  if (recognised)
    say(telling, inside(place, recognised), 'exemplar_line', id, {
      recognised_collectives: recognised.collectives,
      recognised_individuals: recognised.individuals,
      recognition_period: periodWords(recognised.period),
    });
}
