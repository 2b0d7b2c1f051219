import { describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, type Role } from '#src/kernel/actor.ts';
import { keepsPeopleOf, knowsParticularsOf, knowsPeopleOf, opensRegister, readsAllPeople } from './may-know.ts';

const someone = (role: Role, unitId: string | null, clusterYearId: string | null = null): Actor => ({
  id: 'x',
  kind: 'person',
  name: 'Nguyễn Thị An',
  grants: [{ role, unitId, clusterYearId }],
});
const A = { id: 'A', clusterYearIds: ['2027'] };
const B = { id: 'B', clusterYearIds: ['2028'] };

describe('who may know whom', () => {
  test.each([
    // role, unit, year: names of A, names of B, particulars of A, keeps A
    ['ministry-officer', null, null, true, true, true, true],
    ['inspector', null, null, true, true, true, false],
    ['unit-officer', 'A', null, true, false, true, true],
    ['unit-leader', 'A', null, true, false, false, false],
    ['cluster-office', 'head', '2027', true, false, false, false],
    ['administrator', null, null, false, false, false, false],
    ['staff-member', 'A', null, false, false, false, false],
    ['council-member', null, '2027', false, false, false, false],
    ['delegate', 'A', '2027', false, false, false, false],
    ['teller', null, '2027', false, false, false, false],
  ] as const)('%s of %s in %s', (role, unit, year, namesOfA, namesOfB, particulars, keeps) => {
    const actor = someone(role, unit, year);
    expect(knowsPeopleOf(actor, A)).toBe(namesOfA);
    expect(knowsPeopleOf(actor, B)).toBe(namesOfB);
    expect(knowsParticularsOf(actor, ['A'])).toBe(particulars);
    expect(keepsPeopleOf(actor, 'A')).toBe(keeps);
  });

  test('a visitor and an administrator have no register to open', () => {
    expect(opensRegister(ANONYMOUS)).toBe(false);
    expect(opensRegister(someone('administrator', null))).toBe(false);
    expect(readsAllPeople(ANONYMOUS)).toBe(false);
    expect(opensRegister(someone('unit-leader', 'A'))).toBe(true);
  });
});
