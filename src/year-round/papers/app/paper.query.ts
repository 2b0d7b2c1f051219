import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** A paper of a cluster-year with what it froze; null where there is none of that id in that year. */
export async function frozenPaper(tx: Tx, clusterYearId: string, paperId: string) {
  const row = await tx
    .selectFrom('paper')
    .select([
      'id',
      'kind',
      'title',
      'number',
      'dated',
      'state',
      'frozen',
      'frozen_hash as frozenHash',
      'created_at as frozenAt',
    ])
    .where('id', '=', paperId)
    .where('cluster_year_id', '=', clusterYearId)
    .executeTakeFirst();
  return row ?? null;
}

/** The papers that a live year has made, in the order in which they were frozen; by index paper_of_cluster_year. */
export const papersOf = (tx: Tx, clusterYearId: string, kind: string) =>
  tx
    .selectFrom('paper')
    .select(['id', 'kind', 'title', 'number', 'dated', 'state', 'frozen_hash as frozenHash', 'created_at as frozenAt'])
    .where('cluster_year_id', '=', clusterYearId)
    .where('kind', '=', kind)
    .where('origin', '=', 'live')
    .orderBy('created_at')
    .execute();
