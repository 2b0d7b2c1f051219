import { sql } from 'kysely';
import type { AwardId } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { BallotBase } from '#src/year-round/ballots/domain/ballot-rule.ts';

/** One unit nominated for one award, with the vote that carried it; a consensus has no figures. */
export type Nominated = {
  readonly nominationId: string;
  readonly awardId: AwardId;
  readonly unitId: string;
  readonly name: string;
  readonly bloc: string | null;
  readonly method: string | null;
  readonly ballotId: string | null;
  readonly yes: number | null;
  readonly base: number | null;
  /** Of what `base` is the number; papers frozen before it was kept have none. */
  readonly baseKind?: BallotBase | null;
};

/** All nominations of a live year in the order of the list of the meeting; by indexes nomination_of_cluster_year and nomination_unit_of_nomination. */
export async function nominatedIn(tx: Tx, clusterYearId: string): Promise<Nominated[]> {
  const rows = await tx
    .selectFrom('nomination as n')
    .innerJoin('nomination_unit as u', 'u.nomination_id', 'n.id')
    .leftJoin('bloc', 'bloc.id', 'n.bloc_id')
    .leftJoin('ballot as b', (join) => join.onRef('b.id', '=', 'n.ballot_id').on('b.state', '=', 'closed'))
    .where('n.cluster_year_id', '=', clusterYearId)
    .where('n.origin', '=', 'live')
    .orderBy('n.id')
    .orderBy('u.position')
    .select([
      'n.id as nominationId',
      'n.award_id as awardId',
      'u.unit_id as unitId',
      'u.printed as name',
      'bloc.name as bloc',
      'n.method',
      'b.id as ballotId',
      sql<BallotBase | null>`case when b.method = 'show-of-hands' and b.base in ('cast', 'valid') then 'present' else b.base end`.as(
        'baseKind',
      ),
      sql<number | null>`(select r.yes from ballot_tally t join ballot_tally_row r on r.tally_id = t.id
        where t.ballot_id = b.id and t.entry = 1 and r.unit_id = u.unit_id)`.as('yes'),
      sql<
        number | null
      >`coalesce((select bn.base_count from ballot_nominee bn where bn.ballot_id = b.id and bn.unit_id = u.unit_id),
        case when b.base in ('all-members', 'entitled') then b.members
        when b.base = 'present' or b.method = 'show-of-hands' then b.present
        else (select case b.base when 'cast' then t.collected else t.valid end from ballot_tally t where t.ballot_id = b.id and t.entry = 1) end)`.as(
        'base',
      ),
    ])
    .execute();
  return rows.map((row) => ({ ...row, awardId: row.awardId as AwardId, unitId: row.unitId ?? '' }));
}

export const attachmentsIn = async (tx: Tx, clusterYearId: string): Promise<string[]> =>
  (
    await tx
      .selectFrom('dossier_attachment')
      .select('attachment')
      .where('cluster_year_id', '=', clusterYearId)
      .execute()
  ).map((row) => row.attachment);
