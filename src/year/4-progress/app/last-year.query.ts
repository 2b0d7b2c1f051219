import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Figure } from '#src/year/2-covenant/domain/target.ts';
import { type FigureColumns, figureOf } from './figure-columns.ts';

/** Last year's figure of a unit for a target, and how it is known. */
export type LastYear = {
  readonly unitId: string;
  readonly targetId: string;
  readonly figure: Figure;
  readonly from: /** «Suy ra»: read from the unit's report of the same days a year before, whose figures were locked. */
    | { readonly kind: 'on-record'; readonly period: string; readonly year: number; readonly lockedOn: CalendarDay }
    | { readonly kind: 'entered'; readonly source: string; readonly by: string; readonly at: Date };
};

/**
 * What each unit had a year before, for the targets of a period that ask for better than last year: from the locked
 * report of the same days in the cluster's year before, of the same indicator and unit; else as it was entered.
 */
export async function lastYearsOf(tx: Tx, periodId: string): Promise<LastYear[]> {
  const recorded = await onRecord(tx, periodId);
  const entered = await enteredFor(tx, periodId);
  const told = new Set(recorded.map(({ unitId, targetId }) => `${unitId} ${targetId}`));
  return [...recorded, ...entered.filter(({ unitId, targetId }) => !told.has(`${unitId} ${targetId}`))];
}

/** Told by a function of the database, since last year's report may lie outside this reader's own years. */
async function onRecord(tx: Tx, periodId: string): Promise<LastYear[]> {
  const { rows } = await sql<Of & FigureColumns & { period: string; year: number; lockedOn: CalendarDay }>`
    select unit_id as "unitId", target_id as "targetId", numerator, denominator, value, period, year, locked_on as "lockedOn"
    from app.last_years_figures(${periodId})
  `.execute(tx);
  return rows.flatMap(({ unitId, targetId, period, year, lockedOn, ...columns }) =>
    known({ unitId, targetId }, columns, { kind: 'on-record', period, year, lockedOn }),
  );
}

async function enteredFor(tx: Tx, periodId: string): Promise<LastYear[]> {
  const rows = await tx
    .selectFrom('progress_report as r')
    .innerJoin('progress_base as b', 'b.report_id', 'r.id')
    .where('r.period_id', '=', periodId)
    .select([
      'r.unit_id as unitId',
      'b.target_id as targetId',
      'b.numerator',
      'b.denominator',
      'b.value',
      'b.source',
      'b.entered_by as by',
      'b.entered_at as at',
    ])
    .execute();
  return rows.flatMap(({ unitId, targetId, source, by, at, ...columns }) =>
    known({ unitId, targetId }, columns, { kind: 'entered', source, by, at }),
  );
}

type Of = { readonly unitId: string; readonly targetId: string };

function known(of: Of, columns: FigureColumns, from: LastYear['from']): LastYear[] {
  const figure = figureOf(columns);
  return figure ? [{ ...of, figure, from }] : [];
}
