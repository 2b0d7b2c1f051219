import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { mayRunYear, maySeeEveryFigure } from '#src/year-round/accounts/domain/may.ts';
import { stepStateOn } from '#src/year-round/calendar/domain/step-state.ts';
import { unitDueOn, unitPart } from '#src/year-round/calendar/domain/unit-part.ts';
import type { TaskPart } from '#src/year-round/calendar/domain/task-titles.ts';
import { YEAR_STEPS, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import type { UnitAtWork, YearAtWork } from './work.query.ts';

/** One thing to do: in which year and step, until when, who has not done their part yet. */
export type StepTask = {
  readonly work: YearAtWork;
  readonly step: YearStep;
  readonly part: TaskPart;
  readonly unit: UnitAtWork | null;
  /** `waits`: open, but the head has not opened the unit's part of it. */
  readonly when: 'late' | 'open' | 'next' | 'waits';
  readonly opensOn: CalendarDay | null;
  readonly dueOn: CalendarDay | null;
  readonly holder: string | null;
  /** Of what is late or open: the units that are asked and have not done it. */
  readonly awaited: readonly UnitAtWork[];
};

const AHEAD_DAYS = 60;

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
    const { opensOn, holder } = window;
    const whenDue = (dueOn: CalendarDay | null): StepTask['when'] | null => {
      const state = stepStateOn({ ...window, dueOn, hasRecords: false }, today);
      if (state === 'late' || state === 'open') return state;
      const isNear = state === 'notStarted' && opensOn !== null && opensOn <= addDays(today, AHEAD_DAYS);
      return isNear ? 'next' : null;
    };
    const shared = { work, step, opensOn, holder };
    const runs = mayRunYear(actor, work.id);
    if (runs || work.ownUnitIds.length === 0) {
      // a teller or a delegate sees the year and has no step of it
      if (!maySeeEveryFigure(actor, work.id)) return [];
      const part = runs ? ('office' as const) : ('ministry' as const);
      const awaited = work.members.filter((unit) => unitPart(step, unit) === 'asked');
      const dueOn = earliest(awaited.map((unit) => unitDueOn(step, unit, window.dueOn))) ?? window.dueOn;
      const when = whenDue(dueOn);
      return when ? [{ ...shared, part, unit: null, when, dueOn, awaited: when === 'next' ? [] : awaited }] : [];
    }
    return work.members
      .filter(({ id }) => work.ownUnitIds.includes(id))
      .flatMap((unit): readonly StepTask[] => {
        const asks = unitPart(step, unit);
        const dueOn = unitDueOn(step, unit, window.dueOn);
        const when = whenDue(dueOn);
        if (when === null || asks === 'none' || asks === 'done') return [];
        const turn = asks === 'waits-for-the-head' && when !== 'next' ? ('waits' as const) : when;
        return [{ ...shared, part: 'unit' as const, unit, when: turn, dueOn, awaited: [] }];
      });
  });
}

const earliest = (days: readonly (CalendarDay | null)[]): CalendarDay | null =>
  days.filter((day) => day !== null).toSorted((a, b) => a.localeCompare(b))[0] ?? null;

/** The number beside «Việc cần làm»: what is late or open, neither what is to come nor what waits for others. */
export const countOf = (tasks: readonly StepTask[]): number =>
  tasks.filter(({ when }) => when === 'late' || when === 'open').length;
