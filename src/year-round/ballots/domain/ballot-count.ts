import type { VotingMethod } from './ballot-rule.ts';

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
};

export type CountBreach =
  | { readonly kind: 'not-a-whole-number'; readonly value: number }
  | { readonly kind: 'more-entitled-than-members'; readonly entitled: number; readonly members: number }
  | { readonly kind: 'more-present-than-entitled'; readonly present: number; readonly entitled: number }
  | { readonly kind: 'papers-were-not-counted' }
  | { readonly kind: 'hands-have-no-papers' }
  | { readonly kind: 'more-issued-than-present'; readonly issued: number; readonly present: number }
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
    ...paperBreaches(count, method),
    ...count.rows.flatMap((row) => rowBreaches(row, count)),
    ...repeated(count.rows.map((row) => row.nomineeId)).map(
      (nomineeId) => ({ kind: 'nominee-stands-twice', nomineeId }) as const,
    ),
    ...placeBreaches(count, seats),
  ];
}

/** How many votes each row shares out: the valid papers, or the hands present. */
export const votesPerRow = (count: BallotCount): number => count.papers?.valid ?? count.present;

function paperBreaches({ papers, present }: BallotCount, method: VotingMethod): readonly CountBreach[] {
  const byHand = method === 'show-of-hands';
  if (!papers) return when(!byHand, { kind: 'papers-were-not-counted' });
  const { issued, collected, notReturned, valid, invalid } = papers;
  return [
    ...when(byHand, { kind: 'hands-have-no-papers' }),
    ...when(issued > present, { kind: 'more-issued-than-present', issued, present }),
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
  const expected = votesPerRow(count);
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
    ...when(written > absent, { kind: 'more-written-opinions-than-absent', nomineeId, written, absent }),
  ];
}

function placeBreaches(count: BallotCount, seats: number | null): readonly CountBreach[] {
  if (seats === null) return [];
  const yes = count.rows.reduce((sum, row) => sum + row.yes, 0);
  const each = votesPerRow(count);
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
