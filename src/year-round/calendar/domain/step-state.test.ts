import { expect, test } from 'vitest';
import { pastStepState, type StepFacts, stepStateOn } from './step-state.ts';

const planned: StepFacts = {
  opensOn: '2027-03-01',
  dueOn: '2027-03-31',
  doneOn: null,
  skippedReason: null,
  hasRecords: false,
};

test.each([
  ['2027-02-28', {}, 'notStarted'],
  ['2027-02-28', { hasRecords: true }, 'open'], // begun before its window: it is under way
  ['2027-03-01', {}, 'open'],
  ['2027-03-31', {}, 'open'], // the last day still counts
  ['2027-04-01', {}, 'late'],
  ['2027-04-01', { doneOn: '2027-03-20' }, 'done'],
  ['2027-03-10', { doneOn: '2027-03-20' }, 'done'], // closed ahead of the day of its conference
  ['2027-04-01', { skippedReason: 'Bộ không phát động' }, 'skipped'],
  ['2027-04-01', { opensOn: null, dueOn: null }, 'notStarted'],
] as const)('on %s with %o a step of March is %s', (day, change, state) => {
  expect(stepStateOn({ ...planned, ...change }, day)).toBe(state);
});

test('of a past year, silence of the sources is unknown, never not done', () => {
  expect(pastStepState({ hasRecords: false })).toBe('unknown');
  expect(pastStepState({ hasRecords: true })).toBe('done');
});
