import { sql } from 'kysely';
import { ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { sourcesOf } from './claims.query.ts';
import type { ShowRefused } from './find-cluster.ts';
import { theOne } from './named.ts';
import type { PersonShown } from './shapes.ts';

/** A person as the sources saw them: posts with the day of sighting, meetings, leading roles. Namesakes stay apart. */
export async function showPerson(tx: Tx, spelling: string): Promise<Result<PersonShown, ShowRefused>> {
  const found = await theOne(tx, spelling, ['person']);
  if (!found.ok) return found;
  const { id } = found.value;
  const { rows } = await sql<Omit<PersonShown, 'sources' | 'person'> & { readonly name: string }>`
    select p.name,
      (select json_agg(json_build_object('position', s.position, 'unit', s.unit_printed, 'date', s.seen_on, 'source', source.slug)
         order by s.seen_on nulls last, source.slug)
       from post_seen s left join source on source.id = s.source_id where s.person_id = p.id) as posts,
      (select json_agg(json_build_object('cluster', cy.name, 'year', cy.year, 'name', m.name, 'date', m.held_on,
         'position', mp.post, 'unit', mp.unit_printed, 'roles', mp.roles) order by m.held_on nulls last)
       from meeting_participant mp join meeting m on m.id = mp.meeting_id left join cluster_year cy on cy.id = m.cluster_year_id
       where mp.person_id = p.id) as meetings,
      (select json_agg(json_build_object('cluster', cy.name, 'year', cy.year, 'role', l.role, 'unit', l.unit_printed,
         'position', l.position) order by cy.year)
       from leadership l join cluster_year cy on cy.id = l.cluster_year_id where l.person_id = p.id) as leadership,
      coalesce((select json_agg(json_build_object('name', other.name, 'post', (select concat_ws(', ', s.position, s.unit_printed)
           from post_seen s where s.person_id = other.id order by s.seen_on limit 1)) order by other.id)
         from person other where app.search_key(other.name) = app.search_key(p.name) and other.id <> p.id), '[]') as "maybeSameAs"
    from person p where p.id = ${id}
  `.execute(tx); // indexes post_seen_of_person, meeting_participant_of_person, person_by_name
  const [row] = rows;
  if (!row) return { ok: false, error: { kind: 'nothing-has-that-name', name: spelling, alike: [] } };
  const { name, ...lists } = row;
  return ok({ person: { name }, ...lists, sources: await sourcesOf(tx, [id]) });
}
