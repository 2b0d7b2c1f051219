import type { Result } from '#src/kernel/result.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import type { BallotRefusal } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import { yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import { countFrom } from '../app/ballots.query.ts';
import type { FrozenMinutes } from '../app/minutes-facts.query.ts';
import { type ConsensusReached, countingMinutes, type NamedAside, type VoteTaken } from './counting-minutes.ts';

/** The counting minutes of a closed vote as a paper: from what was frozen, and from nothing that may change since. */
export function minutesFrom(frozen: FrozenMinutes): Result<Printout, BallotRefusal> {
  const { ballot, meeting, year } = frozen;
  return countingMinutes({
    letterhead: yearLetterhead(year.head ?? { name: year.name, kind: '' }),
    number: null,
    place: null,
    day: null,
    draftPrintedAt: null,
    synthetic: year.isSynthetic,
    auditRoot: frozen.auditRoot ?? null,
    about: `đơn vị thuộc ${ballot.blocName}, đề nghị tặng “${awardOf(ballot.awardId).name}” năm ${year.year}`,
    meeting: meeting.name ?? `Hội nghị tổng kết năm ${year.year}`,
    venue: meeting.place,
    heldOn: meeting.heldOn ?? null,
    startedAt: null,
    endedAt: null,
    absent: meeting.absent,
    decision: voteOf(frozen) ?? consensusOf(frozen),
    chair: meeting.chair,
    copies: 2,
  });
}

function voteOf({ ballot, boxChecked, tie, settled = null }: FrozenMinutes): VoteTaken | null {
  const [tally] = ballot.tallies;
  if (!tally) return null;
  return {
    kind: 'vote',
    round: ballot.round,
    board: ballot.tallies.map(({ teller }) => ({ name: teller, post: null })),
    boxChecked,
    scoresProvisional: ballot.scoresProvisional,
    rule: ballot.rule,
    count: countFrom(ballot, tally),
    tie,
    aside: asideOf(ballot),
    settled,
    names: Object.fromEntries(ballot.nominees.map(({ unitId, name }) => [unitId, name])),
  };
}

const asideOf = ({ aside = [] }: FrozenMinutes['ballot']): readonly NamedAside[] =>
  aside.map(({ name, nominee, nomineeId, kind, saidBy, reason }) => ({
    unit: name,
    nominee: nomineeId === null ? null : nominee,
    kind,
    saidBy,
    reason,
  }));

const consensusOf = ({ ballot, acclaimed }: FrozenMinutes): ConsensusReached => ({
  kind: 'consensus',
  members: ballot.members,
  present: ballot.present,
  aside: asideOf(ballot),
  units: ballot.nominees.filter(({ unitId }) => acclaimed.includes(unitId)).map(({ name }) => name),
});
