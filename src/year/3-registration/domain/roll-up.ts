import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { addCounts, countOf, NOTHING_COUNTED, type PartialCount } from '#src/kernel/partial-count.ts';
import { isStanding, type RegistrationState, type RegistrationStep, stateOn } from './registration-state.ts';

/**
 * One line of the register. A named unit or subject counts for itself, or for `count` of its people; a line without a
 * name is a count only («52 Cục và Chi cục»: two kinds, not separated). `count: null` is a number nobody stated.
 */
export type RegistrationRow = {
  readonly award: string;
  /** One kind of unit, or several that the paper does not separate («không tách»). */
  readonly unitKinds: readonly string[];
  readonly unitId: string | null;
  /** The person or the part of the unit that is registered; absent where the unit itself is. */
  readonly subjectId?: string;
  readonly count: number | null;
  readonly state: RegistrationState;
  /** The award inside whose count this line already lies: the Government flag among the sector flags. */
  readonly ofWhich?: string;
};

export type KindCount = { readonly unitKinds: readonly string[]; readonly count: PartialCount };

export type AwardRoll = {
  readonly award: string;
  readonly ofWhich: string | null;
  readonly count: PartialCount;
  readonly byKind: readonly KindCount[];
  readonly unitIds: readonly string[];
};

export type RollUp = {
  readonly awards: readonly AwardRoll[];
  /** Of all awards, each `ofWhich` line left out because it is already counted. */
  readonly total: PartialCount;
  /** Named units that stand in the register under any award, each once. */
  readonly unitIds: readonly string[];
};

/** Tổng hợp đăng ký: what stands in the register, per award and kind of unit. */
export function rollUp(rows: readonly RegistrationRow[]): RollUp {
  const standing = eachOnce(rows.filter((row) => isStanding(row.state)));
  const rolls = groupBy(standing, (row) => JSON.stringify([row.award, row.ofWhich ?? null])).map(awardRoll);
  return {
    awards: rolls,
    total: sum(rolls.filter((roll) => roll.ofWhich === null).map((roll) => roll.count)),
    unitIds: distinct(standing.flatMap((row) => row.unitId ?? [])),
  };
}

/** «27/28 đơn vị»: which members have sent a registration, and which have not. */
export function coverage(memberIds: readonly string[], sentIds: readonly string[]) {
  const sent = new Set(sentIds);
  const members = distinct(memberIds);
  return {
    sent: members.filter((id) => sent.has(id)).length,
    of: members.length,
    missing: members.filter((id) => !sent.has(id)),
  };
}

export type RegistrationEntry = Omit<RegistrationRow, 'state'> & { readonly history: readonly RegistrationStep[] };

/** The register as it stood on a day («Tính đến ngày …»); an entry that did not yet exist is no line. */
export const registerOn = (entries: readonly RegistrationEntry[], day: CalendarDay): readonly RegistrationRow[] =>
  entries.flatMap(({ history, ...row }) => {
    const state = stateOn(history, day);
    return state === null ? [] : [{ ...row, state }];
  });

export type AttritionPoint = { readonly on: CalendarDay; readonly count: PartialCount };

/** How many entries of an award stood in the register after each day on which that changed: a stepped line. */
export function attrition(entries: readonly RegistrationEntry[], award: string): readonly AttritionPoint[] {
  const own = entries.filter((entry) => entry.award === award);
  const days = distinct(own.flatMap((entry) => entry.history.map((step) => step.on))).toSorted();
  const points = days.map((on) => ({ on, count: countOfAward(rollUp(registerOn(own, on)), award) }));
  return points.filter(({ count }, index) => {
    const before = points[index - 1]?.count ?? NOTHING_COUNTED;
    return count.known !== before.known || count.complete !== before.complete;
  });
}

const countOfAward = (roll: RollUp, award: string): PartialCount =>
  sum(roll.awards.filter((row) => row.award === award).map((row) => row.count));

function awardRoll(rows: readonly RegistrationRow[]): AwardRoll {
  const byKind = groupBy(rows, (row) => JSON.stringify(row.unitKinds.toSorted())).map((group) => ({
    unitKinds: group[0]?.unitKinds.toSorted() ?? [],
    count: sum(group.map((row) => countOf(row.count))),
  }));
  return {
    award: rows[0]?.award ?? '',
    ofWhich: rows[0]?.ofWhich ?? null,
    count: sum(byKind.map((kind) => kind.count)),
    byKind,
    unitIds: distinct(rows.flatMap((row) => row.unitId ?? [])),
  };
}

/** Who is registered a second time for one award replaces the first line; it is not two units or two persons. */
function eachOnce(rows: readonly RegistrationRow[]): readonly RegistrationRow[] {
  const lastOf = new Map(rows.map((row) => [registrantKey(row), row]));
  return rows.filter((row) => row.unitId === null || lastOf.get(registrantKey(row)) === row);
}

const registrantKey = (row: RegistrationRow): string =>
  JSON.stringify([row.award, row.ofWhich ?? null, row.unitId, row.subjectId ?? null]);

const sum = (counts: readonly PartialCount[]): PartialCount => counts.reduce(addCounts, NOTHING_COUNTED);

const distinct = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.values()];
}
