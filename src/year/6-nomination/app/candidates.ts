import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { AwardId } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { moveRegistrations } from '#src/year/3-registration/app/move-registrations.command.ts';
import type { RegistrationState } from '#src/year/3-registration/domain/registration-state.ts';

/** States from which a registration comes onto the list of a vote; «chưa được suy tôn» comes back for a second round. */
const MAY_BE_LISTED = ['registered', 'kept', 'listed', 'not-acclaimed'] as const satisfies readonly RegistrationState[];

export type Candidate = {
  readonly registrationId: string;
  readonly unitId: string;
  readonly awardId: string;
  readonly state: (typeof MAY_BE_LISTED)[number];
  /** The day of its last step: the next one is not earlier. */
  readonly since: CalendarDay;
};

/** Units with a standing registration of their own, by award; by index registration_of_cluster_year. */
export async function candidatesIn(tx: Tx, clusterYearId: string, awardId?: AwardId): Promise<Candidate[]> {
  let query = tx
    .selectFrom('registration as r')
    .innerJoin('registration_event as e', 'e.registration_id', 'r.id')
    .where('r.cluster_year_id', '=', clusterYearId)
    .where('r.subject', '=', 'collective')
    .where('r.subject_name', 'is', null)
    .where('r.state', 'in', MAY_BE_LISTED);
  if (awardId) query = query.where('r.award_id', '=', awardId);
  const rows = await query
    .groupBy('r.id')
    .orderBy('r.id')
    .select((eb) => [
      'r.id as registrationId',
      'r.unit_id as unitId',
      'r.award_id as awardId',
      'r.state',
      eb.fn.max('e.happened_on').as('since'),
    ])
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as Candidate['state'] }));
}

/** Someone moved an entry of the list in the same moment: read again. */
export type RegisterChanged = { readonly kind: 'register-changed-meanwhile' };

/** Moves the registrations of some units on the day of the vote, or on the day of their last step if that is later. */
export async function moveCandidates(
  tx: Tx,
  actor: Actor,
  move: {
    readonly clusterYearId: string;
    readonly candidates: readonly Candidate[];
    readonly to: 'listed' | 'acclaimed' | 'not-acclaimed';
    readonly on: CalendarDay;
  },
): Promise<Result<null, RegisterChanged>> {
  const { clusterYearId, to, on } = move;
  for (const candidate of move.candidates.filter(({ state }) => state !== to)) {
    const moved = await moveRegistrations(tx, actor, {
      clusterYearId,
      registrationIds: [candidate.registrationId],
      to,
      on: candidate.since > on ? candidate.since : on,
      reason: null,
    });
    if (!moved.ok) return err({ kind: 'register-changed-meanwhile' });
  }
  return ok(null);
}
