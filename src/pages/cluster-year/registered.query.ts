import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** How many units have something registered; how many, not who: the list is the cluster's until the review. */
export async function registeredUnits(tx: Tx, clusterYearId: string): Promise<number> {
  const { rows } = await sql<{ units: number }>`
    select count(distinct unit_id)::int as units from registration
    where cluster_year_id = ${clusterYearId} and state not in ('draft', 'withdrawn', 'returned')
  `.execute(tx); // index registration_of_cluster_year
  return rows[0]?.units ?? 0;
}
