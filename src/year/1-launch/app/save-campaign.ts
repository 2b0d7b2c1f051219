import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { fromDayRange, toDayRange } from '#src/platform/postgres/day-range.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { recordPassed } from '#src/year-round/calendar/app/mark-step.command.ts';
import { type CampaignPlan, type CampaignPlanError, checkCampaign, overlapping } from '../domain/campaign.ts';

export type SaveCampaign = {
  readonly clusterYearId: string;
  /** The campaign that is changed, with the version that was read; null for a new one. */
  readonly existing: { readonly id: string; readonly version: number } | null;
  readonly plan: CampaignPlan;
  /** Written by the person in charge to pass the warning of an overlap. */
  readonly reason: string | null;
};
export type SaveCampaignError =
  | CampaignPlanError
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'overlaps-another'; readonly names: readonly string[] }
  | { readonly kind: 'someone-saved-before' };

/** Launches a campaign of a cluster-year, or changes one; an overlap in time and subject needs a written reason. */
export async function saveCampaign(
  tx: Tx,
  actor: Actor,
  command: SaveCampaign,
): Promise<Result<string, SaveCampaignError>> {
  const { clusterYearId, existing, reason } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const checked = checkCampaign(command.plan);
  if (!checked.ok) return checked;
  const plan = checked.value;

  const running = await tx
    .selectFrom('campaign')
    .select(['id', 'name', 'runs'])
    .where('cluster_year_id', '=', clusterYearId)
    .execute();
  const others = running
    .filter((row) => row.id !== existing?.id)
    .map((row) => ({ ...row, runs: fromDayRange(row.runs) }));
  const clashes = overlapping(plan, others);
  if (clashes.length > 0 && !reason?.trim())
    return err({ kind: 'overlaps-another', names: clashes.map((campaign) => campaign.name) });
  if (clashes.length > 0 && reason)
    await recordPassed(tx, { clusterYearId, step: 'launch', warning: 'overlaps-another', reason, by: actor.id });

  const values = {
    name: plan.name,
    kinds: [...plan.kinds],
    launched_by: plan.launchedBy || null,
    aim: plan.aim || null,
    runs: toDayRange(plan.runs),
    measured: toDayRange(plan.measured),
  };
  if (!existing) {
    const id = newId();
    await tx
      .insertInto('campaign')
      .values({ id, cluster_year_id: clusterYearId, origin: 'live', position: running.length, ...values })
      .execute();
    return ok(id);
  }
  const saved = await tx
    .updateTable('campaign')
    .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
    .where('id', '=', existing.id)
    .where('cluster_year_id', '=', clusterYearId)
    .where('version', '=', existing.version)
    .returning('id')
    .executeTakeFirst();
  return saved ? ok(saved.id) : err({ kind: 'someone-saved-before' });
}
