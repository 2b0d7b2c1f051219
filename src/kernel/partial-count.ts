/** A count of which a part may be unknown: `{ known: 52, complete: false }` is «ít nhất 52», never 52 and never 0. */
export type PartialCount = { readonly known: number; readonly complete: boolean };

export const NOTHING_COUNTED: PartialCount = { known: 0, complete: true };

/** A stated number, or `null` where the paper does not say. */
export const countOf = (stated: number | null): PartialCount => ({ known: stated ?? 0, complete: stated !== null });

export const addCounts = (left: PartialCount, right: PartialCount): PartialCount => ({
  known: left.known + right.known,
  complete: left.complete && right.complete,
});

/** «52», «ít nhất 52», or «Không nêu» where nothing at all is known. */
export function printPartialCount({ known, complete }: PartialCount): string {
  if (complete) return String(known);
  return known === 0 ? 'Không nêu' : `ít nhất ${known}`;
}
