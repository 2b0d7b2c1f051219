import type { AwardId } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { RegistrationState } from '#src/year/3-registration/domain/registration-state.ts';

/** States from which a registration comes onto the list of a vote; «chưa được suy tôn» comes back for a second round. */
export const MAY_BE_LISTED = [
  'registered',
  'kept',
  'listed',
  'not-acclaimed',
] as const satisfies readonly RegistrationState[];

export type Candidate = {
  readonly unitId: string;
  readonly awardId: string;
  readonly state: (typeof MAY_BE_LISTED)[number];
};

/** Units with a standing registration of their own for an award; by index registration_of_cluster_year. */
export async function candidatesIn(tx: Tx, clusterYearId: string, awardId: AwardId): Promise<Candidate[]> {
  const rows = await tx
    .selectFrom('registration')
    .where('cluster_year_id', '=', clusterYearId)
    .where('award_id', '=', awardId)
    .where('subject', '=', 'collective')
    .where('subject_name', 'is', null)
    .where('state', 'in', MAY_BE_LISTED)
    .orderBy('id')
    .select(['unit_id as unitId', 'award_id as awardId', 'state'])
    .execute();
  return rows.map((row) => ({ ...row, state: row.state as Candidate['state'] }));
}
