import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { type Passage, passage } from '#src/year-round/calendar/domain/passage.ts';

/** What passes from the outgoing to the incoming head (Biên bản bàn giao nhiệm vụ Trưởng Cụm). */
export const HAND_OVER_ITEMS = ['files', 'open-tasks', 'objects', 'funds', 'access'] as const;
export type HandOverItem = (typeof HAND_OVER_ITEMS)[number];

/** «Không có» is an answer too; an item nobody has looked at is not. */
export type ItemState = 'handed-over' | 'nothing-to-hand-over' | 'not-checked';

export type HandOver = {
  readonly fromUnitId: string;
  readonly toUnitId: string;
  /** The decision or the minutes that name the next head. */
  readonly namedBy: string | null;
  readonly items: Readonly<Record<HandOverItem, ItemState>>;
  readonly openTasks: number;
  readonly takenOverOn: CalendarDay | null;
};

export type HandOverRefusal = 'next-head-is-not-named';
export type HandOverWarning = 'items-not-checked' | 'tasks-still-open' | 'same-unit-again';

/** Without a paper that names the next head there is nobody to hand over to; all else may be written into the minutes. */
export const mayHandOver = (handOver: HandOver): Passage<HandOverWarning, HandOverRefusal> =>
  passage(
    { 'next-head-is-not-named': handOver.namedBy === null },
    {
      'items-not-checked': uncheckedItems(handOver).length > 0,
      'tasks-still-open': handOver.openTasks > 0,
      'same-unit-again': handOver.fromUnitId === handOver.toUnitId,
    },
  );

export const uncheckedItems = (handOver: HandOver): readonly HandOverItem[] =>
  HAND_OVER_ITEMS.filter((item) => handOver.items[item] === 'not-checked');

/** The leadership of one cluster-year; rights belong to it and not to the calendar. */
export type YearLeadership = {
  readonly clusterYearId: string;
  readonly headUnitId: string;
  readonly deputyUnitIds: readonly string[];
};

/**
 * What a unit may do in a cluster-year. The outgoing head finishes its own year while the incoming one opens the next:
 * neither gets rights in the other's year, and nothing changes on 1 January.
 */
export function rightsIn(leadership: YearLeadership, unitId: string): 'head' | 'deputy' | 'member-or-none' {
  if (leadership.headUnitId === unitId) return 'head';
  return leadership.deputyUnitIds.includes(unitId) ? 'deputy' : 'member-or-none';
}
