import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#src/kernel/actor.ts';
import { countOf, tasksOnDay } from './tasks-on-day.ts';
import type { UnitAtWork, YearAtWork } from './work.query.ts';

const actor = (role: Role, unitId: string | null, clusterYearId: string | null = 'year'): Actor => ({
  id: 'a',
  kind: 'person',
  name: 'A',
  grants: [{ role, clusterYearId, unitId }],
});
const step = (
  name: YearAtWork['steps'][number]['step'],
  opensOn: `${number}-${number}-${number}`,
  dueOn: `${number}-${number}-${number}` | null,
  doneOn = null,
) => ({
  step: name,
  opensOn,
  dueOn,
  doneOn,
  skippedReason: null,
  holder: null,
  version: 1,
});
const work = (of: Partial<YearAtWork> = {}): YearAtWork => ({
  id: 'year',
  slug: 'dien-tap',
  name: 'Cụm',
  year: 2027,
  isSynthetic: true,
  units: 28,
  signed: 0,
  registered: 0,
  members: [],
  ownUnitIds: [],
  steps: [
    step('launch', '2026-11-15', '2027-01-31'),
    step('covenant', '2026-12-01', '2027-02-15'),
    step('registration', '2026-12-15', '2027-02-28'),
    step('progress', '2027-03-01', '2027-10-31'),
  ],
  ...of,
});
const names = (tasks: ReturnType<typeof tasksOnDay>) => tasks.map((task) => `${task.when} ${task.step}`);

describe('what must be done on a day', () => {
  test('the head’s office has every step, the late first, then the open, then what comes within sixty days', () => {
    expect(names(tasksOnDay(actor('cluster-office', 'u'), [work()], '2027-02-01'))).toEqual([
      'late launch',
      'open covenant',
      'open registration',
      'next progress',
    ]);
  });

  const unit = (of: Partial<UnitAtWork> = {}): UnitAtWork => ({
    id: 'u',
    slug: 'u',
    name: 'Sở Tư pháp',
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
    ...of,
  });
  const ofUnit = (of: Partial<UnitAtWork>, day: `${number}-${number}-${number}`) =>
    tasksOnDay(actor('unit-officer', 'u'), [work({ members: [unit(of)], ownUnitIds: ['u'] })], day);

  test('a unit is asked for what is its own and still undone, and for nothing of the head', () => {
    const tasks = ofUnit({ covenant: 'signing', hasSigned: true }, '2027-02-01');
    expect(names(tasks)).toEqual(['open registration', 'next progress']);
    expect(tasks.every(({ part }) => part === 'unit')).toBe(true);
  });

  test('what the head has not opened for it waits, and is not counted', () => {
    const tasks = ofUnit({ covenant: 'draft', hasRegistered: true }, '2027-02-01');
    expect(names(tasks)).toEqual(['waits covenant', 'next progress']);
    expect(countOf(tasks)).toBe(0);
  });

  test('a report is due with its period, long before the step ends; once sent it is asked no more', () => {
    const open = { hasSigned: true, hasRegistered: true, hasOpenPeriod: true, reportDueOn: '2027-07-10' } as const;
    expect(names(ofUnit(open, '2027-07-10'))).toEqual(['open progress']);
    expect(names(ofUnit(open, '2027-07-11'))).toEqual(['late progress']);
    expect(names(ofUnit({ ...open, reportDueOn: null }, '2027-07-11'))).toEqual([]);
  });

  test('the head’s office reads which units it waits for', () => {
    const members = [unit({ hasRegistered: true }), unit({ id: 'v', name: 'Thi hành án dân sự' })];
    const tasks = tasksOnDay(actor('cluster-office', 'u'), [work({ members })], '2027-02-01');
    const registration = tasks.find(({ step: name }) => name === 'registration');
    expect(registration?.awaited.map(({ name }) => name)).toEqual(['Thi hành án dân sự']);
  });

  test('the Ministry follows all clusters without doing their work', () => {
    const tasks = tasksOnDay(actor('ministry-officer', null, null), [work()], '2026-11-22');
    expect(names(tasks)).toEqual(['open launch', 'next covenant', 'next registration']);
    expect(new Set(tasks.map(({ part }) => part))).toEqual(new Set(['ministry']));
  });

  test('a teller or a delegate sees the year and is asked for no step', () => {
    for (const role of ['teller', 'delegate', 'staff-member', 'council-member'] as const)
      expect(tasksOnDay(actor(role, 'u'), [work()], '2027-02-01'), role).toEqual([]);
  });

  test('only what is late or open is counted', () => {
    expect(countOf(tasksOnDay(actor('cluster-office', 'u'), [work()], '2026-11-22'))).toBe(1);
    expect(countOf(tasksOnDay(actor('cluster-office', 'u'), [work({ steps: [] })], '2026-11-22'))).toBe(0);
  });
});
