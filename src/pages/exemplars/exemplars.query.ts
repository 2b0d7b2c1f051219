import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { ExemplarRow } from '../cluster-year/year-lists.ts';

export type ExemplarAward = {
  readonly id: string;
  readonly award: string;
  readonly ground: string | null;
  readonly collectives: number | null;
  readonly individuals: number | null;
  readonly isRecognition: boolean;
};

/** One line of exemplars: whose, in which periods, with the awards given on the occasion and the papers it rests on. */
export type ExemplarLine = ExemplarRow & {
  readonly unit: { readonly slug: string; readonly name: string } | null;
  readonly cluster: { readonly slug: string; readonly name: string; readonly year: number } | null;
  readonly meeting: { readonly id: string; readonly name: string | null; readonly heldOn: CalendarDay | null } | null;
  readonly occasions: readonly { readonly id: string; readonly text: string; readonly years: number | null }[];
  readonly awards: readonly ExemplarAward[];
  readonly papers: readonly {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
    readonly dated: CalendarDay | null;
    readonly issuer: string | null;
  }[];
};

/** All lines of exemplars; awards and papers are those of the same unit or cluster-year. */
export async function exemplarLines(tx: Tx): Promise<ExemplarLine[]> {
  const home = (alias: string) =>
    sql.raw(`(${alias}.unit_id = e.unit_id or ${alias}.cluster_year_id = e.cluster_year_id)`);
  const { rows } = await sql<ExemplarLine>`
    select e.id, e.plan_period as "planPeriod", e.review_period as "reviewPeriod", e.recognition_period as "recognitionPeriod", e.levels,
      e.registered_collectives as "registeredCollectives", e.registered_individuals as "registeredIndividuals",
      e.recognised_collectives as "recognisedCollectives", e.recognised_individuals as "recognisedIndividuals",
      case when u.id is not null then json_build_object('slug', u.slug, 'name', app.unit_name_on(u.id, coalesce(m.held_on, date '2017-12-31'))) end as unit,
      case when c.id is not null then json_build_object('slug', c.slug, 'name', cy.name, 'year', cy.year) end as cluster,
      case when m.id is not null then json_build_object('id', m.id, 'name', m.name, 'heldOn', m.held_on) end as meeting,
      coalesce((select json_agg(json_build_object('id', i.id, 'text', i.text, 'years', i.years) order by i.position)
        from meeting_item i where i.meeting_id = m.id and i.kind = 'occasion'), '[]') as occasions,
      coalesce((select json_agg(json_build_object('id', a.id, 'award', a.award_printed, 'ground', a.ground, 'collectives', a.collectives,
          'individuals', a.individuals, 'isRecognition', a.is_exemplar_recognition) order by a.position)
        from award_given a where ${home('a')} and a.origin = 'history'), '[]') as awards,
      coalesce((select json_agg(json_build_object('id', p.id, 'number', p.number, 'title', p.title, 'dated', p.dated, 'issuer', p.issuer) order by pc.position)
        from paper_cited pc join paper p on p.id = pc.paper_id where pc.unit_id = e.unit_id), '[]') as papers
    from exemplar_line e left join unit u on u.id = e.unit_id left join cluster_year cy on cy.id = e.cluster_year_id
      left join cluster c on c.id = cy.cluster_id left join meeting m on m.id = e.meeting_id
    order by num_nonnulls(e.plan_period, e.review_period, e.recognition_period, e.recognised_collectives) = 0, cy.year desc nulls last, e.position, e.id
  `.execute(tx);
  return rows;
}
