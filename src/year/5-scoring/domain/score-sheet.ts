import type { Points } from '#src/kernel/points.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { type Criterion, isBonus } from './criterion.ts';

/** Chưa chấm, Không áp dụng, Chưa có số liệu, and a score, which may be 0: four different things. */
export type Cell =
  | { readonly kind: 'pending' }
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'no-data' }
  | { readonly kind: 'scored'; readonly points: Points };

/** Cells by criterion id; a row without a cell is pending. */
export type Cells = ReadonlyMap<string, Cell>;

/** «60/60 đã chấm; chờ 25; không áp dụng 15»: standard points are kept apart by the state of their cells. */
export type SheetTotal = {
  /** With bonus, after the limits of the groups. */
  readonly points: Points;
  readonly bonus: Points;
  readonly scoredMax: Points;
  readonly pendingMax: Points;
  readonly noDataMax: Points;
  readonly notApplicableMax: Points;
};

/** The total of a sheet or of one group of it. A group that may not pass its standard is held there; bonus stands apart. */
export function totalOf(criteria: readonly Criterion[], cells: Cells): SheetTotal {
  return criteria.map((row) => rowTotal(row, cells)).reduce(addTotals, EMPTY);
}

/** Nothing waits: every row that applies has its points. */
export const isComplete = (total: SheetTotal): boolean => total.pendingMax === 0 && total.noDataMax === 0;

/** Tự chấm, xác nhận, thẩm định, công nhận: four scores of one criterion, by four hands. */
export type ScoreStage = 'self' | 'confirmed' | 'verified' | 'decided';

export type DifferenceRefusal = {
  readonly kind: 'difference-needs-a-reason';
  readonly before: Points;
  readonly after: Points;
};

/** Whoever gives other points than the hand before says why, and the reason is shown before the vote. */
export function checkDifference(before: Cell, after: Cell, reason: string | null): Result<Cell, DifferenceRefusal> {
  if (before.kind !== 'scored' || after.kind !== 'scored' || before.points === after.points) return ok(after);
  if ((reason ?? '').trim() !== '') return ok(after);
  return err({ kind: 'difference-needs-a-reason', before: before.points, after: after.points });
}

const EMPTY: SheetTotal = { points: 0, bonus: 0, scoredMax: 0, pendingMax: 0, noDataMax: 0, notApplicableMax: 0 };

const addTotals = (left: SheetTotal, right: SheetTotal): SheetTotal => ({
  points: left.points + right.points,
  bonus: left.bonus + right.bonus,
  scoredMax: left.scoredMax + right.scoredMax,
  pendingMax: left.pendingMax + right.pendingMax,
  noDataMax: left.noDataMax + right.noDataMax,
  notApplicableMax: left.notApplicableMax + right.notApplicableMax,
});

function rowTotal(row: Criterion, cells: Cells): SheetTotal {
  if (row.body.kind === 'group') return held(row, totalOf(row.body.children, cells));
  const cell = cells.get(row.id) ?? { kind: 'pending' };
  switch (cell.kind) {
    case 'pending':
      return { ...EMPTY, pendingMax: row.max };
    case 'no-data':
      return { ...EMPTY, noDataMax: row.max };
    case 'not-applicable':
      return { ...EMPTY, notApplicableMax: row.max };
    case 'scored':
      if (isBonus(row)) return { ...EMPTY, points: cell.points, bonus: cell.points };
      return { ...EMPTY, points: cell.points, scoredMax: row.max };
  }
}

/** The limit of a group is on what was scored under its standard; the bonus is its own line and passes. */
function held(row: Criterion, total: SheetTotal): SheetTotal {
  const own = total.points - total.bonus;
  return row.mayExceed || own <= row.max ? total : { ...total, points: row.max + total.bonus };
}
