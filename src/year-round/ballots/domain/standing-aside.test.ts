import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BallotCount, countBreaches, takePart, takePartOn, underRule } from './ballot-count.ts';
import { ballotOutcome, baseFor } from './ballot-outcome.ts';
import type { BallotBase, BallotRule } from './ballot-rule.ts';
import type { Aside } from './standing-aside.ts';

const rule = (more: Partial<BallotRule> = {}): BallotRule => ({
  seats: null,
  threshold: { numerator: 2, denominator: 3 },
  base: 'all-members',
  method: 'secret-ballot',
  source: 'Quy chế của Cụm (ví dụ)',
  ownUnitVotes: true,
  ...more,
});
const abstains = (voterId: string, nomineeId: string | null = null): Aside => ({
  voterId,
  nomineeId,
  kind: 'abstained',
});
const recused = (voterId: string, nomineeId: string | null = null): Aside => ({ voterId, nomineeId, kind: 'recused' });

/** Twelve members, eleven present; every paper given out came back valid. */
const count = (yes: number, papers: number, more: Partial<BallotCount> = {}): BallotCount => ({
  members: 12,
  entitled: 12,
  present: 11,
  papers: { issued: papers, collected: papers, notReturned: 0, valid: papers, invalid: 0 },
  rows: [{ nomineeId: 'A', yes, no: papers - yes, blank: 0 }],
  ownUnitsPresent: ['A'],
  ...more,
});
const resultOf = (counted: BallotCount, by: BallotRule) => {
  const outcome = ballotOutcome(counted, by);
  if (!outcome.ok) return outcome.error.kind;
  const [nominee] = outcome.value.nominees;
  return [nominee?.result, nominee?.baseCount, ...outcome.value.notSaid];
};

describe('of how many the share is taken when somebody takes no part', () => {
  const aside = [recused('B'), abstains('C')];
  test.each([
    // base, whether they leave it as the rule says, result: 7 of those nine who vote
    ['all-members', null, ['not-acclaimed', 12]], // all members are all members
    ['all-members', false, ['not-acclaimed', 12]],
    ['all-members', true, ['acclaimed', 10]],
    ['present', null, ['needs-review', null, 'aside-not-stated']],
    ['present', false, ['not-acclaimed', 11]],
    ['present', true, ['acclaimed', 9]],
    ['entitled', null, ['needs-review', null, 'aside-not-stated']],
    ['entitled', false, ['not-acclaimed', 12]],
    ['entitled', true, ['acclaimed', 10]],
    ['cast', null, ['acclaimed', 9]], // papers are those that were cast
    ['valid', null, ['acclaimed', 9]],
  ] as const)('%s, leaving it: %s', (base, asideLeavesBase, result) => {
    expect(resultOf(count(7, 9, { aside }), rule({ base, asideLeavesBase }))).toEqual(result);
  });

  test('the same votes without anybody aside need nothing settled', () => {
    expect(resultOf(count(7, 11), rule({ base: 'present' }))).toEqual(['not-acclaimed', 11]);
  });

  test('who takes no part in one row has a paper with that row blank: among papers that are all there it can be taken out', () => {
    const one = [abstains('B', 'A')];
    const rows = [{ nomineeId: 'A', yes: 7, no: 3, blank: 1 }];
    const valid = (asideLeavesBase: boolean | null) => rule({ base: 'valid', asideLeavesBase });
    expect(resultOf(count(7, 11, { aside: one, rows }), valid(true))).toEqual(['acclaimed', 10]);
    expect(resultOf(count(7, 11, { aside: one, rows }), valid(false))).toEqual(['not-acclaimed', 11]);
    expect(resultOf(count(7, 11, { aside: one, rows }), valid(null))).toEqual([
      'needs-review',
      null,
      'aside-not-stated',
    ]);
    // one paper is invalid: nobody knows whether it is theirs
    const spoilt = { issued: 11, collected: 11, notReturned: 0, valid: 10, invalid: 1 };
    const nine = [{ nomineeId: 'A', yes: 7, no: 2, blank: 1 }];
    expect(resultOf(count(7, 10, { aside: one, papers: spoilt, rows: nine }), valid(true))).toEqual([
      'needs-review',
      null,
      'aside-among-the-papers',
    ]);
  });
});

describe('a unit’s vote on itself', () => {
  test('is counted where the rule lets it, and left out of the count where it does not', () => {
    expect(resultOf(count(8, 11), rule())).toEqual(['acclaimed', 12]);
    const row = (yes: number) => count(yes, 11, { rows: [{ nomineeId: 'A', yes, no: 10 - yes, blank: 1 }] });
    expect(resultOf(row(8), rule({ ownUnitVotes: false }))).toEqual(['acclaimed', 12]);
    expect(resultOf(row(8), rule({ ownUnitVotes: false, base: 'present', asideLeavesBase: true }))).toEqual([
      'acclaimed',
      10,
    ]);
    // eleven votes on a row on which ten may vote
    expect(resultOf(count(8, 11), rule({ ownUnitVotes: false }))).toBe('count-does-not-add-up');
  });

  test('needs review where the regulation does not say, unless the unit was not there or stood aside by itself', () => {
    const silent = rule({ ownUnitVotes: null });
    expect(resultOf(count(11, 11), silent)).toEqual(['needs-review', null, 'own-unit-not-stated']);
    expect(resultOf(count(8, 11, { ownUnitsPresent: [] }), silent)).toEqual(['acclaimed', 12]);
    expect(resultOf(count(8, 10, { aside: [abstains('A')] }), silent)).toEqual(['acclaimed', 12]);
  });

  test('while one nominee is in doubt nobody is given one of few places', () => {
    const rows = [
      { nomineeId: 'A', yes: 10, no: 1, blank: 0 },
      { nomineeId: 'D', yes: 9, no: 2, blank: 0 },
      { nomineeId: 'E', yes: 1, no: 10, blank: 0 },
    ];
    const silent = { ...rule({ ownUnitVotes: null }), seats: 2 };
    const outcome = ballotOutcome(count(0, 11, { rows, ownUnitsPresent: ['A'] }), silent);
    expect(outcome.ok && outcome.value.nominees.map(({ result }) => result)).toEqual([
      'needs-review',
      'needs-review',
      'not-acclaimed',
    ]);
  });
});

test.each([
  ['a paper for somebody who takes no part', count(7, 11, { aside: [recused('B')] }), 'more-issued-than-take-part'],
  [
    'a vote in a row in which they take none',
    count(7, 11, { aside: [recused('B', 'A')] }),
    'more-votes-than-take-part',
  ],
  [
    'more who stand aside than came',
    count(0, 0, { present: 1, aside: [recused('B'), recused('C')] }),
    'more-aside-than-present',
  ],
])('%s is named', (_, counted, kind) => {
  expect(countBreaches(counted, 'secret-ballot', null).map((breach) => breach.kind)).toContain(kind);
});

test('hands are those of who takes part in this row', () => {
  const hands = (yes: number, no: number) =>
    count(yes, 0, { papers: null, aside: [recused('B', 'A')], rows: [{ nomineeId: 'A', yes, no, blank: 0 }] });
  expect(countBreaches(hands(7, 3), 'show-of-hands', null)).toEqual([]);
  expect(countBreaches(hands(7, 4), 'show-of-hands', null)).toMatchObject([
    { kind: 'votes-of-a-nominee-do-not-add-up', expected: 10 },
  ]);
});

test('one voter is counted once, however often the same is written down', () => {
  const aside = [recused('B'), abstains('B', 'A'), recused('C', 'A'), abstains('D', 'E')];
  const counted = count(0, 0, { aside });
  expect([takePart(counted), takePartOn(counted, 'A'), takePartOn(counted, 'E')]).toEqual([10, 9, 9]);
});

const BASES: readonly BallotBase[] = ['all-members', 'entitled', 'present', 'cast', 'valid'];
/** A vote of which every paper came back valid, with some of those present standing aside. */
const votes = fc
  .record({ present: fc.integer({ min: 6, max: 40 }), absent: fc.integer({ min: 0, max: 10 }) })
  .chain(({ present, absent }) =>
    fc.record({
      present: fc.constant(present),
      members: fc.constant(present + absent),
      aside: fc.array(
        fc.record({
          voterId: fc.integer({ min: 0, max: 4 }).map(String),
          nomineeId: fc.constantFrom(null, 'A', 'Z'),
          kind: fc.constantFrom('abstained' as const, 'recused' as const),
        }),
        { maxLength: 8 },
      ),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      threshold: fc.record({ numerator: fc.integer({ min: 1, max: 100 }), denominator: fc.constant(100) }),
      base: fc.constantFrom(...BASES),
      asideLeavesBase: fc.constantFrom(true, false, null),
    }),
  )
  .map(({ present, members, aside, share, threshold, base, asideLeavesBase }) => {
    const bare: BallotCount = { members, entitled: members, present, papers: null, rows: [], aside };
    const part = takePart(bare);
    const may = takePartOn(bare, 'A');
    const yes = Math.floor(share * may);
    const papers = { issued: part, collected: part, notReturned: 0, valid: part, invalid: 0 };
    const rows = [{ nomineeId: 'A', yes, no: may - yes, blank: part - may }];
    return { counted: { ...bare, papers, rows }, by: rule({ threshold, base, asideLeavesBase }), yes };
  });

describe('whoever stands aside', () => {
  test('changes the base only as the rule says: of all members, none leaves unless it says so', () => {
    fc.assert(
      fc.property(votes, ({ counted, by }) => {
        const base = baseFor(counted, { ...by, base: 'all-members' }, 'A');
        const gone = counted.present - takePartOn(counted, 'A');
        expect(base).toEqual({ kind: 'known', count: counted.members - (by.asideLeavesBase === true ? gone : 0) });
      }),
    );
  });

  test('is a matter of doubt only where the rule is silent, and the result is then nobody’s guess', () => {
    fc.assert(
      fc.property(votes, ({ counted, by }) => {
        const outcome = ballotOutcome(counted, by);
        if (!outcome.ok) {
          expect(outcome.error.kind).toBe('nobody-to-take-a-share-of');
          return;
        }
        const { notSaid, nominees } = outcome.value;
        const [nominee] = nominees;
        const { numerator, denominator } = by.threshold;
        const of = BigInt(nominee?.baseCount ?? 0);
        const reached = BigInt(nominee?.yes ?? 0) * BigInt(denominator) >= BigInt(numerator) * of;
        if (by.asideLeavesBase !== null) expect(notSaid).toEqual([]);
        if (notSaid.length > 0)
          expect(nominee).toMatchObject({ baseCount: null, ofBase: null, result: 'needs-review' });
        else expect(nominee?.result).toBe(reached ? 'acclaimed' : 'not-acclaimed');
      }),
    );
  });

  test('makes no base larger, and a base never smaller than the votes that may be cast', () => {
    fc.assert(
      fc.property(votes, ({ counted, by }) => {
        const [now, without] = [counted, { ...counted, aside: [] }].map((one) => baseFor(one, by, 'A'));
        if (now?.kind !== 'known' || without?.kind !== 'known') return;
        expect(now.count).toBeLessThanOrEqual(without.count);
        expect(now.count).toBeGreaterThanOrEqual(takePartOn(counted, 'A'));
      }),
    );
  });

  test('is never among the papers: what the rule of the own unit adds is counted like any other', () => {
    fc.assert(
      fc.property(votes, ({ counted }) => {
        const withOwn = underRule({ ...counted, ownUnitsPresent: ['A'] }, { ownUnitVotes: false });
        expect(takePart(withOwn)).toBe(takePart(counted));
        expect([0, 1]).toContain(takePartOn(counted, 'A') - takePartOn(withOwn, 'A'));
      }),
    );
  });
});
