import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { PartialDay } from '#src/kernel/partial-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { codeOf } from '../domain/person.ts';
import type { Line, Manner } from '../domain/post.ts';
import { askedFor } from './find-people.query.ts';

export type PostHeld = {
  readonly id: string;
  readonly unitId: string;
  readonly unit: string;
  readonly unitSlug: string;
  readonly position: string;
  readonly line: Line;
  readonly manner: Manner;
  readonly from: PartialDay | null;
  readonly until: PartialDay | null;
  readonly decision: string | null;
  readonly printedWith: string | null;
  /** By a transfer: where the post went to, or came from; the names of the other units. */
  readonly wentTo: string | null;
  readonly cameFrom: string | null;
  readonly version: number;
};

/** A person as the register knows them. Staff code and birth year are null also for whoever may not know them. */
export type PersonKnown = {
  readonly id: string;
  readonly name: string;
  readonly toldApartBy: string | null;
  readonly isSynthetic: boolean;
  readonly isPublic: boolean;
  readonly version: number;
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  readonly posts: readonly PostHeld[];
  /** The post in which a source saw the person last. */
  readonly seen: { readonly position: string; readonly on: CalendarDay | null } | null;
};

/** All ids of one person, the one that stands for all first; empty where nobody has that id. */
export async function samePerson(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ ids: string[] }>`
    select app.same_person(p.id)::text[] as ids from person p where p.id = ${id}
  `.execute(tx); // the id itself must be one that the actor may see
  return rows[0]?.ids ?? [];
}

/** The units in which somebody has or had a post, as far as the actor sees them. */
export async function unitsOfPerson(tx: Tx, id: string): Promise<readonly string[]> {
  const { rows } = await sql<{ unit_id: string }>`
    select distinct unit_id from post_held where person_id = any (app.same_person(${id}))
  `.execute(tx); // index post_held_of_person
  return rows.map((row) => row.unit_id);
}

/** Of all records that are the one person. */
const PARTICULARS = sql`cross join lateral (select max(k.staff_code) as "staffCode", max(k.birth_year) as "birthYear"
  from person_particulars k where k.id = any (app.same_person(p.id))) particulars`;

const KNOWN = sql`
  p.id, p.name, p.told_apart_by as "toldApartBy", p.is_synthetic as "isSynthetic", p.is_public as "isPublic", p.version,
  particulars.*,
  coalesce((select json_agg(json_build_object('id', h.id, 'unitId', h.unit_id, 'unit', app.unit_name_on(h.unit_id, coalesce(h.until_day, current_date)),
      'unitSlug', u.slug, 'position', h.position, 'line', h.line, 'manner', h.manner, 'from', app.as_known(h.from_day, h.from_known), 'until', app.as_known(h.until_day, h.until_known),
      'decision', h.decision, 'printedWith', h.printed_with,
      'wentTo', (select app.unit_name_on(t.to_unit_id, current_date) from post_transfer t where t.from_post_id = h.id),
      'cameFrom', (select app.unit_name_on(t.from_unit_id, coalesce(h.from_day, current_date)) from post_transfer t where t.to_post_id = h.id),
      'version', h.version)
      order by h.until_day desc nulls first, h.from_day desc nulls last, h.from_known, h.line, h.position)
    from post_held h join unit u on u.id = h.unit_id where h.person_id = any (app.same_person(p.id))), '[]') as posts,
  (select json_build_object('position', concat_ws(', ', s.position, s.unit_printed), 'on', s.seen_on) from post_seen s
   where s.person_id = any (app.same_person(p.id)) order by s.seen_on desc nulls last limit 1) as seen`;

/** One person of the register by any of their ids; null where there is none that the actor may see. */
export async function personKnown(tx: Tx, id: string): Promise<PersonKnown | null> {
  const { rows } = await sql<PersonKnown>`
    select ${KNOWN} from person p ${PARTICULARS}
    where p.id = (app.same_person(${id}))[1]
  `.execute(tx); // primary keys; index post_held_of_person
  return rows[0] ?? null;
}

export type PeopleAsked = {
  readonly text: string;
  readonly unitId: string | null;
  readonly most: number;
  readonly beyond: number;
};

/**
 * People by any spelling: with and without marks, beginnings and parts of words, given name or family name first; the
 * best first. A staff code finds its bearer where the actor may know it. Without a text, everybody of the unit.
 */
export async function peopleKnown(tx: Tx, asked: PeopleAsked): Promise<PersonKnown[]> {
  const code = codeOf(asked.text);
  // indexes of app.find_people, person_particulars_staff_code_key
  const { rows } = await sql<PersonKnown>`
    with found as (
      select id, place, nth from app.find_people(${askedFor(asked.text)}, ${asked.unitId}::uuid, ${asked.most}, ${asked.beyond})
        with ordinality as hit (id, place, nth)
      union all
      select (app.same_person(id))[1], -1, 0 from person_particulars where staff_code = ${code} and ${asked.beyond}::int = 0
    ), once as (select id, min(place) as place, min(nth) as nth from found group by id)
    select ${KNOWN} from once join person p on p.id = once.id ${PARTICULARS}
    order by once.place, once.nth limit ${asked.most}
  `.execute(tx);
  return rows;
}

export type UnitChoice = { readonly id: string; readonly slug: string; readonly name: string };

/** Units by their ids, under their names of today. */
export async function unitChoices(tx: Tx, ids: readonly string[]): Promise<UnitChoice[]> {
  const { rows } = await sql<UnitChoice>`
    select * from (select id, slug, app.unit_name_on(id, current_date) as name from unit where id = any (${ids}::uuid[])) as u
    order by name collate "vi-x-icu"
  `.execute(tx);
  return rows;
}

/** A unit by its address, with the years in which it is a member: what the question of who may know needs. */
export async function unitInYears(
  tx: Tx,
  slug: string,
): Promise<(UnitChoice & { readonly clusterYearIds: readonly string[]; readonly isSynthetic: boolean }) | null> {
  const { rows } = await sql<UnitChoice & { clusterYearIds: string[]; isSynthetic: boolean }>`
    select u.id, u.slug, app.unit_name_on(u.id, current_date) as name, u.is_synthetic as "isSynthetic",
      array(select m.cluster_year_id::text from membership m where m.unit_id = u.id) as "clusterYearIds"
    from unit u where u.slug = ${slug}
  `.execute(tx);
  return rows[0] ?? null;
}

export type SeenInUnit = {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly seenOn: CalendarDay | null;
};

/** Who was seen by sources in a post of the unit: what everybody may read. */
export async function seenInUnit(tx: Tx, unitId: string): Promise<SeenInUnit[]> {
  const { rows } = await sql<SeenInUnit>`
    select distinct on (p.given_name collate "vi-x-icu", p.name collate "vi-x-icu", (app.same_person(p.id))[1])
      (app.same_person(p.id))[1] as id, p.name, s.position, s.seen_on as "seenOn"
    from post_seen s join person p on p.id = s.person_id where s.unit_id = ${unitId}
    order by p.given_name collate "vi-x-icu", p.name collate "vi-x-icu", (app.same_person(p.id))[1], s.seen_on desc nulls last
  `.execute(tx); // a unit has some tens of sightings; a sequential look at post_seen
  return rows;
}
