import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Period } from '#src/kernel/period.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

export type OpenPeriod = {
  readonly clusterYearId: string;
  /** «6 tháng», «9 tháng», «Cả năm»: a named period, not a fraction of a year. */
  readonly name: string;
  /** The days whose figures are reported; a THADS work year may begin in October before. */
  readonly covers: Period;
  readonly dueOn: CalendarDay;
};
export type OpenPeriodError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'period-has-no-name' }
  | { readonly kind: 'period-ends-before-it-begins' }
  | { readonly kind: 'period-of-that-name-exists' };

/** Asks the units of a year to report for a named period. Answers its id. */
export async function openPeriod(tx: Tx, actor: Actor, command: OpenPeriod): Promise<Result<string, OpenPeriodError>> {
  const { clusterYearId, name, covers, dueOn } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (name.trim() === '') return err({ kind: 'period-has-no-name' });
  if (covers.to < covers.from) return err({ kind: 'period-ends-before-it-begins' });
  const opened = await tx
    .insertInto('progress_period')
    .values({
      id: newId(),
      cluster_year_id: clusterYearId,
      name: name.trim(),
      from_day: covers.from,
      to_day: covers.to,
      due_on: dueOn,
    })
    .onConflict((clash) => clash.columns(['cluster_year_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return opened ? ok(opened.id) : err({ kind: 'period-of-that-name-exists' });
}
