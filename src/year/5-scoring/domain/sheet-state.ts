import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { SheetStage } from './sheet-hands.ts';

/** Đang tự chấm, Đã gửi, Đã có xác nhận, Đã chốt điểm: the life of a score sheet. */
export type SheetState = 'self-scoring' | 'submitted' | 'confirmed' | 'final';
export type SheetMoveRefusal =
  | { readonly kind: 'not-a-next-state-of-the-sheet'; readonly from: SheetState; readonly to: SheetState }
  | { readonly kind: 'reason-must-be-written'; readonly to: SheetState }
  | { readonly kind: 'earlier-than-the-last-step'; readonly last: CalendarDay };

const NEXT: Readonly<Record<SheetState, readonly SheetState[]>> = {
  'self-scoring': ['submitted', 'final'],
  submitted: ['confirmed', 'self-scoring', 'final'],
  confirmed: ['submitted', 'final'],
  final: ['submitted'],
};

/** Where a sheet may go from here; going on comes first. */
export const nextSheetStates = (from: SheetState): readonly SheetState[] => NEXT[from];

/** Going back («Mở lại để điều chỉnh») is somebody's decision, so its reason is written. */
const goesBack = (from: SheetState, to: SheetState): boolean =>
  to === 'self-scoring' || from === 'final' || (from === 'confirmed' && to === 'submitted');

export function moveSheet(
  from: SheetState,
  to: SheetState,
  { on, last, reason }: { readonly on: CalendarDay; readonly last: CalendarDay | null; readonly reason: string | null },
): Result<SheetState, SheetMoveRefusal> {
  if (!NEXT[from].includes(to)) return err({ kind: 'not-a-next-state-of-the-sheet', from, to });
  if (last !== null && on < last) return err({ kind: 'earlier-than-the-last-step', last });
  if (goesBack(from, to) && (reason ?? '').trim() === '') return err({ kind: 'reason-must-be-written', to });
  return ok(to);
}

/** Which column may still be written: the unit's own until it is sent, the others until the points are final. */
export const mayWriteColumn = (state: SheetState, stage: SheetStage, byOffice: boolean): boolean =>
  state !== 'final' && (stage !== 'self' || byOffice || state === 'self-scoring');
