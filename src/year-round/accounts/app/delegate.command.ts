import type { Actor, Role } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { toDayRange } from '#src/platform/postgres/day-range.ts';
import { checkDelegation, type DelegationFault } from '../domain/delegation.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { colleaguesFor, ownRolesToDelegate } from './delegations.query.ts';

export type DelegateRole = {
  readonly role: Role;
  readonly unitId: string;
  readonly to: string;
  readonly days: { readonly from: CalendarDay; readonly to: CalendarDay };
  readonly paper: string;
};
export type DelegateError = DelegationFault | { readonly kind: 'role-is-not-held' | 'not-of-the-unit' };

/** Lets a colleague of the unit stand in for a role that one holds there, with what follows from it. */
export async function delegateRole(
  tx: Tx,
  actor: Actor,
  command: DelegateRole,
  today: CalendarDay,
): Promise<Result<null, DelegateError>> {
  const { role, unitId, to, days, paper } = command;
  const held = await ownRolesToDelegate(tx, actor, today);
  if (!held.some((own) => own.role === role && own.unitId === unitId)) return err({ kind: 'role-is-not-held' });
  const colleagues = await colleaguesFor(tx, actor, [unitId], today);
  if (!colleagues.some(({ id }) => id === to)) return err({ kind: 'not-of-the-unit' });
  const checked = checkDelegation({ ...days, paper }, today);
  if (!checked.ok) return checked;
  await tx
    .insertInto('delegation')
    .values({
      id: newId(),
      from_account_id: actor.id,
      to_account_id: to,
      role,
      unit_id: unitId,
      valid: toDayRange(days) ?? 'empty',
      paper: paper.trim(),
    })
    .execute();
  return ok(null);
}

/** Ends a delegation from today on; the giver does it, or who keeps accounts. What was done until then stands. */
export async function withdrawDelegation(
  tx: Tx,
  actor: Actor,
  command: { readonly delegationId: string; readonly on: CalendarDay },
): Promise<Result<null, { readonly kind: 'no-such-delegation' }>> {
  let mine = tx
    .updateTable('delegation')
    .set({ withdrawn_on: command.on })
    .where('id', '=', command.delegationId)
    .where('withdrawn_on', 'is', null);
  if (!mayManageAccounts(actor)) mine = mine.where('from_account_id', '=', actor.id);
  return (await mine.returning('id').executeTakeFirst()) ? ok(null) : err({ kind: 'no-such-delegation' });
}
