import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import {
  moveRegistration,
  type RegistrationRefusal,
  type RegistrationState,
  undoLast,
} from '../domain/registration-state.ts';
import { historiesOf } from './registration-history.query.ts';

export type MoveRegistrations = {
  readonly clusterYearId: string;
  readonly registrationIds: readonly string[];
  readonly to: RegistrationState;
  readonly on: CalendarDay;
  /** Stays with the office and the unit; never on a shared list. */
  readonly reason: string | null;
};
export type MoveError =
  | (RegistrationRefusal & { readonly registrationId: string })
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'registration-is-gone' };

/** What a unit does with its own entry; everything else is the office's. */
const OF_THE_UNIT: readonly RegistrationState[] = ['submitted', 'withdrawn'];

/** Passes registrations on in their life, each as a dated event: all of them, or none. */
export async function moveRegistrations(
  tx: Tx,
  actor: Actor,
  command: MoveRegistrations,
): Promise<Result<number, MoveError>> {
  const { clusterYearId, to, on } = command;
  const reason = command.reason?.trim() || null;
  const locked = await lockEntries(tx, clusterYearId, command.registrationIds);
  if (!locked) return err({ kind: 'registration-is-gone' });
  const mayMove = (unitId: string) =>
    mayRunYear(actor, clusterYearId) || (OF_THE_UNIT.includes(to) && mayActForUnit(actor, clusterYearId, unitId));
  if (!locked.every((entry) => mayMove(entry.unitId))) return err({ kind: 'not-yours-to-do' });
  const histories = await historiesOf(
    tx,
    locked.map((entry) => entry.id),
  );
  for (const { id } of locked) {
    const history = histories.filter((step) => step.registrationId === id);
    const moved = moveRegistration(history, { state: to, on, reason });
    if (!moved.ok) return err({ ...moved.error, registrationId: id });
  }
  await write(tx, actor, { ids: locked.map((entry) => entry.id), state: to, on, reason, isUndo: false });
  return ok(locked.length);
}

export type UndoMove = { readonly clusterYearId: string; readonly registrationId: string; readonly on: CalendarDay };
export type UndoError = MoveError | { readonly kind: 'nothing-to-undo' };

/** Takes the last step back: a new event returns the entry to where it stood; what was written stays written. */
export async function undoLastMove(tx: Tx, actor: Actor, command: UndoMove): Promise<Result<null, UndoError>> {
  const { clusterYearId, registrationId, on } = command;
  const locked = await lockEntries(tx, clusterYearId, [registrationId]);
  const [entry] = locked ?? [];
  if (!entry) return err({ kind: 'registration-is-gone' });
  const history = await historiesOf(tx, [registrationId]);
  const ownWithdrawal = history.at(-1)?.state === 'withdrawn' && mayActForUnit(actor, clusterYearId, entry.unitId);
  if (!mayRunYear(actor, clusterYearId) && !ownWithdrawal) return err({ kind: 'not-yours-to-do' });
  const undone = undoLast(history, on);
  if (!undone.ok)
    return undone.error.kind === 'nothing-to-undo' ? err(undone.error) : err({ ...undone.error, registrationId });
  await write(tx, actor, { ids: [registrationId], state: undone.value, on, reason: null, isUndo: true });
  return ok(null);
}

/** The entries, locked so that two movers follow one another; null where one is not of this year. */
async function lockEntries(tx: Tx, clusterYearId: string, ids: readonly string[]) {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return null;
  const rows = await tx
    .selectFrom('registration')
    .select(['id', 'unit_id as unitId'])
    .where('cluster_year_id', '=', clusterYearId)
    .where('id', 'in', wanted)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length === wanted.length ? rows : null;
}

type Step = {
  readonly ids: readonly string[];
  readonly state: RegistrationState;
  readonly on: CalendarDay;
  readonly reason: string | null;
  readonly isUndo: boolean;
};

async function write(tx: Tx, actor: Actor, { ids, state, on, reason, isUndo }: Step): Promise<void> {
  await tx
    .updateTable('registration')
    .set({ state })
    .where('id', 'in', [...ids])
    .execute();
  await tx
    .insertInto('registration_event')
    .values(
      ids.map((registrationId) => ({
        id: newId(),
        registration_id: registrationId,
        happened_on: on,
        state,
        reason,
        is_undo: isUndo,
        by_account_id: actor.id,
      })),
    )
    .execute();
}
