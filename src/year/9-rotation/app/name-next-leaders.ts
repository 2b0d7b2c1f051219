import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

export type NextLeader = {
  readonly role: 'HEAD' | 'DEPUTY';
  readonly unitId: string;
  readonly person: string | null;
  readonly position: string | null;
};
export type NameNextLeaders = {
  readonly clusterYearId: string;
  readonly leaders: readonly NextLeader[];
  /** The decision or the minutes that name them, as cited. */
  readonly namedBy: string;
  readonly mode: 'appointed' | 'elected' | 'rotated';
  /** The version of the hand-over that was read; 0 where nobody was named yet. */
  readonly version: number;
};
export type NameNextLeadersError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'naming-paper-missing' }
  | { readonly kind: 'not-exactly-one-head' }
  | { readonly kind: 'one-unit-two-roles' }
  | { readonly kind: 'next-year-is-open-already' }
  | { readonly kind: 'someone-saved-before' };

/** Records who leads the cluster next year, and by which paper; may be said again until next year is open. */
export async function nameNextLeaders(
  tx: Tx,
  actor: Actor,
  command: NameNextLeaders,
): Promise<Result<null, NameNextLeadersError>> {
  const { clusterYearId, leaders, namedBy, mode, version } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (namedBy.trim() === '') return err({ kind: 'naming-paper-missing' });
  if (leaders.filter((leader) => leader.role === 'HEAD').length !== 1) return err({ kind: 'not-exactly-one-head' });
  if (new Set(leaders.map((leader) => leader.unitId)).size < leaders.length) return err({ kind: 'one-unit-two-roles' });

  const handOver = await tx
    .selectFrom('hand_over')
    .select(['next_cluster_year_id', 'version'])
    .where('cluster_year_id', '=', clusterYearId)
    .forUpdate()
    .executeTakeFirst();
  if (handOver?.next_cluster_year_id) return err({ kind: 'next-year-is-open-already' });
  if ((handOver?.version ?? 0) !== version) return err({ kind: 'someone-saved-before' });
  const saved = await tx
    .insertInto('hand_over')
    .values({ id: newId(), cluster_year_id: clusterYearId, named_by: namedBy, mode })
    .onConflict((clash) =>
      clash
        .column('cluster_year_id')
        .doUpdateSet((row) => ({ named_by: namedBy, mode, version: row('hand_over.version', '+', 1) }))
        .where('hand_over.version', '=', version),
    )
    .returning('id')
    .executeTakeFirst(); // of two who name at once for the first time, one comes second here
  if (!saved) return err({ kind: 'someone-saved-before' });

  await tx.deleteFrom('next_leader').where('cluster_year_id', '=', clusterYearId).execute();
  await tx
    .insertInto('next_leader')
    .values(
      leaders.map((leader, place) => ({
        id: newId(),
        cluster_year_id: clusterYearId,
        role: leader.role,
        unit_id: leader.unitId,
        person_name: leader.person,
        position: leader.position,
        place,
      })),
    )
    .execute();
  return ok(null);
}
