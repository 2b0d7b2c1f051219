import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { clusterSpellings } from '../domain/cluster-spellings.ts';
import { keepFindable } from './findable.command.ts';

/** Makes clusters findable under every name that they ever had; to be called when one is added or named anew. */
export async function keepClustersFindable(tx: Tx, clusterIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string; slug: string; label: string; names: string[]; years: string | null }>`
    select id, slug,
      coalesce((select name from cluster_year where cluster_id = cluster.id order by year desc limit 1), name) as label,
      array(select name from cluster_name where cluster_id = cluster.id
            union select name from cluster_year where cluster_id = cluster.id
            union select cluster.name) as names,
      (select case when min(year) = max(year) then min(year)::text else min(year) || ' – ' || max(year) end
       from cluster_year where cluster_id = cluster.id) as years
    from cluster where id = any (${clusterIds}::uuid[])
  `.execute(tx); // indexes cluster_pkey, cluster_name_cluster_id_name_key, cluster_year_cluster_id_year_key
  await keepFindable(
    tx,
    rows.map(({ id, slug, label, names, years }) => ({
      kind: 'cluster',
      id,
      label,
      detail: years ?? '',
      href: `/cum-thi-dua/${slug}`,
      spellings: clusterSpellings(names),
    })),
  );
}
