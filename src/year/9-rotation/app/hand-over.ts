import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { goOn, markStepDone } from '#src/year-round/calendar/app/mark-step.command.ts';
import {
  type HandOverItem,
  type HandOverRefusal,
  type HandOverWarning,
  type ItemState,
  mayHandOver,
} from '../domain/hand-over.ts';
import { rotationOf } from './rotation.query.ts';

export type HandOverDuties = {
  readonly clusterYearId: string;
  readonly version: number;
  readonly items: Readonly<Record<HandOverItem, ItemState>>;
  readonly note: string;
  /** The day of the minutes; null saves the check-list and hands nothing over yet. */
  readonly takenOverOn: CalendarDay | null;
  readonly reason: string | null;
};
export type HandOverError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'next-head-is-not-named' }
  | { readonly kind: 'someone-saved-before' }
  | { readonly kind: 'reason-must-be-written'; readonly because: readonly HandOverWarning[] }
  | { readonly kind: 'precondition-is-missing'; readonly because: readonly HandOverRefusal[] };

/** Keeps the check-list of the hand-over and, with a day, hands the duties over; what is still open asks for a reason. */
export async function handOver(tx: Tx, actor: Actor, command: HandOverDuties): Promise<Result<null, HandOverError>> {
  const { clusterYearId, items, takenOverOn, reason } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const rotation = await rotationOf(tx, clusterYearId);
  const nextHead = rotation.leaders.find((leader) => leader.role === 'HEAD');
  if (!rotation.handOver || !nextHead) return err({ kind: 'next-head-is-not-named' });

  if (takenOverOn !== null) {
    const head = await tx
      .selectFrom('leadership')
      .select('unit_id')
      .where('cluster_year_id', '=', clusterYearId)
      .where('role', '=', 'HEAD')
      .executeTakeFirst();
    const passage = mayHandOver({
      fromUnitId: head?.unit_id ?? '',
      toUnitId: nextHead.unitId,
      namedBy: rotation.handOver.namedBy,
      items,
      openTasks: rotation.openSteps.length,
      takenOverOn,
    });
    const passed = await goOn(tx, { clusterYearId, step: 'rotation', by: actor.id }, passage, reason);
    if (!passed.ok) return passed;
    await markStepDone(tx, clusterYearId, 'rotation', takenOverOn);
  }
  const saved = await tx
    .updateTable('hand_over')
    .set((eb) => ({
      files: items.files,
      open_tasks: items['open-tasks'],
      objects: items.objects,
      funds: items.funds,
      access: items.access,
      note: command.note || null,
      taken_over_on: takenOverOn,
      version: eb('version', '+', 1),
    }))
    .where('cluster_year_id', '=', clusterYearId)
    .where('version', '=', command.version)
    .returning('id')
    .executeTakeFirst();
  return saved ? ok(null) : err({ kind: 'someone-saved-before' });
}
