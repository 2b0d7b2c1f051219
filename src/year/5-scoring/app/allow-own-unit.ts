import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { unitsOfActor } from '#src/year-round/people/app/own-units.query.ts';
import { mayVerifyPoints } from '../domain/may-score.ts';
import { tableInForce } from './scoring-tables.query.ts';

export type AllowOwnUnit = {
  readonly clusterYearId: string;
  readonly unitKind: string;
  /** The article of the regulation that lets members of a unit verify its points; null withdraws it. */
  readonly by: string | null;
};
export type AllowOwnUnitError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-table-for-this-unit' }
  | { readonly kind: 'own-unit-is-judged' };

/**
 * Notes that the cluster's regulation lets members of a unit verify its points. Nobody opens this door for themselves: who
 * belongs to a unit that is scored by the table leaves it to another of the office or to the Ministry.
 */
export async function allowOwnUnit(
  tx: Tx,
  actor: Actor,
  { clusterYearId, unitKind, by }: AllowOwnUnit,
): Promise<Result<null, AllowOwnUnitError>> {
  if (!mayVerifyPoints(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const table = await tableInForce(tx, clusterYearId, unitKind);
  if (!table) return err({ kind: 'no-table-for-this-unit' });
  if (await belongsToScored(tx, await unitsOfActor(tx, actor), clusterYearId, unitKind))
    return err({ kind: 'own-unit-is-judged' });
  await tx
    .updateTable('scoring_table')
    .set({ own_unit_by: by?.trim() || null })
    .where('id', '=', table.id)
    .execute();
  return ok(null);
}

/** Whether one of these units competes under the table of a kind in this year. */
export const belongsToScored = async (
  tx: Tx,
  unitIds: readonly string[],
  clusterYearId: string,
  unitKind: string,
): Promise<boolean> =>
  unitIds.length > 0 &&
  (await tx
    .selectFrom('membership as m')
    .innerJoin('unit as u', 'u.id', 'm.unit_id')
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.unit_id', 'in', unitIds)
    .where('u.kind', '=', unitKind)
    .select('m.id')
    .executeTakeFirst()) !== undefined;
