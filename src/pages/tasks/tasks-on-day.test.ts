import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#src/kernel/actor.ts';
import { countOf, tasksOnDay } from './tasks-on-day.ts';
import type { YearAtWork } from './work.query.ts';

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
  ownUnits: [],
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

  test('a unit is asked for what is its own and still undone, and for nothing of the head', () => {
    const unit = { id: 'u', name: 'Sở Tư pháp', signed: true, registered: false };
    const tasks = tasksOnDay(actor('unit-officer', 'u'), [work({ ownUnits: [unit] })], '2027-02-01');
    expect(names(tasks)).toEqual(['open registration', 'next progress']);
    expect(tasks.every(({ part }) => part === 'unit')).toBe(true);
  });

  test('the Ministry follows all clusters without doing their work', () => {
    const tasks = tasksOnDay(actor('ministry-officer', null, null), [work()], '2026-11-22');
    expect(names(tasks)).toEqual(['open launch', 'next covenant', 'next registration']);
    expect(new Set(tasks.map(({ part }) => part))).toEqual(new Set(['ministry']));
  });

  test('only what is late or open is counted', () => {
    expect(countOf(tasksOnDay(actor('cluster-office', 'u'), [work()], '2026-11-22'))).toBe(1);
    expect(countOf(tasksOnDay(actor('cluster-office', 'u'), [work({ steps: [] })], '2026-11-22'))).toBe(0);
  });
});
