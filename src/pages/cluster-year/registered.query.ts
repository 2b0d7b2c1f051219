import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** How many units have something registered; how many, not who: the list is the cluster's until the review. */
export async function registeredUnits(tx: Tx, clusterYearId: string): Promise<number> {
  const { rows } = await sql<{ units: number }>`select app.units_registered(${clusterYearId}) as units`.execute(tx);
  return rows[0]?.units ?? 0;
}
