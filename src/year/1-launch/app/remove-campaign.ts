import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';

export type RemoveCampaignError = { readonly kind: 'not-yours-to-do' } | { readonly kind: 'no-such-campaign' };

/** Takes back a campaign that was entered by mistake; the audit trail keeps it. */
export async function removeCampaign(
  tx: Tx,
  actor: Actor,
  command: { readonly clusterYearId: string; readonly campaignId: string },
): Promise<Result<null, RemoveCampaignError>> {
  if (!mayRunYear(actor, command.clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const removed = await tx
    .deleteFrom('campaign')
    .where('id', '=', command.campaignId)
    .where('cluster_year_id', '=', command.clusterYearId)
    .returning('id')
    .executeTakeFirst();
  return removed ? ok(null) : err({ kind: 'no-such-campaign' });
}
