import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay } from '#src/kernel/calendar-day.ts';
import { addWorkingDays, isWorkingDay } from '#src/kernel/working-days.ts';
import { type ReminderStage, reminderStageOn } from './reminder-ladder.ts';
import { scheduleOf, workingDaysOf } from './year-schedule.ts';

const calendar = workingDaysOf([2026, 2027].map((year) => scheduleOf(year, [])));

describe('the ladder of a deadline on Monday 15/3/2027', () => {
  test.each([
    ['2027-03-05', null],
    ['2027-03-08', 'five-days-before'], // five working days
    ['2027-03-11', 'five-days-before'], // made up for, if no run was made before
    ['2027-03-12', 'one-day-before'],
    ['2027-03-13', null], // a Saturday
    ['2027-03-15', 'one-day-before'],
    ['2027-03-16', 'day-after'],
    ['2027-03-17', 'day-after'],
    ['2027-03-18', 'escalated'],
    ['2027-03-24', 'escalated'],
    ['2027-03-25', null],
    ['2028-01-04', null], // never more
  ] as const)('%s: %s', (day, stage) => {
    expect(reminderStageOn(day, '2027-03-15', calendar)).toBe(stage);
  });
});

test('Tết lies between: five working days before 15/02/2027 are in January', () => {
  const day = addWorkingDays('2027-02-15', -5, calendar);
  expect(day).toBe('2027-02-02');
  expect(reminderStageOn(day, '2027-02-15', calendar)).toBe('five-days-before');
});

test('run every day, each stage is told once, in order, on working days; whatever days are missed, none comes back', () => {
  const order: readonly ReminderStage[] = ['five-days-before', 'one-day-before', 'day-after', 'escalated'];
  const due = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2026-06-01', days));
  fc.assert(
    fc.property(due, fc.infiniteStream(fc.boolean()), fc.boolean(), (dueOn, runs, everyDay) => {
      const told: ReminderStage[] = [];
      for (let day: CalendarDay = addDays(dueOn, -40); day < addDays(dueOn, 60); day = addDays(day, 1)) {
        const isRun = runs.next().value || everyDay;
        const stage = isRun ? reminderStageOn(day, dueOn, calendar) : null;
        if (stage === null) continue;
        expect(isWorkingDay(day, calendar)).toBe(true);
        if (!told.includes(stage)) told.push(stage);
        expect(told.at(-1)).toBe(stage); // an earlier stage never follows a later one
      }
      expect(told).toEqual(order.filter((stage) => told.includes(stage)));
      if (everyDay) expect(told).toEqual(order);
    }),
  );
});
