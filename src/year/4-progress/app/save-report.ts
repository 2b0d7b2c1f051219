import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { plainDecimal } from '#src/kernel/decimal.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother, mayActForUnit } from '#src/year-round/accounts/domain/may.ts';
import type { WrittenFigure } from '../domain/written-figure.ts';

/** What is reported of one target. */
export type ReportedFigure = WrittenFigure & { readonly targetId: string };

export type SaveReport = {
  readonly clusterYearId: string;
  readonly periodId: string;
  readonly unitId: string;
  /** The version that was read; 0 where nothing had been reported. */
  readonly version: number;
  readonly receivedOn: CalendarDay;
  readonly figures: readonly ReportedFigure[];
  readonly note: string;
  /** Why a locked figure is corrected. */
  readonly reason: string | null;
};
export type SaveReportError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-period' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'not-a-target-of-the-unit'; readonly targetId: string }
  | { readonly kind: 'period-is-locked' }
  | { readonly kind: 'someone-saved-before' };

/** Keeps a unit's report of a period: all its figures or none. What was there before stays in the audit trail. */
export async function saveReport(tx: Tx, actor: Actor, command: SaveReport): Promise<Result<string, SaveReportError>> {
  const { clusterYearId, periodId, unitId, version } = command;
  if (!mayActForUnit(actor, clusterYearId, unitId)) return err({ kind: 'not-yours-to-do' });
  const period = await tx
    .selectFrom('progress_period')
    .select('locked_on')
    .where('id', '=', periodId)
    .where('cluster_year_id', '=', clusterYearId)
    .forShare()
    .executeTakeFirst();
  if (!period) return err({ kind: 'no-such-period' });
  if (period.locked_on !== null && !command.reason?.trim()) return err({ kind: 'period-is-locked' });

  const strange = await targetNotOfUnit(tx, command);
  if (strange) return err(strange);

  const entered = entersForAnother(actor, unitId);
  const values = { received_on: command.receivedOn, entered_for_unit: entered, note: command.note || null };
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
  return ok(saved.id);
}

function columnsOf(figure: ReportedFigure) {
  if (figure.kind === 'rate')
    return { numerator: figure.numerator.toString(), denominator: figure.denominator.toString() };
  return figure.kind === 'number' ? { value: plainDecimal(figure.value) } : { words: figure.words };
}

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
    .select('target.id')
    .where('covenant.cluster_year_id', '=', command.clusterYearId)
    .where((eb) => eb.or([eb('covenant.bloc_id', 'is', null), eb('covenant.bloc_id', '=', member.bloc_id)]))
    .execute();
  const known = new Set(own.map((target) => target.id));
  const strange = command.figures.find((figure) => !known.has(figure.targetId));
  return strange ? { kind: 'not-a-target-of-the-unit', targetId: strange.targetId } : null;
}
