import { beforeAll, expect, test } from 'vitest';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { attritionOf } from './attrition.query.ts';
import { moveRegistrations, type MoveRegistrations, undoLastMove } from './move-registrations.command.ts';
import { registerAward } from './register-award.ts';

useDatabase();
let year: OpenedYear;
let ids: string[];

beforeAll(async () => {
  year = await anOpenYear({ provinces: 2 });
  ids = await Promise.all(
    year.units.map(async ({ id: unitId }) => {
      const done = await asActor(year.office, (tx) =>
        registerAward(tx, year.office, {
          clusterYearId: year.clusterYearId,
          unitId,
          award: 'CO_BO',
          subject: 'collective',
          name: null,
          count: null,
          receivedOn: '2027-02-24',
          note: null,
          on: '2027-02-24',
        }),
      );
      if (!done.ok) throw new Error(done.error.kind);
      return done.value;
    }),
  );
});

const move = async (registrationIds: string[], to: MoveRegistrations['to'], on: CalendarDay, reason: string | null) => {
  const command = { clusterYearId: year.clusterYearId, registrationIds, to, on, reason };
  const done = await asActor(year.office, (tx) => moveRegistrations(tx, year.office, command));
  if (!done.ok) throw new Error(done.error.kind);
};
const days = (until: CalendarDay = '2027-12-31', award = 'CO_BO') =>
  asActor(year.office, (tx) => attritionOf(tx, { clusterYearId: year.clusterYearId, award, until }));

test('a line steps down with the ways out; a step within the register does not move it, an undo brings it back', async () => {
  const [first = '', second = ''] = ids;
  await move([first], 'withdrawn', '2027-06-10', 'nhường đơn vị khác');
  await move(ids.slice(1), 'kept', '2027-11-03', null);
  await move([second], 'ineligible', '2027-11-05', 'chưa đạt chỉ tiêu');
  expect(await days()).toEqual([
    { on: '2027-02-24', standing: 4, withdrawn: 0, ineligible: 0, ended: 0 },
    { on: '2027-06-10', standing: 3, withdrawn: 1, ineligible: 0, ended: 0 },
    { on: '2027-11-05', standing: 2, withdrawn: 0, ineligible: 1, ended: 0 },
  ]);
  expect(await days('2027-06-09')).toMatchObject([{ standing: 4 }]);
  expect(await days('2027-12-31', 'CO_CP')).toEqual([]);

  const undo = { clusterYearId: year.clusterYearId, registrationId: second, on: '2027-11-06' as const };
  expect(await asActor(year.office, (tx) => undoLastMove(tx, year.office, undo))).toMatchObject({ ok: true });
  expect((await days()).at(-1)).toMatchObject({ on: '2027-11-06', standing: 3 });
});
