import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { YearStep } from './year-steps.ts';

/** What a member unit has done of its own part in a year, step by step. */
export type UnitProgress = {
  /** The state of the covenant of its bloc; null while there is none. */
  readonly covenant: string | null;
  readonly hasAgreed: boolean;
  readonly hasSigned: boolean;
  readonly hasRegistered: boolean;
  /** The earliest deadline of the reporting periods that are open and in which it has not reported. */
  readonly reportDueOn: CalendarDay | null;
  readonly hasOpenPeriod: boolean;
  readonly tableIsSet: boolean;
  readonly hasScored: boolean;
  readonly meetingIsSet: boolean;
  readonly hasNamedDelegate: boolean;
};

/** Whether a step asks something of a unit now: done already, asked for, waiting for the head, or none of its business. */
export type UnitPart = 'done' | 'asked' | 'waits-for-the-head' | 'none';

/** Steps in which a unit has nothing of its own to do. */
const OF_THE_HEAD: readonly YearStep[] = ['launch', 'proposal', 'recognition', 'rotation'];

const whenReady = (isReady: boolean, isDone: boolean): UnitPart =>
  isDone ? 'done' : isReady ? 'asked' : 'waits-for-the-head';

/** What is done needs no reminding, and nobody is reminded of what the head has not opened yet. */
export function unitPart(step: YearStep, unit: UnitProgress): UnitPart {
  if (OF_THE_HEAD.includes(step)) return 'none';
  switch (step) {
    case 'covenant':
      if (unit.hasSigned) return 'done';
      if (unit.covenant === 'comment') return whenReady(!unit.hasAgreed, false);
      return whenReady(['signing', 'signed', 'disseminated'].includes(unit.covenant ?? ''), false);
    case 'registration':
      return whenReady(true, unit.hasRegistered);
    case 'progress':
      return unit.hasOpenPeriod
        ? whenReady(unit.reportDueOn !== null, unit.reportDueOn === null)
        : 'waits-for-the-head';
    case 'scoring':
      return whenReady(unit.tableIsSet, unit.hasScored);
    case 'nomination':
      return whenReady(unit.meetingIsSet, unit.hasNamedDelegate);
    default:
      return 'none';
  }
}

/** Until when a step is asked of a unit: a report by the deadline of its period, everything else by that of the step. */
export const unitDueOn = (step: YearStep, unit: UnitProgress, stepDueOn: CalendarDay | null): CalendarDay | null =>
  step === 'progress' ? (unit.reportDueOn ?? stepDueOn) : stepDueOn;
