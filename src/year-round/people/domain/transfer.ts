import { addDays, isCalendarDay } from '#src/kernel/calendar-day.ts';
import type { PartialDay } from '#src/kernel/partial-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { PostValues } from './post.ts';

export type TransferRefusal =
  | { readonly kind: 'decision-is-missing' }
  | { readonly kind: 'first-day-is-missing' }
  | { readonly kind: 'transfer-within-one-unit' }
  | { readonly kind: 'post-has-ended' };

/**
 * Điều động: the last day of the post that is left follows from the first day of the new one: the day before, or the same
 * month or year where the paper gives no more. Without a deciding paper and a day it is no transfer.
 */
export function lastDayBefore(
  left: Pick<PostValues, 'unitId' | 'until'>,
  taken: PostValues,
): Result<PartialDay, TransferRefusal> {
  if (taken.decision === null) return err({ kind: 'decision-is-missing' });
  if (taken.from === null) return err({ kind: 'first-day-is-missing' });
  if (taken.unitId === left.unitId) return err({ kind: 'transfer-within-one-unit' });
  if (left.until !== null) return err({ kind: 'post-has-ended' });
  return ok(isCalendarDay(taken.from) ? addDays(taken.from, -1) : taken.from);
}
