import type { CalendarDay } from '#src/kernel/calendar-day.ts';

export type StepState = 'notStarted' | 'open' | 'late' | 'done' | 'skipped' | 'unknown';

/** What is known of one step of one year: its window as planned, and what has happened. */
export type StepFacts = {
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  /** The day of the event that closed it; it may lie ahead where the office closes before the conference is held. */
  readonly doneOn: CalendarDay | null;
  readonly skippedReason: string | null;
  /** Something of this step is on record: a signed covenant, a registration, a ballot. */
  readonly hasRecords: boolean;
};

/** The state of a step of a live year on a day. Steps overlap: each is judged by itself, never by the one before. What is closed is done. */
export function stepStateOn(facts: StepFacts, day: CalendarDay): StepState {
  if (facts.skippedReason !== null) return 'skipped';
  if (facts.doneOn !== null) return 'done';
  if (facts.dueOn !== null && facts.dueOn < day) return 'late';
  if (facts.hasRecords || (facts.opensOn !== null && facts.opensOn <= day)) return 'open';
  return 'notStarted';
}

/** Of a past year told by sources: a step happened if a source speaks of it; silence is not «not done». */
export const pastStepState = (facts: Pick<StepFacts, 'hasRecords'>): StepState =>
  facts.hasRecords ? 'done' : 'unknown';
