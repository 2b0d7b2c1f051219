import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { Guest } from '../domain/guest-lines.ts';

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
  /** The unit that hosts: it need not lead the cluster. What is not given stays as it was. */
  readonly hostUnitId?: string | null;
  readonly agenda?: readonly string[];
  readonly guests?: readonly Guest[];
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
    ...(command.hostUnitId !== undefined && { host_unit_id: command.hostUnitId }),
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
  if (command.agenda) await keepAgenda(tx, id, command.agenda);
  if (command.guests) await keepGuests(tx, id, command.guests);
  return ok(id);
}

async function keepAgenda(tx: Tx, meetingId: string, agenda: readonly string[]): Promise<void> {
  await tx.deleteFrom('meeting_item').where('meeting_id', '=', meetingId).where('kind', '=', 'agenda').execute();
  if (agenda.length > 0)
    await tx
      .insertInto('meeting_item')
      .values(agenda.map((text, position) => ({ id: newId(), meeting_id: meetingId, kind: 'agenda', position, text })))
      .execute();
}

/** Guests stand by name as printed; they do not vote and are no part of the quorum. */
async function keepGuests(tx: Tx, meetingId: string, guests: readonly Guest[]): Promise<void> {
  await tx
    .deleteFrom('meeting_participant')
    .where('meeting_id', '=', meetingId)
    .where(sql<boolean>`'GUEST' = any(roles)`)
    .execute();
  if (guests.length > 0)
    await tx
      .insertInto('meeting_participant')
      .values(
        guests.map(({ name, post }, position) => ({
          id: newId(),
          meeting_id: meetingId,
          position: 1000 + position, // after the delegations
          group_printed: name,
          post,
          roles: ['GUEST'],
        })),
      )
      .execute();
}
