import { describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, type Grant, WORKER } from './actor.ts';
import { reachOf } from './reach.ts';

const someone = (...grants: Grant[]): Actor => ({ id: 'x', kind: 'person', name: 'Nguyễn Thị An', grants });
const NOTHING = { everything: false, yearsSeen: [], yearsRun: [], units: [] };

describe('how far somebody’s eyes go', () => {
  test('a visitor’s, an administrator’s and a staff member’s reach no working area', () => {
    expect(reachOf(ANONYMOUS)).toEqual(NOTHING);
    expect(reachOf(someone({ role: 'administrator', clusterYearId: null, unitId: null }))).toEqual(NOTHING);
    expect(reachOf(someone({ role: 'staff-member', clusterYearId: '2027', unitId: 'A' }))).toEqual(NOTHING);
  });
  test('the Ministry’s, an inspector’s and the server’s reach everything', () => {
    expect(reachOf(someone({ role: 'ministry-officer', clusterYearId: null, unitId: null })).everything).toBe(true);
    expect(reachOf(someone({ role: 'inspector', clusterYearId: null, unitId: null })).everything).toBe(true);
    expect(reachOf(WORKER).everything).toBe(true);
  });
  test('a unit’s officer sees the years of the unit and works for that unit; the head’s office runs its year', () => {
    const officer = someone(
      { role: 'unit-officer', clusterYearId: '2027', unitId: 'A' },
      { role: 'unit-officer', clusterYearId: '2028', unitId: 'A' },
      { role: 'cluster-office', clusterYearId: '2028', unitId: 'A' },
    );
    expect(reachOf(officer)).toEqual({
      everything: false,
      yearsSeen: ['2027', '2028'],
      yearsRun: ['2028'],
      units: ['A'],
    });
  });
});
