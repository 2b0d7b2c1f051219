import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { AwardId } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { BallotCount } from '#src/year-round/ballots/domain/ballot-count.ts';
import type { BallotBase, BallotRule, VotingMethod } from '#src/year-round/ballots/domain/ballot-rule.ts';

/** What one teller counted: papers, and for each nominee yes, no and blank. */
export type TallyFigures = {
  readonly issued: number;
  readonly collected: number;
  readonly notReturned: number;
  readonly valid: number;
  readonly invalid: number;
  readonly rows: readonly {
    readonly unitId: string;
    readonly yes: number;
    readonly no: number;
    readonly blank: number;
  }[];
};

const nameOf = (unit: string) =>
  sql<string>`(select n.name from unit_name n where n.unit_id = ${sql.ref(unit)} order by upper(n.valid) desc nulls first limit 1)`;

const ballots = (tx: Tx) =>
  tx
    .selectFrom('ballot')
    .innerJoin('bloc', 'bloc.id', 'ballot.bloc_id')
    .selectAll('ballot')
    .select((eb) => [
      'bloc.name as blocName',
      jsonArrayFrom(
        eb
          .selectFrom('ballot_nominee as b')
          .whereRef('b.ballot_id', '=', 'ballot.id')
          .orderBy('b.position')
          .select(['b.unit_id as unitId', nameOf('b.unit_id').as('name'), 'b.result', 'b.is_present as isPresent']),
      ).as('nominees'),
      jsonArrayFrom(
        eb
          .selectFrom('vote_aside as s')
          .whereRef('s.ballot_id', '=', 'ballot.id')
          .where('s.taken_back_at', 'is', null)
          .orderBy('s.recorded_at')
          .select([
            's.id',
            's.unit_id as unitId',
            nameOf('s.unit_id').as('name'),
            's.nominee_unit_id as nomineeId',
            nameOf('s.nominee_unit_id').as('nominee'),
            sql<'abstained' | 'recused'>`s.kind`.as('kind'),
            's.said_by as saidBy',
            's.reason',
          ]),
      ).as('aside'),
      jsonArrayFrom(
        eb
          .selectFrom('ballot_tally as t')
          .whereRef('t.ballot_id', '=', 'ballot.id')
          .orderBy('t.entry')
          .select((inner) => [
            't.entry',
            't.teller',
            't.issued',
            't.collected',
            't.not_returned as notReturned',
            't.valid',
            't.invalid',
            jsonArrayFrom(
              inner
                .selectFrom('ballot_tally_row as r')
                .innerJoin('ballot_nominee as n', (join) =>
                  join.onRef('n.unit_id', '=', 'r.unit_id').onRef('n.ballot_id', '=', 't.ballot_id'),
                )
                .whereRef('r.tally_id', '=', 't.id')
                .orderBy('n.position')
                .select(['r.unit_id as unitId', 'r.yes', 'r.no', 'r.blank']),
            ).as('rows'),
          ]),
      ).as('tallies'),
    ]);

/** One row of `ballots` in the words of the rules. */
const worded = (row: Awaited<ReturnType<ReturnType<typeof ballots>['execute']>>[number]) => ({
  id: row.id,
  version: row.version,
  clusterYearId: row.cluster_year_id,
  meetingId: row.meeting_id,
  blocId: row.bloc_id,
  blocName: row.blocName,
  awardId: row.award_id as AwardId,
  round: row.round,
  method: row.method as Exclude<VotingMethod, 'not-stated' | 'ballot'>,
  seats: row.seats,
  rule: {
    seats: row.seats,
    threshold: {
      numerator: row.threshold_numerator,
      denominator: row.threshold_denominator,
      mustExceed: row.must_exceed,
    },
    base: row.base as BallotBase,
    method: row.method as VotingMethod,
    source: row.rule_source,
    ownUnitVotes: row.own_unit_votes,
    asideLeavesBase: row.aside_leaves_base,
  } as BallotRule,
  members: row.members,
  present: row.present,
  quorum:
    row.quorum_numerator !== null && row.quorum_denominator !== null
      ? { numerator: row.quorum_numerator, denominator: row.quorum_denominator }
      : null,
  scoresProvisional: row.scores_provisional,
  boxChecked: row.box_checked,
  openedAt: row.opened_at,
  state: row.state as 'open' | 'closed' | 'cancelled',
  stateReason: row.state_reason,
  /** Why the chair settled what the rule did not say; null where it said all. */
  settledReason: row.settled_reason,
  closedOn: row.closed_on,
  minutesPaperId: row.minutes_paper_id,
  nominees: row.nominees,
  /** Who takes no part, and why, as it stands: what was taken back is not among them. */
  aside: row.aside,
  tallies: row.tallies,
});
export type Ballot = ReturnType<typeof worded>;

export const ballotsOf = async (tx: Tx, clusterYearId: string): Promise<Ballot[]> =>
  (await ballots(tx).where('ballot.cluster_year_id', '=', clusterYearId).orderBy('ballot.id').execute()).map(worded);

export async function ballotById(tx: Tx, clusterYearId: string, ballotId: string): Promise<Ballot | null> {
  const row = await ballots(tx)
    .where('ballot.id', '=', ballotId)
    .where('ballot.cluster_year_id', '=', clusterYearId)
    .executeTakeFirst();
  return row ? worded(row) : null;
}

/** What of a ballot its count hangs on. Minutes frozen before it was kept know nobody who stood aside. */
type Counted = Pick<Ballot, 'members' | 'present' | 'method'> & {
  readonly aside?: readonly Pick<Ballot['aside'][number], 'unitId' | 'nomineeId' | 'kind'>[];
  readonly nominees: readonly { readonly unitId: string; readonly isPresent?: boolean | null }[];
};

/** A teller's figures as the count that the rules judge; show of hands has no papers. */
export const countFrom = (ballot: Counted, figures: TallyFigures): BallotCount => ({
  members: ballot.members,
  entitled: ballot.members,
  present: ballot.present,
  papers:
    ballot.method === 'show-of-hands'
      ? null
      : {
          issued: figures.issued,
          collected: figures.collected,
          notReturned: figures.notReturned,
          valid: figures.valid,
          invalid: figures.invalid,
        },
  rows: figures.rows.map((row) => ({ nomineeId: row.unitId, yes: row.yes, no: row.no, blank: row.blank })),
  aside: (ballot.aside ?? []).map(({ unitId, nomineeId, kind }) => ({ voterId: unitId, nomineeId, kind })),
  ownUnitsPresent: ballot.nominees.filter(({ isPresent }) => isPresent === true).map(({ unitId }) => unitId),
});
