import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { type StepState, stepStateOn } from '#src/year-round/calendar/domain/step-state.ts';
import { YEAR_STEPS, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import type { StepWindow } from './home.query.ts';

/** A step as the whole year stands in it: how many clusters have finished it, the earliest opening, the last deadline. */
export type CommonStep = {
  readonly step: YearStep;
  readonly state: StepState;
  readonly done: number;
  readonly of: number;
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  readonly doneOn: CalendarDay | null;
  readonly holder: string | null;
};

/** The nine steps of a year over all its clusters: late or open where one cluster is, done only where all are. */
export function stepsOfClusters(windows: readonly StepWindow[], today: CalendarDay): readonly CommonStep[] {
  return YEAR_STEPS.map((step) => {
    const own = windows.filter((window) => window.step === step);
    const states = own.map((window) => stepStateOn({ ...window, hasRecords: false }, today));
    const holders = new Set(own.map(({ holder }) => holder));
    return {
      step,
      state: commonState(states),
      done: states.filter((state) => state === 'done').length,
      of: own.length,
      opensOn: first(own.map(({ opensOn }) => opensOn)),
      dueOn: last(own.map(({ dueOn }) => dueOn)),
      doneOn: last(own.map(({ doneOn }) => doneOn)),
      holder: holders.size === 1 ? (own[0]?.holder ?? null) : null,
    };
  });
}

function commonState(states: readonly StepState[]): StepState {
  if (states.length === 0) return 'unknown';
  for (const state of ['late', 'open'] as const) if (states.includes(state)) return state;
  if (states.every((state) => state === 'done' || state === 'skipped'))
    return states.includes('done') ? 'done' : 'skipped';
  return states.includes('done') ? 'open' : 'notStarted';
}

const sorted = (days: readonly (CalendarDay | null)[]): readonly CalendarDay[] =>
  days.filter((day) => day !== null).toSorted();
const first = (days: readonly (CalendarDay | null)[]): CalendarDay | null => sorted(days)[0] ?? null;
const last = (days: readonly (CalendarDay | null)[]): CalendarDay | null => sorted(days).at(-1) ?? null;
