import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother } from '#src/year-round/accounts/domain/may.ts';
import { goOn } from '#src/year-round/calendar/app/mark-step.command.ts';
import type { PassageRefusal } from '#src/year-round/calendar/domain/passage.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import { unitsOfActor } from '#src/year-round/people/app/own-units.query.ts';
import { type Criterion, scoredRows } from '../domain/criterion.ts';
import { mayScore, mayVerifyPoints } from '../domain/may-score.ts';
import { judgesOwnUnit, mayJudge } from '../domain/own-points.ts';
import type { Cell } from '../domain/score-sheet.ts';
import { reasonIsMissing, type SheetColumns, type SheetStage } from '../domain/sheet-hands.ts';
import { mayWriteColumn, type SheetState } from '../domain/sheet-state.ts';
import { type CellRefusal, readCell } from '../domain/typed-cell.ts';
import { type CellNotes, type ColumnSaved, scoreSheetOf } from './score-sheets.query.ts';

export type TypedScore = {
  /** The criterion's code in the table. */
  readonly code: string;
  /** «2,75», «41/42», «kad», «csl»; empty is chưa chấm. */
  readonly typed: string;
  readonly reason: string | null;
  readonly evidence: string | null;
};
export type SaveScores = {
  readonly clusterYearId: string;
  readonly unitId: string;
  readonly stage: SheetStage;
  /** The version of the column that was read; 0 where nothing was written. */
  readonly version: number;
  /** Criteria that are not named stay as they are. */
  readonly scores: readonly TypedScore[];
  /** Why somebody of the unit verifies it all the same, where the regulation lets them. */
  readonly reason?: string | null;
};
export type WrongCell = {
  readonly code: string;
  readonly kind: CellRefusal['kind'] | 'difference-needs-a-reason' | 'no-such-criterion';
};
export type SavedBefore = {
  readonly kind: 'someone-saved-before';
  readonly saved: ColumnSaved;
  readonly theirs: ReadonlyMap<string, CellNotes>;
};
export type SaveScoresError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-table-for-this-unit' }
  | { readonly kind: 'column-is-closed'; readonly state: SheetState }
  | { readonly kind: 'cells-are-wrong'; readonly cells: readonly WrongCell[] }
  | PassageRefusal<'own-unit-by-regulation', 'own-unit-is-judged'>
  | SavedBefore;

/** Saves one hand's column of a unit's sheet: all the cells that were sent, or none. Answers the column's version. */
export async function saveScores(tx: Tx, actor: Actor, command: SaveScores): Promise<Result<number, SaveScoresError>> {
  const { clusterYearId, unitId, stage, version } = command;
  if (!mayScore(actor, clusterYearId, unitId, stage)) return err({ kind: 'not-yours-to-do' });
  const sheetId = await openSheet(tx, actor, command);
  const sheet = sheetId && (await scoreSheetOf(tx, clusterYearId, unitId));
  if (!sheet || sheetId === null) return err({ kind: 'no-table-for-this-unit' });
  const judging = { unitId, ownUnitIds: await unitsOfActor(tx, actor), allowedBy: sheet.table.ownUnitBy };
  if (stage !== 'self') {
    const inCharge = { clusterYearId, step: 'scoring', by: actor.id } as const;
    const passed = await goOn(tx, inCharge, mayJudge(judging), command.reason ?? null);
    if (!passed.ok) return passed;
  }
  if (!mayWriteColumn(sheet.state, stage, mayVerifyPoints(actor, clusterYearId) && !judgesOwnUnit(judging)))
    return err({ kind: 'column-is-closed', state: sheet.state });
  const saved = sheet.saved[stage];
  if (saved !== null && saved.version !== version)
    return err({ kind: 'someone-saved-before', saved, theirs: sheet.notes[stage] });

  const read = readScores(scoredRows(sheet.table.criteria), command, sheet.columns);
  if (!read.ok) return read;
  const columnId = await writeColumn(tx, actor, { sheetId, stage });
  const ids = read.value.map((cell) => cell.criterion_id);
  if (ids.length === 0) return ok(version + 1);
  await tx.deleteFrom('score_cell').where('column_id', '=', columnId).where('criterion_id', 'in', ids).execute();
  const written = read.value.filter((cell) => cell.state !== 'pending' || cell.reason || cell.evidence);
  if (written.length > 0)
    await tx
      .insertInto('score_cell')
      .values(written.map((cell) => ({ id: newId(), column_id: columnId, ...cell })))
      .execute();
  if (stage === 'self')
    await tellUnits(tx, actor, {
      clusterYearId,
      kind: 'scores-entered',
      step: 'scoring',
      page: '',
      units: [{ unitId, about: '' }],
    });
  return ok(version + 1);
}

/** The unit's sheet under the table in force, locked until the end of the transaction; null without a table. */
async function openSheet(
  tx: Tx,
  actor: Actor,
  { clusterYearId, unitId }: Pick<SaveScores, 'clusterYearId' | 'unitId'>,
): Promise<string | null> {
  const table = await tx
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .innerJoin('scoring_table as t', (join) =>
      join.onRef('t.cluster_year_id', '=', 'm.cluster_year_id').onRef('t.unit_kind', '=', 'u.kind'),
    )
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.unit_id', '=', unitId)
    .where('m.participation', '=', 'member')
    .orderBy('t.edition', 'desc')
    .select('t.id')
    .executeTakeFirst();
  if (!table) return null;
  await tx
    .insertInto('score_sheet')
    .values({
      id: newId(),
      table_id: table.id,
      unit_id: unitId,
      entered_for_unit: entersForAnother(actor, unitId),
    })
    .onConflict((clash) => clash.columns(['table_id', 'unit_id']).doNothing())
    .execute();
  const { id } = await tx
    .selectFrom('score_sheet')
    .select('id')
    .where('table_id', '=', table.id)
    .where('unit_id', '=', unitId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return id;
}

function readScores(rows: readonly Criterion[], { stage, scores }: SaveScores, columns: SheetColumns) {
  const wrong: WrongCell[] = [];
  const cells = scores.flatMap(({ code, typed, ...notes }) => {
    const row = rows.find((candidate) => candidate.code === code);
    const cell = row && readCell(row, typed);
    if (!row || !cell) wrong.push({ code, kind: 'no-such-criterion' });
    else if (!cell.ok) wrong.push({ code, kind: cell.error.kind });
    else if (reasonIsMissing(row, stage, cell.value, notes.reason, columns))
      wrong.push({ code, kind: 'difference-needs-a-reason' });
    else return [cellColumns(row, cell.value, typed, notes)];
    return [];
  });
  return wrong.length > 0 ? err({ kind: 'cells-are-wrong', cells: wrong }) : ok(cells);
}

const cellColumns = (row: Criterion, cell: Cell, typed: string, notes: Pick<TypedScore, 'reason' | 'evidence'>) => ({
  criterion_id: row.id,
  state: cell.kind,
  points: cell.kind === 'scored' ? cell.points : null,
  typed: typed.trim(),
  reason: notes.reason?.trim() || null,
  evidence: notes.evidence?.trim() || null,
});

async function writeColumn(tx: Tx, actor: Actor, column: { readonly sheetId: string; readonly stage: SheetStage }) {
  const { id } = await tx
    .insertInto('score_column')
    .values({ id: newId(), sheet_id: column.sheetId, stage: column.stage, by_account_id: actor.id })
    .onConflict((clash) =>
      clash.columns(['sheet_id', 'stage']).doUpdateSet((eb) => ({
        by_account_id: actor.id,
        saved_at: eb.fn('now'),
        version: eb('score_column.version', '+', 1),
      })),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
