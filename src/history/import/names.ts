import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { UnitKind } from '#src/year-round/organisation/domain/organisation-data.ts';
import { findProvince, findUnits, type Asked } from '#src/year-round/organisation/app/resolve.query.ts';
import type { HistoryRecord } from '../format.ts';
import { isNode, nodes, pointer } from '../walk.ts';

/** A unit as a record names it. */
export type NamedUnit = {
  readonly unit?: string | undefined;
  readonly unitKind?: string | undefined;
  readonly province?: string | undefined;
};

/** Something named that is not known here: it stays printed text, and somebody may look at it. */
export type Proposal = {
  readonly kind: 'unit-not-known' | 'unit-of-several' | 'province-not-known';
  readonly path: string;
  readonly printed: string;
  readonly candidates: readonly string[];
};

/** The units, provinces and persons that a record names, looked up once. */
export type Names = {
  readonly unit: (named: NamedUnit) => string | null;
  readonly province: (name: string | undefined) => string | null;
  readonly person: (name: string, named: NamedUnit) => string;
  readonly proposals: readonly Proposal[];
};

const KNOWN_KINDS: ReadonlySet<string> = new Set<UnitKind>([
  'STP',
  'THADS_PROVINCE',
  'THADS_DISTRICT',
  'THADS_AREA',
  'MINISTRY',
  'MINISTRY_UNIT',
]);
const hintOf = (kind: string | undefined): Pick<Asked, 'unitKind'> =>
  kind !== undefined && KNOWN_KINDS.has(kind) ? { unitKind: kind as UnitKind } : {};

const keyOf = ({ unit, unitKind, province }: NamedUnit): string => [unit, unitKind, province].join('\n');

/** On which days the names of a record were in use: that of its meeting, then the middle of its year. */
export function daysOf(record: HistoryRecord): readonly CalendarDay[] {
  const dates = (record.meetings ?? []).map(({ date }) => date?.value ?? '').filter(isCalendarDay);
  const year = record.year?.value ?? record.derived?.year?.value;
  if (year !== undefined) return [...dates, `${year}-06-30` as CalendarDay, `${year}-12-31` as CalendarDay];
  return dates.length > 0 ? dates : ['2012-06-30', '2020-06-30', '2026-06-30'];
}

/** Everything in the record that bears a unit's name, with its place. */
function namedUnits(record: HistoryRecord): readonly { readonly named: NamedUnit; readonly path: string }[] {
  const { source: _source, passages: _passages, derived: _derived, ...rest } = record;
  return nodes(rest).flatMap(({ node, path }) => {
    const { unit, unitKind, province } = node;
    if (typeof unit !== 'string' || 'indicator' in node) return []; // the unit of a figure is no body
    const named = {
      unit,
      ...(typeof unitKind === 'string' ? { unitKind } : {}),
      ...(typeof province === 'string' ? { province } : {}),
    };
    return [{ named, path: pointer([...path, 'unit']) }];
  });
}

/** Looks up every unit and province of a record; what is not found is proposed, never made. */
export async function namesOf(tx: Tx, record: HistoryRecord, subjectUnitId: string | null): Promise<Names> {
  const days = daysOf(record);
  const proposals: Proposal[] = [];
  const units = await unitIds(tx, record, days, proposals, subjectUnitId);
  const provinces = await provinceIds(tx, record, days, proposals);
  const unit = (named: NamedUnit): string | null => units.get(keyOf(named)) ?? null;
  return {
    unit,
    province: (name) => (name ? (provinces.get(name) ?? null) : null),
    person: personIds(record, unit),
    proposals,
  };
}

async function unitIds(
  tx: Tx,
  record: HistoryRecord,
  days: readonly CalendarDay[],
  proposals: Proposal[],
  subjectUnitId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let open = [...new Map(namedUnits(record).map((one) => [keyOf(one.named), one])).values()];
  if (subjectUnitId !== null) {
    const own = ({ unit, province }: NamedUnit) => unit === record.unit?.name && province === undefined;
    for (const { named } of open.filter((one) => own(one.named))) found.set(keyOf(named), subjectUnitId);
    open = open.filter((one) => !own(one.named));
  }
  for (const [attempt, on] of days.entries()) {
    const asked = open.map(({ named }) => ({
      printed: named.unit ?? '',
      on,
      ...hintOf(named.unitKind),
      ...(named.province === undefined ? {} : { province: named.province }),
    }));
    const answers = asked.length === 0 ? [] : await findUnits(tx, asked);
    const still: typeof open = [];
    for (const [i, one] of open.entries()) {
      const answer = answers[i];
      if (answer?.ok) found.set(keyOf(one.named), answer.value.id);
      else if (attempt < days.length - 1) still.push(one);
      else if (answer) proposals.push(unitProposal(one, answer.error));
    }
    open = still;
  }
  return found;
}

type NotFound = Extract<Awaited<ReturnType<typeof findUnits>>[number], { readonly ok: false }>['error'];

const unitProposal = ({ named, path }: { named: NamedUnit; path: string }, error: NotFound): Proposal => ({
  kind: error.kind === 'several-have-that-name' ? 'unit-of-several' : 'unit-not-known',
  path,
  printed: named.unit ?? '',
  candidates: (error.kind === 'several-have-that-name' ? error.candidates : error.proposals).map(({ label }) => label),
});

async function provinceIds(
  tx: Tx,
  record: HistoryRecord,
  days: readonly CalendarDay[],
  proposals: Proposal[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const { source: _source, passages: _passages, derived: _derived, ...rest } = record;
  for (const { node, path } of nodes(rest)) {
    const { province } = node;
    const name = typeof province === 'string' ? province : isNode(province) ? province['value'] : undefined;
    if (typeof name !== 'string' || found.has(name)) continue;
    for (const [attempt, day] of days.entries()) {
      const answer = await findProvince(tx, name, day);
      if (answer.ok) found.set(name, answer.value.id);
      else if (attempt === days.length - 1)
        proposals.push({
          kind: 'province-not-known',
          path: pointer([...path, 'province']),
          printed: name,
          candidates: [],
        });
      if (answer.ok) break;
    }
  }
  return found;
}

/**
 * A person is the same where name and unit agree; a namesake of another unit is kept apart.
 * A bare name means the one bearer of that name in the same record, if there is just one.
 */
function personIds(record: HistoryRecord, unit: (named: NamedUnit) => string | null): Names['person'] {
  const unitKey = (named: NamedUnit): string => unit(named) ?? searchKey(named.unit ?? '');
  const bearers = new Map<string, Set<string>>();
  for (const { node } of nodes(record)) {
    const { person, unit: name } = node;
    if (typeof person !== 'string' || typeof name !== 'string') continue;
    const keys = bearers.get(searchKey(person)) ?? new Set();
    bearers.set(searchKey(person), keys.add(unitKey(node as NamedUnit)));
  }
  return (name, named) => {
    const key = searchKey(name);
    const [only, ...others] = bearers.get(key) ?? [];
    const home = named.unit === undefined && only !== undefined && others.length === 0 ? only : unitKey(named);
    return stableId('person', key, home);
  };
}
