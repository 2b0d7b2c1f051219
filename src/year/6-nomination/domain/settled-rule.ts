import type { BallotRule } from '#src/year-round/ballots/domain/ballot-rule.ts';

/** What the chair says at the conference where the regulation does not (chủ trì quyết định, ghi biên bản). */
export type Settled = {
  /** That units voted on themselves, and their votes count. That they did not, nobody can take out of a box afterwards. */
  readonly ownUnitVotes: true | null;
  readonly asideLeavesBase: boolean | null;
  readonly reason: string;
};

/** Of what the chair said, the part on which the regulation is silent; null where it says all, or no reason was written. */
export function settledOf(rule: BallotRule, said: Settled | null): Settled | null {
  const reason = said?.reason.trim() ?? '';
  if (!said || reason === '') return null;
  const ownUnitVotes = (rule.ownUnitVotes ?? null) === null ? said.ownUnitVotes : null;
  const asideLeavesBase = (rule.asideLeavesBase ?? null) === null ? said.asideLeavesBase : null;
  return ownUnitVotes === null && asideLeavesBase === null ? null : { ownUnitVotes, asideLeavesBase, reason };
}

/** The rule by which the votes are judged: the regulation's, and where it is silent what the chair has settled. */
export const settledRule = (rule: BallotRule, settled: Settled | null): BallotRule => ({
  ...rule,
  ownUnitVotes: rule.ownUnitVotes ?? settled?.ownUnitVotes ?? null,
  asideLeavesBase: rule.asideLeavesBase ?? settled?.asideLeavesBase ?? null,
});
