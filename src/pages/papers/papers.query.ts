import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { grouped } from '../evidence/grouped.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type PaperSeen = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly number: string | null;
  readonly dated: CalendarDay | null;
  readonly datedAsKnown: string | null;
  readonly issuer: string | null;
  readonly origin: 'history' | 'live';
  readonly citedIn: readonly { readonly href: string; readonly label: string }[];
};

/** Papers cited by sources and issued here: found by number, title or issuer, whatever the spelling. */
export async function papersSeen(tx: Tx, text: string): Promise<PaperSeen[]> {
  const { rows } = await sql<PaperSeen>`
    select p.id, p.kind, p.title, p.number, p.dated, p.dated_as_known as "datedAsKnown", p.issuer, p.origin,
      coalesce((select json_agg(json_build_object('href', href, 'label', label) order by label) from (
        select '/cum-thi-dua/' || c.slug || '/' || cy.year as href, cy.name || ', ' || cy.year as label
        from cluster_year cy join cluster c on c.id = cy.cluster_id
        where cy.id = p.cluster_year_id or cy.id in (select pc.cluster_year_id from paper_cited pc where pc.paper_id = p.id)
        union select '/don-vi/' || u.slug, app.unit_name_on(u.id, coalesce(p.dated, current_date))
        from paper_cited pc join unit u on u.id = pc.unit_id where pc.paper_id = p.id) cited), '[]') as "citedIn"
    from paper p
    where (p.origin = 'history' or (p.state = 'issued' and p.kind in ('covenant', 'decision'))) and (${text} = ''
      or app.search_key(coalesce(p.number, '') || ' ' || p.title || ' ' || coalesce(p.issuer, '')) like '%' || app.search_key(${text}) || '%')
    order by p.number is null, p.dated desc nulls last, p.title collate "vi-x-icu" limit 500
  `.execute(tx);
  return [...grouped(rows, onePaper).values()].flatMap(([first, ...again]) =>
    first ? [{ ...first, citedIn: [first, ...again].flatMap(({ citedIn }) => citedIn) }] : [],
  );
}

/** One number of one issuer with one title is one paper, though each region that cites it has it on record. */
const onePaper = ({ id, number, issuer, title }: PaperSeen): string =>
  number === null ? id : [number, issuer ?? id, title].join('\n');
