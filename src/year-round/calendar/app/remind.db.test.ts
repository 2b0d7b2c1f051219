import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { keepReminding } from './keep-reminding.command.ts';
import { remindOn } from './remind.command.ts';

useDatabase();
let year: OpenedYear;
let [officer, other]: Actor[] = [];
const DUE: CalendarDay = '2027-03-15';

/** Only the registration has a deadline, on Monday 15/3/2027. */
beforeAll(async () => {
  year = await anOpenYear();
  await asActor(WORKER, async (tx) => {
    await tx.updateTable('year_step').set({ due_on: null }).execute();
    await tx.updateTable('year_step').set({ due_on: DUE }).where('step', '=', 'registration').execute();
  });
  const [, first, second] = year.units;
  if (!first || !second) throw new Error('no units');
  [officer, other] = [await year.officerOf(first), await year.officerOf(second)];
});

const told = (actor: Actor | undefined) =>
  asActor(WORKER, (tx) =>
    tx
      .selectFrom('personal_notice')
      .where('account_id', '=', actor?.id ?? '')
      .orderBy('at')
      .select(['kind', 'about', 'href'])
      .execute(),
  );
const kinds = async (actor: Actor | undefined) => (await told(actor)).map(({ kind }) => kind);

async function register(at: number): Promise<void> {
  await asActor(WORKER, (tx) =>
    tx
      .insertInto('registration')
      .values({
        id: newId(),
        cluster_year_id: year.clusterYearId,
        unit_id: year.units[at]?.id ?? '',
        award_id: 'CO_BO',
        subject: 'collective',
        state: 'submitted',
      })
      .execute(),
  );
}

describe('reminders of a deadline', () => {
  test('are made by the server in the morning of a working day, and by the end of its look are written down', async () => {
    const lines: unknown[] = [];
    const lookAt = (instant: string) =>
      keepReminding(
        (line) => lines.push(line),
        () => new Date(instant),
      )();
    await lookAt('2027-03-08T07:00:00+07:00'); // too early
    await lookAt('2027-03-07T09:00:00+07:00'); // a Sunday
    await lookAt('2027-03-08T17:30:00+07:00'); // the day is over
    expect(lines).toEqual([]);
    await lookAt('2027-03-08T08:00:00+07:00');
    await lookAt('2027-03-08T08:05:00+07:00'); // a restart
    expect(lines).toMatchObject([{ reminders: year.units.length }]);
  });

  test('five working days before, each unit that has not done it is told, with the day', async () => {
    expect(await remindOn('2027-03-05')).toBe(0);
    expect(await remindOn('2027-03-08')).toBe(0); // told by the server above
    expect(await told(officer)).toEqual([
      {
        kind: 'deadline-near',
        about: expect.stringMatching(/^Đăng ký danh hiệu.*hạn 15\/3\/2027/),
        href: expect.stringMatching(/dang-ky$/),
      },
    ]);
  });

  test('a restart, a second server at the same moment and the next day tell nothing again', async () => {
    expect(await Promise.all([remindOn('2027-03-08'), remindOn('2027-03-08'), remindOn('2027-03-09')])).toEqual([
      0, 0, 0,
    ]);
    const both = await Promise.all([remindOn('2027-03-12'), remindOn('2027-03-12')]);
    expect(both.toSorted((a, b) => a - b)).toEqual([0, year.units.length]);
    expect(await kinds(officer)).toEqual(['deadline-near', 'deadline-near']);
  });

  test('what was done in between stops the ladder; the others are told the day after, on a working day', async () => {
    await register(1);
    expect(await remindOn('2027-03-13')).toBe(0); // a Saturday
    expect(await remindOn('2027-03-16')).toBe(year.units.length - 1);
    expect(await kinds(officer)).toHaveLength(2);
    expect((await kinds(other)).at(-1)).toBe('deadline-passed');
  });

  test('then the head’s office reads once which units are late, and it is over', async () => {
    const before = (await kinds(year.office)).length;
    expect(await remindOn('2027-03-18')).toBe(year.units.length - 1);
    const [late] = (await told(year.office)).slice(before);
    expect(late?.kind).toBe('unit-is-late');
    const own = year.units[1]?.name ?? '-';
    expect(late?.about).toContain(year.units[2]?.name);
    expect(late?.about).not.toContain(own);
    const count = (await kinds(other)).length;
    for (const day of ['2027-03-19', '2027-03-24', '2027-03-25', '2027-06-01'] as const)
      expect(await remindOn(day)).toBe(0);
    expect(await kinds(other)).toHaveLength(count);
    expect((await kinds(year.office)).slice(before)).toEqual(['unit-is-late']);
  });

  test('a deadline that is moved begins anew; a step that is done or left out is silent', async () => {
    const move = (change: { due_on?: string; done_on?: string | null; skipped_reason?: string | null }) =>
      asActor(WORKER, (tx) => tx.updateTable('year_step').set(change).where('step', '=', 'registration').execute());
    await move({ due_on: '2027-04-05', done_on: '2027-03-20' });
    expect(await remindOn('2027-03-29')).toBe(0);
    await move({ done_on: null, skipped_reason: 'Bộ không phát động' });
    expect(await remindOn('2027-03-29')).toBe(0);
    await move({ skipped_reason: null });
    expect(await remindOn('2027-03-29')).toBe(year.units.length - 1);
  });

  test('what units still wait for the head to open is the head’s to be reminded of, and of its own steps', async () => {
    await asActor(WORKER, (tx) =>
      tx.updateTable('year_step').set({ due_on: '2027-05-31' }).where('step', 'in', ['launch', 'covenant']).execute(),
    );
    const before = (await kinds(officer)).length;
    expect(await remindOn('2027-05-28')).toBe(2);
    expect(await kinds(officer)).toHaveLength(before);
    const about = (await told(year.office)).slice(-2).map((notice) => notice.about);
    expect(about).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Phát động/), expect.stringMatching(/^Lấy ý kiến/)]),
    );
    expect(await remindOn('2027-06-02')).toBe(2); // passed
    expect(await remindOn('2027-06-08')).toBe(0); // of the head nobody is told
  });

  test('who was delegated the role is told, who has left is not', async () => {
    const deputy = await asActor(WORKER, async (tx) => {
      const id = newId();
      await tx.insertInto('account').values({ id, name: 'Trần Văn Thay', kind: 'person' }).execute();
      await tx
        .insertInto('delegation')
        .values({
          id: newId(),
          from_account_id: officer?.id ?? '',
          to_account_id: id,
          role: 'unit-officer',
          unit_id: year.units[1]?.id ?? null,
          cluster_year_id: year.clusterYearId,
          valid: '[2027-01-01,2027-12-31)',
          paper: 'Giấy ủy quyền thử',
        })
        .execute();
      await tx
        .updateTable('grant_of_role')
        .set({ valid: '[2026-01-01,2027-08-01)' })
        .where('account_id', '=', other?.id ?? '')
        .execute();
      await tx
        .updateTable('year_step')
        .set({ due_on: '2027-09-15', opens_on: '2027-09-01' })
        .where('step', '=', 'registration')
        .execute();
      await tx.updateTable('registration').set({ state: 'returned' }).execute();
      return { id, kind: 'person', name: 'Trần Văn Thay', grants: [] } as const;
    });
    const before = (await kinds(other)).length;
    expect(await remindOn('2027-09-14')).toBe(year.units.length);
    expect(await kinds(deputy)).toEqual(['deadline-near']);
    expect(await kinds(other)).toHaveLength(before);
  });
});
