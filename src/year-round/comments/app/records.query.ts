import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Commentable, PersonNamed } from '#src/kernel/discussion.ts';
import { isId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { rolesCarrying } from '#src/year-round/accounts/domain/rights.ts';
import { type CommentPlace, writingRight } from '../domain/commentable.ts';
import type { NamedRecord } from '../domain/record-title.ts';

/** A record that is talked about: where it belongs and what it is called. */
export type RecordTalkedAbout = CommentPlace &
  NamedRecord & {
    readonly id: string;
    readonly cluster: string;
    readonly slug: string;
    readonly year: number;
    readonly isSynthetic: boolean;
    readonly closedOn: CalendarDay | null;
    readonly unitSlug: string | null;
  };

/** The record as the actor sees it; null where it is not there, or not for the actor's eyes. */
export async function recordTalkedAbout(tx: Tx, kind: Commentable, id: string): Promise<RecordTalkedAbout | null> {
  if (!isId(id)) return null;
  const { rows } = await sql<Omit<RecordTalkedAbout, 'kind' | 'id'>>`
    select r.cluster_year_id as "clusterYearId", r.unit_id as "unitId", r.name, r.part, cy.name as cluster, c.slug, cy.year,
      cy.is_synthetic as "isSynthetic", cy.closed_on as "closedOn", app.unit_name_on(r.unit_id, current_date) as unit, u.slug as "unitSlug"
    from app.record_talked_about(${kind}, ${id}::uuid) r
      join cluster_year cy on cy.id = r.cluster_year_id and cy.origin = 'live'
      join cluster c on c.id = cy.cluster_id left join unit u on u.id = r.unit_id
  `.execute(tx);
  return rows[0] ? { ...rows[0], kind, id } : null;
}

/**
 * Who has a part in a record and can be named there, by given name: people with an account and a role of today that may
 * write about it. Inspectors read and are not named: they could not answer.
 */
export async function peopleOf(tx: Tx, place: CommentPlace): Promise<readonly PersonNamed[]> {
  const right = writingRight(place);
  const roles = (['everywhere', 'in-its-year', 'for-its-unit'] as const).map((extent) => [
    ...rolesCarrying(right, extent),
  ]);
  const { rows } = await sql<PersonNamed>`
    select id, name, post from app.people_with_a_part(${place.clusterYearId}::uuid, ${place.unitId}::uuid,
      ${roles[0]}::text[], ${roles[1]}::text[], ${roles[2]}::text[])
    order by substring(name from '\S+$') collate "vi-x-icu", name collate "vi-x-icu", post, id
  `.execute(tx); // grant_of_role is small (some rows a unit); roles_on by index grant_of_role_by_account
  return rows;
}
