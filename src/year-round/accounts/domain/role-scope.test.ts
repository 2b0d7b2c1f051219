import { expect, test } from 'vitest';
import { ROLES } from '#src/kernel/actor.ts';
import { grantAsked } from './role-scope.ts';

test('a role is given for the system, for a unit, or for a year, and never for more', () => {
  const given = (role: string) => grantAsked({ role, unitId: 'u', clusterYearId: 'y' });
  expect(given('administrator')).toMatchObject({ value: { unitId: null, clusterYearId: null } });
  expect(given('unit-leader')).toMatchObject({ value: { unitId: 'u', clusterYearId: null } });
  expect(given('delegate')).toMatchObject({ value: { unitId: 'u', clusterYearId: 'y' } });
});

test('what is missing is named', () => {
  const kind = (role: string) => {
    const asked = grantAsked({ role, unitId: null, clusterYearId: null });
    return asked.ok ? 'given' : asked.error.kind;
  };
  expect(ROLES.map((role) => [role, kind(role)])).toEqual([
    ['ministry-officer', 'given'],
    ['council-member', 'year-missing'],
    ['cluster-office', 'year-missing'],
    ['unit-officer', 'unit-missing'],
    ['unit-leader', 'unit-missing'],
    ['delegate', 'year-missing'],
    ['teller', 'year-missing'],
    ['staff-member', 'unit-missing'],
    ['inspector', 'given'],
    ['administrator', 'given'],
  ]);
  expect(kind('toString')).toBe('role-missing');
});
