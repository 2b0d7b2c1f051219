import type { Ratio } from '#src/kernel/ratio.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import {
  type BallotCount,
  type CountBreach,
  countBreaches,
  type NomineeCount,
  takePart,
  takePartOn,
  underRule,
  votesOn,
} from './ballot-count.ts';
import { type BallotBase, type BallotRule, reaches, votesMayBeKnown, votesNeeded } from './ballot-rule.ts';
import { asideFrom } from './standing-aside.ts';

/**
 * `tied`: equal votes for the last place. No rule that breaks it was found, so it goes to the chair and the minutes.
 * `needs-review` («Cần xem xét»): the rule does not say something on which the result hangs; nobody guesses.
 */
export type NomineeResult = 'acclaimed' | 'not-acclaimed' | 'no-place-left' | 'tied' | 'needs-review';

/** What the rule does not say: whether a unit votes on itself, or whether who takes no part leaves the base. */
export type NotSaid = 'own-unit-not-stated' | 'aside-not-stated' | 'aside-among-the-papers';

/** The three rates stand side by side; `BallotOutcome.base` says which of them counted. */
export type NomineeOutcome = {
  readonly nomineeId: string;
  readonly yes: number;
  readonly ofMembers: Ratio;
  readonly ofPresent: Ratio;
  readonly ofValid: Ratio;
  /** Of how many the share is taken for this nominee; null where the rule does not say. */
  readonly baseCount: number | null;
  readonly ofBase: Ratio | null;
  readonly reachedThreshold: boolean;
  readonly result: NomineeResult;
};

export type BallotOutcome = {
  readonly base: BallotBase;
  /** Null where it is not the same for all nominees. */
  readonly baseCount: number | null;
  readonly needed: number | null;
  readonly nominees: readonly NomineeOutcome[];
  /** Places that the tied nominees have to share; 0 when there is no tie. */
  readonly placesForTied: number;
  /** What has to be settled before a result is announced; empty when the rule says all. */
  readonly notSaid: readonly NotSaid[];
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
export function ballotOutcome(counted: BallotCount, rule: BallotRule): Result<BallotOutcome, BallotRefusal> {
  if (rule.method === 'consensus') return err({ kind: 'consensus-has-no-tally' });
  const count = underRule(counted, rule);
  const breaches = countBreaches(count, rule.method, rule.seats);
  if (breaches.length > 0) return err({ kind: 'count-does-not-add-up', breaches });

  const bases = count.rows.map(({ nomineeId }) => baseFor(count, rule, nomineeId));
  if (bases.some((base) => base.kind === 'known' && base.count <= 0)) return err({ kind: 'nobody-to-take-a-share-of' });
  const rows = count.rows.map((row, at) => {
    const base = bases[at];
    const baseCount = base?.kind === 'known' ? base.count : null;
    const yes = inFavour(row);
    return { row, yes, baseCount, passes: baseCount === null ? null : reaches(yes, rule.threshold, baseCount) };
  });
  const passing = rows.filter(({ passes }) => passes === true).map(({ yes }) => yes);
  const cut = lastPlace(passing, rule.seats);
  const inDoubt = rows.some(({ passes }) => passes === null);
  // while one is in doubt, nobody can say who has a place where places are few
  const waits = (passes: boolean | null) => passes === null || (passes && inDoubt && rule.seats !== null);
  const nominees = rows.map(({ row, yes, baseCount, passes }): NomineeOutcome => {
    const reachedThreshold = passes === true;
    return {
      nomineeId: row.nomineeId,
      yes,
      ofMembers: rate(yes, count.members),
      ofPresent: rate(yes, count.present),
      ofValid: rate(yes, votesOn(count, row.nomineeId)),
      baseCount,
      ofBase: baseCount === null ? null : rate(yes, baseCount),
      reachedThreshold,
      result: waits(passes) ? 'needs-review' : reachedThreshold ? placed(yes, cut) : 'not-acclaimed',
    };
  });
  const baseCount = oneNumber(rows.map((row) => row.baseCount));
  return ok({
    base: rule.base,
    baseCount,
    needed: baseCount === null ? null : votesNeeded(rule.threshold, baseCount),
    nominees,
    placesForTied: cut.tied && !inDoubt ? cut.places : 0,
    notSaid: [...new Set(bases.flatMap((base) => (base.kind === 'known' ? [] : [base.kind])))],
    votesMayBeKnown: votesMayBeKnown(takePart(count)),
  });
}

/** The one number that all are, else null. */
const oneNumber = (numbers: readonly (number | null)[]): number | null =>
  numbers.every((one) => one === numbers[0]) ? (numbers[0] ?? null) : null;

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

type Base = { readonly kind: 'known'; readonly count: number } | { readonly kind: NotSaid };
const known = (count: number): Base => ({ kind: 'known', count });

/**
 * Of how many the share of one nominee is taken. All members are all members, and papers are those that were cast, unless
 * the rule says that who takes no part leaves; for those present and those entitled the words alone do not tell.
 */
export function baseFor(count: BallotCount, rule: BallotRule, nomineeId: string): Base {
  const { aside = [], ownUnitsPresent = [] } = count;
  const ownVoteCast =
    ownUnitsPresent.includes(nomineeId) &&
    !aside.some((one) => one.voterId === nomineeId && (one.nomineeId === null || one.nomineeId === nomineeId));
  if (ownVoteCast && (rule.ownUnitVotes ?? null) === null) return { kind: 'own-unit-not-stated' };
  const gone = asideFrom(aside, nomineeId);
  const leaves = rule.asideLeavesBase ?? null;
  switch (rule.base) {
    case 'all-members':
      return known(count.members - (leaves === true ? gone : 0));
    case 'entitled':
    case 'present':
      if (gone > 0 && leaves === null) return { kind: 'aside-not-stated' };
      return known((rule.base === 'present' ? count.present : count.entitled) - (leaves === true ? gone : 0));
    case 'cast':
    case 'valid':
      return baseOfPapers(count, rule.base, leaves, nomineeId);
  }
}

/** Who takes no part at all has no paper; who takes no part in one row has one with that row blank. */
function baseOfPapers(count: BallotCount, base: 'cast' | 'valid', leaves: boolean | null, nomineeId: string): Base {
  const { papers } = count;
  if (!papers) return known(takePartOn(count, nomineeId));
  const papersThere = base === 'cast' ? papers.collected : papers.valid;
  const inThisRow = takePart(count) - takePartOn(count, nomineeId);
  if (inThisRow === 0 || leaves === false) return known(papersThere);
  if (leaves === null) return { kind: 'aside-not-stated' };
  // only when every paper is there is it sure that theirs are among them
  return papersThere === takePart(count) ? known(papersThere - inThisRow) : { kind: 'aside-among-the-papers' };
}
