import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { RegistrationState } from '../domain/registration-state.ts';

export type ListedCandidate = {
  readonly registrationId: string;
  readonly unitId: string;
  readonly blocId: string | null;
  readonly award: string;
  readonly subject: 'collective' | 'individual';
  /** A person or a part of the unit; null for the unit itself. */
  readonly name: string | null;
  readonly state: Extract<RegistrationState, 'kept' | 'listed'>;
};

/**
 * Who may be nominated (suy tôn): entries kept at the check or on the list for discussion, for one award, of one bloc or
 * of the whole cluster, in the order of the members, never of points.
 */
export async function listedCandidates(
  tx: Tx,
  asked: { readonly clusterYearId: string; readonly award?: string; readonly blocId?: string },
): Promise<ListedCandidate[]> {
  let query = tx
    .selectFrom('registration as r')
    .innerJoin('membership as m', (join) =>
      join
        .onRef('m.cluster_year_id', '=', 'r.cluster_year_id')
        .onRef('m.unit_id', '=', 'r.unit_id')
        .on('m.participation', '=', 'member'),
    )
    .where('r.cluster_year_id', '=', asked.clusterYearId)
    .where('r.state', 'in', ['kept', 'listed']);
  if (asked.award) query = query.where('r.award_id', '=', asked.award);
  if (asked.blocId) query = query.where('m.bloc_id', '=', asked.blocId);
  const rows = await query
    .orderBy('r.award_id')
    .orderBy('m.position')
    .orderBy('r.id')
    .select([
      'r.id as registrationId',
      'r.unit_id as unitId',
      'm.bloc_id as blocId',
      'r.award_id as award',
      'r.subject',
      'r.subject_name as name',
      'r.state',
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    subject: row.subject === 'individual' ? 'individual' : 'collective',
    state: row.state === 'kept' ? 'kept' : 'listed',
  }));
}
