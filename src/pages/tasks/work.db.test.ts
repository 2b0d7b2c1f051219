import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { openPeriod } from '#src/year/4-progress/app/open-period.ts';
import { useDatabase } from '../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../tests/factories/open-year.ts';
import { waitingFor } from './waiting.query.ts';
import { yearsAtWork } from './work.query.ts';

useDatabase();
let year: OpenedYear;
let [officer, stranger]: Actor[] = [];
beforeAll(async () => {
  year = await anOpenYear();
  const [, unit, other] = year.units;
  if (!unit || !other) throw new Error('no units');
  [officer, stranger] = [await year.officerOf(unit), await year.officerOf(other)];
});
const work = async (actor: Actor | undefined, everyMember = true) => {
  if (!actor) throw new Error('nobody');
  const [own] = await asActor(actor, (tx) => yearsAtWork(tx, actor, { everyMember }));
  if (!own) throw new Error('no year');
  return own;
};
const waits = (actor: Actor | undefined) => (actor ? asActor(actor, (tx) => waitingFor(tx, actor)) : []);

describe('what waits for whom', () => {
  test('the office reads every unit, a unit only itself, and the number in the bar asks for no more than that', async () => {
    expect((await work(year.office)).members).toHaveLength(year.units.length);
    const own = await work(officer);
    expect(own.members.map(({ id }) => id)).toEqual([year.units[1]?.id]);
    expect((await work(year.office, false)).members.map(({ id }) => id)).toEqual([year.head.id]);
  });

  test('a period that is open asks each unit for its report, until it is sent', async () => {
    const opened = await asActor(year.office, (tx) =>
      openPeriod(tx, year.office, {
        clusterYearId: year.clusterYearId,
        name: '6 tháng',
        covers: { from: '2027-01-01', to: '2027-06-30' },
        dueOn: '2027-07-10',
      }),
    );
    expect(opened).toMatchObject({ ok: true });
    expect((await work(officer)).members[0]).toMatchObject({ hasOpenPeriod: true, reportDueOn: '2027-07-10' });
    await asActor(WORKER, async (tx) => {
      const period = await tx.selectFrom('progress_period').select('id').executeTakeFirstOrThrow();
      const unit_id = year.units[1]?.id ?? '';
      await tx
        .insertInto('progress_report')
        .values({ id: newId(), period_id: period.id, unit_id, received_on: '2027-07-05' })
        .execute();
    });
    expect((await work(officer)).members[0]).toMatchObject({ hasOpenPeriod: true, reportDueOn: null });
    const awaited = (await work(year.office)).members.filter(({ reportDueOn }) => reportDueOn !== null);
    expect(awaited).toHaveLength(year.units.length - 1);
  });

  test('a registration that was sent waits for the office; one that was returned waits for the unit alone', async () => {
    const id = newId();
    await asActor(WORKER, (tx) =>
      tx
        .insertInto('registration')
        .values({
          id,
          cluster_year_id: year.clusterYearId,
          unit_id: year.units[1]?.id ?? '',
          award_id: 'CO_BO',
          subject: 'collective',
          state: 'submitted',
        })
        .execute(),
    );
    expect(await waits(year.office)).toMatchObject([{ kind: 'registrations-to-receive', count: 1 }]);
    expect(await waits(officer)).toEqual([]);
    await asActor(WORKER, (tx) =>
      tx.updateTable('registration').set({ state: 'returned' }).where('id', '=', id).execute(),
    );
    expect(await waits(year.office)).toEqual([]);
    expect(await waits(officer)).toMatchObject([{ kind: 'registrations-returned', count: 1, step: 'registration' }]);
    expect(await waits(stranger)).toEqual([]);
  });
});
