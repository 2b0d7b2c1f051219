import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';

export type YearWorked = {
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly isSynthetic: boolean;
};

/** The live years whose working area the actor may open, the newest first. */
export async function yearsWorked(tx: Tx, actor: Actor): Promise<readonly YearWorked[]> {
  const seesAll = may(actor, 'see-the-work', null);
  const ids = actor.grants.flatMap(({ clusterYearId }) =>
    clusterYearId !== null && may(actor, 'see-the-work', { clusterYearId }) ? [clusterYearId] : [],
  );
  if (!seesAll && ids.length === 0) return [];
  const { rows } = await sql<YearWorked>`
    select c.slug, cy.name, cy.year, cy.is_synthetic as "isSynthetic" from cluster_year cy join cluster c on c.id = cy.cluster_id
    where cy.origin = 'live' and (${seesAll} or cy.id = any (${ids}::uuid[]))
    order by cy.year desc, cy.name collate "vi-x-icu"
  `.execute(tx); // cluster_year_pkey, or some tens of live years
  return rows;
}
