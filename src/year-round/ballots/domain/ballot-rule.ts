/** Of whom the share is taken. Invalid and blank ballots stay in it unless the rule says `valid`. */
export type BallotBase = 'all-members' | 'entitled' | 'present' | 'cast' | 'valid';

/** `ballot` is «bỏ phiếu» in a paper that does not say whether it was secret. */
export type VotingMethod = 'secret-ballot' | 'ballot' | 'open-ballot' | 'show-of-hands' | 'consensus' | 'not-stated';

/** A share to be reached. `mustExceed` is «quá nửa»: exactly half is not enough. */
export type Threshold = { readonly numerator: number; readonly denominator: number; readonly mustExceed?: boolean };

/**
 * The rule of one ballot, frozen before the papers are given out. It comes from the regulation of the group or the
 * council, named in `source`; no national text fixes it for a cluster.
 */
export type BallotRule = {
  /** At most so many may be chosen; `null` where the rule sets no number. */
  readonly seats: number | null;
  readonly threshold: Threshold;
  readonly base: BallotBase;
  readonly method: VotingMethod;
  readonly source: string;
  /** Whether a unit votes on itself (bỏ phiếu cho chính đơn vị mình); null where the regulation does not say. */
  readonly ownUnitVotes?: boolean | null;
  /** Whether who takes no part leaves what the share is taken of; null where the regulation does not say. */
  readonly asideLeavesBase?: boolean | null;
};

/** Whether so many of the base reach the share, in integers: 7 of 9 present may pass where 7 of 11 members do not. */
export function reaches(yes: number, threshold: Threshold, base: number): boolean {
  const difference = yes * threshold.denominator - threshold.numerator * base;
  return threshold.mustExceed === true ? difference > 0 : difference >= 0;
}

/** The votes that are needed: 2/3 of 11 are 8. */
export function votesNeeded(threshold: Threshold, base: number): number {
  const exact = threshold.numerator * base;
  const floor = Math.floor(exact / threshold.denominator);
  const rounded = exact % threshold.denominator === 0 ? floor : floor + 1;
  return threshold.mustExceed === true ? floor + 1 : rounded;
}

const FEW = 5;

/** With fewer than five voters a tally may tell how each has voted: three votes, three yes. */
export const votesMayBeKnown = (voters: number): boolean => voters < FEW;
