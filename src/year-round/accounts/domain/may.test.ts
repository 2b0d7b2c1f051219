import { describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, type Grant } from '#src/kernel/actor.ts';
import { entersForAnother, mayActForUnit, mayChooseAmongSources, mayRunYear, maySeeWork } from './may.ts';

const someone = (...grants: Grant[]): Actor => ({ id: 'x', kind: 'person', name: 'Nguyễn Thị An', grants });
const office2027 = someone({ role: 'cluster-office', clusterYearId: '2027', unitId: 'head-unit' });
const officerOfA = someone({ role: 'unit-officer', clusterYearId: '2027', unitId: 'A' });
const ministry = someone({ role: 'ministry-officer', clusterYearId: null, unitId: null });

describe('who may do what in a year', () => {
  test('the head’s office runs its own year and no other', () => {
    expect(mayRunYear(office2027, '2027')).toBe(true);
    expect(mayRunYear(office2027, '2028')).toBe(false);
  });
  test('the head’s office may act for every unit, and it shows that it did', () => {
    expect(mayActForUnit(office2027, '2027', 'A')).toBe(true);
    expect(entersForAnother(office2027, 'A')).toBe(true);
    expect(entersForAnother(office2027, 'head-unit')).toBe(false);
  });
  test('a unit’s officer acts for that unit in that year only', () => {
    expect(mayActForUnit(officerOfA, '2027', 'A')).toBe(true);
    expect(mayActForUnit(officerOfA, '2027', 'B')).toBe(false);
    expect(mayActForUnit(officerOfA, '2028', 'A')).toBe(false);
    expect(mayRunYear(officerOfA, '2027')).toBe(false);
  });
  test('the Ministry reads every year and runs none', () => {
    expect(maySeeWork(ministry, '2027')).toBe(true);
    expect(mayRunYear(ministry, '2027')).toBe(false);
    expect(mayActForUnit(ministry, '2027', 'A')).toBe(false);
  });
  test('the Ministry alone chooses among the sources of past years', () => {
    expect([ministry, office2027, officerOfA, ANONYMOUS].map(mayChooseAmongSources)).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
  test('a visitor sees no working area', () => {
    expect(maySeeWork(ANONYMOUS, '2027')).toBe(false);
  });
});
