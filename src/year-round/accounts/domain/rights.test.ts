import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, type Grant, ROLES, WORKER } from '#src/kernel/actor.ts';
import { ACTIONS, may } from './rights.ts';

const someone = (...grants: Grant[]): Actor => ({ id: 'x', kind: 'person', name: 'Nguyễn Thị An', grants });
const role = fc.constantFrom(...ROLES);
const action = fc.constantFrom(...ACTIONS);
const held = fc.record({
  role,
  clusterYearId: fc.constantFrom('2027', '2028', null),
  unitId: fc.constantFrom('A', 'B', null),
});

describe('rights', () => {
  test('a visitor has none, the server all', () => {
    fc.assert(
      fc.property(action, (asked) => {
        expect(may(ANONYMOUS, asked, { clusterYearId: '2027', unitId: 'A' })).toBe(false);
        expect(may(WORKER, asked, { clusterYearId: '2027', unitId: 'A' })).toBe(true);
      }),
    );
  });

  test('a role held for one year or one unit never carries into another', () => {
    fc.assert(
      fc.property(action, held, (asked, grant) => {
        const actor = someone({ ...grant, clusterYearId: '2027' });
        expect(may(actor, asked, { clusterYearId: '2028', unitId: 'A' })).toBe(false);
        expect(may(actor, asked, null)).toBe(false);
      }),
    );
  });

  test('a unit’s role that is not bound to a year opens nothing by itself', () => {
    const officer = someone({ role: 'unit-officer', clusterYearId: null, unitId: 'A' });
    for (const asked of ACTIONS) expect(may(officer, asked, { clusterYearId: '2027', unitId: 'A' })).toBe(false);
  });

  test('more roles never take a right away', () => {
    fc.assert(
      fc.property(action, fc.array(held), held, (asked, some, more) => {
        const place = { clusterYearId: '2027', unitId: 'A' };
        if (may(someone(...some), asked, place)) expect(may(someone(...some, more), asked, place)).toBe(true);
      }),
    );
  });

  test('the administrator keeps accounts and the days off and chooses witnesses of the log, nothing else; an inspector changes nothing', () => {
    const administrator = someone({ role: 'administrator', clusterYearId: null, unitId: null });
    const inspector = someone({ role: 'inspector', clusterYearId: null, unitId: null });
    const place = { clusterYearId: '2027', unitId: 'A' };
    expect(ACTIONS.filter((asked) => may(administrator, asked, place))).toEqual([
      'see-witnesses',
      'choose-witnesses',
      'keep-the-calendar',
      'keep-accounts',
      'invite-within-scope',
    ]);
    expect(ACTIONS.filter((asked) => may(inspector, asked, place))).toEqual([
      'see-the-work',
      'see-a-unit',
      'see-every-figure',
      'read-the-audit-log',
      'see-witnesses',
    ]);
  });

  test('a teller counts, takes part in the talk of the cluster, and runs nothing', () => {
    const teller = someone({ role: 'teller', clusterYearId: '2027', unitId: null });
    expect(ACTIONS.filter((asked) => may(teller, asked, { clusterYearId: '2027' }))).toEqual([
      'see-the-work',
      'comment-on-the-work',
      'count-a-ballot',
    ]);
  });
});
