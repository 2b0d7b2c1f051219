import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { decimal } from '#src/kernel/decimal.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Criterion, ScoringMode } from '../domain/criterion.ts';

export type ScoringTable = {
  readonly id: string;
  readonly unitKind: string;
  readonly edition: number;
  readonly name: string;
  readonly decision: string | null;
  readonly isExample: boolean;
  readonly copiedFromYear: number | null;
  /** The regulation that lets members of a unit verify its points; null where none does. */
  readonly ownUnitBy: string | null;
  readonly criteria: readonly Criterion[];
};

/** The tables in force in a year: the last edition for each kind of unit. Two queries, by the index of editions. */
export async function tablesInForce(tx: Tx, clusterYearId: string): Promise<ScoringTable[]> {
  const tables = await tx
    .selectFrom('scoring_table as t')
    .leftJoin('scoring_table as from', 'from.id', 't.copied_from_id')
    .leftJoin('cluster_year as y', 'y.id', 'from.cluster_year_id')
    .where('t.cluster_year_id', '=', clusterYearId)
    .distinctOn('t.unit_kind')
    .orderBy('t.unit_kind')
    .orderBy('t.edition', 'desc')
    .select([
      't.id',
      't.unit_kind as unitKind',
      't.edition',
      't.name',
      't.decision',
      't.is_example as isExample',
      'y.year as copiedFromYear',
      't.own_unit_by as ownUnitBy',
    ])
    .execute();
  const rows = await criteriaOf(
    tx,
    tables.map((table) => table.id),
  );
  return tables.map((table) => ({
    ...table,
    criteria: treeOf(
      rows.filter((row) => row.table_id === table.id),
      null,
    ),
  }));
}

/** The table in force for one kind of unit; null where the year has none. */
export async function tableInForce(tx: Tx, clusterYearId: string, unitKind: string): Promise<ScoringTable | null> {
  return (await tablesInForce(tx, clusterYearId)).find((table) => table.unitKind === unitKind) ?? null;
}

type Row = Awaited<ReturnType<typeof criteriaOf>>[number];

const criteriaOf = async (tx: Tx, tableIds: readonly string[]) =>
  tableIds.length === 0
    ? []
    : tx
        .selectFrom('criterion as c')
        .where('c.table_id', 'in', tableIds)
        .orderBy('c.position')
        .selectAll('c')
        .select((eb) =>
          jsonArrayFrom(
            eb
              .selectFrom('criterion_band as b')
              .whereRef('b.criterion_id', '=', 'c.id')
              .orderBy('b.position')
              .select([
                sql<string | null>`trim_scale(b.low)::text`.as('low'),
                sql<string | null>`trim_scale(b.high)::text`.as('high'),
                'b.low_closed as lowClosed',
                'b.high_closed as highClosed',
                'b.points',
              ]),
          ).as('bands'),
        )
        .execute();

function treeOf(rows: readonly Row[], parentId: string | null): readonly Criterion[] {
  return rows
    .filter((row) => row.parent_id === parentId)
    .map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      max: row.max_points,
      mayExceed: row.may_exceed,
      body:
        row.mode === 'group'
          ? { kind: 'group', children: treeOf(rows, row.id) }
          : { kind: 'scored', mode: modeOf(row) },
    }));
}

function modeOf(row: Row): ScoringMode {
  switch (row.mode) {
    case 'yes-no':
      return { kind: 'yes-no', yes: row.yes_points ?? 0, no: row.no_points ?? 0 };
    case 'deduction':
      return { kind: 'deduction', perTime: row.per_time ?? 0, floor: row.limit_points ?? 0 };
    case 'bonus':
      return { kind: 'bonus', perTime: row.per_time ?? 0, cap: row.limit_points };
    case 'days-late':
      return {
        kind: 'days-late',
        bands: row.bands.map(({ low, high, points }) => ({
          fromDays: Number(low),
          toDays: high === null ? null : Number(high),
          points,
        })),
      };
    case 'bands':
      return { kind: 'bands', bands: row.bands.map(bandOf) };
    case 'percent-of-points':
      return { kind: 'percent-of-points' };
    default:
      return { kind: 'manual' };
  }
}

const bandOf = ({ low, high, lowClosed, highClosed, points }: Row['bands'][number]) => ({
  span: { low: low === null ? null : decimal(low), lowClosed, high: high === null ? null : decimal(high), highClosed },
  points,
});
