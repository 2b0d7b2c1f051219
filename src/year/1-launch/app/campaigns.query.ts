import type { Period } from '#src/kernel/period.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { fromDayRange } from '#src/platform/postgres/day-range.ts';

export type CampaignRow = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kinds: readonly string[] | null;
  readonly launchedBy: string | null;
  readonly aim: string | null;
  readonly runs: Period | null;
  readonly measured: Period | null;
};

/** The campaigns of a cluster-year in the order in which they were launched; by index campaign_of_cluster_year. */
export async function campaignsOf(tx: Tx, clusterYearId: string): Promise<CampaignRow[]> {
  const rows = await tx
    .selectFrom('campaign')
    .select(['id', 'version', 'name', 'kinds', 'launched_by as launchedBy', 'aim', 'runs', 'measured'])
    .where('cluster_year_id', '=', clusterYearId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ ...row, runs: fromDayRange(row.runs), measured: fromDayRange(row.measured) }));
}
