import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { unitProgress } from '#src/year-round/calendar/app/unit-progress.query.ts';
import type { UnitProgress } from '#src/year-round/calendar/domain/unit-part.ts';
import type { StepWindow } from '../home/home.query.ts';

/** A member unit with what it has done of its part in the year. */
export type UnitAtWork = UnitProgress & { readonly id: string; readonly slug: string; readonly name: string };

/** A live cluster-year in which somebody has a part: its plan, and how far the units are. */
export type YearAtWork = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly year: number;
  readonly isSynthetic: boolean;
  readonly units: number;
  readonly signed: number;
  readonly registered: number;
  /** Those for which the reader acts; for who runs or follows the year, and where they are asked for, all members. */
  readonly members: readonly UnitAtWork[];
  readonly ownUnitIds: readonly string[];
  readonly steps: readonly (Omit<StepWindow, 'clusterYearId'> & { readonly version: number })[];
};

/** The units for which somebody acts as their officer or leader: not the head's office, and nobody who only takes part. */
const unitsActedFor = (actor: Actor): readonly string[] => [
  ...new Set(
    actor.grants.flatMap(({ unitId, role }) =>
      unitId !== null && (role === 'unit-officer' || role === 'unit-leader') ? [unitId] : [],
    ),
  ),
];

/**
 * The live years in which the actor has a part; an officer of the Ministry sees all. One query, by the grants in hand.
 * `everyMember` brings, where the actor runs or follows the year, every unit: for the pages that name who is awaited, not
 * for the number in the bar.
 */
export async function yearsAtWork(
  tx: Tx,
  actor: Actor,
  { everyMember = false }: { readonly everyMember?: boolean } = {},
): Promise<YearAtWork[]> {
  if (actor.grants.length === 0) return [];
  const seesAll = may(actor, 'see-the-work', null);
  const followsAll = everyMember && may(actor, 'see-every-figure', null);
  const years = actor.grants.flatMap(({ clusterYearId }) => clusterYearId ?? []);
  const runs = everyMember ? years.filter((clusterYearId) => may(actor, 'see-every-figure', { clusterYearId })) : [];
  const units = unitsActedFor(actor);
  const { rows } = await sql<YearAtWork>`
    with signing as (
      select c.cluster_year_id, s.unit_id from covenant c join covenant_signature s on s.covenant_id = c.id
    ), registering as (
      select cluster_year_id, unit_id from registration where state not in ('draft', 'withdrawn', 'returned')
    )
    select cy.id, c.slug, cy.name, cy.year, cy.is_synthetic as "isSynthetic",
      (select count(*)::int from membership m where m.cluster_year_id = cy.id and m.unit_id is not null and m.participation = 'member') as units,
      (select count(distinct unit_id)::int from signing where cluster_year_id = cy.id) as signed,
      (select count(distinct unit_id)::int from registering where cluster_year_id = cy.id) as registered,
      coalesce((select json_agg(${unitProgress()} order by m.position, m.id)
        from membership m where m.cluster_year_id = cy.id and m.participation = 'member' and m.unit_id is not null
          and (m.unit_id = any (${units}::uuid[]) or ${followsAll} or cy.id = any (${runs}::uuid[]))), '[]') as members,
      array(select m.unit_id from membership m where m.cluster_year_id = cy.id and m.unit_id = any (${units}::uuid[])) as "ownUnitIds",
      coalesce((select json_agg(json_build_object('step', s.step, 'opensOn', s.opens_on, 'dueOn', s.due_on, 'doneOn', s.done_on,
          'skippedReason', s.skipped_reason, 'holder', s.holder, 'version', s.version))
        from year_step s where s.cluster_year_id = cy.id), '[]') as steps
    from cluster_year cy join cluster c on c.id = cy.cluster_id
    where cy.origin = 'live' and cy.closed_on is null and (${seesAll} or cy.id = any (${years}::uuid[]))
    order by cy.year desc, cy.name collate "vi-x-icu"
  `.execute(tx);
  return rows;
}
