import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { firstDay, lastDay, type PartialDay, surelyBefore } from '#src/kernel/partial-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** Chính quyền, Đảng, đoàn thể: posts of the three lines stand beside one another in one person. */
export const LINES = ['government', 'party', 'union'] as const;
export type Line = (typeof LINES)[number];

/** How a post is held: in full, «Quyền», «Phụ trách», «Kiêm nhiệm». */
export const MANNERS = ['full', 'acting', 'in-charge', 'concurrent'] as const;
export type Manner = (typeof MANNERS)[number];

export type PostValues = {
  readonly unitId: string;
  readonly position: string;
  readonly line: Line;
  readonly manner: Manner;
  /** As far as the paper gives it: a day, a month or only a year. */
  readonly from: PartialDay | null;
  readonly until: PartialDay | null;
  /** The paper that gave the post, as it is cited. */
  readonly decision: string | null;
  /** Degree or rank as printed before the name («TS.», «Đại tá»): kept for print, never part of who somebody is. */
  readonly printedWith: string | null;
};

export type PostRefusal = { readonly kind: 'position-is-missing' } | { readonly kind: 'ends-before-it-begins' };

/** A post needs its name; a last day may be unknown or stand alone, but never lie surely before the first. */
export function checkedPost(values: PostValues): Result<PostValues, PostRefusal> {
  if (values.position === '') return err({ kind: 'position-is-missing' });
  if (values.from !== null && values.until !== null && surelyBefore(values.until, values.from))
    return err({ kind: 'ends-before-it-begins' });
  return ok(values);
}

/** Held on a day and not left for another by a transfer of which the paper gives only the month or the year. */
export const isCurrentOn = (
  post: Pick<PostValues, 'from' | 'until'> & { readonly wentTo: string | null },
  day: CalendarDay,
): boolean => isHeldOn(post, day) && !(post.wentTo !== null && post.until !== null && firstDay(post.until) <= day);

/** Held on a day, as far as is known: an unknown end does not end it; of a year or a month every day may be the one. */
export const isHeldOn = (post: Pick<PostValues, 'from' | 'until'>, day: CalendarDay): boolean =>
  (post.from === null || firstDay(post.from) <= day) && (post.until === null || day <= lastDay(post.until));
