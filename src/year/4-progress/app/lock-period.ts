import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

export type LockPeriodError = { readonly kind: 'not-yours-to-do' } | { readonly kind: 'no-such-period' };

/** Locks the figures of a period (chốt số liệu), or opens them again; corrections of a locked period need a written reason. */
export async function lockPeriod(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly periodId: string; readonly lockedOn: CalendarDay | null },
): Promise<Result<null, LockPeriodError>> {
  if (!mayRunYear(actor, command.clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const locked = await tx
    .updateTable('progress_period')
    .set((eb) => ({ locked_on: command.lockedOn, version: eb('version', '+', 1) }))
    .where('id', '=', command.periodId)
    .where('cluster_year_id', '=', command.clusterYearId)
    .returning('id')
    .executeTakeFirst();
  return locked ? ok(null) : err({ kind: 'no-such-period' });
}
