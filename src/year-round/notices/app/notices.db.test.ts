import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { newNotices, noticesFor, noticesOf, whereNoticeLeads } from './notices.query.ts';
import { tellPeople } from './tell-people.command.ts';
import { readNotice, readNoticesOfUnits, readNoticesUpTo } from './read-notices.command.ts';
import { tellUnits } from './tell-units.command.ts';

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
    await asActor(reader, (tx) => readNoticesOfUnits(tx, reader));
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

describe('all notices of one person', () => {
  const PAGE = { before: null, onlyNew: false, most: 100 };
  const listOf = (actor: Actor, asked: Partial<Parameters<typeof noticesOf>[2]> = {}) =>
    asActor(actor, (tx) => noticesOf(tx, actor, { ...PAGE, ...asked }));
  const countOf = (actor: Actor) => asActor(actor, (tx) => newNotices(tx, actor));
  const mentionOf = (actor: Actor, about: string) =>
    asActor(year.office, (tx) =>
      tellPeople(tx, year.office, {
        kind: 'mentioned',
        about,
        href: '/don-vi',
        clusterYearId: null,
        accountIds: [actor.id],
      }),
    );

  test('stand together, the newest first, and come page by page without gap or repetition', async () => {
    const reader = await year.officerOf(year.units[1] ?? year.head);
    const before = await listOf(reader); // what the unit was told before there was this account
    expect(before.filter(({ isNew }) => isNew)).toEqual([]);
    for (const about of ['một', 'hai', 'ba']) {
      await mentionOf(reader, about);
      await enter(year.office, [{ unitId: unitAt(1), about }]);
    }
    const whole = await listOf(reader);
    expect(whole.slice(0, 6).map(({ kind, about }) => [kind, about])).toEqual([
      ['report-entered', 'ba'],
      ['mentioned', 'ba'],
      ['report-entered', 'hai'],
      ['mentioned', 'hai'],
      ['report-entered', 'một'],
      ['mentioned', 'một'],
    ]);
    const paged: string[] = [];
    for (;;) {
      const page = await listOf(reader, { before: paged.at(-1) ?? null, most: 2 });
      if (page.length === 0) break;
      paged.push(...page.map(({ id }) => id));
    }
    expect(paged).toEqual(whole.map(({ id }) => id));
    expect(await countOf(reader)).toBe(6);
    expect(await listOf(reader, { onlyNew: true })).toHaveLength(6);
  });

  test('are read one by one, or all up to the newest that was seen', async () => {
    const reader = await year.officerOf(year.units[2] ?? year.head);
    await mentionOf(reader, 'một');
    await mentionOf(reader, 'hai');
    const [hai, mot] = await listOf(reader);
    if (!hai || !mot) throw new Error('not told');
    await asActor(reader, (tx) => readNotice(tx, reader, mot.id));
    expect((await listOf(reader, { onlyNew: true })).map(({ about }) => about)).toEqual(['hai']);
    await mentionOf(reader, 'ba'); // after the page was opened
    await asActor(reader, (tx) => readNoticesUpTo(tx, reader, hai.id));
    expect((await listOf(reader, { onlyNew: true })).map(({ about }) => about)).toEqual(['ba']);
    expect(await countOf(reader)).toBe(1);
  });

  test('of a concern that is not to be counted are in the list, and not new', async () => {
    const reader = await year.officerOf(year.units[2] ?? year.head);
    await asActor(reader, (tx) =>
      tx
        .insertInto('notice_choice')
        .values({ account_id: reader.id, concern: 'conversation', in_app: false })
        .execute(),
    );
    await mentionOf(reader, 'một');
    expect(await listOf(reader)).toMatchObject([{ about: 'một', isNew: false }]);
    expect(await countOf(reader)).toBe(0);
  });

  test('lead nobody else anywhere', async () => {
    const [reader, other] = [await year.officerOf(year.head), await year.officerOf(year.head)];
    await mentionOf(reader, 'một');
    const [told] = await listOf(reader);
    const leads = (actor: Actor) => asActor(actor, (tx) => whereNoticeLeads(tx, actor, told?.id ?? ''));
    expect(await leads(reader)).toBe('/don-vi');
    expect(await leads(other)).toBeNull();
    await asActor(other, (tx) => readNotice(tx, other, told?.id ?? ''));
    expect(await asActor(other, (tx) => tx.selectFrom('notice_receipt').selectAll().execute())).toEqual([]); // and a try leaves nothing
  });

  test('belong to concerns as people choose them', async () => {
    const { rows } = await asActor(WORKER, async (tx) => {
      const officer = await year.officerOf(year.head);
      for (const kind of [
        'deadline-near',
        'deadline-passed',
        'unit-is-late',
        'mentioned',
        'comment-answered',
        'interest-declared',
        'asked-to-correct',
        'correction-answered',
      ] as const)
        await tellPeople(tx, WORKER, { kind, about: '', href: '/viec', clusterYearId: null, accountIds: [officer.id] });
      return sql<{ concern: string; kinds: string }>`select concern, string_agg(kind, ' ' order by kind) as kinds
        from personal_notice where account_id = ${officer.id} group by concern order by concern`.execute(tx);
    });
    expect(rows).toEqual([
      { concern: 'conversation', kinds: 'comment-answered mentioned' },
      { concern: 'deadlines', kinds: 'deadline-near deadline-passed unit-is-late' },
      { concern: 'other', kinds: 'asked-to-correct correction-answered interest-declared' },
    ]);
  });
});
