import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { RegistrationState, RegistrationStep } from '../domain/registration-state.ts';

export type RecordedStep = RegistrationStep & {
  readonly registrationId: string;
  /** The step takes back the one before it. */
  readonly isUndo: boolean;
  readonly by: string | null;
};

/** The lives of some registrations, each in the order in which it was written; by index registration_event_of_registration. */
export async function historiesOf(
  tx: Tx,
  registrationIds: readonly string[],
  until: CalendarDay = '9999-12-31',
): Promise<RecordedStep[]> {
  if (registrationIds.length === 0) return [];
  const rows = await tx
    .selectFrom('registration_event as e')
    .leftJoin('account as a', 'a.id', 'e.by_account_id')
    .where('e.registration_id', 'in', [...registrationIds])
    .where('e.happened_on', '<=', until)
    .orderBy('e.registration_id')
    .orderBy('e.recorded_at')
    .select([
      'e.registration_id as registrationId',
      'e.happened_on as on',
      'e.state',
      'e.reason',
      'e.is_undo as isUndo',
      'a.name as by',
    ])
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as RegistrationState }));
}
