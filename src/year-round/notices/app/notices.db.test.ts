import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { noticesFor } from './notices.query.ts';
import { tellPeople } from './tell-people.command.ts';
import { readNotices, tellUnits } from './tell-units.command.ts';

useDatabase();
let year: OpenedYear;
let [officerOfA, officerOfB]: Actor[] = [];
const unitAt = (at: number): string => year.units[at]?.id ?? '';
beforeAll(async () => {
  year = await anOpenYear();
  const [, a, b] = year.units;
  if (!a || !b) throw new Error('no units');
  [officerOfA, officerOfB] = [await year.officerOf(a), await year.officerOf(b)];
});

const enter = (actor: Actor, units: readonly { unitId: string; about: string }[]) =>
  asActor(actor, (tx) =>
    tellUnits(tx, actor, {
      clusterYearId: year.clusterYearId,
      kind: 'report-entered',
      step: 'progress',
      page: '',
      units,
    }),
  );
const seenBy = (actor: Actor | undefined) => (actor ? asActor(actor, (tx) => noticesFor(tx, actor)) : []);

describe('what is entered for a unit', () => {
  test('is told to the officers of that unit, with who entered it, and to nobody else', async () => {
    await enter(year.office, [
      { unitId: unitAt(1), about: '6 tháng' },
      { unitId: year.head.id, about: '6 tháng' },
    ]);
    expect(await seenBy(officerOfA)).toMatchObject([
      {
        kind: 'report-entered',
        about: '6 tháng',
        by: 'Lê Thị Cụm',
        isNew: true,
        href: expect.stringMatching(/thuc-hien$/),
      },
    ]);
    expect(await seenBy(officerOfB)).toEqual([]);
    expect(await seenBy(year.office)).toEqual([]); // the office entered its own unit's itself
  });

  test('is new until it was read, and stays after', async () => {
    if (!officerOfA) throw new Error('no officer');
    const reader = officerOfA;
    await asActor(reader, (tx) => readNotices(tx, reader));
    expect((await seenBy(reader)).map(({ isNew }) => isNew)).toEqual([false]);
    await enter(year.office, [{ unitId: unitAt(1), about: '9 tháng' }]);
    expect((await seenBy(reader)).map(({ about, isNew }) => [about, isNew])).toEqual([
      ['9 tháng', true],
      ['6 tháng', false],
    ]);
  });

  test('is no notice when the unit entered it for itself', async () => {
    if (!officerOfB) throw new Error('no officer');
    await enter(officerOfB, [{ unitId: unitAt(2), about: '6 tháng' }]);
    expect(await seenBy(officerOfB)).toEqual([]);
  });
});

describe('what is told to people', () => {
  const told = (actor: Actor | undefined) =>
    asActor(actor ?? ANONYMOUS, (tx) => tx.selectFrom('personal_notice').select(['account_id', 'about']).execute());
  const tell = (actor: Actor, accountIds: readonly (string | undefined)[]) =>
    asActor(actor, (tx) =>
      tellPeople(tx, actor, {
        kind: 'mentioned',
        about: 'giao ước',
        href: '/cum-thi-dua',
        clusterYearId: null,
        accountIds: accountIds.flatMap((id) => id ?? []),
      }),
    );

  test('comes to each of them once, and never to the one who acts', async () => {
    await tell(year.office, [officerOfA?.id, officerOfA?.id, year.office.id]);
    expect(await told(WORKER)).toEqual([{ account_id: officerOfA?.id, about: 'giao ước' }]);
  });

  test('is read by its receiver alone: not by the one who told, nor by who otherwise reads everything', async () => {
    const inspector: Actor = {
      ...year.office,
      grants: [{ role: 'inspector', clusterYearId: null, unitId: null }],
    };
    const ministry: Actor = {
      ...year.office,
      grants: [{ role: 'ministry-officer', clusterYearId: null, unitId: null }],
    };
    expect(await told(officerOfA)).toHaveLength(1);
    for (const other of [officerOfB, year.office, inspector, ministry, ANONYMOUS])
      expect(await told(other)).toEqual([]);
  });

  test('is told by nobody who is not known, and changed by nobody', async () => {
    await expect(tell(ANONYMOUS, [officerOfB?.id])).rejects.toThrow('row-level security');
    await expect(
      asActor(WORKER, (tx) => tx.updateTable('personal_notice').set({ about: 'khác' }).execute()),
    ).rejects.toThrow('permission denied');
  });
});
