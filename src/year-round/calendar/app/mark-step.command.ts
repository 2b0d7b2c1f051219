import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayPass, type Passage, type PassageRefusal } from '../domain/passage.ts';
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

/** Where and by whom a warning is passed. */
type InCharge = { readonly clusterYearId: string; readonly step: YearStep; readonly by: string };

/** Keeps the reason with which the person in charge passed a warning. */
export async function recordPassed(
  tx: Tx,
  { clusterYearId, step, by, warning, reason }: InCharge & { readonly warning: string; readonly reason: string },
): Promise<void> {
  await tx
    .insertInto('step_passed')
    .values({ id: newId(), cluster_year_id: clusterYearId, step, warning, reason, by_account_id: by })
    .execute();
}

/** Goes on where nothing stands in the way, or where the person in charge wrote why; what was passed is kept with that reason. */
export async function goOn<Warning extends string, Refusal extends string>(
  tx: Tx,
  inCharge: InCharge,
  checked: Passage<Warning, Refusal>,
  writtenReason: string | null,
): Promise<Result<null, PassageRefusal<Warning, Refusal>>> {
  const passed = mayPass(checked, writtenReason);
  if (!passed.ok) return passed;
  for (const warning of passed.value.overridden)
    await recordPassed(tx, { ...inCharge, warning, reason: passed.value.reason ?? '' });
  return ok(null);
}
