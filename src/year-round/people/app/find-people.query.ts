import { sql } from 'kysely';
import { nfc, placeTone, searchKey, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** What `app.find_people` is asked: the folded key, and the text as it was written, in lower case with its marks. */
export const askedFor = (text: string) => sql`${searchKey(text)}, ${placeTone(squeeze(nfc(text))).toLowerCase()}`;

/** How well a name answers, as `app.place_of` says it: from «written just so» to «has every word somewhere». */
export type Place = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A person in a list of results, told apart from namesakes as far as the actor may know. */
export type PersonFound = {
  readonly id: string;
  readonly name: string;
  readonly place: Place;
  readonly toldApartBy: string | null;
  readonly isSynthetic: boolean;
  /** Null also for whoever may not know it. */
  readonly birthYear: number | null;
  readonly position: string | null;
  readonly unit: string | null;
};

/** The people on one page of results, and how many there are, counted up to `counted` and one. */
export type PeopleFound = { readonly people: readonly PersonFound[]; readonly count: number };

/** The best people for a text among those whom the actor may see, from `beyond` on; counted no further than asked. */
export async function findPeople(
  tx: Tx,
  text: string,
  asked: { readonly most: number; readonly beyond: number; readonly counted: number },
): Promise<PeopleFound> {
  const { most, beyond, counted } = asked;
  // indexes of app.find_people, post_held_of_person, post_seen_of_person
  const { rows } = await sql<PersonFound & { count: number }>`
    with hit as materialized (
      select id, place, nth from app.find_people(${askedFor(text)}, null, ${counted + 1}, 0) with ordinality as hit (id, place, nth)
    )
    select (select count(*)::int from hit) as count, p.id, p.name, hit.place, p.told_apart_by as "toldApartBy", p.is_synthetic as "isSynthetic",
      (select max(k.birth_year) from person_particulars k where k.id = any (same.ids)) as "birthYear",
      coalesce(held.position, seen.position) as position, coalesce(held.unit, seen.unit) as unit
    from (select * from hit order by nth limit ${most} offset ${beyond}) hit join person p on p.id = hit.id
    cross join lateral (select app.same_person(p.id) as ids) same
    left join lateral (
      select h.position, app.unit_name_on(h.unit_id, coalesce(h.until_day, current_date)) as unit from post_held h
      where h.person_id = any (same.ids) order by h.until_day desc nulls first, h.from_day desc nulls last, h.id limit 1) held on true
    left join lateral (
      select s.position, coalesce(s.unit_printed, app.unit_name_on(s.unit_id, coalesce(s.seen_on, current_date))) as unit from post_seen s
      where s.person_id = any (same.ids) order by s.seen_on desc nulls last, s.id limit 1) seen on true
    order by hit.nth
  `.execute(tx);
  return { people: rows, count: rows[0]?.count ?? 0 };
}
