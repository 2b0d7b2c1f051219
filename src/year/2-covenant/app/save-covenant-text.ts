import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { toDayRange } from '#src/platform/postgres/day-range.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { mayEditText } from '../domain/covenant-state.ts';
import { checkText, columnsOf, type CovenantText, type CovenantTextError } from '../domain/covenant-text.ts';
import type { WrittenTarget } from '../domain/written-targets.ts';
import { type CovenantView, lockedCovenant } from './covenants.query.ts';
import { lifeOf } from './covenant-life.ts';

export type SaveCovenantText = {
  readonly clusterYearId: string;
  readonly covenantId: string;
  /** The version that was read: a later one means that someone else has saved. */
  readonly version: number;
  readonly text: CovenantText;
};
export type SaveCovenantTextError =
  | CovenantTextError
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-covenant' }
  | { readonly kind: 'text-is-frozen' }
  | { readonly kind: 'someone-saved-before' }
  | { readonly kind: 'target-has-figures'; readonly indicator: string };

/**
 * Saves the whole text as a new edition. A text that the bloc had agreed on is open for comments again, since it is
 * another text now.
 */
export async function saveCovenantText(
  tx: Tx,
  actor: Actor,
  command: SaveCovenantText,
): Promise<Result<{ readonly version: number }, SaveCovenantTextError>> {
  if (!mayRunYear(actor, command.clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const covenant = await lockedCovenant(tx, command.clusterYearId, command.covenantId);
  if (!covenant) return err({ kind: 'no-such-covenant' });
  if (!mayEditText(lifeOf(covenant)).ok) return err({ kind: 'text-is-frozen' });
  if (covenant.version !== command.version) return err({ kind: 'someone-saved-before' });
  const checked = checkText(command.text);
  if (!checked.ok) return checked;
  const text = checked.value;

  const removed = await replaceTargets(tx, covenant, text.targets);
  if (!removed.ok) return removed;
  await replaceTasks(tx, covenant.id, text.tasks);
  await tx
    .updateTable('covenant')
    .set((eb) => ({
      theme: text.theme,
      aim: text.aim,
      task_count: text.taskCount,
      bases: [...text.bases],
      campaigns: [...text.campaigns],
      commitments: [...text.commitments],
      measured: toDayRange(text.measured),
      copies: text.copies,
      copy_to: text.copyTo,
      state: covenant.state === 'draft' ? 'draft' : 'comment',
      needs_confirmation: false,
      edition: eb('edition', '+', 1),
      version: eb('version', '+', 1),
      edited_by: actor.name,
      edited_at: new Date(),
    }))
    .where('id', '=', covenant.id)
    .execute();
  return ok({ version: covenant.version + 1 });
}

async function replaceTasks(tx: Tx, covenantId: string, tasks: readonly string[]): Promise<void> {
  await tx.deleteFrom('covenant_task').where('covenant_id', '=', covenantId).execute();
  if (tasks.length === 0) return;
  const rows = tasks.map((text, position) => ({ id: newId(), covenant_id: covenantId, position, text }));
  await tx.insertInto('covenant_task').values(rows).execute();
}

/** A target that is still there keeps its identity, so that figures reported for it stay its own. */
async function replaceTargets(
  tx: Tx,
  covenant: CovenantView,
  targets: readonly WrittenTarget[],
): Promise<Result<null, SaveCovenantTextError>> {
  const left = new Map(covenant.facts.targets.map((target) => [target.indicator, target]));
  const rows = targets.map((target, position) => {
    const { lowerIsBetter, tiers, ...columns } = columnsOf(target);
    const same = left.get(target.indicator);
    left.delete(target.indicator);
    return {
      id: same?.id ?? newId(),
      covenant_id: covenant.id,
      position,
      ...columns,
      lower_is_better: lowerIsBetter,
      tiers: tiers && JSON.stringify(tiers),
    };
  });
  for (const gone of left.values()) {
    const reported = await tx
      .selectFrom('progress_figure')
      .select('id')
      .where('target_id', '=', gone.id)
      .limit(1)
      .executeTakeFirst();
    if (reported) return err({ kind: 'target-has-figures', indicator: gone.indicator });
    await tx.deleteFrom('target').where('id', '=', gone.id).execute();
  }
  for (const row of rows)
    await tx
      .insertInto('target')
      .values(row)
      .onConflict((clash) => clash.column('id').doUpdateSet(row))
      .execute();
  return ok(null);
}
