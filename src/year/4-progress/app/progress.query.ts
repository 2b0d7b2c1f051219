import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Comparator } from '#src/kernel/comparator.ts';
import { decimal } from '#src/kernel/decimal.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { type StoredTier, tiersOf } from '#src/year/2-covenant/domain/covenant-text.ts';
import { goalOf, type Target } from '#src/year/2-covenant/domain/target.ts';
import type { ProgressReport } from '../domain/progress.ts';
import { figureOf } from './figure-columns.ts';
import { lastYearsOf } from './last-year.query.ts';
import type { ReportParts } from './save-report.ts';

export type PeriodRow = {
  readonly id: string;
  readonly name: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  readonly dueOn: CalendarDay;
  readonly lockedOn: CalendarDay | null;
  readonly reports: number;
};

/** The reporting periods of a year, newest first, with how many units have reported. */
export const periodsOf = (tx: Tx, clusterYearId: string): Promise<PeriodRow[]> =>
  tx
    .selectFrom('progress_period as p')
    .where('p.cluster_year_id', '=', clusterYearId)
    .orderBy('p.to_day', 'desc')
    .orderBy('p.name')
    .select([
      'p.id',
      'p.name',
      'p.from_day as from',
      'p.to_day as to',
      'p.due_on as dueOn',
      'p.locked_on as lockedOn',
      sql<number>`app.reports_received(p.id)`.as('reports'),
    ])
    .execute();

export type BlocTarget = { readonly id: string; readonly blocId: string | null; readonly target: Target };

/** The targets of the covenants of a year in their order; by indexes covenant_of_cluster_year and target_of_covenant. */
export async function targetsOf(tx: Tx, clusterYearId: string): Promise<BlocTarget[]> {
  const rows = await tx
    .selectFrom('target as t')
    .innerJoin('covenant as c', 'c.id', 't.covenant_id')
    .where('c.cluster_year_id', '=', clusterYearId)
    .orderBy('c.id')
    .orderBy('t.position')
    .select([
      't.id',
      'c.bloc_id as blocId',
      't.indicator',
      't.comparator',
      't.value',
      't.unit',
      't.base',
      't.lower_is_better as lower',
      't.tiers',
    ])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    blocId: row.blocId,
    target: {
      indicator: row.indicator,
      goal: goalOf(
        row.comparator as Comparator | null,
        row.value === null ? null : decimal(row.value),
        tiersOf(row.tiers as readonly StoredTier[] | null),
      ),
      unit: row.unit ?? '',
      base: row.base,
      direction: row.lower ? 'less-is-better' : 'more-is-better',
    },
  }));
}

export type ReportRow = ProgressReport & {
  readonly reportId: string;
  readonly words: string | null;
  readonly version: number;
  readonly enteredForUnit: boolean;
  readonly note: string | null;
  readonly parts: ReportParts;
  /** The number of cases as it was reported beside the figure, where it chooses the level. */
  readonly reportedWorkload: bigint | null;
};

/** Every figure reported in a period; one row a figure, a report without figures one row without a target. */
export async function reportsOf(tx: Tx, periodId: string): Promise<ReportRow[]> {
  const rows = await tx
    .selectFrom('progress_report as r')
    .leftJoin('progress_figure as f', 'f.report_id', 'r.id')
    .leftJoin('target as t', 't.id', 'f.target_id')
    .where('r.period_id', '=', periodId)
    .select([
      'r.id as reportId',
      'r.unit_id as unitId',
      'r.received_on as receivedOn',
      'r.version',
      'r.entered_for_unit as enteredForUnit',
      'r.note',
      'r.movements',
      'r.difficulties',
      'r.next_tasks as nextTasks',
      'f.target_id as targetId',
      'f.numerator',
      'f.denominator',
      'f.value',
      'f.workload',
      'f.words',
      't.unit',
    ])
    .execute();
  const lastYears = await lastYearsOf(tx, periodId);
  return rows.map(({ numerator, denominator, value, workload, unit, targetId, ...row }) => {
    const { movements, difficulties, nextTasks, ...report } = row;
    const lastYear = lastYears.find((one) => one.unitId === row.unitId && one.targetId === targetId);
    return {
      ...report,
      parts: { movements, difficulties, nextTasks },
      targetId: targetId ?? '',
      figure: figureOf({ numerator, denominator, value }),
      lastYear: lastYear?.figure ?? null,
      workload: workloadOf(workload, denominator, unit),
      reportedWorkload: workload === null ? null : BigInt(workload),
    };
  });
}

/** As reported; else the denominator, where that counts cases and not money. */
export function workloadOf(reported: string | null, denominator: string | null, unit: string | null): bigint | null {
  if (reported !== null) return BigInt(reported);
  return denominator === null || unit?.includes('tiền') ? null : BigInt(denominator);
}
