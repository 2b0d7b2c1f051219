import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { compareVietnamese } from '#src/kernel/vietnamese-text.ts';
import { type AwardId, awardOf } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { type BallotRule, type Threshold, votesMayBeKnown } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { markStepDone, recordPassed } from '#src/year-round/calendar/app/mark-step.command.ts';
import { mayPass } from '#src/year-round/calendar/domain/passage.ts';
import { type Quorum, quorum } from '#src/year-round/meetings/domain/presence.ts';
import { passOn, type RegisterChanged } from '#src/year/3-registration/app/pass-on.command.ts';
import { mayOpenVote, type VoteRefusal, type VoteWarning } from '../domain/nomination.ts';
import { candidatesIn, MAY_BE_LISTED } from './candidates.ts';

export type OpenBallot = {
  readonly clusterYearId: string;
  readonly meetingId: string;
  readonly blocId: string;
  readonly awardId: AwardId;
  readonly round: number;
  readonly nominees: readonly string[];
  readonly rule: BallotRule;
  /** The share of member units that must be there; null where the regulation sets none. */
  readonly quorum: Threshold | null;
  readonly scoresProvisional: boolean;
  readonly reason: string | null;
};
export type OpenBallotError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'no-such-meeting' }
  | { readonly kind: 'rule-has-no-source' }
  | { readonly kind: 'nobody-to-vote-on' }
  | { readonly kind: 'nominee-not-in-the-bloc' }
  | { readonly kind: 'acclaimed-already'; readonly unitIds: readonly string[] }
  | { readonly kind: 'method-not-stated' }
  | { readonly kind: 'ballot-is-open-already' }
  | {
      readonly kind: 'precondition-is-missing';
      readonly because: readonly VoteRefusal[];
      readonly quorum: Quorum | null;
    }
  | { readonly kind: 'reason-must-be-written'; readonly because: readonly VoteWarning[] }
  | RegisterChanged;

/**
 * Opens the vote of a bloc on an award: list and rule are frozen, the list by the alphabet; the members of the bloc are
 * the electorate, one vote a unit. Without a quorum it is refused; what is only doubtful (provisional scores, few voters,
 * a unit without a registration) asks for a written reason. Answers the id of the ballot.
 */
export async function openBallot(tx: Tx, actor: Actor, command: OpenBallot): Promise<Result<string, OpenBallotError>> {
  const { clusterYearId, meetingId, blocId, awardId, nominees, rule } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  if (rule.method === 'not-stated' || rule.method === 'ballot') return err({ kind: 'method-not-stated' });
  if (rule.source.trim() === '') return err({ kind: 'rule-has-no-source' });
  if (nominees.length === 0) return err({ kind: 'nobody-to-vote-on' });

  const meeting = await meetingOn(tx, clusterYearId, meetingId);
  if (!meeting) return err({ kind: 'no-such-meeting' });
  const members = await membersOf(tx, clusterYearId, blocId, meetingId);
  const listed = members.filter((member) => nominees.includes(member.unitId));
  if (listed.length !== new Set(nominees).size) return err({ kind: 'nominee-not-in-the-bloc' });
  const acclaimed = await acclaimedBefore(tx, command);
  const again = nominees.filter((unitId) => acclaimed.includes(unitId));
  if (again.length > 0) return err({ kind: 'acclaimed-already', unitIds: again });

  const registered = await candidatesIn(tx, clusterYearId, awardId);
  const candidates = registered.filter((candidate) => nominees.includes(candidate.unitId));
  const passed = await passWarnings(tx, actor, command, {
    present: members.filter((member) => member.isPresent).length,
    members: members.length,
    allOnTheRegister: listed.every(({ unitId }) => candidates.some((candidate) => candidate.unitId === unitId)),
  });
  if (!passed.ok) return passed;

  const id = await insertBallot(tx, command, members);
  if (id === null) return err({ kind: 'ballot-is-open-already' });
  await tx
    .insertInto('ballot_nominee')
    .values(
      listed
        .toSorted((a, b) => compareVietnamese(a.name, b.name))
        .map(({ unitId, isPresent }, position) => ({
          id: newId(),
          ballot_id: id,
          unit_id: unitId,
          position,
          is_present: isPresent ?? false,
        })),
    )
    .execute();
  const moved = await passOn(tx, actor, {
    clusterYearId,
    award: awardId,
    unitIds: nominees,
    from: MAY_BE_LISTED.filter((state) => state !== 'listed'),
    to: 'listed',
    on: meeting.heldOn ?? '0001-01-01',
  });
  if (!moved.ok) return moved;
  await markStepDone(tx, clusterYearId, 'nomination', null);
  return ok(id);
}

type Electorate = { readonly present: number; readonly members: number; readonly allOnTheRegister: boolean };

async function passWarnings(
  tx: Tx,
  actor: Actor,
  command: OpenBallot,
  { present, members, allOnTheRegister }: Electorate,
): Promise<Result<null, OpenBallotError>> {
  const needed = command.quorum && quorum(present, members, command.quorum);
  const passed = mayPass(
    mayOpenVote({
      listFrozen: true, // by this very act
      rulesFrozen: true,
      quorumMet: needed && needed.met,
      scoresProvisional: command.scoresProvisional,
      votesMayBeKnown: command.rule.method === 'secret-ballot' && votesMayBeKnown(present),
      allOnTheRegister,
    }),
    command.reason,
  );
  if (!passed.ok)
    return passed.error.kind === 'precondition-is-missing'
      ? err({ ...passed.error, quorum: needed })
      : err(passed.error);
  for (const warning of passed.value.overridden)
    await recordPassed(tx, {
      clusterYearId: command.clusterYearId,
      step: 'nomination',
      warning: `${warning} (${awardOf(command.awardId).shortName})`,
      reason: passed.value.reason ?? '',
      by: actor.id,
    });
  return ok(null);
}

async function insertBallot(
  tx: Tx,
  command: OpenBallot,
  members: readonly { readonly isPresent: boolean | null }[],
): Promise<string | null> {
  const { rule } = command;
  const opened = await tx
    .insertInto('ballot')
    .values({
      id: newId(),
      cluster_year_id: command.clusterYearId,
      meeting_id: command.meetingId,
      bloc_id: command.blocId,
      award_id: command.awardId,
      round: command.round,
      method: rule.method,
      seats: rule.seats,
      threshold_numerator: rule.threshold.numerator,
      threshold_denominator: rule.threshold.denominator,
      must_exceed: rule.threshold.mustExceed ?? false,
      base: rule.base,
      rule_source: rule.source,
      own_unit_votes: rule.ownUnitVotes ?? null,
      aside_leaves_base: rule.asideLeavesBase ?? null,
      members: members.length,
      present: members.filter((member) => member.isPresent).length,
      quorum_numerator: command.quorum?.numerator ?? null,
      quorum_denominator: command.quorum?.denominator ?? null,
      scores_provisional: command.scoresProvisional,
    })
    .onConflict((clash) =>
      clash.columns(['meeting_id', 'bloc_id', 'award_id', 'round']).where('state', '<>', 'cancelled').doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return opened?.id ?? null;
}

const meetingOn = (tx: Tx, clusterYearId: string, meetingId: string) =>
  tx
    .selectFrom('meeting')
    .select(['id', 'held_on as heldOn'])
    .where('id', '=', meetingId)
    .where('cluster_year_id', '=', clusterYearId)
    .executeTakeFirst();

/** The electorate: member units of the bloc, with whether each is there. */
const membersOf = (tx: Tx, clusterYearId: string, blocId: string, meetingId: string) =>
  tx
    .selectFrom('membership as m')
    .innerJoin('unit_name as n', 'n.unit_id', 'm.unit_id')
    .leftJoin('presence as p', (join) => join.onRef('p.unit_id', '=', 'm.unit_id').on('p.meeting_id', '=', meetingId))
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.bloc_id', '=', blocId)
    .where('m.participation', '=', 'member')
    .distinctOn('m.unit_id')
    .orderBy('m.unit_id')
    .orderBy(
      (eb) => eb.fn('upper', ['n.valid']),
      (order) => order.desc().nullsFirst(),
    )
    .select(['n.unit_id as unitId', 'n.name', 'p.is_present as isPresent'])
    .execute();

/** Who has been acclaimed by an earlier round of the same vote: those do not stand again. */
async function acclaimedBefore(tx: Tx, { meetingId, blocId, awardId }: OpenBallot): Promise<string[]> {
  const rows = await tx
    .selectFrom('ballot as b')
    .innerJoin('ballot_nominee as n', 'n.ballot_id', 'b.id')
    .where('b.meeting_id', '=', meetingId)
    .where('b.bloc_id', '=', blocId)
    .where('b.award_id', '=', awardId)
    .where('n.result', '=', 'acclaimed')
    .select('n.unit_id as unitId')
    .execute();
  return rows.map((row) => row.unitId);
}
