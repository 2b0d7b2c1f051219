import { sql } from 'kysely';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type DelegationHead = { readonly unitId: string; readonly name: string; readonly post: string | null };

/**
 * Lists the heads of delegations among the participants of a meeting, where every reader of the year finds them. A person
 * already known by this name in this unit is the same person.
 */
export async function keepDelegationHeads(tx: Tx, meetingId: string, heads: readonly DelegationHead[]): Promise<void> {
  const rows = [];
  for (const [position, { unitId, name, post }] of heads.entries())
    rows.push({
      id: newId(),
      meeting_id: meetingId,
      position,
      person_id: await personOf(tx, meetingId, name, unitId),
      post,
      unit_id: unitId,
      roles: ['HEAD_OF_DELEGATION'],
    });
  await tx
    .deleteFrom('meeting_participant')
    .where('meeting_id', '=', meetingId)
    .where(sql<boolean>`'HEAD_OF_DELEGATION' = any(roles)`)
    .execute();
  if (rows.length > 0) await tx.insertInto('meeting_participant').values(rows).execute();
}

async function personOf(tx: Tx, meetingId: string, name: string, unitId: string): Promise<string> {
  const known = await tx
    .selectFrom('meeting_participant as p')
    .innerJoin('person', 'person.id', 'p.person_id')
    .where('p.unit_id', '=', unitId)
    .where('person.name', '=', name)
    .select('person.id')
    .union(
      tx
        .selectFrom('leadership as l')
        .innerJoin('person', 'person.id', 'l.person_id')
        .where('l.unit_id', '=', unitId)
        .where('person.name', '=', name)
        .select('person.id'),
    )
    .limit(1)
    .executeTakeFirst();
  if (known) return known.id;
  const id = newId();
  await tx
    .insertInto('person')
    .values((eb) => ({
      id,
      name,
      is_synthetic: eb
        .selectFrom('meeting as m')
        .innerJoin('cluster_year as cy', 'cy.id', 'm.cluster_year_id')
        .where('m.id', '=', meetingId)
        .select('cy.is_synthetic'),
    }))
    .execute();
  return id;
}
