import { err, ok, type Result } from '#src/kernel/result.ts';
import type { CouncilVoteRule } from '#src/law/council-votes.ts';

/** `inFavour` includes the written opinions of absent members. */
export type CouncilVote = {
  readonly members: number;
  readonly inFavour: number;
  /** Members who abstained or were recused from this case; they stay among «tổng số thành viên». */
  readonly aside?: number;
};
export type CouncilOutcome = { readonly verdict: 'agreed' | 'not-agreed' | 'needs-review'; readonly needed: number };
export type CouncilVoteError = {
  readonly kind: 'more-votes-than-members' | 'more-votes-than-take-part';
  readonly vote: CouncilVote;
};

/**
 * Whether the proposing council (Hội đồng Thi đua - Khen thưởng) puts the case forward.
 *
 * @law NĐ 98/2023/NĐ-CP, Điều 30 khoản 7: share of all members, not of those present;
 * so who abstains or is recused from a case changes nothing in what the share is taken of.
 * A rule nobody has verified never decides by itself: the case goes to a person.
 * Does not decide whether the vote must be secret: that is the council's own regulation.
 */
export function councilOutcome(vote: CouncilVote, rule: CouncilVoteRule): Result<CouncilOutcome, CouncilVoteError> {
  if (vote.inFavour > vote.members) return err({ kind: 'more-votes-than-members', vote });
  if (vote.inFavour > vote.members - (vote.aside ?? 0)) return err({ kind: 'more-votes-than-take-part', vote });

  const needed = Math.ceil((rule.minPercent * vote.members) / 100);
  if (rule.status === 'unverified') return ok({ verdict: 'needs-review', needed });
  return ok({ verdict: vote.inFavour >= needed ? 'agreed' : 'not-agreed', needed });
}
