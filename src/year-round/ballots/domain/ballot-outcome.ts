import type { Ratio } from '#src/kernel/ratio.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { type BallotCount, type CountBreach, countBreaches, type NomineeCount, votesPerRow } from './ballot-count.ts';
import { type BallotBase, type BallotRule, reaches, votesMayBeKnown, votesNeeded } from './ballot-rule.ts';

/** `tied`: equal votes for the last place. No rule that breaks it was found, so it goes to the chair and the minutes. */
export type NomineeResult = 'acclaimed' | 'not-acclaimed' | 'no-place-left' | 'tied';

/** The three rates stand side by side; `BallotOutcome.base` says which of them counted. */
export type NomineeOutcome = {
  readonly nomineeId: string;
  readonly yes: number;
  readonly ofMembers: Ratio;
  readonly ofPresent: Ratio;
  readonly ofValid: Ratio;
  readonly ofBase: Ratio;
  readonly reachedThreshold: boolean;
  readonly result: NomineeResult;
};

export type BallotOutcome = {
  readonly base: BallotBase;
  readonly baseCount: number;
  readonly needed: number;
  readonly nominees: readonly NomineeOutcome[];
  /** Places that the tied nominees have to share; 0 when there is no tie. */
  readonly placesForTied: number;
  readonly votesMayBeKnown: boolean;
};

export type BallotRefusal =
  | { readonly kind: 'consensus-has-no-tally' }
  | { readonly kind: 'nobody-to-take-a-share-of' }
  | { readonly kind: 'count-does-not-add-up'; readonly breaches: readonly CountBreach[] };

/**
 * The result of a ballot of the cluster or of a council, nominee by nominee in the order of the ballot paper.
 *
 * The test is `yes × denominator ≥ numerator × base` in integers; a rate printed as 66,67 % decides nothing. Written
 * opinions of absent council members count as votes in favour.
 */
export function ballotOutcome(count: BallotCount, rule: BallotRule): Result<BallotOutcome, BallotRefusal> {
  if (rule.method === 'consensus') return err({ kind: 'consensus-has-no-tally' });
  const breaches = countBreaches(count, rule.method, rule.seats);
  if (breaches.length > 0) return err({ kind: 'count-does-not-add-up', breaches });
  const baseCount = baseOf(count, rule.base);
  if (baseCount === 0) return err({ kind: 'nobody-to-take-a-share-of' });

  const passing = count.rows.map(inFavour).filter((yes) => reaches(yes, rule.threshold, baseCount));
  const cut = lastPlace(passing, rule.seats);
  const nominees = count.rows.map((row): NomineeOutcome => {
    const yes = inFavour(row);
    const reachedThreshold = reaches(yes, rule.threshold, baseCount);
    return {
      nomineeId: row.nomineeId,
      yes,
      ofMembers: rate(yes, count.members),
      ofPresent: rate(yes, count.present),
      ofValid: rate(yes, votesPerRow(count)),
      ofBase: rate(yes, baseCount),
      reachedThreshold,
      result: reachedThreshold ? placed(yes, cut) : 'not-acclaimed',
    };
  });
  return ok({
    base: rule.base,
    baseCount,
    needed: votesNeeded(rule.threshold, baseCount),
    nominees,
    placesForTied: cut.tied ? cut.places : 0,
    votesMayBeKnown: votesMayBeKnown(count.present),
  });
}

/** `votes` of the last place, whether more nominees have them than places are left, and how many places those are. */
type LastPlace = { readonly votes: number; readonly tied: boolean; readonly places: number };

function lastPlace(passing: readonly number[], seats: number | null): LastPlace {
  if (seats === null || passing.length <= seats) return { votes: 0, tied: false, places: 0 };
  const votes = passing.toSorted((a, b) => b - a)[seats - 1] ?? Number.POSITIVE_INFINITY; // no place at all
  const places = seats - passing.filter((yes) => yes > votes).length;
  return { votes, tied: passing.filter((yes) => yes === votes).length > places, places };
}

const placed = (yes: number, { votes, tied }: LastPlace): NomineeResult =>
  yes < votes ? 'no-place-left' : yes === votes && tied ? 'tied' : 'acclaimed';

const inFavour = (row: NomineeCount): number => row.yes + (row.writtenYes ?? 0);

const rate = (yes: number, of: number): Ratio => ({ numerator: BigInt(yes), denominator: BigInt(of) });

function baseOf(count: BallotCount, base: BallotBase): number {
  switch (base) {
    case 'all-members':
      return count.members;
    case 'entitled':
      return count.entitled;
    case 'present':
      return count.present;
    case 'cast':
      return count.papers?.collected ?? count.present;
    case 'valid':
      return votesPerRow(count);
  }
}
