import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { markStepIfAllClosed } from './close-ballot.ts';

export type CancelBallot = {
  readonly clusterYearId: string;
  readonly ballotId: string;
  readonly on: CalendarDay;
  readonly reason: string;
};
export type CancelBallotError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'cancelled-without-a-reason' }
  | { readonly kind: 'ballot-is-closed' };

/** Cancels a vote whose result was not announced (hủy cuộc bỏ phiếu); it stays on record with its reason, and holds the step open no longer. */
export async function cancelBallot(
  tx: Tx,
  actor: Actor,
  { clusterYearId, ballotId, on, reason }: CancelBallot,
): Promise<Result<null, CancelBallotError>> {
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (reason.trim() === '') return err({ kind: 'cancelled-without-a-reason' });
  const cancelled = await tx
    .updateTable('ballot')
    .set((eb) => ({
      state: 'cancelled',
      state_reason: reason.trim(),
      closed_on: on,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', ballotId)
    .where('cluster_year_id', '=', clusterYearId)
    .where('state', '=', 'open')
    .returning('id')
    .executeTakeFirst();
  if (!cancelled) return err({ kind: 'ballot-is-closed' });
  await markStepIfAllClosed(tx, clusterYearId);
  return ok(null);
}
