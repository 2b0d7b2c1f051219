import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** What a paper of the year says of the cluster itself, frozen with the paper. */
export type SubmittingYear = {
  readonly year: number;
  readonly name: string;
  readonly isSynthetic: boolean;
  readonly head: { readonly name: string; readonly kind: string } | null;
  readonly members: number;
  /** Units present at the votes of the blocs that nominated; null where there was none. */
  readonly participants: number | null;
};

/** The cluster-year, its head unit, its members and how many took part in nominating; by primary keys and their indexes. */
export async function submittingYear(tx: Tx, clusterYearId: string): Promise<SubmittingYear> {
  const row = await tx
    .selectFrom('cluster_year as cy')
    .leftJoin('leadership as l', (join) => join.onRef('l.cluster_year_id', '=', 'cy.id').on('l.role', '=', 'HEAD'))
    .leftJoin('unit as head', 'head.id', 'l.unit_id')
    .where('cy.id', '=', clusterYearId)
    .orderBy('l.place')
    .select([
      'cy.year',
      'cy.name',
      'cy.is_synthetic as isSynthetic',
      'head.kind as headKind',
      sql<string>`(select n.name from unit_name n where n.unit_id = l.unit_id order by upper(n.valid) desc nulls first limit 1)`.as(
        'headName',
      ),
      sql<number>`(select count(*)::int from membership m where m.cluster_year_id = cy.id and m.participation = 'member')`.as(
        'members',
      ),
      sql<number | null>`(select sum(present)::int from (select max(b.present) as present from ballot b
        join nomination n on n.ballot_id = b.id where n.cluster_year_id = cy.id group by b.bloc_id) as blocs)`.as(
        'participants',
      ),
    ])
    .executeTakeFirstOrThrow();
  const { headKind, headName, ...year } = row;
  return {
    ...year,
    head: headKind === null ? null : { name: headName, kind: headKind },
  };
}
