import { type Target, type TargetReport, targetResult } from '#src/year/2-covenant/domain/target.ts';

/** «12/13 đơn vị đạt», of 14 members; `null` where the count would tell the result of single units. */
export type PublicCount = { readonly met: number; readonly judged: number; readonly of: number } | null;

/** Each member knows its own result: of fewer than three others a count says too much. */
const FEWEST_OTHERS = 3;

/**
 * How many units met a target, of those whose figure could be held against it. Not told where it would say of a unit that it
 * missed: to everybody when none met it, to the one that met it when all others missed.
 */
export function publicCount(target: Target, reports: readonly TargetReport[], members: number): PublicCount {
  const outcomes = reports.map((report) => targetResult(target, report).outcome);
  const met = outcomes.filter((outcome) => outcome === 'met' || outcome === 'exceeded').length;
  const missed = outcomes.filter((outcome) => outcome === 'missed').length;
  const judged = met + missed;
  const tells = judged > 0 && (judged - 1 < FEWEST_OTHERS || (missed > 0 && met <= 1));
  return tells ? null : { met, judged, of: members };
}
