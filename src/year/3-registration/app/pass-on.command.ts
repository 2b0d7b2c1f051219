import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { RegistrationState } from '../domain/registration-state.ts';
import { moveRegistrations } from './move-registrations.command.ts';

export type PassOn = {
  readonly clusterYearId: string;
  readonly award: string;
  /** Units whose own registration (not that of their persons or parts) passes on. */
  readonly unitIds: readonly string[];
  /** Entries in other states stay where they are. */
  readonly from: readonly RegistrationState[];
  readonly to: RegistrationState;
  readonly on: CalendarDay;
};
/** Someone moved an entry in the same moment: read again. */
export type RegisterChanged = { readonly kind: 'register-changed-meanwhile' };

/**
 * What a later step decides on units (listed, acclaimed, proposed, decided) is written into the register, on its day or on
 * the day of the entry's last step if that is later. A unit without a registration has nothing to pass on.
 */
export async function passOn(tx: Tx, actor: Actor, command: PassOn): Promise<Result<null, RegisterChanged>> {
  const { clusterYearId, to, on } = command;
  if (command.unitIds.length === 0) return ok(null);
  const entries = await tx
    .selectFrom('registration as r')
    .innerJoin('registration_event as e', 'e.registration_id', 'r.id')
    .where('r.cluster_year_id', '=', clusterYearId)
    .where('r.award_id', '=', command.award)
    .where('r.subject', '=', 'collective')
    .where('r.subject_name', 'is', null)
    .where('r.unit_id', 'in', [...command.unitIds])
    .where('r.state', 'in', [...command.from])
    .groupBy('r.id')
    .select((eb) => ['r.id', eb.fn.max('e.happened_on').as('since')])
    .execute();
  for (const { id, since } of entries) {
    const day = since > on ? since : on;
    const moved = await moveRegistrations(tx, actor, {
      clusterYearId,
      registrationIds: [id],
      to,
      on: day,
      reason: null,
    });
    if (!moved.ok) return err({ kind: 'register-changed-meanwhile' });
  }
  return ok(null);
}
