import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { stepStateOn } from '#src/year-round/calendar/domain/step-state.ts';
import { YEAR_STEPS, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import type { OwnUnit, YearAtWork } from './work.query.ts';

/** Who does the work of a step: the head's office for the cluster, a unit for itself, the Ministry by following. */
export type Part = 'office' | 'unit' | 'ministry';

/** One thing to do: in which year and step, until when, what is still missing. */
export type StepTask = {
  readonly work: YearAtWork;
  readonly step: YearStep;
  readonly part: Part;
  readonly unit: OwnUnit | null;
  readonly when: 'late' | 'open' | 'next';
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
};

const AHEAD_DAYS = 60;

/** Steps in which a unit has nothing of its own to do. */
const OF_THE_HEAD: readonly YearStep[] = ['launch', 'proposal', 'recognition', 'rotation'];

/** What somebody has to do on a day, by date: late, open, and what opens within sixty days. */
export function tasksOnDay(actor: Actor, years: readonly YearAtWork[], today: CalendarDay): readonly StepTask[] {
  return years
    .flatMap((work) => tasksOfYear(actor, work, today))
    .toSorted((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'));
}

function tasksOfYear(actor: Actor, work: YearAtWork, today: CalendarDay): readonly StepTask[] {
  return YEAR_STEPS.flatMap((step): readonly StepTask[] => {
    const window = work.steps.find((candidate) => candidate.step === step);
    if (!window) return [];
    const state = stepStateOn({ ...window, hasRecords: false }, today);
    const isNext = state === 'notStarted' && window.opensOn !== null && window.opensOn <= addDays(today, AHEAD_DAYS);
    if (state !== 'late' && state !== 'open' && !isNext) return [];
    const shared = {
      work,
      step,
      when: state === 'late' || state === 'open' ? state : ('next' as const),
      opensOn: window.opensOn,
      dueOn: window.dueOn,
    };
    if (mayRunYear(actor, work.id)) return [{ ...shared, part: 'office' as const, unit: null }];
    if (work.ownUnits.length === 0) return [{ ...shared, part: 'ministry' as const, unit: null }];
    return OF_THE_HEAD.includes(step)
      ? []
      : work.ownUnits
          .filter((unit) => !hasDone(unit, step))
          .map((unit) => ({ ...shared, part: 'unit' as const, unit }));
  });
}

/** What a unit has done needs no reminding, though the step stays open for others. */
const hasDone = (unit: OwnUnit, step: YearStep): boolean =>
  (step === 'covenant' && unit.signed) || (step === 'registration' && unit.registered);

/** The number beside «Việc cần làm»: what is late or open, not what is to come. */
export const countOf = (tasks: readonly StepTask[]): number => tasks.filter(({ when }) => when !== 'next').length;
