import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type MeetingHeld = {
  readonly id: string;
  readonly name: string | null;
  readonly heldOn: CalendarDay | null;
  readonly place: string | null;
  readonly state: 'planned' | 'held';
  readonly purposes: readonly { readonly kind: string; readonly year: number | null }[];
  readonly people: number;
  readonly at: { readonly href: string; readonly label: string; readonly isSynthetic: boolean } | null;
};

/** Conferences of all clusters and units, the newest first; their day and place are public, who attends a live one is not. */
export async function meetingsHeld(tx: Tx): Promise<MeetingHeld[]> {
  const { rows } = await sql<MeetingHeld>`
    select m.id, m.name, m.held_on as "heldOn", m.place, m.state,
      coalesce((select json_agg(json_build_object('kind', p.kind, 'year', p.year) order by p.position) from meeting_purpose p where p.meeting_id = m.id), '[]') as purposes,
      (select count(*)::int from meeting_participant a where a.meeting_id = m.id and a.person_id is not null) as people,
      coalesce((select json_build_object('href', '/cum-thi-dua/' || c.slug || '/' || cy.year, 'label', cy.name || ', ' || cy.year, 'isSynthetic', cy.is_synthetic)
          from cluster_year cy join cluster c on c.id = cy.cluster_id where cy.id = m.cluster_year_id),
        (select json_build_object('href', '/don-vi/' || u.slug, 'label', app.unit_name_on(u.id, coalesce(m.held_on, current_date)), 'isSynthetic', u.is_synthetic)
          from unit u where u.id = m.unit_id)) as at
    from meeting m where m.state <> 'cancelled' order by m.held_on desc nulls last, m.id limit 500
  `.execute(tx);
  return rows;
}
