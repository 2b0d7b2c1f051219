import type { LastYear } from '../app/last-year.query.ts';
import type { BlocTarget, PeriodRow, ReportRow } from '../app/progress.query.ts';

/** What the page of a year's figures shows, as far as its reader may see. */
export type Board = {
  readonly periods: readonly PeriodRow[];
  readonly period: PeriodRow | null;
  readonly targets: readonly BlocTarget[];
  readonly reports: readonly ReportRow[];
  readonly lastYears: readonly LastYear[];
  /** Whose bars may be seen: all for the head and the Ministry, its own for a unit. */
  readonly seesAll: boolean;
  readonly mayRun: boolean;
  readonly ownUnitIds: readonly string[];
};
