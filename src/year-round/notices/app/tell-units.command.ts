import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother } from '#src/year-round/accounts/domain/may.ts';
import { stepPath, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import type { UnitNoticeKind } from '../domain/notice-kind.ts';

export type WhatWasEntered = {
  readonly clusterYearId: string;
  readonly kind: UnitNoticeKind;
  readonly step: YearStep;
  /** The page of the record below that of its step; empty for the step's own. */
  readonly page: string;
  /** One unit and what of it: the award, the period, the clause, how many. */
  readonly units: readonly { readonly unitId: string; readonly about: string }[];
};

/**
 * Tells units what somebody else has entered for them, in the transaction that enters it. A unit that enters for itself is
 * told nothing, and neither is anybody when the server itself writes (a rehearsal, an import).
 */
export async function tellUnits(tx: Tx, actor: Actor, entered: WhatWasEntered): Promise<void> {
  const told = entered.units.filter(({ unitId }) => actor.kind === 'person' && entersForAnother(actor, unitId));
  if (told.length === 0) return;
  const { clusterYearId, kind, step, page } = entered;
  const year = await tx
    .selectFrom('cluster_year as y')
    .innerJoin('cluster as c', 'c.id', 'y.cluster_id')
    .where('y.id', '=', clusterYearId)
    .select(['c.slug', 'y.year'])
    .executeTakeFirstOrThrow();
  const href = `${stepPath(year.slug, year.year, step)}${page}`;
  await tx
    .insertInto('notice')
    .values(
      told.map(({ unitId, about }) => ({
        id: newId(),
        cluster_year_id: clusterYearId,
        unit_id: unitId,
        kind,
        about,
        href,
        by_account_id: actor.id,
      })),
    )
    .execute();
}
