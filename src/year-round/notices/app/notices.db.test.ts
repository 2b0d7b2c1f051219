import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { noticesFor } from './notices.query.ts';
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
