import type { BallotRule, VotingMethod } from './ballot-rule.ts';
import { type Aside, asideFrom, asideFromAll } from './standing-aside.ts';

/** Phát ra, thu vào, hợp lệ, không hợp lệ, in the order of the counting minutes. */
export type PaperCount = {
  readonly issued: number;
  readonly collected: number;
  readonly notReturned: number;
  readonly valid: number;
  readonly invalid: number;
};

/** Đồng ý, không đồng ý, phiếu trắng of one nominee. `writtenYes`: absent council members who agreed in writing. */
export type NomineeCount = {
  readonly nomineeId: string;
  readonly yes: number;
  readonly no: number;
  readonly blank: number;
  readonly writtenYes?: number;
};

/** What the tally board (Ban kiểm phiếu) found. `papers` is `null` only where hands were counted. */
export type BallotCount = {
  readonly members: number;
  readonly entitled: number;
  readonly present: number;
  readonly papers: PaperCount | null;
  readonly rows: readonly NomineeCount[];
  /** Who is present and takes no part; where nobody wrote any of this down, nobody stood aside. */
  readonly aside?: readonly Aside[];
  /** Nominees whose own unit is present and votes here; left out where that was not kept. */
  readonly ownUnitsPresent?: readonly string[];
};

export type CountBreach =
  | { readonly kind: 'not-a-whole-number'; readonly value: number }
  | { readonly kind: 'more-entitled-than-members'; readonly entitled: number; readonly members: number }
  | { readonly kind: 'more-present-than-entitled'; readonly present: number; readonly entitled: number }
  | { readonly kind: 'papers-were-not-counted' }
  | { readonly kind: 'hands-have-no-papers' }
  | { readonly kind: 'more-issued-than-present'; readonly issued: number; readonly present: number }
  | { readonly kind: 'more-aside-than-present'; readonly aside: number; readonly present: number }
  /** Papers are given to those present who take part, and no others. */
  | { readonly kind: 'more-issued-than-take-part'; readonly issued: number; readonly takePart: number }
  | {
      readonly kind: 'more-votes-than-take-part';
      readonly nomineeId: string;
      readonly votes: number;
      readonly takePart: number;
    }
  | ({ readonly kind: 'issued-is-not-collected-and-not-returned' } & Pick<
      PaperCount,
      'issued' | 'collected' | 'notReturned'
    >)
  | ({ readonly kind: 'collected-is-not-valid-and-invalid' } & Pick<PaperCount, 'collected' | 'valid' | 'invalid'>)
  | { readonly kind: 'nominee-stands-twice'; readonly nomineeId: string }
  | ({ readonly kind: 'votes-of-a-nominee-do-not-add-up'; readonly expected: number } & Omit<
      NomineeCount,
      'writtenYes'
    >)
  | {
      readonly kind: 'more-written-opinions-than-absent';
      readonly nomineeId: string;
      readonly written: number;
      readonly absent: number;
    }
  /** `each` votes a place: the valid papers, or the hands present. */
  | {
      readonly kind: 'more-yes-than-the-places-allow';
      readonly yes: number;
      readonly each: number;
      readonly seats: number;
    };

/**
 * Everything in a count that cannot be so. The minutes are not printed while one of these is left (block printing).
 * Blank rows are counted, so nothing is dropped silently.
 */
export function countBreaches(count: BallotCount, method: VotingMethod, seats: number | null): readonly CountBreach[] {
  const { members, entitled, present } = count;
  const wrong = numbersOf(count).filter((value) => !Number.isSafeInteger(value) || value < 0);
  if (wrong.length > 0) return wrong.map((value) => ({ kind: 'not-a-whole-number', value }));
  return [
    ...when(entitled > members, { kind: 'more-entitled-than-members', entitled, members }),
    ...when(present > entitled, { kind: 'more-present-than-entitled', present, entitled }),
    ...asideBreaches(count),
    ...paperBreaches(count, method),
    ...count.rows.flatMap((row) => rowBreaches(row, count)),
    ...repeated(count.rows.map((row) => row.nomineeId)).map(
      (nomineeId) => ({ kind: 'nominee-stands-twice', nomineeId }) as const,
    ),
    ...placeBreaches(count, seats),
  ];
}

/** The count as its rule has it: where nobody votes on the own unit, a nominee's unit takes no part in the vote on itself. */
export const underRule = (count: BallotCount, { ownUnitVotes }: Pick<BallotRule, 'ownUnitVotes'>): BallotCount => ({
  ...count,
  aside: [
    ...(count.aside ?? []),
    ...(ownUnitVotes === false ? (count.ownUnitsPresent ?? []) : []).map(
      (id) => ({ voterId: id, nomineeId: id, kind: 'own-unit' }) as const,
    ),
  ],
});

/** Those present who take part in the vote: as many papers may be given out. */
export const takePart = ({ present, aside = [] }: BallotCount): number => present - asideFromAll(aside);

/** Those present who take part in the vote on one nominee. */
export const takePartOn = ({ present, aside = [] }: BallotCount, nomineeId: string): number =>
  present - asideFrom(aside, nomineeId);

/** How many votes the row of a nominee shares out: the valid papers, or the hands of those who take part. */
export const votesOn = (count: BallotCount, nomineeId: string): number =>
  count.papers?.valid ?? takePartOn(count, nomineeId);

function asideBreaches(count: BallotCount): readonly CountBreach[] {
  const most = Math.max(0, ...count.rows.map(({ nomineeId }) => asideFrom(count.aside ?? [], nomineeId)));
  return when(most > count.present, { kind: 'more-aside-than-present', aside: most, present: count.present });
}

function paperBreaches(count: BallotCount, method: VotingMethod): readonly CountBreach[] {
  const { papers, present } = count;
  const byHand = method === 'show-of-hands';
  if (!papers) return when(!byHand, { kind: 'papers-were-not-counted' });
  const { issued, collected, notReturned, valid, invalid } = papers;
  return [
    ...when(byHand, { kind: 'hands-have-no-papers' }),
    ...when(issued > present, { kind: 'more-issued-than-present', issued, present }),
    ...when(issued <= present && issued > takePart(count), {
      kind: 'more-issued-than-take-part',
      issued,
      takePart: takePart(count),
    }),
    ...when(issued !== collected + notReturned, {
      kind: 'issued-is-not-collected-and-not-returned',
      issued,
      collected,
      notReturned,
    }),
    ...when(collected !== valid + invalid, { kind: 'collected-is-not-valid-and-invalid', collected, valid, invalid }),
  ];
}

function rowBreaches(row: NomineeCount, count: BallotCount): readonly CountBreach[] {
  const { nomineeId, yes, no, blank, writtenYes: written = 0 } = row;
  const expected = votesOn(count, nomineeId);
  const part = takePartOn(count, nomineeId);
  const absent = count.entitled - count.present;
  return [
    ...when(yes + no + blank !== expected, {
      kind: 'votes-of-a-nominee-do-not-add-up',
      nomineeId,
      yes,
      no,
      blank,
      expected,
    }),
    // who takes no part leaves the row of a secret paper blank; more votes than the others could give are somebody's too many
    ...when(yes + no + blank === expected && yes + no > part, {
      kind: 'more-votes-than-take-part',
      nomineeId,
      votes: yes + no,
      takePart: part,
    }),
    ...when(written > absent, { kind: 'more-written-opinions-than-absent', nomineeId, written, absent }),
  ];
}

function placeBreaches(count: BallotCount, seats: number | null): readonly CountBreach[] {
  if (seats === null) return [];
  const yes = count.rows.reduce((sum, row) => sum + row.yes, 0);
  const each = count.papers?.valid ?? takePart(count);
  return when(yes > each * seats, { kind: 'more-yes-than-the-places-allow', yes, each, seats });
}

const numbersOf = ({ members, entitled, present, papers, rows }: BallotCount): readonly number[] => [
  members,
  entitled,
  present,
  ...(papers ? Object.values(papers) : []),
  ...rows.flatMap((row) => [row.yes, row.no, row.blank, row.writtenYes ?? 0]),
];

const when = (broken: boolean, breach: CountBreach): readonly CountBreach[] => (broken ? [breach] : []);

const repeated = (ids: readonly string[]): readonly string[] => [
  ...new Set(ids.filter((id, index) => ids.indexOf(id) !== index)),
];
