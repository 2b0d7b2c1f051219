import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother, mayActForUnit } from '#src/year-round/accounts/domain/may.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import type { WrittenFigure } from '../domain/written-figure.ts';
import { numbersOf } from './figure-columns.ts';
import { keepBase, type ReportedBase } from './keep-base.ts';

/** What is reported of one target; the number of cases, where it chooses the level and is not the denominator itself. */
export type ReportedFigure = WrittenFigure & { readonly targetId: string; readonly workload?: bigint | null };

/** What a report says beside its figures; `null` where it says nothing. */
export type ReportParts = {
  readonly movements: string | null;
  readonly difficulties: string | null;
  readonly nextTasks: string | null;
};

export type SaveReport = {
  readonly clusterYearId: string;
  readonly periodId: string;
  readonly unitId: string;
  /** The version that was read; 0 where nothing had been reported. */
  readonly version: number;
  readonly receivedOn: CalendarDay;
  readonly figures: readonly ReportedFigure[];
  /** Targets that are not named here keep the figure of last year that was entered for them. */
  readonly bases: readonly ReportedBase[];
  readonly note: string;
  readonly parts: ReportParts;
  /** Why a locked figure is corrected. */
  readonly reason: string | null;
};
export type SaveReportError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-period' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'not-a-target-of-the-unit'; readonly targetId: string }
  | { readonly kind: 'source-of-last-year-is-missing'; readonly targetId: string }
  | { readonly kind: 'period-is-locked' }
  | { readonly kind: 'someone-saved-before' };

/** Keeps a unit's report of a period: all its figures or none. What was there before stays in the audit trail. */
export async function saveReport(tx: Tx, actor: Actor, command: SaveReport): Promise<Result<string, SaveReportError>> {
  const { clusterYearId, periodId, unitId, version } = command;
  if (!mayActForUnit(actor, clusterYearId, unitId)) return err({ kind: 'not-yours-to-do' });
  const period = await tx
    .selectFrom('progress_period')
    .select(['locked_on', 'name'])
    .where('id', '=', periodId)
    .where('cluster_year_id', '=', clusterYearId)
    .forShare()
    .executeTakeFirst();
  if (!period) return err({ kind: 'no-such-period' });
  if (period.locked_on !== null && !command.reason?.trim()) return err({ kind: 'period-is-locked' });

  const strange = await targetNotOfUnit(tx, command);
  if (strange) return err(strange);
  const unfounded = command.bases.find(({ base }) => base?.source.trim() === '');
  if (unfounded) return err({ kind: 'source-of-last-year-is-missing', targetId: unfounded.targetId });

  const entered = entersForAnother(actor, unitId);
  const { movements, difficulties, nextTasks } = command.parts;
  const values = {
    received_on: command.receivedOn,
    entered_for_unit: entered,
    note: command.note || null,
    movements,
    difficulties,
    next_tasks: nextTasks,
  };
  const saved =
    version === 0
      ? await tx
          .insertInto('progress_report')
          .values({ id: newId(), period_id: periodId, unit_id: unitId, ...values })
          .onConflict((clash) => clash.columns(['period_id', 'unit_id']).doNothing())
          .returning('id')
          .executeTakeFirst()
      : await tx
          .updateTable('progress_report')
          .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
          .where('period_id', '=', periodId)
          .where('unit_id', '=', unitId)
          .where('version', '=', version)
          .returning('id')
          .executeTakeFirst();
  if (!saved) return err({ kind: 'someone-saved-before' });

  await tx.deleteFrom('progress_figure').where('report_id', '=', saved.id).execute();
  if (command.figures.length > 0)
    await tx
      .insertInto('progress_figure')
      .values(
        command.figures.map((figure) => ({
          id: newId(),
          report_id: saved.id,
          target_id: figure.targetId,
          ...columnsOf(figure),
        })),
      )
      .execute();
  for (const reported of command.bases) await keepBase(tx, actor, saved.id, reported);
  await tellUnits(tx, actor, {
    clusterYearId,
    kind: 'report-entered',
    step: 'progress',
    page: '',
    units: [{ unitId, about: period.name }],
  });
  return ok(saved.id);
}

const columnsOf = (figure: ReportedFigure) =>
  figure.kind === 'words'
    ? { words: figure.words }
    : { ...numbersOf(figure), workload: figure.workload?.toString() ?? null };

/** Figures go only to targets that the unit's own bloc has covenanted. */
async function targetNotOfUnit(tx: Tx, command: SaveReport): Promise<SaveReportError | null> {
  const member = await tx
    .selectFrom('membership')
    .select('bloc_id')
    .where('cluster_year_id', '=', command.clusterYearId)
    .where('unit_id', '=', command.unitId)
    .executeTakeFirst();
  if (!member) return { kind: 'not-a-member' };
  const own = await tx
    .selectFrom('target')
    .innerJoin('covenant', 'covenant.id', 'target.covenant_id')
    .select(['target.id', 'target.comparator'])
    .where('covenant.cluster_year_id', '=', command.clusterYearId)
    .where((eb) => eb.or([eb('covenant.bloc_id', 'is', null), eb('covenant.bloc_id', '=', member.bloc_id)]))
    .execute();
  const strange =
    command.figures.find(({ targetId }) => own.every(({ id }) => id !== targetId)) ??
    command.bases.find(({ targetId }) => !asksForLastYear(own.find(({ id }) => id === targetId)));
  return strange ? { kind: 'not-a-target-of-the-unit', targetId: strange.targetId } : null;
}

const asksForLastYear = (target: { readonly comparator: string | null } | undefined): boolean =>
  target?.comparator === 'better-than-last-year';
