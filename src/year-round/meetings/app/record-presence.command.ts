import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { keepDelegationHeads } from './delegation-heads.ts';

export type PresenceOfUnit = {
  readonly unitId: string;
  readonly isPresent: boolean;
  /** The head of the delegation, who holds the unit's vote. */
  readonly delegate: string | null;
  readonly post: string | null;
  readonly absentReason: string | null;
};
export type RecordPresenceError = { readonly kind: 'not-yours-to-do' } | { readonly kind: 'presence-is-frozen' };

/** Marks which member units are there; frozen once a ballot of the meeting has been closed. */
export async function recordPresence(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly meetingId: string; readonly units: readonly PresenceOfUnit[] },
): Promise<Result<null, RecordPresenceError>> {
  const { clusterYearId, meetingId, units } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const closed = await tx
    .selectFrom('ballot')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'closed')
    .executeTakeFirst();
  if (closed) return err({ kind: 'presence-is-frozen' });
  await tx.deleteFrom('presence').where('meeting_id', '=', meetingId).execute();
  if (units.length > 0)
    await tx
      .insertInto('presence')
      .values(
        units.map((unit) => ({
          id: newId(),
          meeting_id: meetingId,
          unit_id: unit.unitId,
          is_present: unit.isPresent,
          delegate: unit.delegate,
          post: unit.post,
          absent_reason: unit.absentReason,
        })),
      )
      .execute();
  await keepDelegationHeads(
    tx,
    meetingId,
    units.flatMap(({ unitId, isPresent, delegate, post }) =>
      isPresent && delegate ? [{ unitId, name: delegate, post }] : [],
    ),
  );
  return ok(null);
}
