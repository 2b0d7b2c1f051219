import { err, ok, type Result } from '#src/kernel/result.ts';
import type { BallotOutcome } from '#src/year-round/ballots/domain/ballot-outcome.ts';
import { type Passage, passage } from '#src/year-round/calendar/domain/passage.ts';

/** How a unit came to be acclaimed (được suy tôn). A consensus carries no figures, and none are made up for it. */
export type NominationBasis =
  | { readonly kind: 'ballot'; readonly ballotId: string; readonly yes: number; readonly of: number }
  | { readonly kind: 'consensus'; readonly meetingId: string }
  | { readonly kind: 'decided-by-the-chair'; readonly ballotId: string; readonly reason: string }
  | { readonly kind: 'not-stated' };

/** One award for one unit (or person) of a bloc; `order` is the order of the list of the meeting. */
export type Nomination = {
  readonly award: string;
  readonly blocId: string;
  readonly nomineeId: string;
  readonly order: number;
  readonly basis: NominationBasis;
};

export type Nominating = { readonly award: string; readonly blocId: string };

export type ConsensusRefusal =
  | { readonly kind: 'nobody-was-nominated' }
  | { readonly kind: 'not-on-the-list'; readonly nomineeId: string }
  | { readonly kind: 'more-than-the-quota'; readonly quota: number };

/** «Nhất trí suy tôn»: the meeting agrees without a ballot. Only who stands on the list, within the bloc's quota. */
export function acclaimByConsensus(
  { award, blocId }: Nominating,
  nomineeIds: readonly string[],
  from: { readonly meetingId: string; readonly listed: readonly string[]; readonly quota: number | null },
): Result<readonly Nomination[], ConsensusRefusal> {
  if (nomineeIds.length === 0) return err({ kind: 'nobody-was-nominated' });
  const stranger = nomineeIds.find((nomineeId) => !from.listed.includes(nomineeId));
  if (stranger !== undefined) return err({ kind: 'not-on-the-list', nomineeId: stranger });
  if (from.quota !== null && nomineeIds.length > from.quota) {
    return err({ kind: 'more-than-the-quota', quota: from.quota });
  }
  const basis = { kind: 'consensus', meetingId: from.meetingId } as const;
  return ok(nomineeIds.map((nomineeId, index) => ({ award, blocId, nomineeId, order: index + 1, basis })));
}

/**
 * The acclaimed of a ballot, most votes first; equal votes keep the order of the ballot paper. Tied nominees are not
 * among them until the chair has decided.
 */
export function acclaimByBallot(
  { award, blocId }: Nominating,
  ballotId: string,
  outcome: BallotOutcome,
): readonly Nomination[] {
  return outcome.nominees
    .filter((nominee) => nominee.result === 'acclaimed')
    .toSorted((a, b) => b.yes - a.yes)
    .map(({ nomineeId, yes, baseCount }, index) => ({
      award,
      blocId,
      nomineeId,
      order: index + 1,
      basis: { kind: 'ballot', ballotId, yes, of: baseCount ?? yes }, // who is acclaimed has a base
    }));
}

export type TieRefusal =
  | { readonly kind: 'there-is-no-tie' }
  | { readonly kind: 'not-among-the-tied'; readonly nomineeId: string }
  | { readonly kind: 'wrong-number-of-places'; readonly places: number }
  | { readonly kind: 'reason-must-be-written' };

/** The chair decides who of the tied is acclaimed, and the minutes carry the reason (chủ trì quyết định, ghi biên bản). */
export function decideTie(
  { award, blocId }: Nominating,
  ballotId: string,
  outcome: BallotOutcome,
  decision: { readonly chosen: readonly string[]; readonly reason: string },
): Result<readonly Nomination[], TieRefusal> {
  if (outcome.placesForTied === 0) return err({ kind: 'there-is-no-tie' });
  const tied = outcome.nominees.filter((nominee) => nominee.result === 'tied').map(({ nomineeId }) => nomineeId);
  const chosen = [...new Set(decision.chosen)];
  const stranger = chosen.find((nomineeId) => !tied.includes(nomineeId));
  if (stranger !== undefined) return err({ kind: 'not-among-the-tied', nomineeId: stranger });
  if (chosen.length !== outcome.placesForTied) {
    return err({ kind: 'wrong-number-of-places', places: outcome.placesForTied });
  }
  const reason = decision.reason.trim();
  if (reason === '') return err({ kind: 'reason-must-be-written' });
  const before = outcome.nominees.filter((nominee) => nominee.result === 'acclaimed').length;
  const basis = { kind: 'decided-by-the-chair', ballotId, reason } as const;
  return ok(chosen.map((nomineeId, index) => ({ award, blocId, nomineeId, order: before + index + 1, basis })));
}

/** Awards and recipients are two counts: five units may receive seven awards. */
export const awardsAndRecipients = (nominations: readonly Nomination[]) => ({
  awards: nominations.length,
  recipients: new Set(nominations.map(({ nomineeId }) => nomineeId)).size,
});

/** What is known when the vote is about to be opened. `quorumMet: null` where the group has set no quorum. */
export type BeforeTheVote = {
  readonly listFrozen: boolean;
  readonly rulesFrozen: boolean;
  readonly quorumMet: boolean | null;
  readonly scoresProvisional: boolean;
  readonly votesMayBeKnown: boolean;
  /** Every nominee has a standing registration for the award. */
  readonly allOnTheRegister: boolean;
};

/** Whether the papers may be given out (phát phiếu): list and rules are fixed first, so that nobody votes on a moving list. */
export const mayOpenVote = (now: BeforeTheVote): Passage<VoteWarning, VoteRefusal> =>
  passage(
    {
      'list-not-frozen': !now.listFrozen,
      'rules-not-frozen': !now.rulesFrozen,
      'quorum-not-met': now.quorumMet === false,
    },
    {
      'no-quorum-was-set': now.quorumMet === null,
      'scores-are-provisional': now.scoresProvisional,
      'votes-may-be-known': now.votesMayBeKnown,
      'not-on-the-register': !now.allOnTheRegister,
    },
  );

export type VoteRefusal = 'list-not-frozen' | 'rules-not-frozen' | 'quorum-not-met';
export type VoteWarning = 'no-quorum-was-set' | 'scores-are-provisional' | 'votes-may-be-known' | 'not-on-the-register';
