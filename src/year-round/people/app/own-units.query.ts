import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { unitsByRole } from '#src/year-round/accounts/domain/belonging.ts';

/**
 * Units to which whoever acts belongs: by a role held for the unit, and by a post on record today («công tác tại đơn vị»),
 * which a role for a whole year does not tell. By index post_held_of_person.
 */
export async function unitsOfActor(tx: Tx, actor: Actor): Promise<readonly string[]> {
  const posts = await tx
    .selectFrom('post_held')
    .where('person_id', '=', sql<string>`any (app.own_person_ids())`)
    .where(sql<boolean>`daterange(from_day, until_day, '[]') @> (now() at time zone 'Asia/Ho_Chi_Minh')::date`)
    .select('unit_id')
    .distinct()
    .execute();
  return [...new Set([...unitsByRole(actor), ...posts.flatMap((post) => post.unit_id ?? [])])];
}
