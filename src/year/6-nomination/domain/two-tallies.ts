/** What one teller counted, as far as two tellers must agree. */
type Tally = {
  readonly issued: number;
  readonly collected: number;
  readonly notReturned: number;
  readonly valid: number;
  readonly invalid: number;
  readonly rows: readonly {
    readonly unitId: string;
    readonly yes: number;
    readonly no: number;
    readonly blank: number;
  }[];
};
type PaperField = 'issued' | 'collected' | 'notReturned' | 'valid' | 'invalid';
type VoteField = 'yes' | 'no' | 'blank';

export type TallyDifference =
  | { readonly field: PaperField; readonly first: number; readonly second: number }
  | { readonly field: VoteField; readonly unitId: string; readonly first: number; readonly second: number };

const PAPERS: readonly PaperField[] = ['issued', 'collected', 'notReturned', 'valid', 'invalid'];
const VOTES: readonly VoteField[] = ['yes', 'no', 'blank'];

/** Every figure on which two independent tallies of the same papers differ; the count is closed only when there is none. */
export function tallyDifferences(first: Tally, second: Tally): readonly TallyDifference[] {
  const papers = PAPERS.filter((field) => first[field] !== second[field]).map((field) => ({
    field,
    first: first[field],
    second: second[field],
  }));
  const votes = first.rows.flatMap((row) => {
    const other = second.rows.find(({ unitId }) => unitId === row.unitId);
    return VOTES.filter((field) => row[field] !== other?.[field]).map((field) => ({
      field,
      unitId: row.unitId,
      first: row[field],
      second: other?.[field] ?? 0,
    }));
  });
  return [...papers, ...votes];
}
