import { type CalendarDay, daysBetween } from '#src/kernel/calendar-day.ts';
import { type Ratio, sumRatios } from '#src/kernel/ratio.ts';
import { type Target, type TargetReport, type TargetResult, targetResult } from '#src/year/2-covenant/domain/target.ts';

/** What one unit reports of one target in one period. `receivedOn` is `null` while nothing has come. */
export type ProgressReport = TargetReport & {
  readonly unitId: string;
  readonly targetId: string;
  readonly receivedOn: CalendarDay | null;
};

/** «9/13 đơn vị»: stands beside every total, because a sum of nine is not a sum of thirteen. */
export type Coverage = { readonly reported: number; readonly of: number; readonly missing: readonly string[] };

export type UnitProgress = TargetResult & { readonly unitId: string };

export type TargetProgress = {
  readonly units: readonly UnitProgress[];
  readonly coverage: Coverage;
  /** All reported rates together, numerators and denominators summed; `null` when no unit gave both numbers. */
  readonly together: Ratio | null;
};

/** One target across the bloc: every member in its fixed order, those that have not reported included. */
export function targetProgress(
  target: Target,
  memberIds: readonly string[],
  reports: readonly ProgressReport[],
): TargetProgress {
  const units = memberIds.map((unitId) => {
    const report = latestOf(reports, unitId);
    return { unitId, ...targetResult(target, report ?? NOT_REPORTED) };
  });
  const given = memberIds.flatMap((unitId) => latestOf(reports, unitId)?.figure ?? []);
  const rates = given.flatMap((figure) => (figure.kind === 'rate' ? [figure.ratio] : []));
  return {
    units,
    coverage: coverageOf(memberIds, reports),
    together: rates.length === 0 ? null : sumRatios(rates),
  };
}

/** Which members have sent a figure. A report of a unit outside the bloc fills no gap. */
export function coverageOf(memberIds: readonly string[], reports: readonly ProgressReport[]): Coverage {
  const missing = memberIds.filter((unitId) => !latestOf(reports, unitId)?.figure);
  return { reported: memberIds.length - missing.length, of: memberIds.length, missing };
}

/** Where one unit's report stands on a day: received in time or late, or not received and how many days it is due. */
export type Arrival =
  | { readonly kind: 'in-time' }
  | { readonly kind: 'received-late'; readonly days: number }
  | { readonly kind: 'not-yet-due'; readonly daysLeft: number }
  | { readonly kind: 'overdue'; readonly days: number };

/** Days of the calendar after the day it was due; the due day itself is in time. */
export function arrival(dueOn: CalendarDay, receivedOn: CalendarDay | null, today: CalendarDay): Arrival {
  if (receivedOn !== null && receivedOn <= today) {
    const days = daysBetween(dueOn, receivedOn);
    return days > 0 ? { kind: 'received-late', days } : { kind: 'in-time' };
  }
  const days = daysBetween(dueOn, today);
  return days > 0 ? { kind: 'overdue', days } : { kind: 'not-yet-due', daysLeft: daysBetween(today, dueOn) };
}

const NOT_REPORTED: TargetReport = { figure: null, lastYear: null, workload: null };

/** A corrected report replaces the one before it; of two on one day, the later row. */
function latestOf(reports: readonly ProgressReport[], unitId: string): ProgressReport | undefined {
  const own = reports.filter((report) => report.unitId === unitId && report.receivedOn !== null);
  return own.reduce<ProgressReport | undefined>(
    (latest, report) => ((report.receivedOn ?? '') >= (latest?.receivedOn ?? '') ? report : latest),
    undefined,
  );
}
