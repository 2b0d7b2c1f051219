import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { AwardId } from '#src/law/award-catalogue.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { BallotRule, Threshold } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { votesMayBeKnown } from '#src/year-round/ballots/domain/ballot-rule.ts';
import { recordPassed } from '#src/year-round/calendar/app/mark-step.command.ts';
import { mayPass } from '#src/year-round/calendar/domain/passage.ts';
import { quorum } from '#src/year-round/meetings/domain/presence.ts';
import { mayOpenVote, type VoteRefusal, type VoteWarning } from '../domain/nomination.ts';

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
  | { readonly kind: 'method-not-stated' }
  | { readonly kind: 'ballot-is-open-already' }
  | { readonly kind: 'precondition-is-missing'; readonly because: readonly VoteRefusal[] }
  | { readonly kind: 'reason-must-be-written'; readonly because: readonly VoteWarning[] };

/**
 * Opens the vote of a bloc on an award: list and rule are frozen, the members of the bloc are the electorate, one vote a
 * unit. Without a quorum it is refused; what is only doubtful (provisional scores, few voters) asks for a written reason.
 */
export async function openBallot(tx: Tx, actor: Actor, command: OpenBallot): Promise<Result<string, OpenBallotError>> {
  const { clusterYearId, meetingId, blocId, nominees, rule } = command;
  if (!mayRunYear(actor, clusterYearId)) return err({ kind: 'not-yours-to-do' });
  const { method } = rule;
  if (method === 'not-stated' || method === 'ballot') return err({ kind: 'method-not-stated' });
  if (rule.source.trim() === '') return err({ kind: 'rule-has-no-source' });
  if (nominees.length === 0) return err({ kind: 'nobody-to-vote-on' });

  const meeting = await tx
    .selectFrom('meeting')
    .select('id')
    .where('id', '=', meetingId)
    .where('cluster_year_id', '=', clusterYearId)
    .executeTakeFirst();
  if (!meeting) return err({ kind: 'no-such-meeting' });
  const members = await membersOf(tx, clusterYearId, blocId, meetingId);
  if (nominees.some((unitId) => !members.some((member) => member.unitId === unitId)))
    return err({ kind: 'nominee-not-in-the-bloc' });
  const present = members.filter((member) => member.isPresent).length;

  const passed = mayPass(
    mayOpenVote({
      listFrozen: true, // by this very act
      rulesFrozen: true,
      quorumMet: command.quorum ? quorum(present, members.length, command.quorum).met : null,
      scoresProvisional: command.scoresProvisional,
      votesMayBeKnown: method === 'secret-ballot' && votesMayBeKnown(present),
    }),
    command.reason,
  );
  if (!passed.ok) return passed;
  for (const warning of passed.value.overridden)
    await recordPassed(tx, {
      clusterYearId,
      step: 'nomination',
      warning,
      reason: passed.value.reason ?? '',
      by: actor.id,
    });

  const id = newId();
  const opened = await tx
    .insertInto('ballot')
    .values({
      id,
      cluster_year_id: clusterYearId,
      meeting_id: meetingId,
      bloc_id: blocId,
      award_id: command.awardId,
      round: command.round,
      method,
      seats: rule.seats,
      threshold_numerator: rule.threshold.numerator,
      threshold_denominator: rule.threshold.denominator,
      must_exceed: rule.threshold.mustExceed ?? false,
      base: rule.base,
      rule_source: rule.source,
      members: members.length,
      present,
    })
    .onConflict((clash) => clash.columns(['meeting_id', 'bloc_id', 'award_id', 'round']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!opened) return err({ kind: 'ballot-is-open-already' });
  await tx
    .insertInto('ballot_nominee')
    .values(nominees.map((unitId, position) => ({ id: newId(), ballot_id: id, unit_id: unitId, position })))
    .execute();
  return ok(id);
}

/** The electorate: member units of the bloc, with whether each is there. */
async function membersOf(tx: Tx, clusterYearId: string, blocId: string, meetingId: string) {
  const rows = await tx
    .selectFrom('membership as m')
    .leftJoin('presence as p', (join) => join.onRef('p.unit_id', '=', 'm.unit_id').on('p.meeting_id', '=', meetingId))
    .where('m.cluster_year_id', '=', clusterYearId)
    .where('m.bloc_id', '=', blocId)
    .where('m.participation', '=', 'member')
    .select(['m.unit_id as unitId', 'p.is_present as isPresent'])
    .execute();
  return rows;
}
