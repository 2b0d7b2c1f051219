import type { Actor } from '#src/kernel/actor.ts';
import { plainDecimal } from '#src/kernel/decimal.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { goOn } from '#src/year-round/calendar/app/mark-step.command.ts';
import { passage, type PassageRefusal } from '#src/year-round/calendar/domain/passage.ts';
import { type Criterion, type ScoringMode, type TableFault, tableFaults } from '../domain/criterion.ts';
import { exampleTable } from '../domain/example-table.ts';
import { mayVerifyPoints } from '../domain/may-score.ts';
import { tableInForce } from './scoring-tables.query.ts';

export type SaveScoringTable = {
  readonly clusterYearId: string;
  readonly unitKind: string;
  readonly name: string;
  /** The decision that adopted it, as printed; null while nobody has noted one. */
  readonly decision: string | null;
  readonly criteria: readonly Criterion[];
  /** The edition that was read; 0 where there was none. */
  readonly editionRead: number;
  /** Why the table changes although units have scored under the edition before. */
  readonly reason: string | null;
};
export type SaveScoringTableError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-kind-of-unit' }
  | { readonly kind: 'table-has-no-name' }
  | { readonly kind: 'table-does-not-add-up'; readonly faults: readonly TableFault[] }
  | { readonly kind: 'someone-saved-before' }
  | { readonly kind: 'no-table-to-copy' }
  | PassageRefusal<'units-have-scored-already', never>;

type Origin = { readonly isExample: boolean; readonly copiedFromId: string | null };
const ADOPTED: Origin = { isExample: false, copiedFromId: null };

/** Saves a scoring table as a new edition. Sheets under the edition before stay as they are; units score anew. */
export async function saveScoringTable(
  tx: Tx,
  actor: Actor,
  command: SaveScoringTable,
  origin: Origin = ADOPTED,
): Promise<Result<string, SaveScoringTableError>> {
  const { clusterYearId, unitKind, name } = command;
  if (!mayVerifyPoints(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (name.trim() === '') return err({ kind: 'table-has-no-name' });
  const faults = tableFaults(command.criteria);
  if (faults.length > 0 || command.criteria.length === 0) return err({ kind: 'table-does-not-add-up', faults });
  if (!(await hasMembersOf(tx, clusterYearId, unitKind))) return err({ kind: 'no-such-kind-of-unit' });

  const before = await lastEdition(tx, clusterYearId, unitKind);
  if ((before?.edition ?? 0) !== command.editionRead) return err({ kind: 'someone-saved-before' });
  const passed = await goOn(
    tx,
    { clusterYearId, step: 'scoring', by: actor.id },
    passage({}, { 'units-have-scored-already': (before?.sheets ?? 0) > 0 }),
    command.reason,
  );
  if (!passed.ok) return passed;

  const id = newId();
  const inserted = await tx
    .insertInto('scoring_table')
    .values({
      id,
      cluster_year_id: clusterYearId,
      unit_kind: unitKind,
      edition: command.editionRead + 1,
      name: name.trim(),
      decision: command.decision?.trim() || null,
      is_example: origin.isExample,
      copied_from_id: origin.copiedFromId,
      own_unit_by: before?.own_unit_by ?? null,
    })
    .onConflict((clash) => clash.columns(['cluster_year_id', 'unit_kind', 'edition']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return err({ kind: 'someone-saved-before' });
  await insertCriteria(tx, id, command.criteria);
  return ok(id);
}

type FirstTable = { readonly clusterYearId: string; readonly unitKind: string; readonly name: string };

/** «Lấy theo năm trước»: last year's table of the same cluster becomes the first edition of this year. */
export async function copyLastYearsTable(
  tx: Tx,
  actor: Actor,
  { clusterYearId, unitKind, name }: FirstTable,
): Promise<Result<string, SaveScoringTableError>> {
  const last = await tx
    .selectFrom('cluster_year as now')
    .innerJoin('cluster_year as before', (join) =>
      join.onRef('before.cluster_id', '=', 'now.cluster_id').onRef('before.year', '<', 'now.year'),
    )
    .innerJoin('scoring_table as t', 't.cluster_year_id', 'before.id')
    .where('now.id', '=', clusterYearId)
    .where('t.unit_kind', '=', unitKind)
    .orderBy('before.year', 'desc')
    .select('before.id')
    .executeTakeFirst();
  const table = last && (await tableInForce(tx, last.id, unitKind));
  if (!table) return err({ kind: 'no-table-to-copy' });
  const first = {
    clusterYearId,
    unitKind,
    name,
    decision: null,
    criteria: table.criteria,
    editionRead: 0,
    reason: null,
  };
  return saveScoringTable(tx, actor, first, { isExample: table.isExample, copiedFromId: table.id });
}

/** A small table to rehearse with, marked as an example; only in a rehearsal year. */
export async function takeExampleTable(
  tx: Tx,
  actor: Actor,
  { clusterYearId, unitKind, name }: FirstTable,
): Promise<Result<string, SaveScoringTableError>> {
  const year = await tx
    .selectFrom('cluster_year')
    .select('is_synthetic')
    .where('id', '=', clusterYearId)
    .executeTakeFirst();
  const criteria = exampleTable(unitKind);
  if (!year?.is_synthetic || !criteria) return err({ kind: 'no-table-to-copy' });
  const first = { clusterYearId, unitKind, name, decision: null, criteria, editionRead: 0, reason: null };
  return saveScoringTable(tx, actor, first, { isExample: true, copiedFromId: null });
}

const hasMembersOf = async (tx: Tx, clusterYearId: string, unitKind: string): Promise<boolean> =>
  (await tx
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .select('m.id')
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('u.kind', '=', unitKind)
    .executeTakeFirst()) !== undefined;

const lastEdition = (tx: Tx, clusterYearId: string, unitKind: string) =>
  tx
    .selectFrom('scoring_table as t')
    .where('t.cluster_year_id', '=', clusterYearId)
    .where('t.unit_kind', '=', unitKind)
    .orderBy('t.edition', 'desc')
    .select((eb) => [
      't.edition',
      't.own_unit_by',
      eb
        .selectFrom('score_sheet as s')
        .whereRef('s.table_id', '=', 't.id')
        .select((count) => count.cast<number>(count.fn.countAll(), 'integer').as('n'))
        .as('sheets'),
    ])
    .executeTakeFirst();

async function insertCriteria(tx: Tx, tableId: string, criteria: readonly Criterion[]): Promise<void> {
  const rows = criteria.flatMap((row) => numbered(row, null)).map((row, position) => ({ ...row, position }));
  await tx
    .insertInto('criterion')
    .values(
      rows.map(({ id, parentId, position, row }) => ({
        id,
        table_id: tableId,
        parent_id: parentId,
        position,
        code: row.code,
        name: row.name,
        max_points: row.max,
        may_exceed: row.mayExceed,
        ...(row.body.kind === 'group' ? { mode: 'group' } : modeColumns(row.body.mode)),
      })),
    )
    .execute();
  const bands = rows.flatMap(({ id, row }) => (row.body.kind === 'scored' ? bandRows(id, row.body.mode) : []));
  if (bands.length > 0) await tx.insertInto('criterion_band').values(bands).execute();
}

type Numbered = { readonly id: string; readonly parentId: string | null; readonly row: Criterion };
function numbered(row: Criterion, parentId: string | null): readonly Numbered[] {
  const id = newId();
  const children = row.body.kind === 'group' ? row.body.children : [];
  return [{ id, parentId, row }, ...children.flatMap((child) => numbered(child, id))];
}

function modeColumns(mode: ScoringMode) {
  if (mode.kind === 'yes-no') return { mode: mode.kind, yes_points: mode.yes, no_points: mode.no };
  if (mode.kind === 'deduction') return { mode: mode.kind, per_time: mode.perTime, limit_points: mode.floor };
  if (mode.kind === 'bonus') return { mode: mode.kind, per_time: mode.perTime, limit_points: mode.cap };
  return { mode: mode.kind };
}

function bandRows(criterionId: string, mode: ScoringMode) {
  const common = (position: number) => ({ id: newId(), criterion_id: criterionId, position });
  if (mode.kind === 'days-late')
    return mode.bands.map(({ fromDays, toDays, points }, position) => ({
      ...common(position),
      low: String(fromDays),
      low_closed: true,
      high: toDays === null ? null : String(toDays),
      high_closed: true,
      points,
    }));
  if (mode.kind !== 'bands') return [];
  return mode.bands.map(({ span, points }, position) => ({
    ...common(position),
    low: span.low && plainDecimal(span.low),
    low_closed: span.lowClosed,
    high: span.high && plainDecimal(span.high),
    high_closed: span.highClosed,
    points,
  }));
}
