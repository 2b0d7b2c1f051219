import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Points } from '#src/kernel/points.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { scoredRows } from '../domain/criterion.ts';
import { type Cell, type Cells, isComplete, type SheetTotal, totalOf } from '../domain/score-sheet.ts';
import {
  isProvisional,
  SHEET_STAGES,
  type SheetColumns,
  type SheetStage,
  standingCells,
} from '../domain/sheet-hands.ts';
import type { SheetState } from '../domain/sheet-state.ts';
import { type ScoringTable, tablesInForce } from './scoring-tables.query.ts';

/** What stands in one cell beside its points. */
export type CellNotes = { readonly typed: string; readonly reason: string | null; readonly evidence: string | null };
export type ColumnSaved = { readonly version: number; readonly by: string | null; readonly at: Date };

export type ScoreSheet = {
  readonly unitId: string;
  /** Null where nobody has written on the sheet yet. */
  readonly sheetId: string | null;
  readonly state: SheetState;
  readonly enteredForUnit: boolean;
  readonly table: ScoringTable;
  readonly columns: SheetColumns;
  readonly notes: Readonly<Record<SheetStage, ReadonlyMap<string, CellNotes>>>;
  readonly saved: Readonly<Record<SheetStage, ColumnSaved | null>>;
};

/**
 * The sheets of all members under the tables in force; a member without a sheet has an empty one. Four queries for a
 * year, whatever the number of its units and criteria.
 */
export async function scoreSheetsOf(tx: Tx, clusterYearId: string, unitId?: string): Promise<ScoreSheet[]> {
  const tables = await tablesInForce(tx, clusterYearId);
  if (tables.length === 0) return [];
  let members = tx
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .innerJoin('scoring_table as t', (join) =>
      join.onRef('t.unit_kind', '=', 'u.kind').on(
        't.id',
        'in',
        tables.map((table) => table.id),
      ),
    )
    .leftJoin('score_sheet as s', (join) => join.onRef('s.table_id', '=', 't.id').onRef('s.unit_id', '=', 'u.id'))
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.participation', '=', 'member');
  if (unitId !== undefined) members = members.where('u.id', '=', unitId);
  const sheets = await members
    .orderBy('m.position')
    .orderBy('u.id')
    .select([
      'u.id as unitId',
      't.id as tableId',
      's.id as sheetId',
      sql<SheetState>`coalesce(s.state, 'self-scoring')`.as('state'),
      sql<boolean>`coalesce(s.entered_for_unit, false)`.as('enteredForUnit'),
    ])
    .execute();
  const written = await cellsOf(
    tx,
    sheets.flatMap((sheet) => sheet.sheetId ?? []),
  );
  const bySheet = new Map<string, Written[]>();
  for (const row of written) {
    const own = bySheet.get(row.sheetId);
    if (own) own.push(row);
    else bySheet.set(row.sheetId, [row]);
  }
  return sheets.flatMap(({ tableId, ...sheet }) => {
    const table = tables.find((candidate) => candidate.id === tableId);
    return table ? [{ ...sheet, table, ...columnsOf(bySheet.get(sheet.sheetId ?? '') ?? []) }] : [];
  });
}

/** The sheet of one member; null where its kind has no table this year. */
export const scoreSheetOf = async (tx: Tx, clusterYearId: string, unitId: string): Promise<ScoreSheet | null> =>
  (await scoreSheetsOf(tx, clusterYearId, unitId))[0] ?? null;

export type UnitScore = {
  readonly unitId: string;
  readonly unitKind: string;
  readonly points: Points;
  readonly total: SheetTotal;
  readonly complete: boolean;
  /** «Điểm tạm tính»: not all of it is verified and made final. */
  readonly provisional: boolean;
};

/** The points with which a year goes to its vote: by the last hand of each criterion, told whether provisional. */
export async function scoresOfYear(tx: Tx, clusterYearId: string): Promise<UnitScore[]> {
  return (await scoreSheetsOf(tx, clusterYearId)).map((sheet) => {
    const total = standingTotal(sheet);
    return {
      unitId: sheet.unitId,
      unitKind: sheet.table.unitKind,
      points: total.points,
      total,
      complete: isComplete(total),
      provisional: sheet.state !== 'final' || isProvisional(sheet.table.criteria, sheet.columns),
    };
  });
}

/** The total by the last hand of each criterion. */
export const standingTotal = ({ table, columns }: ScoreSheet): SheetTotal =>
  totalOf(table.criteria, standingCells(scoredRows(table.criteria), columns));

export type SheetEvent = {
  readonly on: CalendarDay;
  readonly state: SheetState;
  readonly reason: string | null;
  readonly by: string | null;
};

/** The life of a sheet in the order in which it was written; by index score_sheet_event_of_sheet. */
export const sheetEventsOf = (tx: Tx, sheetId: string): Promise<SheetEvent[]> =>
  tx
    .selectFrom('score_sheet_event as e')
    .leftJoin('account as a', 'a.id', 'e.by_account_id')
    .where('e.sheet_id', '=', sheetId)
    .orderBy('e.recorded_at')
    .select(['e.happened_on as on', sql<SheetState>`e.state`.as('state'), 'e.reason', 'a.name as by'])
    .execute();

const cellsOf = async (tx: Tx, sheetIds: readonly string[]) =>
  sheetIds.length === 0
    ? []
    : tx
        .selectFrom('score_column as c')
        .leftJoin('score_cell as x', 'x.column_id', 'c.id')
        .leftJoin('account as a', 'a.id', 'c.by_account_id')
        .where('c.sheet_id', 'in', sheetIds)
        .select([
          'c.sheet_id as sheetId',
          sql<SheetStage>`c.stage`.as('stage'),
          'c.version',
          'c.saved_at as at',
          'a.name as by',
          'x.criterion_id as criterionId',
          'x.state',
          'x.points',
          'x.typed',
          'x.reason',
          'x.evidence',
        ])
        .execute();

type Written = Awaited<ReturnType<typeof cellsOf>>[number];

function columnsOf(rows: readonly Written[]): Pick<ScoreSheet, 'columns' | 'notes' | 'saved'> {
  const of = <Value>(take: (own: readonly Written[]) => Value): Record<SheetStage, Value> => {
    const [self, confirmed, verified] = SHEET_STAGES.map((stage) => take(rows.filter((row) => row.stage === stage)));
    return { self, confirmed, verified } as Record<SheetStage, Value>;
  };
  return {
    columns: of<Cells>(
      (own) => new Map(own.flatMap((row) => (row.criterionId ? [[row.criterionId, cellIn(row)]] : []))),
    ),
    notes: of(
      (own) =>
        new Map(
          own.flatMap(({ criterionId, typed, reason, evidence }) =>
            criterionId ? [[criterionId, { typed: typed ?? '', reason, evidence }]] : [],
          ),
        ),
    ),
    saved: of((own) => (own[0] ? { version: own[0].version, by: own[0].by, at: own[0].at } : null)),
  };
}

function cellIn({ state, points }: Written): Cell {
  if (state === 'scored') return { kind: 'scored', points: points ?? 0 };
  return { kind: state === 'not-applicable' || state === 'no-data' ? state : 'pending' };
}
