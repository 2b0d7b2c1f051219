import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

export type HoldMeeting = {
  readonly clusterYearId: string;
  readonly existing: { readonly id: string; readonly version: number } | null;
  readonly name: string;
  readonly heldOn: CalendarDay | null;
  readonly partOfDay: 'morning' | 'afternoon' | 'evening' | 'day' | null;
  readonly place: string;
  readonly chair: string;
  readonly secretary: string;
  /** One meeting may review a year and sign the covenant of the next. */
  readonly purposes: readonly { readonly kind: string; readonly year: number }[];
  readonly state: 'planned' | 'held';
};
export type HoldMeetingError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'meeting-has-no-name' }
  | { readonly kind: 'held-on-no-day' }
  | { readonly kind: 'someone-saved-before' };

/** Plans a conference of the cluster, or says how it was held. Answers its id. */
export async function holdMeeting(
  tx: Tx,
  actor: Actor,
  command: HoldMeeting,
): Promise<Result<string, HoldMeetingError>> {
  const { clusterYearId, existing, purposes } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (command.name.trim() === '') return err({ kind: 'meeting-has-no-name' });
  if (command.state === 'held' && command.heldOn === null) return err({ kind: 'held-on-no-day' });
  const values = {
    name: command.name.trim(),
    held_on: command.heldOn,
    part_of_day: command.partOfDay,
    place: command.place || null,
    chair: command.chair || null,
    secretary: command.secretary || null,
    state: command.state,
  };
  const id = existing?.id ?? newId();
  if (existing) {
    const saved = await tx
      .updateTable('meeting')
      .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .where('cluster_year_id', '=', clusterYearId)
      .where('version', '=', existing.version)
      .returning('id')
      .executeTakeFirst();
    if (!saved) return err({ kind: 'someone-saved-before' });
    await tx.deleteFrom('meeting_purpose').where('meeting_id', '=', id).execute();
  } else
    await tx
      .insertInto('meeting')
      .values({ id, cluster_year_id: clusterYearId, origin: 'live', ...values })
      .execute();
  if (purposes.length > 0)
    await tx
      .insertInto('meeting_purpose')
      .values(purposes.map(({ kind, year }, position) => ({ id: newId(), meeting_id: id, kind, year, position })))
      .execute();
  return ok(id);
}
