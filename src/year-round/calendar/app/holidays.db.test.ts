import { describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, type Role, WORKER } from '#src/kernel/actor.ts';
import { isWorkingDay } from '#src/kernel/working-days.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { scheduleOfYear, workingDaysAround } from './holidays.query.ts';
import { announceYear, dropSpecialDay, keepSpecialDay } from './keep-holidays.command.ts';

useDatabase();

async function someone(role: Role): Promise<Actor> {
  const grants = [{ role, clusterYearId: null, unitId: null }];
  const id = await asActor(WORKER, (tx) =>
    createAccount(tx, { name: 'Phạm Thị Bộ', post: null, isDemonstration: false, grants }),
  );
  return { id, kind: 'person', name: 'Phạm Thị Bộ', grants };
}

const yearOf = (year: number) => asActor(ANONYMOUS, (tx) => scheduleOfYear(tx, year));
const swap = {
  year: 2027,
  version: 0,
  was: null,
  day: '2027-02-04',
  kind: 'off',
  name: 'Tết Âm lịch',
  source: 'Thông báo thử',
} as const;

describe('the days off of a year', () => {
  test('an officer of the Ministry enters the announcement; from then on it is counted by, without a release', async () => {
    const officer = await someone('ministry-officer');
    expect((await yearOf(2027)).isAnnounced).toBe(false);
    const before = await asActor(officer, (tx) => workingDaysAround(tx, '2027-01-15'));
    expect(isWorkingDay('2027-02-04', before)).toBe(true); // one of the two days that Tết may take

    expect(
      await asActor(officer, (tx) => dropSpecialDay(tx, officer, { year: 2027, version: 0, day: '2027-09-01' })),
    ).toMatchObject({ ok: true });
    expect(
      await asActor(officer, (tx) => keepSpecialDay(tx, officer, { ...swap, version: 1, was: '2027-02-04' })),
    ).toMatchObject({ ok: true });
    const worked = { ...swap, version: 2, day: '2027-01-30', kind: 'worked', name: 'Làm bù' } as const;
    expect(await asActor(officer, (tx) => keepSpecialDay(tx, officer, worked))).toMatchObject({ ok: true });
    const paper = { year: 2027, version: 3, paper: 'Thông báo thử số 1' };
    expect(await asActor(officer, (tx) => announceYear(tx, officer, paper))).toMatchObject({ ok: true });

    const kept = await yearOf(2027);
    expect(kept).toMatchObject({ isAnnounced: true, announcedBy: 'Thông báo thử số 1', version: 4 });
    expect(kept.days.find(({ day }) => day === '2027-02-04')).toMatchObject({ status: 'verified' });
    expect(kept.days.some(({ day }) => day === '2027-09-01')).toBe(false);
    const after = await asActor(officer, (tx) => workingDaysAround(tx, '2027-01-15'));
    expect([isWorkingDay('2027-02-04', after), isWorkingDay('2027-01-30', after)]).toEqual([false, true]);
    expect(after.announcedYears.has(2027)).toBe(true);
  });

  test('the second of two who read the same version is told, and nothing of theirs is stored', async () => {
    const [one, other] = [await someone('administrator'), await someone('ministry-officer')];
    const day = { ...swap, year: 2028, day: '2028-03-06', name: 'Tết Âm lịch' } as const;
    const [first, second] = await Promise.all([
      asActor(one, (tx) => keepSpecialDay(tx, one, day)),
      asActor(other, (tx) => keepSpecialDay(tx, other, { ...day, day: '2028-03-07' })),
    ]);
    const refused = [first, second].filter(({ ok }) => !ok);
    expect(refused).toEqual([{ ok: false, error: { kind: 'someone-saved-before' } }]);
    expect((await yearOf(2028)).version).toBe(1);
  });

  test.each([
    ['a weekend', { day: '2029-01-06' }, 'weekend-is-off-anyway'],
    ['a weekday worked', { day: '2029-01-08', kind: 'worked' }, 'weekday-is-worked-anyway'],
    ['another year', { day: '2030-01-08' }, 'day-of-another-year'],
    ['no source', { day: '2029-01-08', source: ' ' }, 'source-is-missing'],
    ['a day that is there', { day: '2029-04-30' }, 'day-is-there-already'],
    ['a version that never was', { day: '2029-01-08', version: 7 }, 'someone-saved-before'],
  ] as const)('%s is refused', async (_, change, kind) => {
    const officer = await someone('administrator');
    const outcome = await asActor(officer, (tx) => keepSpecialDay(tx, officer, { ...swap, year: 2029, ...change }));
    expect(outcome).toEqual({ ok: false, error: { kind } });
    expect((await yearOf(2029)).version).toBe(0);
  });

  test('nobody else keeps it', async () => {
    const inspector = await someone('inspector');
    for (const outcome of [
      await asActor(inspector, (tx) => keepSpecialDay(tx, inspector, swap)),
      await asActor(inspector, (tx) => dropSpecialDay(tx, inspector, { year: 2027, version: 4, day: '2027-02-04' })),
      await asActor(inspector, (tx) => announceYear(tx, inspector, { year: 2029, version: 0, paper: 'x' })),
    ])
      expect(outcome).toEqual({ ok: false, error: { kind: 'not-yours-to-do' } });
  });
});
