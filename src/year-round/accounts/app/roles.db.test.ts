import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Grant, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { createAccount } from './accounts.command.ts';
import { delegateRole, withdrawDelegation } from './delegate.command.ts';
import { delegationsOf } from './delegations.query.ts';
import { actorOf } from './session.query.ts';

useDatabase();
let year: OpenedYear;
beforeAll(async () => {
  year = await anOpenYear();
});

const account = (...grants: Grant[]) =>
  asActor(WORKER, (tx) => createAccount(tx, { name: 'Nguyễn Thị An', post: null, isDemonstration: false, grants }));
const rolesOn = async (id: string, day: string) =>
  (await asActor(WORKER, (tx) => actorOf(tx, id, day)))?.grants
    .filter(({ clusterYearId }) => clusterYearId === year.clusterYearId)
    .map(({ role }) => role)
    .toSorted();
const unitAt = (at: number): string => year.units[at]?.id ?? '';
const delegate = (from: string, to: string, of: { readonly role: string; readonly unitId: string | null }) =>
  asActor(WORKER, (tx) =>
    tx
      .insertInto('delegation')
      .values({
        id: newId(),
        from_account_id: from,
        to_account_id: to,
        role: of.role,
        unit_id: of.unitId,
        cluster_year_id: of.unitId === null ? year.clusterYearId : null,
        valid: sql`daterange('2027-03-01', '2027-04-01')`,
        paper: '12/GUQ-STP',
      })
      .execute(),
  );

describe('roles follow by themselves', () => {
  test('a unit’s officer works in the year of which the unit is a member, and is the head’s office where it leads', async () => {
    const member = await account({ role: 'unit-officer', clusterYearId: null, unitId: unitAt(1) });
    const head = await account({ role: 'unit-officer', clusterYearId: null, unitId: year.head.id });
    const leader = await account({ role: 'unit-leader', clusterYearId: null, unitId: year.head.id });
    expect(await rolesOn(member, '2027-05-01')).toEqual(['unit-officer']);
    expect(await rolesOn(head, '2027-05-01')).toEqual(['cluster-office', 'unit-officer']);
    expect(await rolesOn(leader, '2027-05-01')).toEqual(['unit-leader']);
  });

  test('when the leadership changes, so does who the head’s office is', async () => {
    const [old, next] = [
      await account({ role: 'unit-officer', clusterYearId: null, unitId: year.head.id }),
      await account({ role: 'unit-officer', clusterYearId: null, unitId: unitAt(2) }),
    ];
    const lead = (unitId: string) =>
      asActor(WORKER, (tx) =>
        tx
          .updateTable('leadership')
          .set({ unit_id: unitId })
          .where('cluster_year_id', '=', year.clusterYearId)
          .execute(),
      );
    await lead(unitAt(2));
    expect(await rolesOn(old, '2027-05-01')).toEqual(['unit-officer']);
    expect(await rolesOn(next, '2027-05-01')).toEqual(['cluster-office', 'unit-officer']);
    await lead(year.head.id);
  });

  test('a role ends with its days', async () => {
    const id = await account({ role: 'unit-officer', clusterYearId: null, unitId: unitAt(1) });
    await asActor(WORKER, (tx) =>
      tx
        .updateTable('grant_of_role')
        .set({ valid: sql`daterange(null, '2027-07-01')` })
        .where('account_id', '=', id)
        .execute(),
    );
    expect(await rolesOn(id, '2027-06-30')).toEqual(['unit-officer']);
    expect(await rolesOn(id, '2027-07-01')).toEqual([]);
  });
});

describe('a delegation', () => {
  test('carries a role with what follows from it, for its days, and no longer than its giver has it', async () => {
    const giver = await account({ role: 'unit-officer', clusterYearId: null, unitId: year.head.id });
    const taker = await account();
    await delegate(giver, taker, { role: 'unit-officer', unitId: year.head.id });
    expect(await rolesOn(taker, '2027-02-28')).toEqual([]);
    expect(await rolesOn(taker, '2027-03-15')).toEqual(['cluster-office', 'unit-officer']);
    expect(await rolesOn(taker, '2027-04-01')).toEqual([]);
    await asActor(WORKER, (tx) => tx.deleteFrom('grant_of_role').where('account_id', '=', giver).execute());
    expect(await rolesOn(taker, '2027-03-15')).toEqual([]);
  });

  test('is never passed on, and nobody delegates what he has not', async () => {
    const giver = await account({ role: 'teller', clusterYearId: year.clusterYearId, unitId: null });
    const [taker, third] = [await account(), await account()];
    await delegate(giver, taker, { role: 'teller', unitId: null });
    await delegate(taker, third, { role: 'teller', unitId: null });
    await delegate(giver, third, { role: 'unit-officer', unitId: unitAt(1) });
    expect(await rolesOn(taker, '2027-03-15')).toEqual(['teller']);
    expect(await rolesOn(third, '2027-03-15')).toEqual([]);
  });

  test('is given by who holds the role to a colleague of the unit, and withdrawn by the giver', async () => {
    const [giver, taker, stranger] = [
      await account({ role: 'unit-officer', clusterYearId: null, unitId: unitAt(3) }),
      await account({ role: 'staff-member', clusterYearId: null, unitId: unitAt(3) }),
      await account({ role: 'staff-member', clusterYearId: null, unitId: unitAt(1) }),
    ];
    const acting = async (id: string) => {
      const actor = await asActor(WORKER, (tx) => actorOf(tx, id, '2027-03-10'));
      if (!actor) throw new Error('no account');
      return actor;
    };
    const give = async (from: string, to: string) => {
      const actor = await acting(from);
      const days = { from: '2027-03-10', to: '2027-03-20' } as const;
      const command = { role: 'unit-officer', unitId: unitAt(3), to, days, paper: '12/GUQ-STP' } as const;
      return asActor(actor, (tx) => delegateRole(tx, actor, command, '2027-03-10'));
    };
    expect(await give(taker, giver)).toMatchObject({ error: { kind: 'role-is-not-held' } });
    expect(await give(giver, stranger)).toMatchObject({ error: { kind: 'not-of-the-unit' } });
    expect(await give(giver, taker)).toMatchObject({ ok: true });
    expect(await rolesOn(taker, '2027-03-20')).toEqual(['unit-officer']);
    expect(await give(taker, giver)).toMatchObject({ error: { kind: 'role-is-not-held' } }); // it is not passed on

    const [mine, theirs, strangers] = await Promise.all(
      [giver, taker, stranger].map(async (id) => {
        const actor = await acting(id);
        return asActor(actor, (tx) => delegationsOf(tx, actor));
      }),
    );
    expect(mine).toMatchObject([{ isMine: true, days: { from: '2027-03-10', to: '2027-03-20' } }]);
    expect(theirs).toMatchObject([{ isMine: false, paper: '12/GUQ-STP' }]);
    expect(strangers).toEqual([]);

    const withdraw = async (by: string, on: '2027-03-15') => {
      const actor = await acting(by);
      return asActor(actor, (tx) => withdrawDelegation(tx, actor, { delegationId: mine?.[0]?.id ?? '', on }));
    };
    expect(await withdraw(taker, '2027-03-15')).toMatchObject({ error: { kind: 'no-such-delegation' } });
    expect(await withdraw(giver, '2027-03-15')).toMatchObject({ ok: true });
    expect(await rolesOn(taker, '2027-03-14')).toEqual(['unit-officer']);
    expect(await rolesOn(taker, '2027-03-15')).toEqual([]);
  });

  test('of a role for the whole system cannot be written at all', async () => {
    const [ministry, other] = [
      await account({ role: 'ministry-officer', clusterYearId: null, unitId: null }),
      await account(),
    ];
    const write = asActor(WORKER, (tx) =>
      tx
        .insertInto('delegation')
        .values({
          id: newId(),
          from_account_id: ministry,
          to_account_id: other,
          role: 'ministry-officer',
          valid: sql`daterange('2027-03-01', '2027-04-01')`,
          paper: '1',
        })
        .execute(),
    );
    await expect(write).rejects.toThrow(/delegation_check/);
  });
});
