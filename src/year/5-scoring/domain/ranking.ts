import type { Points } from '#src/kernel/points.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { isComplete, type SheetTotal } from './score-sheet.ts';

export type UnitTotal = { readonly unitId: string; readonly total: SheetTotal };

/** `rank` is the place among `of` units («3/14»); `tied` units share one place and none is put first silently. */
export type Place = {
  readonly unitId: string;
  readonly points: Points;
  readonly rank: number;
  readonly of: number;
  readonly tied: boolean;
};

export type Ranking = {
  readonly places: readonly Place[];
  /** Some sheets were not complete and a person chose to rank all the same («Điểm tạm tính»). */
  readonly provisional: boolean;
  /** Criteria that do not apply leave units with different standards: points are shown, nothing is converted. */
  readonly unequalStandards: boolean;
};

export type RankingRefusal = { readonly kind: 'sheets-not-complete'; readonly unitIds: readonly string[] };

/**
 * Ranks the sheets of one table and one kind of unit. No rule of the sector that breaks a tie was found, so equal
 * points are an equal place, and the place after two firsts is the third.
 */
export function rankUnits(
  sheets: readonly UnitTotal[],
  options: { readonly evenIfIncomplete: boolean },
): Result<Ranking, RankingRefusal> {
  const waiting = sheets.filter(({ total }) => !isComplete(total)).map(({ unitId }) => unitId);
  if (waiting.length > 0 && !options.evenIfIncomplete) return err({ kind: 'sheets-not-complete', unitIds: waiting });

  const places = sheets.map(({ unitId, total: { points } }) => ({
    unitId,
    points,
    rank: 1 + sheets.filter((other) => other.total.points > points).length,
    of: sheets.length,
    tied: sheets.filter((other) => other.total.points === points).length > 1,
  }));
  const standards = new Set(sheets.map(({ total }) => total.notApplicableMax));
  return ok({
    places: places.toSorted((a, b) => a.rank - b.rank),
    provisional: waiting.length > 0,
    unequalStandards: standards.size > 1,
  });
}
