import { err, ok, type Result } from '#src/kernel/result.ts';

/** What next year takes from this one («Lấy theo năm trước»). */
export type InheritedPart = 'blocs' | 'members' | 'scoring-tables' | 'ballot-rules' | 'calendar';

/** «Cần xác nhận»: everything inherited waits for a person of the new year. */
export type Inherited = { readonly part: InheritedPart; readonly count: number; readonly confirmed: boolean };

export type ThisYear = {
  readonly year: number;
  readonly counts: Readonly<Record<InheritedPart, number>>;
  readonly nextHeadUnitId: string | null;
  readonly nextDeputyUnitIds: readonly string[];
};

export type NextYear = {
  readonly year: number;
  readonly headUnitId: string;
  readonly deputyUnitIds: readonly string[];
  readonly inherited: readonly Inherited[];
};

export type NextYearRefusal =
  | { readonly kind: 'next-head-is-not-named' }
  | { readonly kind: 'year-is-already-open'; readonly year: number };

const INHERITED: readonly InheritedPart[] = ['blocs', 'members', 'scoring-tables', 'ballot-rules', 'calendar'];

/**
 * The next cluster-year, opened from this one while this one may still be running. Blocs, members, tables, rules and
 * dates come along as drafts; nothing that somebody signed, registered or won does.
 */
export function openNextYear(from: ThisYear, openYears: readonly number[]): Result<NextYear, NextYearRefusal> {
  const year = from.year + 1;
  if (openYears.includes(year)) return err({ kind: 'year-is-already-open', year });
  if (from.nextHeadUnitId === null) return err({ kind: 'next-head-is-not-named' });
  return ok({
    year,
    headUnitId: from.nextHeadUnitId,
    deputyUnitIds: from.nextDeputyUnitIds,
    inherited: INHERITED.map((part) => ({ part, count: from.counts[part], confirmed: false })),
  });
}

/** What somebody still has to look at before the new year stands on its own; a part with nothing in it needs no look. */
export const waitingForConfirmation = (year: NextYear): readonly InheritedPart[] =>
  year.inherited.filter(({ confirmed, count }) => !confirmed && count > 0).map(({ part }) => part);
