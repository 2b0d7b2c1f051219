import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { lastYearsCovenant } from './covenants.query.ts';

export type DraftCovenant = {
  readonly clusterYearId: string;
  readonly blocId: string;
  /** «Lấy theo năm trước»: everything taken over waits for confirmation. */
  readonly fromLastYear: boolean;
};
export type DraftCovenantError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-bloc' }
  | { readonly kind: 'bloc-has-a-covenant' }
  | { readonly kind: 'no-covenant-last-year' };

/** Begins the covenant of one bloc, empty or with the text of the year before. Answers its id. */
export async function draftCovenant(
  tx: Tx,
  actor: Actor,
  command: DraftCovenant,
): Promise<Result<string, DraftCovenantError>> {
  const { clusterYearId, blocId } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const bloc = await tx
    .selectFrom('bloc')
    .select('id')
    .where('id', '=', blocId)
    .where('cluster_year_id', '=', clusterYearId)
    .executeTakeFirst();
  if (!bloc) return err({ kind: 'no-such-bloc' });
  const source = command.fromLastYear ? await lastYearsCovenant(tx, { clusterYearId, blocId }) : null;
  if (command.fromLastYear && !source) return err({ kind: 'no-covenant-last-year' });

  const id = newId();
  const drafted = await tx
    .insertInto('covenant')
    .values({
      id,
      cluster_year_id: clusterYearId,
      bloc_id: blocId,
      origin: 'live',
      state: 'draft',
      edited_by: actor.name,
      edited_at: new Date(),
    })
    .onConflict((clash) => clash.columns(['cluster_year_id', 'bloc_id']).where('origin', '=', 'live').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!drafted) return err({ kind: 'bloc-has-a-covenant' });
  if (source) await takeOver(tx, source, id);
  return ok(id);
}

/** Theme, tasks, targets and the rest, but not the measured days: each year has its own. */
async function takeOver(tx: Tx, from: { readonly id: string; readonly year: number }, to: string): Promise<void> {
  const text = await tx
    .selectFrom('covenant')
    .select(['theme', 'aim', 'task_count', 'bases', 'campaigns', 'commitments', 'copies', 'copy_to'])
    .where('id', '=', from.id)
    .executeTakeFirstOrThrow();
  await tx
    .updateTable('covenant')
    .set({ ...text, copied_from_year: from.year, needs_confirmation: true })
    .where('id', '=', to)
    .execute();
  const tasks = await tx
    .selectFrom('covenant_task')
    .select(['position', 'text'])
    .where('covenant_id', '=', from.id)
    .execute();
  const targets = await tx
    .selectFrom('target')
    .select([
      'position',
      'indicator',
      'comparator',
      'value',
      'unit',
      'base',
      'lower_is_better',
      'assigned_by',
      'tiers',
      'printed',
    ])
    .where('covenant_id', '=', from.id)
    .execute();
  const owned = <Line extends object>(lines: readonly Line[]) =>
    lines.map((line) => ({ ...line, id: newId(), covenant_id: to }));
  if (tasks.length > 0) await tx.insertInto('covenant_task').values(owned(tasks)).execute();
  const kept = targets.map((target) => ({ ...target, tiers: target.tiers && JSON.stringify(target.tiers) }));
  if (kept.length > 0) await tx.insertInto('target').values(owned(kept)).execute();
}
