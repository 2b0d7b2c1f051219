import { type Target, type TargetReport, targetResult } from '#src/year/2-covenant/domain/target.ts';

/** «12/13 đơn vị đạt», of 14 members; `null` where so few were judged that a count would name them. */
export type PublicCount = { readonly met: number; readonly judged: number; readonly of: number } | null;

/** Of one or two units a count says who did not meet the target, and that is told to nobody. */
const FEWEST = 3;

/** How many units met a target, of those whose figure could be held against it. */
export function publicCount(target: Target, reports: readonly TargetReport[], members: number): PublicCount {
  const outcomes = reports.map((report) => targetResult(target, report).outcome);
  const met = outcomes.filter((outcome) => outcome === 'met' || outcome === 'exceeded').length;
  const judged = met + outcomes.filter((outcome) => outcome === 'missed').length;
  return judged > 0 && judged < FEWEST ? null : { met, judged, of: members };
}
