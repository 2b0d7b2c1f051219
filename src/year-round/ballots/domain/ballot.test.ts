import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printPercent } from '#src/kernel/ratio.ts';
import { type BallotCount, countBreaches, type NomineeCount } from './ballot-count.ts';
import { ballotOutcome } from './ballot-outcome.ts';
import { type BallotBase, type BallotRule, reaches, votesMayBeKnown, votesNeeded } from './ballot-rule.ts';

const rule = (more: Partial<BallotRule> = {}): BallotRule => ({
  seats: null,
  threshold: { numerator: 2, denominator: 3 },
  base: 'all-members',
  method: 'secret-ballot',
  source: 'Quy chế của Cụm (ví dụ)',
  ...more,
});
const row = (nomineeId: string, yes: number, of: number): NomineeCount => ({ nomineeId, yes, no: of - yes, blank: 0 });
/** All present have voted and every paper is valid. */
const count = (members: number, present: number, rows: readonly NomineeCount[]): BallotCount => ({
  members,
  entitled: members,
  present,
  papers: { issued: present, collected: present, notReturned: 0, valid: present, invalid: 0 },
  rows,
});
const results = (counted: BallotCount, by: BallotRule): readonly (readonly [string, string])[] => {
  const outcome = ballotOutcome(counted, by);
  return outcome.ok ? outcome.value.nominees.map(({ nomineeId, result }) => [nomineeId, result]) : [];
};

test.each([
  // members, present, yes, base, result
  [11, 11, 8, 'all-members', 'acclaimed'], // 2/3 of 11 is 7,33: 8 are needed
  [11, 11, 7, 'all-members', 'not-acclaimed'],
  [11, 9, 7, 'all-members', 'not-acclaimed'], // 63,6 % of all …
  [11, 9, 7, 'present', 'acclaimed'], // … and 77,8 % of those present
  [12, 12, 8, 'all-members', 'acclaimed'], // exactly two thirds
  [12, 12, 7, 'all-members', 'not-acclaimed'],
] as const)('%i members, %i present, %i yes, base %s: %s', (members, present, yes, base, result) => {
  expect(results(count(members, present, [row('A', yes, present)]), rule({ base }))).toEqual([['A', result]]);
});

test.each([
  [{ numerator: 90, denominator: 100 }, 12, 11],
  [{ numerator: 80, denominator: 100 }, 15, 12],
  [{ numerator: 2, denominator: 3 }, 11, 8],
  [{ numerator: 1, denominator: 2 }, 10, 5],
  [{ numerator: 1, denominator: 2, mustExceed: true }, 10, 6], // quá nửa
  [{ numerator: 1, denominator: 2, mustExceed: true }, 11, 6],
] as const)('%o of %i members needs %i votes', (threshold, base, needed) => {
  expect(votesNeeded(threshold, base)).toBe(needed);
  expect(reaches(needed, threshold, base)).toBe(true);
  expect(reaches(needed - 1, threshold, base)).toBe(false);
});

test('11 issued, 10 collected, 9 valid of which one blank, 1 not returned', () => {
  const counted: BallotCount = {
    members: 14,
    entitled: 14,
    present: 11,
    papers: { issued: 11, collected: 10, notReturned: 1, valid: 9, invalid: 1 },
    rows: [{ nomineeId: 'A', yes: 7, no: 1, blank: 1 }],
  };
  const needed = (base: BallotBase) => {
    const outcome = ballotOutcome(counted, rule({ base }));
    return outcome.ok && [outcome.value.baseCount, outcome.value.needed, outcome.value.nominees[0]?.result];
  };
  expect(needed('all-members')).toEqual([14, 10, 'not-acclaimed']);
  expect(needed('present')).toEqual([11, 8, 'not-acclaimed']);
  expect(needed('cast')).toEqual([10, 7, 'acclaimed']);
  expect(needed('valid')).toEqual([9, 6, 'acclaimed']);
  const outcome = ballotOutcome(counted, rule());
  const [nominee] = outcome.ok ? outcome.value.nominees : [];
  expect(nominee && [nominee.ofMembers, nominee.ofPresent, nominee.ofValid].map(printPercent)).toEqual([
    '50,00%',
    '63,64%',
    '77,78%',
  ]);
});

const sound = count(14, 13, [row('A', 10, 13)]);
const papers = { issued: 13, collected: 13, notReturned: 0, valid: 13, invalid: 0 };
test.each([
  [
    'more papers than voters',
    { ...sound, papers: { ...papers, issued: 14, notReturned: 1 } },
    'more-issued-than-present',
  ],
  [
    'a paper that is nowhere',
    { ...sound, papers: { ...papers, collected: 12, valid: 12 }, rows: [row('A', 9, 12)] },
    'issued-is-not-collected-and-not-returned',
  ],
  [
    'a collected paper unjudged',
    { ...sound, papers: { ...papers, valid: 12 }, rows: [row('A', 9, 12)] },
    'collected-is-not-valid-and-invalid',
  ],
  [
    'a vote too many',
    { ...sound, rows: [{ nomineeId: 'A', yes: 10, no: 3, blank: 1 }] },
    'votes-of-a-nominee-do-not-add-up',
  ],
  [
    'a vote too few',
    { ...sound, rows: [{ nomineeId: 'A', yes: 10, no: 2, blank: 0 }] },
    'votes-of-a-nominee-do-not-add-up',
  ],
  ['one nominee twice', { ...sound, rows: [row('A', 5, 13), row('A', 5, 13)] }, 'nominee-stands-twice'],
  ['more present than entitled', { ...sound, entitled: 12 }, 'more-present-than-entitled'],
  ['more entitled than members', { ...sound, entitled: 15 }, 'more-entitled-than-members'],
  ['half a vote', { ...sound, rows: [{ nomineeId: 'A', yes: 10.5, no: 2.5, blank: 0 }] }, 'not-a-whole-number'],
  ['a negative number', { ...sound, papers: { ...papers, invalid: -1 } }, 'not-a-whole-number'],
  [
    'two written opinions of one absent',
    { ...sound, rows: [{ ...row('A', 10, 13), writtenYes: 2 }] },
    'more-written-opinions-than-absent',
  ],
  ['a ballot without papers', { ...sound, papers: null }, 'papers-were-not-counted'],
] as const)('%s is named', (_, counted, kind) => {
  expect(countBreaches(counted, 'secret-ballot', null).map((breach) => breach.kind)).toContain(kind);
  expect(ballotOutcome(counted, rule())).toMatchObject({ ok: false, error: { kind: 'count-does-not-add-up' } });
});

test('with two places 13 papers carry at most 26 yes', () => {
  const rows = [row('A', 9, 13), row('B', 9, 13), row('C', 8, 13)]; // exactly 26
  expect(countBreaches(count(14, 13, rows), 'secret-ballot', 2)).toEqual([]);
  const over = [row('A', 9, 13), row('B', 9, 13), row('C', 9, 13)];
  expect(countBreaches(count(14, 13, over), 'secret-ballot', 2)).toEqual([
    { kind: 'more-yes-than-the-places-allow', yes: 27, each: 13, seats: 2 },
  ]);
});

test('equal votes for the last place go to the chair; the others are not touched', () => {
  const half = { threshold: { numerator: 1, denominator: 2 }, seats: 2 };
  const tied = count(10, 10, [row('A', 8, 10), row('B', 6, 10), row('C', 6, 10)]);
  expect(results(tied, rule(half))).toEqual([
    ['A', 'acclaimed'],
    ['B', 'tied'],
    ['C', 'tied'],
  ]);
  const outcome = ballotOutcome(tied, rule(half));
  expect(outcome.ok && outcome.value.placesForTied).toBe(1);
  expect(results(count(10, 10, [row('A', 7, 10), row('B', 7, 10), row('C', 6, 10)]), rule(half))).toEqual([
    ['A', 'acclaimed'],
    ['B', 'acclaimed'],
    ['C', 'no-place-left'],
  ]);
  expect(results(count(10, 10, [row('A', 5, 10), row('B', 4, 10)]), rule({ ...half, seats: 1 }))).toEqual([
    ['A', 'acclaimed'],
    ['B', 'not-acclaimed'],
  ]);
});

test('hands are counted without papers, and a consensus is not counted at all', () => {
  const hands: BallotCount = { ...sound, papers: null };
  expect(results(hands, rule({ method: 'show-of-hands' }))).toEqual([['A', 'acclaimed']]);
  expect(ballotOutcome(sound, rule({ method: 'show-of-hands' })).ok).toBe(false);
  expect(ballotOutcome(sound, rule({ method: 'consensus' }))).toEqual({
    ok: false,
    error: { kind: 'consensus-has-no-tally' },
  });
});

test('a council of 15: eleven present and one written opinion are 80 %', () => {
  const eighty = rule({ threshold: { numerator: 80, denominator: 100 } });
  const council = (writtenYes: number) => count(15, 11, [{ ...row('A', 11, 11), writtenYes }]);
  expect(results(council(1), eighty)).toEqual([['A', 'acclaimed']]);
  expect(results(council(0), eighty)).toEqual([['A', 'not-acclaimed']]);
});

test('fewer than five voters: the tally may tell who voted how', () => {
  expect([3, 4, 5].map(votesMayBeKnown)).toEqual([true, true, false]);
});

const votes = fc.integer({ min: 1, max: 200 }).chain((base) =>
  fc.record({
    base: fc.constant(base),
    yes: fc.integer({ min: 0, max: base }),
    numerator: fc.integer({ min: 1, max: 100 }),
    smaller: fc.integer({ min: 1, max: base }),
  }),
);

test('what passes of a base passes of every smaller one, and the needed votes are the least that pass', () => {
  fc.assert(
    fc.property(votes, ({ base, yes, numerator, smaller }) => {
      const threshold = { numerator, denominator: 100 };
      if (reaches(yes, threshold, base)) expect(reaches(yes, threshold, smaller)).toBe(true);
      expect(reaches(yes, threshold, base)).toBe(yes >= votesNeeded(threshold, base));
    }),
  );
});

test('a sound count never fills more places than there are, and never leaves one empty without a tie', () => {
  const ballot = fc.integer({ min: 5, max: 14 }).chain((present) =>
    fc.record({
      present: fc.constant(present),
      seats: fc.integer({ min: 1, max: 6 }),
      yes: fc.array(fc.integer({ min: 0, max: present }), { minLength: 1, maxLength: 6 }),
    }),
  );
  fc.assert(
    fc.property(ballot, ({ present, seats, yes }) => {
      const rows = yes.map((each, index) => row(`U${index}`, each, present));
      const outcome = ballotOutcome(count(14, present, rows), rule({ seats, base: 'present' }));
      if (!outcome.ok) return;
      const { nominees, placesForTied } = outcome.value;
      const passing = nominees.filter((nominee) => nominee.reachedThreshold).length;
      const acclaimed = nominees.filter((nominee) => nominee.result === 'acclaimed').length;
      expect(acclaimed + placesForTied).toBe(Math.min(seats, passing));
    }),
  );
});
