import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { type PublicCount, publicCount } from '../domain/public-count.ts';
import { type FigureColumns, figureOf } from './figure-columns.ts';
import { targetsOf, workloadOf } from './progress.query.ts';

/** What everybody may know of a target once its figures are accepted: how many units met it, and never which. */
export type PublishedResult = {
  readonly targetId: string;
  readonly period: string;
  readonly lockedOn: CalendarDay;
  readonly count: PublicCount;
};

/**
 * How many units met each target, by a day: of the last period once its figures are locked, for covenants that were
 * reviewed or whose measured days are over. Empty until then. The database tells the figures without their units.
 */
export async function publishedResults(tx: Tx, clusterYearId: string, by: CalendarDay): Promise<PublishedResult[]> {
  const { rows } = await sql<Row>`
    select target_id as "targetId", period, locked_on as "lockedOn", members, numerator, denominator, value, workload,
      last_numerator as "lastNumerator", last_denominator as "lastDenominator", last_value as "lastValue"
    from app.accepted_figures(${clusterYearId}, ${by})
  `.execute(tx);
  if (rows.length === 0) return [];
  const targets = await targetsOf(tx, clusterYearId);
  return targets.flatMap(({ id, target }) => {
    const own = rows.filter((row) => row.targetId === id);
    const [first] = own;
    if (!first || target.goal.kind === 'in-words') return [];
    const reports = own.map((row) => reportIn(row, target.unit));
    const { period, lockedOn, members } = first;
    return [{ targetId: id, period, lockedOn, count: publicCount(target, reports, members) }];
  });
}

type Row = FigureColumns & {
  readonly targetId: string;
  readonly period: string;
  readonly lockedOn: CalendarDay;
  readonly members: number;
  readonly workload: string | null;
  readonly lastNumerator: string | null;
  readonly lastDenominator: string | null;
  readonly lastValue: string | null;
};

const reportIn = (row: Row, unit: string) => ({
  figure: figureOf(row),
  lastYear: figureOf({ numerator: row.lastNumerator, denominator: row.lastDenominator, value: row.lastValue }),
  workload: workloadOf(row.workload, row.denominator, unit),
});
