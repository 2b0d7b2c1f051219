import { describe, expect, test } from 'vitest';
import type { StepWindow } from './home.query.ts';
import { stepsOfClusters } from './steps-of-clusters.ts';

const window = (of: Partial<StepWindow>): StepWindow => ({
  clusterYearId: 'a',
  step: 'covenant',
  opensOn: '2027-01-01',
  dueOn: '2027-02-15',
  doneOn: null,
  skippedReason: null,
  holder: 'Trưởng Cụm',
  ...of,
});
const covenant = (windows: readonly StepWindow[], today: `${number}-${number}-${number}` = '2027-02-01') =>
  stepsOfClusters(windows, today)[1];

describe('the nine steps over all clusters of a year', () => {
  test('one cluster behind its deadline makes the step late, one at work makes it open', () => {
    expect(covenant([window({ doneOn: '2027-01-20' }), window({ dueOn: '2027-01-15' })])?.state).toBe('late');
    expect(covenant([window({ doneOn: '2027-01-20' }), window({})])?.state).toBe('open');
  });

  test('it is done only where every cluster has done or skipped it, on the last day', () => {
    const step = covenant([
      window({ doneOn: '2027-01-20' }),
      window({ doneOn: '2027-01-25' }),
      window({ skippedReason: 'chia cụm' }),
    ]);
    expect(step).toMatchObject({ state: 'done', doneOn: '2027-01-25', done: 2, of: 3 });
    expect(covenant([window({ skippedReason: 'chia cụm' })])?.state).toBe('skipped');
  });

  test('some done and the rest not begun is a step under way', () => {
    expect(covenant([window({ doneOn: '2027-01-20' }), window({ opensOn: '2027-03-01', dueOn: null })])?.state).toBe(
      'open',
    );
  });

  test('windows span from the first opening to the last deadline; a step without any is not stated', () => {
    const step = covenant([window({ opensOn: '2026-12-01' }), window({ dueOn: '2027-03-01', holder: 'Các đơn vị' })]);
    expect(step).toMatchObject({ opensOn: '2026-12-01', dueOn: '2027-03-01', holder: null });
    expect(stepsOfClusters([], '2027-02-01').map(({ state }) => state)).toEqual(
      Array.from({ length: 9 }, () => 'unknown'),
    );
  });
});
