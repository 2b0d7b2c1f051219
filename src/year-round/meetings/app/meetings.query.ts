import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** The conferences of a live year, newest first, with who was there; by index meeting_of_cluster_year. */
export const meetingsOf = (tx: Tx, clusterYearId: string) =>
  tx
    .selectFrom('meeting as m')
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.origin', '=', 'live')
    .orderBy('m.held_on', (order) => order.desc().nullsFirst())
    .select((eb) => [
      'm.id',
      'm.version',
      'm.name',
      'm.held_on as heldOn',
      'm.part_of_day as partOfDay',
      'm.place',
      'm.chair',
      'm.secretary',
      'm.state',
      'm.host_unit_id as hostUnitId',
      jsonArrayFrom(
        eb
          .selectFrom('meeting_item as i')
          .whereRef('i.meeting_id', '=', 'm.id')
          .where('i.kind', '=', 'agenda')
          .orderBy('i.position')
          .select('i.text'),
      ).as('agenda'),
      jsonArrayFrom(
        eb
          .selectFrom('meeting_participant as g')
          .whereRef('g.meeting_id', '=', 'm.id')
          .where(sql<boolean>`'GUEST' = any(g.roles)`)
          .orderBy('g.position')
          .select([sql<string>`coalesce(g.group_printed, '')`.as('name'), 'g.post']),
      ).as('guests'),
      jsonArrayFrom(
        eb
          .selectFrom('meeting_purpose as p')
          .whereRef('p.meeting_id', '=', 'm.id')
          .orderBy('p.position')
          .select(['p.kind', 'p.year']),
      ).as('purposes'),
      jsonArrayFrom(
        eb
          .selectFrom('presence as p')
          .whereRef('p.meeting_id', '=', 'm.id')
          .select([
            'p.unit_id as unitId',
            'p.is_present as isPresent',
            'p.delegate',
            'p.post',
            'p.absent_reason as absentReason',
          ]),
      ).as('presence'),
    ])
    .execute();

/** Who saved a conference last, and when: told to whoever else had it open. */
export async function lastSaveOf(
  tx: Tx,
  meetingId: string,
): Promise<{ readonly who: string; readonly at: Date } | null> {
  const { rows } = await sql<{ who: string; at: Date }>`
    select coalesce(a.name, 'Máy chủ') as who, save.at from app.last_save(${meetingId}) save
    left join account a on a.id = save.actor_id
  `.execute(tx);
  return rows[0] ?? null;
}

export type MeetingRow = Awaited<ReturnType<typeof meetingsOf>>[number];
