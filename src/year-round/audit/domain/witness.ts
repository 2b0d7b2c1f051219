import { addDays, type CalendarDay, weekday } from '#src/kernel/calendar-day.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';

/** How often a witness gets the root of the log: mỗi ngày, mỗi tuần, khi một năm thi đua bàn giao. */
export const SCHEDULES = ['daily', 'weekly', 'year-closed'] as const;
export type Schedule = (typeof SCHEDULES)[number];

/** Why a letter goes out: the first one, one by the schedule, the last one to somebody who is a witness no more. */
export type Purpose = 'chosen' | 'scheduled' | 'ended';

export type WitnessStanding = {
  readonly schedule: Schedule;
  readonly chosenAt: Date;
  readonly endedAt: Date | null;
  /** When the latest letter was made, sent or not; null where there is none. */
  readonly lastMadeAt: Date | null;
  /** A letter still waits to be taken by the mail server: no further one is made meanwhile. */
  readonly isWaiting: boolean;
};

/** A letter that is to be written, and the moment that its root must cover. */
export type DueLetter = { readonly purpose: Purpose; readonly covers: Date };

/** The Monday of the week, by the calendar of Vietnam. */
const mondayOf = (instant: Date): CalendarDay => {
  const day = dayInVietnam(instant);
  return addDays(day, -((weekday(day) + 6) % 7));
};

/**
 * Whether a witness is due a letter. The first goes out when the witness is chosen, so that a wrong address shows at once; the
 * last when somebody ends it, so that nobody is taken off the list unnoticed.
 */
export function letterDue(witness: WitnessStanding, lastClosing: Date | null, now: Date): DueLetter | null {
  const { schedule, chosenAt, endedAt, lastMadeAt, isWaiting } = witness;
  if (isWaiting) return null;
  if (endedAt !== null) {
    const knew = lastMadeAt !== null && lastMadeAt < endedAt;
    return knew ? { purpose: 'ended', covers: endedAt } : null;
  }
  if (lastMadeAt === null) return { purpose: 'chosen', covers: chosenAt };
  if (schedule === 'year-closed')
    return lastClosing !== null && lastClosing > lastMadeAt ? { purpose: 'scheduled', covers: lastClosing } : null;
  const begun = schedule === 'daily' ? dayInVietnam : mondayOf;
  return begun(lastMadeAt) < begun(now) ? { purpose: 'scheduled', covers: lastMadeAt } : null;
}

const WAITS_IN_MINUTES = [5, 15, 60] as const;
export const MOST_TRIES = 50;

/** After how many minutes a letter that was not taken is tried again; null: no more, about two days after it was due. */
export const nextTryAfter = (tries: number): number | null =>
  tries >= MOST_TRIES ? null : (WAITS_IN_MINUTES[tries - 1] ?? 60);
