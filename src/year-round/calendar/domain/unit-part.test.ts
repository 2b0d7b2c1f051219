import { expect, test } from 'vitest';
import { unitDueOn, unitPart, type UnitProgress } from './unit-part.ts';
import { YEAR_STEPS } from './year-steps.ts';

const NOTHING_YET: UnitProgress = {
  covenant: null,
  hasAgreed: false,
  hasSigned: false,
  hasRegistered: false,
  reportDueOn: null,
  hasOpenPeriod: false,
  tableIsSet: false,
  hasScored: false,
  meetingIsSet: false,
  hasNamedDelegate: false,
};

test.each([
  ['covenant', {}, 'waits-for-the-head'],
  ['covenant', { covenant: 'draft' }, 'waits-for-the-head'],
  ['covenant', { covenant: 'comment' }, 'asked'],
  ['covenant', { covenant: 'comment', hasAgreed: true }, 'waits-for-the-head'],
  ['covenant', { covenant: 'agreed', hasAgreed: true }, 'waits-for-the-head'],
  ['covenant', { covenant: 'signing', hasAgreed: true }, 'asked'],
  ['covenant', { covenant: 'signing', hasSigned: true }, 'done'],
  ['covenant', { covenant: 'signed' }, 'asked'], // ký bổ sung
  ['covenant', { covenant: 'reviewed' }, 'waits-for-the-head'],
  ['registration', {}, 'asked'],
  ['registration', { hasRegistered: true }, 'done'],
  ['progress', {}, 'waits-for-the-head'],
  ['progress', { hasOpenPeriod: true, reportDueOn: '2027-07-10' }, 'asked'],
  ['progress', { hasOpenPeriod: true }, 'done'],
  ['scoring', {}, 'waits-for-the-head'],
  ['scoring', { tableIsSet: true }, 'asked'],
  ['scoring', { tableIsSet: true, hasScored: true }, 'done'],
  ['nomination', { meetingIsSet: true }, 'asked'],
  ['nomination', { meetingIsSet: true, hasNamedDelegate: true }, 'done'],
  ['launch', {}, 'none'],
] as const)('%s with %o: %s', (step, change, part) => {
  expect(unitPart(step, { ...NOTHING_YET, ...change })).toBe(part);
});

test('a report is due by the day of its period, everything else by that of the step', () => {
  const unit = { ...NOTHING_YET, hasOpenPeriod: true, reportDueOn: '2027-07-10' } as const;
  for (const step of YEAR_STEPS)
    expect(unitDueOn(step, unit, '2027-10-31')).toBe(step === 'progress' ? '2027-07-10' : '2027-10-31');
});
