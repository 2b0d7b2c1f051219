import { sql } from 'kysely';
import { awardOf } from '#src/law/award-catalogue.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { entersForAnother, mayActForUnit, mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { tellUnits } from '#src/year-round/notices/app/tell-units.command.ts';
import { checkRegistrant, type Registrant, type RegistrantRefusal } from '../domain/registrant.ts';
import { moveRegistration, type RegistrationState } from '../domain/registration-state.ts';

export type RegisterAward = {
  readonly clusterYearId: string;
  readonly unitId: string;
  readonly award: string;
  readonly subject: Registrant['subject'];
  readonly name: string | null;
  readonly count: number | null;
  /** The day on which the unit's paper came; null where nobody noted it. */
  readonly receivedOn: CalendarDay | null;
  readonly note: string | null;
  /** The day on which this is done. */
  readonly on: CalendarDay;
};
export type RegisterAwardError =
  | RegistrantRefusal
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'unit-is-not-a-member' }
  | { readonly kind: 'received-day-lies-ahead' }
  | { readonly kind: 'registered-already'; readonly registrationId: string };

/**
 * Registers a unit, or its persons, for an award. What a unit sends waits for the head's office to receive it; what the
 * office enters from a paper («nhập thay đơn vị») is received already.
 */
export async function registerAward(
  tx: Tx,
  actor: Actor,
  command: RegisterAward,
): Promise<Result<string, RegisterAwardError>> {
  const { clusterYearId, unitId, on } = command;
  if (!mayActForUnit(actor, clusterYearId, unitId)) return err({ kind: 'not-yours-to-do' });
  const checked = checkRegistrant(command);
  if (!checked.ok) return checked;
  if (command.receivedOn !== null && command.receivedOn > on) return err({ kind: 'received-day-lies-ahead' });
  const member = await tx
    .selectFrom('membership')
    .select('id')
    .where('cluster_year_id', '=', clusterYearId)
    .where('unit_id', '=', unitId)
    .where('participation', '=', 'member')
    .executeTakeFirst();
  if (!member) return err({ kind: 'unit-is-not-a-member' });

  const byOffice = mayRunYear(actor, clusterYearId);
  const receivedOn = byOffice ? command.receivedOn : on;
  const id = newId();
  const { award, subject, name, count } = checked.value;
  const entered = await tx
    .insertInto('registration')
    .values({
      id,
      cluster_year_id: clusterYearId,
      unit_id: unitId,
      award_id: award,
      subject,
      subject_name: name,
      count,
      state: firstState(byOffice),
      received_on: receivedOn,
      entered_for_unit: entersForAnother(actor, unitId),
      note: command.note?.trim() || null,
    })
    .onConflict((clash) => clash.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!entered)
    return err({ kind: 'registered-already', registrationId: await standingEntry(tx, command, checked.value) });
  await writeFirstEvent(tx, actor, { id, state: firstState(byOffice), on: receivedOn ?? on });
  await tellUnits(tx, actor, {
    clusterYearId,
    kind: 'registration-entered',
    step: 'registration',
    page: `/${id}`,
    units: [{ unitId, about: awardOf(award).name }],
  });
  return ok(id);
}

const firstState = (byOffice: boolean): RegistrationState => (byOffice ? 'registered' : 'submitted');

async function writeFirstEvent(
  tx: Tx,
  actor: Actor,
  { id, state, on }: { readonly id: string; readonly state: RegistrationState; readonly on: CalendarDay },
): Promise<void> {
  const begun = moveRegistration([], { state, on, reason: null });
  if (!begun.ok) throw new Error(begun.error.kind); // the two first states are always next to a draft
  await tx
    .insertInto('registration_event')
    .values({ id: newId(), registration_id: id, happened_on: on, state, by_account_id: actor.id })
    .execute();
}

/** The entry that stands in the way, also when it was withdrawn: it is taken up again, not entered twice. */
async function standingEntry(tx: Tx, { clusterYearId, unitId }: RegisterAward, entry: Registrant): Promise<string> {
  const { id } = await tx
    .selectFrom('registration')
    .select('id')
    .where('cluster_year_id', '=', clusterYearId)
    .where('unit_id', '=', unitId)
    .where('award_id', '=', entry.award)
    .where('subject', '=', entry.subject)
    .where(sql<boolean>`coalesce(app.fold(subject_name), '') = coalesce(app.fold(${entry.name}::text), '')`)
    .executeTakeFirstOrThrow();
  return id;
}
