import { sql } from 'kysely';
import type { Period } from '#src/kernel/period.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { fromDayRange } from '#src/platform/postgres/day-range.ts';

export type CampaignSeen = {
  readonly id: string;
  readonly name: string;
  readonly year: number | null;
  readonly cluster: { readonly slug: string; readonly name: string; readonly isSynthetic: boolean } | null;
  readonly unit: { readonly slug: string; readonly name: string } | null;
  readonly kinds: readonly string[] | null;
  readonly launchedBy: string | null;
  readonly line: string | null;
  readonly runs: Period | null;
  readonly origin: 'history' | 'live';
};

/** Campaigns of all years under any spelling, the newest year first, each year's in the order of its source. */
export async function campaignsOfAllYears(tx: Tx, text: string): Promise<CampaignSeen[]> {
  const { rows } = await sql<Omit<CampaignSeen, 'runs'> & { runs: string | null }>`
    select p.id, p.name, cy.year, p.kinds, p.launched_by as "launchedBy", p.line, p.runs::text, p.origin,
      case when c.id is not null then json_build_object('slug', c.slug, 'name', cy.name, 'isSynthetic', cy.is_synthetic) end as cluster,
      case when u.id is not null then json_build_object('slug', u.slug, 'name', app.unit_name_on(u.id, current_date)) end as unit
    from campaign p left join cluster_year cy on cy.id = p.cluster_year_id left join cluster c on c.id = cy.cluster_id
      left join unit u on u.id = p.unit_id
    where ${text} = '' or app.search_key(p.name) like '%' || app.search_key(${text}) || '%'
    order by cy.year desc nulls last, cy.name, p.position limit 500
  `.execute(tx);
  return rows.map((row) => ({ ...row, runs: fromDayRange(row.runs) }));
}

export type KindTold = {
  readonly id: string;
  readonly words: string;
  readonly year: number;
  readonly slug: string;
  readonly cluster: string;
};

/** Kinds of campaign that sources speak of; an open list. */
export async function kindsTold(tx: Tx): Promise<KindTold[]> {
  const { rows } = await sql<KindTold>`
    select t.id, t.words, cy.year, c.slug, cy.name as cluster
    from campaign_told t join cluster_year cy on cy.id = t.cluster_year_id join cluster c on c.id = cy.cluster_id
    where t.is_kind order by cy.year, t.position
  `.execute(tx);
  return rows;
}
