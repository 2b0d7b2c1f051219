import type { Criterion } from './criterion.ts';
import { type Cell, type Cells, checkDifference, isComplete, type ScoreStage, totalOf } from './score-sheet.ts';

/** The columns of a sheet: what the unit, the confirming authority and the verifier gave. */
export type SheetColumns = Readonly<Record<Exclude<ScoreStage, 'decided'>, Cells>>;
export type SheetStage = keyof SheetColumns;
export const SHEET_STAGES: readonly SheetStage[] = ['self', 'confirmed', 'verified'];

const PENDING: Cell = { kind: 'pending' };
const cellOf = (cells: Cells, row: Criterion): Cell => cells.get(row.id) ?? PENDING;

/** The last hand that has dealt with a criterion: verified, else confirmed, else the unit's own. */
export function standingCells(rows: readonly Criterion[], columns: SheetColumns): Cells {
  return new Map(
    rows.map((row) => {
      const hand = SHEET_STAGES.findLast((stage) => cellOf(columns[stage], row).kind !== 'pending');
      return [row.id, hand ? cellOf(columns[hand], row) : PENDING];
    }),
  );
}

/** «Điểm tạm tính»: somewhere the verifier has not given the points yet. */
export const isProvisional = (criteria: readonly Criterion[], columns: SheetColumns): boolean =>
  !isComplete(totalOf(criteria, columns.verified));

/** What the points are compared with: the hand before, or the standard points where no hand came before. */
export function handBefore(row: Criterion, stage: SheetStage, columns: SheetColumns): Cell {
  const before = SHEET_STAGES.slice(0, SHEET_STAGES.indexOf(stage));
  const hand = before.findLast((earlier) => cellOf(columns[earlier], row).kind === 'scored');
  if (hand) return cellOf(columns[hand], row);
  return stage === 'self' ? PENDING : { kind: 'scored', points: row.max };
}

/**
 * Whether other points than before are told why. The unit's own points below the standard explain themselves by the
 * figure and the evidence; whoever confirms or verifies answers to the unit with a reason.
 */
export const reasonIsMissing = (
  row: Criterion,
  stage: SheetStage,
  after: Cell,
  reason: string | null,
  columns: SheetColumns,
): boolean => !checkDifference(handBefore(row, stage, columns), after, reason).ok;
