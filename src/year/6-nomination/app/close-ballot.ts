import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import {
  ballotOutcome,
  type BallotOutcome,
  type BallotRefusal,
  type NotSaid,
} from '#src/year-round/ballots/domain/ballot-outcome.ts';
import { printedRoot } from '#src/year-round/audit/app/root.query.ts';
import { markStepDone } from '#src/year-round/calendar/app/mark-step.command.ts';
import { freezePaper } from '#src/year-round/papers/app/paper.command.ts';
import { passOn, type RegisterChanged } from '#src/year/3-registration/app/pass-on.command.ts';
import {
  acclaimByBallot,
  acclaimByConsensus,
  type ConsensusRefusal,
  decideTie,
  type Nomination,
  type TieRefusal,
} from '../domain/nomination.ts';
import { type Settled, settledOf, settledRule } from '../domain/settled-rule.ts';
import { tallyDifferences, type TallyDifference } from '../domain/two-tallies.ts';
import { type Ballot, ballotById, countFrom } from './ballots.query.ts';
import { factsOfMinutes, type FrozenMinutes } from './minutes-facts.query.ts';

export type CloseBallot = {
  readonly clusterYearId: string;
  readonly ballotId: string;
  readonly closedOn: CalendarDay;
  readonly boxChecked: boolean | null;
  /** Whom the chair chose among those tied for the last place, and why; written into the minutes. */
  readonly tie: { readonly chosen: readonly string[]; readonly reason: string } | null;
  /** For a consensus: those on whom all agreed. */
  readonly agreedOn: readonly string[];
  /** What the chair says where the rule does not, and why; written into the minutes. */
  readonly settled?: Settled | null;
};
export type CloseBallotError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-ballot' }
  | { readonly kind: 'ballot-is-closed' }
  | { readonly kind: 'second-tally-missing' }
  | { readonly kind: 'tallies-differ'; readonly differences: readonly TallyDifference[] }
  | { readonly kind: 'tie-waits-for-the-chair'; readonly unitIds: readonly string[]; readonly places: number }
  | { readonly kind: 'rule-waits-for-the-chair'; readonly notSaid: readonly NotSaid[] }
  | BallotRefusal
  | ConsensusRefusal
  | TieRefusal
  | RegisterChanged;

/**
 * Closes the vote: the two tallies agree, every number adds up, a tie has been decided by the chair. Writes the results,
 * the nominations of the bloc, and freezes the counting minutes; after this nothing of the vote can be changed.
 */
export async function closeBallot(
  tx: Tx,
  actor: Actor,
  command: CloseBallot,
): Promise<Result<string, CloseBallotError>> {
  const { clusterYearId, ballotId } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  await tx.selectFrom('ballot').select('id').where('id', '=', ballotId).forUpdate().execute();
  const found = await ballotById(tx, clusterYearId, ballotId);
  if (!found) return err({ kind: 'no-such-ballot' });
  if (found.state !== 'open') return err({ kind: 'ballot-is-closed' });
  const settled = settledOf(found.rule, command.settled ?? null);
  const ballot = { ...found, rule: settledRule(found.rule, settled) };

  const decided = ballot.method === 'consensus' ? byConsensus(ballot, command) : byCount(ballot, command);
  if (!decided.ok) return decided;
  const { nominations, outcome } = decided.value;

  for (const { unitId } of ballot.nominees) {
    const acclaimed = nominations.some((nomination) => nomination.nomineeId === unitId);
    const counted = outcome?.nominees.find((nominee) => nominee.nomineeId === unitId)?.result ?? 'not-acclaimed';
    const result = acclaimed ? 'acclaimed' : counted === 'tied' ? 'no-place-left' : counted;
    await tx
      .updateTable('ballot_nominee')
      .set({ result, base_count: outcome?.nominees.find(({ nomineeId }) => nomineeId === unitId)?.baseCount ?? null })
      .where('ballot_id', '=', ballotId)
      .where('unit_id', '=', unitId)
      .execute();
  }
  const paperId = await freezePaper(tx, {
    clusterYearId,
    kind: 'counting-minutes',
    title: `Biên bản ${ballot.method === 'consensus' ? 'suy tôn' : 'kiểm phiếu'} “${awardOf(ballot.awardId).name}”, ${ballot.blocName}`,
    issuerUnitId: null,
    facts: {
      ballot,
      boxChecked: command.boxChecked,
      tie: outcome && outcome.placesForTied > 0 ? command.tie : null,
      settled,
      acclaimed: nominations.map(({ nomineeId }) => nomineeId),
      closedOn: command.closedOn,
      auditRoot: await printedRoot(tx),
      ...(await factsOfMinutes(tx, ballot)),
    } satisfies FrozenMinutes,
  });
  await tx
    .updateTable('ballot')
    .set((eb) => ({
      state: 'closed',
      closed_on: command.closedOn,
      box_checked: command.boxChecked,
      state_reason: command.tie?.reason ?? null,
      own_unit_votes: ballot.rule.ownUnitVotes ?? null,
      aside_leaves_base: ballot.rule.asideLeavesBase ?? null,
      settled_reason: settled?.reason ?? null,
      minutes_paper_id: paperId,
      tellers: ballot.tallies.map((tally) => tally.teller),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', ballotId)
    .execute();
  await keepNominations(tx, ballot, nominations);
  const moved = await moveVoted(tx, actor, ballot, nominations, command.closedOn);
  if (!moved.ok) return moved;
  await markStepIfAllClosed(tx, clusterYearId);
  return ok(paperId);
}

/** «Được suy tôn», «Chưa được suy tôn»: the registrations on the list end the vote in one of the two. */
async function moveVoted(
  tx: Tx,
  actor: Actor,
  ballot: Ballot,
  nominations: readonly Nomination[],
  on: CalendarDay,
): Promise<Result<null, RegisterChanged>> {
  const acclaimed = nominations.map(({ nomineeId }) => nomineeId);
  const others = ballot.nominees.map(({ unitId }) => unitId).filter((unitId) => !acclaimed.includes(unitId));
  const listed = { clusterYearId: ballot.clusterYearId, award: ballot.awardId, from: ['listed'], on } as const;
  const moved = await passOn(tx, actor, { ...listed, unitIds: acclaimed, to: 'acclaimed' });
  return moved.ok ? passOn(tx, actor, { ...listed, unitIds: others, to: 'not-acclaimed' }) : moved;
}

/** The step is done when no vote is open any more, on the day of the last conference that voted, whenever it is closed here. */
export async function markStepIfAllClosed(tx: Tx, clusterYearId: string): Promise<void> {
  const open = await tx
    .selectFrom('ballot')
    .select('id')
    .where('cluster_year_id', '=', clusterYearId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  if (open) return;
  const last = await tx
    .selectFrom('ballot as b')
    .innerJoin('meeting as m', 'm.id', 'b.meeting_id')
    .where('b.cluster_year_id', '=', clusterYearId)
    .where('b.state', '=', 'closed')
    .select((eb) => eb.fn.max(eb.fn.coalesce('m.held_on', 'b.closed_on')).as('day'))
    .executeTakeFirst();
  if (last?.day) await markStepDone(tx, clusterYearId, 'nomination', last.day);
}

type Decided = { readonly nominations: readonly Nomination[]; readonly outcome: BallotOutcome | null };

function byConsensus(ballot: Ballot, command: CloseBallot): Result<Decided, CloseBallotError> {
  const listed = ballot.nominees.map((nominee) => nominee.unitId);
  const agreed = acclaimByConsensus({ award: ballot.awardId, blocId: ballot.blocId }, command.agreedOn, {
    meetingId: ballot.meetingId,
    listed,
    quota: ballot.seats,
  });
  return agreed.ok ? ok({ nominations: agreed.value, outcome: null }) : agreed;
}

function byCount(ballot: Ballot, command: CloseBallot): Result<Decided, CloseBallotError> {
  const [first, second] = ballot.tallies;
  if (!first || !second) return err({ kind: 'second-tally-missing' });
  const differences = tallyDifferences(first, second);
  if (differences.length > 0) return err({ kind: 'tallies-differ', differences });
  const outcome = ballotOutcome(countFrom(ballot, first), ballot.rule);
  if (!outcome.ok) return outcome;
  const { notSaid } = outcome.value;
  if (notSaid.length > 0) return err({ kind: 'rule-waits-for-the-chair', notSaid });
  const about = { award: ballot.awardId, blocId: ballot.blocId };
  const clear = acclaimByBallot(about, ballot.id, outcome.value);
  if (outcome.value.placesForTied === 0) return ok({ nominations: clear, outcome: outcome.value });
  if (!command.tie) {
    const tied = outcome.value.nominees.filter((nominee) => nominee.result === 'tied');
    return err({
      kind: 'tie-waits-for-the-chair',
      unitIds: tied.map(({ nomineeId }) => nomineeId),
      places: outcome.value.placesForTied,
    });
  }
  const chosen = decideTie(about, ballot.id, outcome.value, command.tie);
  return chosen.ok ? ok({ nominations: [...clear, ...chosen.value], outcome: outcome.value }) : chosen;
}

/** The nominations as every later step and every reader of history finds them. */
async function keepNominations(tx: Tx, ballot: Ballot, nominations: readonly Nomination[]): Promise<void> {
  if (nominations.length === 0) return;
  const bloc = await tx.selectFrom('bloc').select('unit_kind').where('id', '=', ballot.blocId).executeTakeFirst();
  const id = newId();
  await tx
    .insertInto('nomination')
    .values({
      id,
      cluster_year_id: ballot.clusterYearId,
      bloc_id: ballot.blocId,
      meeting_id: ballot.meetingId,
      ballot_id: ballot.id,
      origin: 'live',
      award_id: ballot.awardId,
      award_printed: awardOf(ballot.awardId).name,
      unit_kinds: bloc?.unit_kind ? [bloc.unit_kind] : null,
      count: nominations.length,
      method: ballot.method,
      proposed_to: 'Bộ Tư pháp',
    })
    .execute();
  const nameOf = new Map(ballot.nominees.map((nominee) => [nominee.unitId, nominee.name]));
  await tx
    .insertInto('nomination_unit')
    .values(
      nominations.map(({ nomineeId }, position) => ({
        id: newId(),
        nomination_id: id,
        unit_id: nomineeId,
        printed: nameOf.get(nomineeId) ?? '',
        position,
      })),
    )
    .execute();
}
