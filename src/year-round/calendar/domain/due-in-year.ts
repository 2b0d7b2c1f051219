import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { reminderStageOn, type ReminderStage } from './reminder-ladder.ts';
import { unitDueOn, unitPart, type UnitProgress } from './unit-part.ts';
import type { WorkingDays } from './year-schedule.ts';
import type { YearStep } from './year-steps.ts';

/** A year as reminders need it: its steps that are neither done nor left out, and how far each member is. */
export type ReminderYear = {
  readonly steps: readonly {
    readonly step: YearStep;
    readonly opensOn: CalendarDay | null;
    readonly dueOn: CalendarDay | null;
  }[];
  readonly members: readonly (UnitProgress & { readonly id: string; readonly name: string })[];
};

/** One deadline with the stage that stands today; without a unit it is the head's own. */
export type Due = {
  readonly step: YearStep;
  readonly unitId: string | null;
  readonly dueOn: CalendarDay;
  readonly stage: ReminderStage;
};

/**
 * Of what is to be reminded on a day. A unit is reminded of what is asked of it and undone; the head of its own steps and
 * of what units still wait for it to open. Nothing is told of a step before it opens, and of the head nobody is told.
 */
export function dueInYear(year: ReminderYear, day: CalendarDay, calendar: WorkingDays): readonly Due[] {
  return year.steps.flatMap(({ step, opensOn, dueOn: stepDueOn }): readonly Due[] => {
    if (opensOn !== null && opensOn > day) return [];
    const dueFor = (unitId: string | null, dueOn: CalendarDay | null): readonly Due[] => {
      const stage = dueOn && reminderStageOn(day, dueOn, calendar);
      return dueOn && stage && !(unitId === null && stage === 'escalated') ? [{ step, unitId, dueOn, stage }] : [];
    };
    const parts = year.members.map((unit) => ({ unit, part: unitPart(step, unit) }));
    const ofUnits = parts
      .filter(({ part }) => part === 'asked')
      .flatMap(({ unit }) => dueFor(unit.id, unitDueOn(step, unit, stepDueOn)));
    const isHeads =
      parts.every(({ part }) => part === 'none') || parts.some(({ part }) => part === 'waits-for-the-head');
    return isHeads ? [...dueFor(null, stepDueOn), ...ofUnits] : ofUnits;
  });
}
