import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearStep } from '#src/year-round/calendar/domain/year-steps.ts';

export type StepPlan = {
  readonly step: YearStep;
  readonly version: number;
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  readonly doneOn: CalendarDay | null;
  readonly holder: string | null;
  readonly skippedReason: string | null;
};
export type PlanStepsError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'due-before-it-opens'; readonly step: YearStep }
  | { readonly kind: 'someone-saved-before'; readonly step: YearStep };

/** Sets the windows of the nine steps, who holds each, what is done, and what is left out this year and why. */
export async function planSteps(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly steps: readonly StepPlan[] },
): Promise<Result<null, PlanStepsError>> {
  const { clusterYearId, steps } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const backwards = steps.find(({ opensOn, dueOn }) => opensOn !== null && dueOn !== null && dueOn < opensOn);
  if (backwards) return err({ kind: 'due-before-it-opens', step: backwards.step });
  for (const plan of steps) {
    const saved = await tx
      .updateTable('year_step')
      .set((eb) => ({
        opens_on: plan.opensOn,
        due_on: plan.dueOn,
        done_on: plan.doneOn,
        holder: plan.holder,
        skipped_reason: plan.skippedReason,
        version: eb('version', '+', 1),
      }))
      .where('cluster_year_id', '=', clusterYearId)
      .where('step', '=', plan.step)
      .where('version', '=', plan.version)
      .returning('id')
      .executeTakeFirst();
    if (!saved) return err({ kind: 'someone-saved-before', step: plan.step });
  }
  return ok(null);
}
