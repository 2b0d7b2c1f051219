import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type PersonSeen = {
  readonly id: string;
  readonly name: string;
  readonly isSynthetic: boolean;
  /** Named by sources; whoever is only in the register is not public. */
  readonly isPublic: boolean;
  /** Posts as seen on a day: never given an end that nobody stated. */
  readonly posts: readonly {
    readonly id: string;
    readonly position: string;
    readonly unit: string | null;
    readonly unitSlug: string | null;
    readonly seenOn: CalendarDay | null;
    readonly source: { readonly slug: string; readonly title: string } | null;
  }[];
  readonly meetings: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly heldOn: CalendarDay | null;
    readonly post: string | null;
    readonly roles: readonly string[];
    readonly place: { readonly href: string; readonly label: string } | null;
    readonly said: readonly { readonly id: string; readonly text: string }[];
  }[];
  readonly led: readonly {
    readonly id: string;
    readonly role: 'HEAD' | 'DEPUTY' | 'STANDING';
    readonly year: number;
    readonly slug: string;
    readonly cluster: string;
  }[];
  /** Others of the same given names, kept apart. */
  readonly namesakes: readonly { readonly id: string; readonly name: string; readonly post: string | null }[];
};

/** A person and everything that sources say of them, under all ids of that person, the first standing for all. */
export async function personSeen(tx: Tx, ids: readonly string[]): Promise<PersonSeen | null> {
  const same = sql`any (${ids}::uuid[])`;
  const { rows } = await sql<PersonSeen>`
    select p.id, p.name, p.is_synthetic as "isSynthetic", p.is_public as "isPublic",
      coalesce((select json_agg(json_build_object('id', s.id, 'position', s.position, 'unit', coalesce(app.unit_name_on(s.unit_id,
          coalesce(s.seen_on, current_date)), s.unit_printed), 'unitSlug', u.slug, 'seenOn', s.seen_on,
          'source', case when src.id is not null then json_build_object('slug', src.slug, 'title', coalesce(nullif(src.title, ''), src.slug)) end)
          order by s.seen_on nulls last, s.id)
        from post_seen s left join unit u on u.id = s.unit_id left join source src on src.id = s.source_id where s.person_id = ${same}), '[]') as posts,
      coalesce((select json_agg(json_build_object('id', a.id, 'name', m.name, 'heldOn', m.held_on, 'post', a.post, 'roles', a.roles,
          'place', coalesce((select json_build_object('href', '/cum-thi-dua/' || c.slug || '/' || cy.year, 'label', cy.name || ', ' || cy.year)
            from cluster_year cy join cluster c on c.id = cy.cluster_id where cy.id = m.cluster_year_id),
            (select json_build_object('href', '/don-vi/' || u.slug, 'label', app.unit_name_on(u.id, coalesce(m.held_on, current_date))) from unit u where u.id = m.unit_id)),
          'said', coalesce((select json_agg(json_build_object('id', i.id, 'text', i.text) order by i.position) from meeting_item i
            where i.meeting_id = m.id and i.by_person_id = ${same}), '[]')) order by m.held_on nulls last, a.id)
        from meeting_participant a join meeting m on m.id = a.meeting_id where a.person_id = ${same}), '[]') as meetings,
      coalesce((select json_agg(json_build_object('id', l.id, 'role', l.role, 'year', cy.year, 'slug', c.slug, 'cluster', cy.name) order by cy.year, l.id)
        from leadership l join cluster_year cy on cy.id = l.cluster_year_id join cluster c on c.id = cy.cluster_id where l.person_id = ${same}), '[]') as led,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'post',
          (select s.position || coalesce(', ' || s.unit_printed, '') from post_seen s where s.person_id = o.id order by s.seen_on desc nulls last, s.id limit 1)) order by o.name, o.id)
        from person o where o.id <> all (${ids}::uuid[]) and o.is_public and o.merged_into_id is null and not o.is_synthetic
          and ' ' || app.search_key(o.name) like '% ' || substring(app.search_key(p.name) from '[^ ]+ [^ ]+$')), '[]') as namesakes
    from person p where p.id = ${ids[0]}
  `.execute(tx); // indexes post_seen_of_person, meeting_participant_of_person
  return rows[0] ?? null;
}

export type PersonRow = {
  readonly id: string;
  readonly name: string;
  readonly given: string;
  readonly posts: readonly string[];
  readonly meetings: number;
};

/** Everyone whom sources name, by given name as Vietnamese lists do. */
export async function people(tx: Tx, text: string): Promise<PersonRow[]> {
  const { rows } = await sql<PersonRow>`
    select p.id, p.name, p.given_name as given,
      array(select distinct s.position || coalesce(', ' || s.unit_printed, '') from post_seen s where s.person_id = any (same.ids)) as posts,
      (select count(distinct a.meeting_id)::int from meeting_participant a where a.person_id = any (same.ids)) as meetings
    from person p cross join lateral (select app.same_person(p.id) as ids) same
    where not p.is_synthetic and p.is_public and p.merged_into_id is null
      and exists (select from claim c where c.subject_id = any (same.ids))
      and (${text} = '' or ' ' || app.search_key(p.name) like '% ' || app.search_key(${text}) || '%')
    order by p.given_name collate "vi-x-icu", p.name collate "vi-x-icu" limit 500
  `.execute(tx);
  return rows;
}
