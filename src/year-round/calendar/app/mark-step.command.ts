import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { YearStep } from '../domain/year-steps.ts';

/** Says that a step is done since a day, or (null) that it is open again. Called by the step's own use cases. */
export async function markStepDone(
  tx: Tx,
  clusterYearId: string,
  step: YearStep,
  doneOn: CalendarDay | null,
): Promise<void> {
  await tx
    .updateTable('year_step')
    .set((eb) => ({ done_on: doneOn, version: eb('version', '+', 1) }))
    .where('cluster_year_id', '=', clusterYearId)
    .where('step', '=', step)
    .execute();
}

/** Keeps the reason with which the person in charge passed a warning. */
export async function recordPassed(
  tx: Tx,
  passed: {
    readonly clusterYearId: string;
    readonly step: YearStep;
    readonly warning: string;
    readonly reason: string;
    readonly by: string;
  },
): Promise<void> {
  await tx
    .insertInto('step_passed')
    .values({
      id: newId(),
      cluster_year_id: passed.clusterYearId,
      step: passed.step,
      warning: passed.warning,
      reason: passed.reason,
      by_account_id: passed.by,
    })
    .execute();
}
