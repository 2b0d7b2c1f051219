import { beforeEach, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOfficer, anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import type { HandOverItem, ItemState } from '../domain/hand-over.ts';
import { handOver } from './hand-over.ts';
import { nameNextLeaders } from './name-next-leaders.ts';
import { openNextYear } from './open-next-year.ts';
import { rotationOf } from './rotation.query.ts';

useDatabase();
let year: OpenedYear;
beforeEach(async () => {
  await asActor(WORKER, async (tx) => {
    for (const table of [
      'hand_over',
      'next_leader',
      'grant_of_role',
      'year_step',
      'leadership',
      'membership',
      'bloc',
      'cluster_year',
      'cluster',
      'unit_name',
      'unit',
      'province',
    ] as const)
      await tx.deleteFrom(table).execute();
  });
  year = await anOpenYear();
});

const ALL: Readonly<Record<HandOverItem, ItemState>> = {
  files: 'handed-over',
  'open-tasks': 'handed-over',
  objects: 'nothing-to-hand-over',
  funds: 'nothing-to-hand-over',
  access: 'handed-over',
};
const second = () => year.units[1]?.id ?? '';
const name = (change: Partial<Parameters<typeof nameNextLeaders>[2]> = {}) =>
  asActor(year.office, async (tx) =>
    nameNextLeaders(tx, year.office, {
      version: (await rotationOf(tx, year.clusterYearId)).handOver?.version ?? 0,
      clusterYearId: year.clusterYearId,
      leaders: [{ role: 'HEAD', unitId: second(), person: null, position: 'Giám đốc' }],
      namedBy: 'Biên bản hội nghị tổng kết ngày 18/12/2027',
      mode: 'rotated',
      ...change,
    }),
  );
const frame = async (): Promise<YearFrame> => {
  const found = await asActor(year.office, (tx) => yearFrame(tx, year.slug, year.year, '2028-01-10'));
  if (!found) throw new Error('no frame');
  return found;
};

describe('handing the cluster on', () => {
  test('next year’s head is one unit, named by a paper', async () => {
    expect(await name({ namedBy: ' ' })).toMatchObject({ error: { kind: 'naming-paper-missing' } });
    expect(await name({ leaders: [] })).toMatchObject({ error: { kind: 'not-exactly-one-head' } });
    const twice = { unitId: second(), person: null, position: null };
    expect(
      await name({
        leaders: [
          { role: 'HEAD', ...twice },
          { role: 'DEPUTY', ...twice },
        ],
      }),
    ).toMatchObject({
      error: { kind: 'one-unit-two-roles' },
    });
    expect(await name()).toMatchObject({ ok: true });
    expect(await name()).toMatchObject({ ok: true }); // said again: nothing doubled
    const rotation = await asActor(year.office, (tx) => rotationOf(tx, year.clusterYearId));
    expect(rotation.leaders).toMatchObject([{ role: 'HEAD', unitName: year.units[1]?.name }]);
  });

  test('without a named head nothing is handed over; open steps and unchecked items need a written reason', async () => {
    const command = {
      clusterYearId: year.clusterYearId,
      version: 1,
      items: ALL,
      note: '',
      takenOverOn: '2028-01-08',
      reason: null,
    } as const;
    const hand = (change: object) => asActor(year.office, (tx) => handOver(tx, year.office, { ...command, ...change }));
    expect(await hand({})).toMatchObject({ error: { kind: 'next-head-is-not-named' } });
    await name();
    expect(await hand({})).toMatchObject({ error: { kind: 'reason-must-be-written', because: ['tasks-still-open'] } });
    expect(await hand({ reason: 'Hồ sơ năm 2027 do đơn vị giao tiếp tục hoàn thành' })).toMatchObject({ ok: true });
    expect(await hand({ reason: 'Lần nữa' })).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect((await frame()).steps.find((step) => step.step === 'rotation')?.state).toBe('done');
  });

  test('next year opens from this one once; the new head’s people run it, the old head’s office does not', async () => {
    const newHead = year.units[1];
    if (!newHead) throw new Error('no unit');
    const officer = await anOfficer(newHead.id, 2027);
    expect(await asActor(year.office, async (tx) => openNextYear(tx, year.office, await frame()))).toMatchObject({
      ok: false,
    });
    await name();
    const before = await frame();
    const [first, again] = await Promise.all([
      asActor(year.office, (tx) => openNextYear(tx, year.office, before)),
      asActor(year.office, (tx) => openNextYear(tx, year.office, before)),
    ]);
    expect([first.ok, again.ok].filter(Boolean)).toHaveLength(1);
    const next = await asActor(year.office, (tx) => yearFrame(tx, year.slug, 2028, '2028-01-10'));
    expect(next?.units.map((unit) => unit.id).sort()).toEqual(before.units.map((unit) => unit.id).sort());
    expect(next?.head?.unitId).toBe(newHead.id);
    expect(next?.steps.find((step) => step.step === 'covenant')?.dueOn).toBe('2028-02-15');
    const nextId = next?.clusterYear.id ?? '';
    const later = async ({ id }: Actor) => {
      const actor = await asActor(WORKER, (tx) => actorOf(tx, id, '2028-01-10'));
      return {
        runsNext: !!actor && mayRunYear(actor, nextId),
        runsThis: !!actor && mayRunYear(actor, year.clusterYearId),
      };
    };
    expect(await later(officer)).toEqual({ runsNext: true, runsThis: false });
    expect(await later(year.office)).toEqual({ runsNext: false, runsThis: true });
  });
});
