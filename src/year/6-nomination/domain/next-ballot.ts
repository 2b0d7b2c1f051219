import type { BallotRule, Threshold } from '#src/year-round/ballots/domain/ballot-rule.ts';

/** A vote of the year as far as the next one is prepared from it. */
type HeldBefore = {
  readonly blocId: string;
  readonly awardId: string;
  readonly round: number;
  readonly state: 'open' | 'closed' | 'cancelled';
  readonly rule: BallotRule;
  readonly quorum: Threshold | null;
  readonly nominees: readonly { readonly unitId: string; readonly result: string | null }[];
};
type Listed = { readonly unitId: string; readonly awardId: string; readonly state: string };

/** What the form of a new vote proposes; the office may change all of it before it is frozen. */
export type NextBallot = {
  readonly round: number;
  readonly acclaimed: readonly string[];
  /** Chosen beforehand: kept at the check or on the list; if the check is not on record, all that are registered. */
  readonly nominees: readonly string[];
  /** The rule of the last vote of the year: one regulation serves them all. */
  readonly rule: BallotRule | null;
  readonly quorum: Threshold | null;
};

/** Prepares the next vote of a bloc on an award: the round, who still stands, the rule as it was last entered. */
export function nextBallot(
  { blocId, awardId }: { readonly blocId: string; readonly awardId: string },
  blocUnitIds: readonly string[],
  before: readonly HeldBefore[],
  register: readonly Listed[],
): NextBallot {
  const same = before.filter(
    (ballot) => ballot.blocId === blocId && ballot.awardId === awardId && ballot.state !== 'cancelled',
  );
  const acclaimed = same.flatMap((ballot) =>
    ballot.nominees.filter(({ result }) => result === 'acclaimed').map(({ unitId }) => unitId),
  );
  const registered = register.filter(
    (entry) => entry.awardId === awardId && blocUnitIds.includes(entry.unitId) && !acclaimed.includes(entry.unitId),
  );
  const checked = registered.filter(({ state }) => state !== 'registered');
  const last = before.findLast((ballot) => ballot.rule.method !== 'consensus');
  return {
    round: Math.max(0, ...same.map(({ round }) => round)) + 1,
    acclaimed,
    nominees: (checked.length > 0 ? checked : registered).map(({ unitId }) => unitId),
    rule: last?.rule ?? null,
    quorum: last?.quorum ?? null,
  };
}
