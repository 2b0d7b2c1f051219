import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** A longer absence is a new officer, not a stand-in. A year is our bound, no rule of law: none was found. */
export const LONGEST_DAYS = 366;

export type DelegationFault = {
  readonly kind: 'ends-before-it-begins' | 'has-ended-already' | 'longer-than-a-year' | 'paper-is-missing';
};

/** The days and the paper of a delegation (ủy quyền); both days belong to it. */
export function checkDelegation(
  of: { readonly from: CalendarDay; readonly to: CalendarDay; readonly paper: string },
  today: CalendarDay,
): Result<null, DelegationFault> {
  if (of.to < of.from) return err({ kind: 'ends-before-it-begins' });
  if (of.to < today) return err({ kind: 'has-ended-already' });
  if (of.to > addDays(of.from, LONGEST_DAYS - 1)) return err({ kind: 'longer-than-a-year' });
  return of.paper.trim() === '' ? err({ kind: 'paper-is-missing' }) : ok(null);
}
