import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { likeness, type Sign } from '../domain/likeness.ts';

export type Alike = {
  readonly id: string;
  readonly name: string;
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  readonly unitIds: readonly string[];
  readonly posts: readonly string[];
  readonly isPublic: boolean;
};
export type Pair = { readonly one: Alike; readonly other: Alike; readonly signs: readonly Sign[] };

const MOST_PAIRS = 100;

/** Records that may be one person, of those that the actor sees; nothing is done with them until somebody says so. */
export async function possibleDuplicates(tx: Tx): Promise<readonly Pair[]> {
  const alike = (one: string) => sql`
    select json_build_object('id', ${sql.ref(`${one}.id`)}, 'name', ${sql.ref(`${one}.name`)}, 'isPublic', ${sql.ref(`${one}.is_public`)},
      'staffCode', (select max(k.staff_code) from person_particulars k where k.id = any (app.same_person(${sql.ref(`${one}.id`)}))),
      'birthYear', (select max(k.birth_year) from person_particulars k where k.id = any (app.same_person(${sql.ref(`${one}.id`)}))),
      'unitIds', array(select unit_id from post_held where person_id = any (app.same_person(${sql.ref(`${one}.id`)}))
        union select unit_id from post_seen where unit_id is not null and person_id = any (app.same_person(${sql.ref(`${one}.id`)}))),
      'posts', array(select h.position || ', ' || app.unit_name_on(h.unit_id, coalesce(h.until_day, current_date)) from post_held h
          where h.person_id = any (app.same_person(${sql.ref(`${one}.id`)}))
        union select concat_ws(', ', s.position, s.unit_printed) from post_seen s where s.person_id = any (app.same_person(${sql.ref(`${one}.id`)}))))`;
  const { rows } = await sql<{ one: Alike; other: Alike }>`
    with pair as (
      select p.id as one, q.id as other from person p join person q on q.key = p.key and q.id > p.id
      where p.merged_into_id is null and q.merged_into_id is null and p.is_synthetic = q.is_synthetic
        and not exists (select from namesakes_apart n where n.one_id = p.id and n.other_id = q.id)
        and (exists (select from post_held h where h.person_id in (p.id, q.id)))
      limit 2000
    )
    select (${alike('p')}) as one, (${alike('q')}) as other
    from pair join person p on p.id = pair.one join person q on q.id = pair.other
    order by p.given_name collate "vi-x-icu", p.name collate "vi-x-icu", p.id
  `.execute(tx); // index person_by_key
  return rows
    .flatMap(({ one, other }) => {
      const signs = likeness(one, other);
      return signs ? [{ one, other, signs }] : [];
    })
    .slice(0, MOST_PAIRS);
}

export type Merge = {
  readonly id: string;
  readonly merged: string;
  readonly mergedId: string;
  readonly intoId: string;
  readonly into: string;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly undoneBy: string | null;
  readonly undoneReason: string | null;
};

/** What was merged, the latest first, with what was undone. */
export async function merges(tx: Tx): Promise<readonly Merge[]> {
  const { rows } = await sql<Merge>`
    select m.id, m.merged_id as "mergedId", x.name as merged, m.into_id as "intoId", y.name as into, m.reason, a.name as by, m.merged_at as at,
      m.undone_at as "undoneAt", u.name as "undoneBy", m.undone_reason as "undoneReason"
    from person_merge m join person x on x.id = m.merged_id join person y on y.id = m.into_id
    join account a on a.id = m.by_account_id left join account u on u.id = m.undone_by_id
    order by m.merged_at desc, m.id limit 100
  `.execute(tx);
  return rows;
}
