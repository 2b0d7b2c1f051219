import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { goOn, markStepDone } from '#src/year-round/calendar/app/mark-step.command.ts';
import { passage, type PassageRefusal } from '#src/year-round/calendar/domain/passage.ts';
import { unitsOfActor } from '#src/year-round/people/app/own-units.query.ts';
import { mayVerifyPoints } from '../domain/may-score.ts';
import { judgesOwnUnit } from '../domain/own-points.ts';
import { isComplete, totalOf } from '../domain/score-sheet.ts';
import { isProvisional } from '../domain/sheet-hands.ts';
import { moveSheet, type SheetMoveRefusal, type SheetState } from '../domain/sheet-state.ts';
import { type ScoreSheet, scoreSheetOf, scoreSheetsOf, sheetEventsOf, standingTotal } from './score-sheets.query.ts';

export type MoveScoreSheet = {
  readonly clusterYearId: string;
  readonly unitId: string;
  readonly to: SheetState;
  readonly on: CalendarDay;
  readonly reason: string | null;
};
export type SheetWarning = 'criteria-are-not-scored' | 'points-are-provisional' | 'own-unit-by-regulation';
export type MoveScoreSheetError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'nothing-is-scored' }
  | SheetMoveRefusal
  | PassageRefusal<SheetWarning, 'own-unit-is-judged'>;

/**
 * Sends a sheet, notes that it was confirmed, makes its points final, or opens it again with a reason. After a unit has
 * sent its sheet, nobody of the unit moves it.
 */
export async function moveScoreSheet(
  tx: Tx,
  actor: Actor,
  command: MoveScoreSheet,
): Promise<Result<null, MoveScoreSheetError>> {
  const { clusterYearId, unitId, to, on, reason } = command;
  const forAll = mayVerifyPoints(actor, clusterYearId);
  if (!forAll && !mayActForUnit(actor, clusterYearId, unitId)) return err({ kind: 'not-yours-to-do' });
  const locked = await tx
    .selectFrom('score_sheet as s')
    .innerJoin('scoring_table as t', 't.id', 's.table_id')
    .where('s.unit_id', '=', unitId)
    .where('t.cluster_year_id', '=', clusterYearId)
    .select('s.id')
    .forUpdate('s')
    .execute();
  const sheet = locked.length > 0 ? await scoreSheetOf(tx, clusterYearId, unitId) : null;
  if (!sheet?.sheetId) return err({ kind: 'nothing-is-scored' });
  // a unit sends its own sheet; everything after that is for the head's office and the Ministry
  if (!forAll && !sendsOwn(sheet.state, to)) return err({ kind: 'not-yours-to-do' });
  const events = await sheetEventsOf(tx, sheet.sheetId);
  const moved = moveSheet(sheet.state, to, { on, last: events.at(-1)?.on ?? null, reason });
  if (!moved.ok) return moved;
  const own = judgesOwnUnit({ unitId, ownUnitIds: await unitsOfActor(tx, actor) }) && !sendsOwn(sheet.state, to);
  const checked = passage(
    { 'own-unit-is-judged': own && sheet.table.ownUnitBy === null },
    { ...warningsOf(sheet, to), 'own-unit-by-regulation': own },
  );
  const passed = await goOn(tx, { clusterYearId, step: 'scoring', by: actor.id }, checked, reason);
  if (!passed.ok) return passed;

  await tx.updateTable('score_sheet').set({ state: to }).where('id', '=', sheet.sheetId).execute();
  await tx
    .insertInto('score_sheet_event')
    .values({
      id: newId(),
      sheet_id: sheet.sheetId,
      happened_on: on,
      state: to,
      reason: reason?.trim() || null,
      by_account_id: actor.id,
    })
    .execute();
  return ok(null);
}

const sendsOwn = (from: SheetState, to: SheetState): boolean => from === 'self-scoring' && to === 'submitted';

type PointsWarning = Exclude<SheetWarning, 'own-unit-by-regulation'>;
function warningsOf({ table, columns, ...sheet }: ScoreSheet, to: SheetState): Record<PointsWarning, boolean> {
  const total =
    to === 'submitted' ? totalOf(table.criteria, columns.self) : standingTotal({ table, columns, ...sheet });
  return {
    'criteria-are-not-scored': (to === 'submitted' || to === 'final') && sheet.state !== 'final' && !isComplete(total),
    'points-are-provisional': to === 'final' && isProvisional(table.criteria, columns),
  };
}

export type CloseScoringError = { readonly kind: 'not-yours-to-do' } | PassageRefusal<'sheets-are-not-final', never>;

/** The office closes the scoring of the year; where sheets are not final, with the reason («Điểm tạm tính» goes to the vote). */
export async function closeScoring(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly on: CalendarDay; readonly reason: string | null },
): Promise<Result<null, CloseScoringError>> {
  const { clusterYearId, on, reason } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const sheets = await scoreSheetsOf(tx, clusterYearId);
  const open = sheets.length === 0 || sheets.some((sheet) => sheet.state !== 'final');
  const passed = await goOn(
    tx,
    { clusterYearId, step: 'scoring', by: actor.id },
    passage({}, { 'sheets-are-not-final': open }),
    reason,
  );
  if (!passed.ok) return passed;
  await markStepDone(tx, clusterYearId, 'scoring', on);
  return ok(null);
}
