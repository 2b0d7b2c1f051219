import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { type PartialDay, surelyBefore } from '#src/kernel/partial-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** Facts of service that have a permission of their own: xếp loại, kỷ luật, đang thanh tra kiểm tra, thai sản, điều động. */
export const FACT_KINDS = ['rating', 'discipline', 'inspection', 'maternity', 'transfer'] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Mức xếp loại chất lượng hằng năm, best first. */
export const RATINGS = ['excellent', 'good', 'done', 'not-done'] as const;
export type Rating = (typeof RATINGS)[number];

export type FactValues = {
  readonly kind: FactKind;
  /** The year that is rated; other facts have days. */
  readonly year: number | null;
  readonly rating: Rating | null;
  readonly from: PartialDay | null;
  /** No last day: an inspection or a leave that goes on, as far as is known. */
  readonly until: PartialDay | null;
  /** Form of discipline, from where to where, subject of the inspection: as the paper has it. */
  readonly detail: string | null;
  readonly decision: string | null;
};

export type FactRefusal =
  | { readonly kind: 'rating-needs-year-and-level' }
  | { readonly kind: 'year-is-not-over' }
  | { readonly kind: 'first-day-is-missing' }
  | { readonly kind: 'detail-is-missing' }
  | { readonly kind: 'ends-before-it-begins' };

/** What a fact must say to be one. A year is rated in it or after it, never before. */
export function checkedFact(values: FactValues, today: CalendarDay): Result<FactValues, FactRefusal> {
  const { kind, year, rating, from, until, detail, decision } = values;
  if (kind === 'rating') {
    if (year === null || rating === null) return err({ kind: 'rating-needs-year-and-level' });
    if (`${year}` > today.slice(0, 4)) return err({ kind: 'year-is-not-over' });
    return ok({ kind, year, rating, from: null, until: null, detail, decision });
  }
  if (from === null) return err({ kind: 'first-day-is-missing' });
  if (until !== null && surelyBefore(until, from)) return err({ kind: 'ends-before-it-begins' });
  if ((kind === 'discipline' || kind === 'transfer') && detail === null) return err({ kind: 'detail-is-missing' });
  return ok({ kind, year: null, rating: null, from, until, detail, decision });
}
