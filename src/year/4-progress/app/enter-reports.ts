import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { type PastedProgress, type ReportingUnit, readPastedProgress } from '../domain/pasted-progress.ts';
import { type ReportRow, reportsOf, targetsOf } from './progress.query.ts';
import { type ReportedFigure, saveReport, type SaveReportError } from './save-report.ts';

export type EnterReports = {
  readonly clusterYearId: string;
  readonly periodId: string;
  readonly units: readonly ReportingUnit[];
  readonly sheet: readonly (readonly string[])[];
  readonly receivedOn: CalendarDay;
  /** Why locked figures are corrected. */
  readonly reason: string | null;
};
export type EnterReportsError =
  | SaveReportError
  | { readonly kind: 'rows-to-correct'; readonly read: PastedProgress }
  | { readonly kind: 'nothing-to-enter' };

/** How a sheet would be read, without entering anything. */
export async function previewReports(tx: Tx, command: EnterReports): Promise<PastedProgress> {
  const targets = await targetsOf(tx, command.clusterYearId);
  return readPastedProgress(
    command.sheet,
    command.units,
    targets.map(({ id, blocId, target }) => ({ id, blocId, indicator: target.indicator })),
  );
}

/** Enters a whole sheet of figures or nothing of it; figures that a unit has reported and the sheet leaves out stay. */
export async function enterReports(
  tx: Tx,
  actor: Actor,
  command: EnterReports,
): Promise<Result<{ readonly units: number }, EnterReportsError>> {
  if (!mayRunYear(actor, command.clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const read = await previewReports(tx, command);
  if (read.faults.length > 0) return err({ kind: 'rows-to-correct', read });
  if (read.figures.length === 0) return err({ kind: 'nothing-to-enter' });
  const stored = await reportsOf(tx, command.periodId);
  const unitIds = [...new Set(read.figures.map((figure) => figure.unitId))];
  for (const unitId of unitIds) {
    const before = stored.filter((report) => report.unitId === unitId);
    const workloadOf = (targetId: string) => before.find((row) => row.targetId === targetId)?.reportedWorkload ?? null;
    const pasted = read.figures
      .filter((one) => one.unitId === unitId)
      .map(({ targetId, figure }) => ({ targetId, workload: workloadOf(targetId), ...figure }));
    const kept = before.flatMap(figureIn).filter((one) => pasted.every((figure) => figure.targetId !== one.targetId));
    const saved = await saveReport(tx, actor, {
      clusterYearId: command.clusterYearId,
      periodId: command.periodId,
      unitId,
      version: before[0]?.version ?? 0,
      receivedOn: command.receivedOn,
      figures: [...kept, ...pasted],
      bases: [],
      note: before[0]?.note ?? '',
      parts: before[0]?.parts ?? { movements: null, difficulties: null, nextTasks: null },
      reason: command.reason,
    });
    if (!saved.ok) return saved;
  }
  return ok({ units: unitIds.length });
}

function figureIn({ targetId, figure, words, reportedWorkload: workload }: ReportRow): ReportedFigure[] {
  if (figure?.kind === 'rate') return [{ targetId, workload, kind: 'rate', ...figure.ratio }];
  if (figure) return [{ targetId, workload, ...figure }];
  return words === null ? [] : [{ targetId, kind: 'words', words }];
}
