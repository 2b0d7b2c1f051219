import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, type Role, WORKER } from '#src/kernel/actor.ts';
import type { Commentable } from '#src/kernel/discussion.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { commentCounts, discussionOf } from './comments.query.ts';
import { editComment, settleThread, withdrawComment } from './mend-comment.command.ts';
import { peopleOf, recordTalkedAbout } from './records.query.ts';
import { writeComment } from './write-comment.command.ts';

useDatabase();
let year: OpenedYear;
let people: Readonly<
  Record<'office' | 'officerA' | 'officerB' | 'delegate' | 'ministry' | 'inspector' | 'administrator', Actor>
>;
let campaign: string;
let registrationOfA: string;
let recordNo = 0;

const aPerson = (name: string, role: Role, unitId: string | null, ofYear = true): Promise<Actor> =>
  asActor(WORKER, async (tx) => {
    const clusterYearId = ofYear ? year.clusterYearId : null;
    const id = await createAccount(tx, {
      name,
      post: 'Chuyên viên',
      isDemonstration: false,
      grants: [{ role, clusterYearId, unitId }],
    });
    const actor = await actorOf(tx, id, '2027-06-30');
    if (!actor) throw new Error('just made');
    return actor;
  });

const aCampaign = (): Promise<string> =>
  asActor(WORKER, async (tx) => {
    const id = newId();
    recordNo += 1;
    await tx
      .insertInto('campaign')
      .values({ id, cluster_year_id: year.clusterYearId, origin: 'live', name: `Phong trào ${recordNo}` })
      .execute();
    return id;
  });

beforeAll(async () => {
  year = await anOpenYear();
  const [, a, b] = year.units;
  if (!a || !b) throw new Error('no units');
  people = {
    office: year.office,
    officerA: await aPerson('Nguyễn Văn An', 'unit-officer', a.id),
    officerB: await aPerson('Trần Thị Hòa', 'unit-officer', b.id),
    delegate: await aPerson('Phạm Đại Biểu', 'delegate', b.id),
    ministry: await aPerson('Lê Vụ Thi Đua', 'ministry-officer', null, false),
    inspector: await aPerson('Đỗ Thanh Tra', 'inspector', null, false),
    administrator: await aPerson('Vũ Quản Trị', 'administrator', null, false),
  };
  registrationOfA = await asActor(WORKER, async (tx) => {
    const id = newId();
    await tx
      .insertInto('registration')
      .values({
        id,
        cluster_year_id: year.clusterYearId,
        unit_id: a.id,
        award_id: 'tap-the-ldxs',
        subject: 'collective',
        state: 'received',
      })
      .execute();
    return id;
  });
});
beforeEach(async () => {
  campaign = await aCampaign();
});

type Said = { kind?: Commentable; recordId?: string; answers?: string | null; picked?: string[] };
const say = (
  actor: Actor,
  typed: string,
  { kind = 'campaign', recordId = campaign, answers = null, picked = [] }: Said = {},
) => asActor(actor, (tx) => writeComment(tx, actor, { kind, recordId, answers, typed, picked }));
const idOf = (written: Awaited<ReturnType<typeof say>>): string => {
  if (!written.ok) throw new Error(written.error.kind);
  return written.value.id;
};
const at = (commentId: string) => ({ kind: 'campaign', recordId: campaign, commentId }) as const;
const readBy = (actor: Actor, kind: Commentable = 'campaign', id = campaign, now = new Date()) =>
  asActor(actor, async (tx) => {
    const record = await recordTalkedAbout(tx, kind, id);
    return record && discussionOf(tx, actor, record, now);
  });
const toldTo = (actor: Actor) =>
  asActor(
    actor,
    async (tx) =>
      await tx
        .selectFrom('personal_notice')
        .where('account_id', '=', actor.id)
        .select(['kind', 'about', 'href'])
        .orderBy('at')
        .execute(),
  );

describe('who has a part in a record', () => {
  test('writes about it, is read and answered by the others, the oldest first', async () => {
    const { office, officerA, ministry } = people;
    const first = idOf(await say(office, 'Đề nghị các đơn vị góp ý.'));
    idOf(await say(officerA, 'Đơn vị thống nhất.', { answers: first }));
    idOf(await say(ministry, 'Vụ đã xem.'));
    const talk = await readBy(people.officerB);
    expect(talk?.threads.map(({ text, answers }) => [text, answers.map((answer) => answer.text)])).toEqual([
      ['Đề nghị các đơn vị góp ý.', ['Đơn vị thống nhất.']],
      ['Vụ đã xem.', []],
    ]);
    expect([talk?.count, talk?.mayWrite]).toEqual([3, true]);
    const silent = newId();
    const listed = [{ id: campaign }, { id: silent }];
    expect(await asActor(officerA, (tx) => commentCounts(tx, officerA, year.clusterYearId, listed))).toEqual(
      new Map([
        [campaign, 3],
        [silent, 0],
      ]),
    );
  });

  test('an inspector reads and writes nowhere; an administrator and who has no part find nothing', async () => {
    idOf(await say(people.office, 'Nội dung nội bộ.'));
    expect((await readBy(people.inspector))?.threads).toHaveLength(1);
    expect((await readBy(people.inspector))?.mayWrite).toBe(false);
    expect(await say(people.inspector, 'Ý kiến.')).toEqual({ ok: false, error: { kind: 'not-yours-to-do' } });
    expect(await readBy(people.administrator)).toBeNull();
    expect(await say(people.administrator, 'Ý kiến.')).toMatchObject({ error: { kind: 'no-such-record' } });
    const rows = await asActor(people.administrator, (tx) => tx.selectFrom('comment').selectAll().execute());
    expect(rows).toEqual([]);
  });

  test('what is said about a unit’s record is between the unit and the head’s office, in the database too', async () => {
    const { office, officerA, officerB, delegate, ministry } = people;
    const on = { kind: 'registration', recordId: registrationOfA } as const;
    idOf(await say(officerA, 'Đơn vị bổ sung thành tích.', on));
    idOf(await say(office, 'Đã nhận.', on));
    expect((await readBy(ministry, 'registration', registrationOfA))?.count).toBe(2);
    for (const other of [officerB, delegate]) {
      expect(await readBy(other, 'registration', registrationOfA)).toBeNull();
      expect(await say(other, 'Ý kiến.', on)).toMatchObject({ error: { kind: 'no-such-record' } });
      const rows = await asActor(other, (tx) =>
        tx.selectFrom('comment').where('record_id', '=', registrationOfA).selectAll().execute(),
      );
      expect(rows).toEqual([]);
      const listed = [{ id: registrationOfA, unitId: year.units[1]?.id ?? '' }];
      expect(await asActor(other, (tx) => commentCounts(tx, other, year.clusterYearId, listed))).toEqual(new Map());
    }
  });

  test('the database puts a comment where its record is, and lets nobody write under another name or touch another’s text', async () => {
    const { office, officerA, officerB } = people;
    const row = {
      id: newId(),
      record_kind: 'campaign',
      record_id: campaign,
      cluster_year_id: newId(),
      unit_id: year.head.id,
      text: 'x',
    };
    await asActor(officerA, (tx) =>
      tx
        .insertInto('comment')
        .values({ ...row, by_account_id: officerA.id })
        .execute(),
    );
    const kept = await asActor(office, (tx) =>
      tx.selectFrom('comment').where('id', '=', row.id).selectAll().executeTakeFirstOrThrow(),
    );
    expect([kept.cluster_year_id, kept.unit_id]).toEqual([year.clusterYearId, null]);
    const attempts = [
      () =>
        asActor(officerB, (tx) =>
          tx
            .insertInto('comment')
            .values({ ...row, id: newId(), by_account_id: office.id })
            .execute(),
        ),
      () => asActor(officerB, (tx) => tx.updateTable('comment').set({ text: 'y' }).where('id', '=', row.id).execute()),
      () =>
        asActor(officerA, (tx) =>
          tx.updateTable('comment').set({ unit_id: year.head.id }).where('id', '=', row.id).execute(),
        ),
      () => asActor(officerA, (tx) => tx.deleteFrom('comment').where('id', '=', row.id).execute()),
      () =>
        asActor(officerB, (tx) =>
          tx
            .insertInto('comment')
            .values({
              ...row,
              id: newId(),
              record_kind: 'registration',
              record_id: registrationOfA,
              by_account_id: officerB.id,
            })
            .execute(),
        ),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
  });
});

describe('naming people', () => {
  test('only who has a part can be named: a unit’s record names nobody of another unit, and no inspector', async () => {
    const { officerA, office, ministry } = people;
    const named = await asActor(officerA, async (tx) => {
      const record = await recordTalkedAbout(tx, 'registration', registrationOfA);
      return record ? peopleOf(tx, record) : [];
    });
    expect(named.map(({ id }) => id).toSorted()).toEqual([officerA.id, office.id, ministry.id].toSorted());
  });

  test('a delegate learns no names of a record that is out of reach, whatever is asked of the database', async () => {
    const place = { clusterYearId: year.clusterYearId, unitId: year.units[1]?.id ?? null };
    expect(await asActor(people.delegate, (tx) => peopleOf(tx, place))).toEqual([]);
    expect(await asActor(people.administrator, (tx) => peopleOf(tx, { ...place, unitId: null }))).toEqual([]);
  });

  test('who is named is told exactly once, and who is in the thread of the answer; nobody of what they did themselves', async () => {
    const { office, officerA, officerB } = people;
    const [a, b] = [await toldTo(officerA), await toldTo(officerB)].map((notices) => notices.length);
    const first = idOf(await say(officerA, 'Nhờ @Trần Thị Hòa, @tran thi hoa và @Nguyễn Văn An xem.'));
    expect((await toldTo(officerB)).slice(b)).toEqual([
      {
        kind: 'mentioned',
        about: `Phong trào thi đua “Phong trào ${recordNo}”`,
        href: `/trao-doi/phong-trao/${campaign}`,
      },
    ]);
    idOf(await say(office, 'Mời @Trần Thị Hòa trả lời.', { answers: first }));
    expect((await toldTo(officerA)).slice(a).map(({ kind }) => kind)).toEqual(['comment-answered']);
    expect((await toldTo(officerB)).slice(b).map(({ kind }) => kind)).toEqual(['mentioned', 'mentioned']);
  });

  test('of two namesakes it is asked which; the one picked is told', async () => {
    const { office, officerA } = people;
    const other = await aPerson('Nguyễn Văn An', 'teller', null);
    const before = (await toldTo(officerA)).length;
    const asked = await say(office, 'Nhờ @Nguyễn Văn An.');
    expect(asked).toMatchObject({ error: { kind: 'several-have-this-name' } });
    idOf(await say(office, 'Nhờ @Nguyễn Văn An.', { picked: [other.id] }));
    expect(await toldTo(other)).toHaveLength(1);
    expect(await toldTo(officerA)).toHaveLength(before);
  });

  test('who no longer has a part is no longer named or told; the name in the text stays a name', async () => {
    const { office } = people;
    const leaving = await aPerson('Bùi Chuyển Công Tác', 'council-member', null);
    const first = idOf(await say(leaving, 'Tôi sẽ theo dõi.'));
    idOf(await say(office, 'Nhờ @Bùi Chuyển Công Tác.'));
    await asActor(WORKER, (tx) => tx.deleteFrom('grant_of_role').where('account_id', '=', leaving.id).execute());
    idOf(await say(office, 'Nhờ @Bùi Chuyển Công Tác.', { answers: first }));
    expect(await toldTo(leaving)).toHaveLength(1);
    const talk = await readBy(office);
    expect(talk?.threads[1]?.mentions).toEqual(['Bùi Chuyển Công Tác']);
    expect(talk?.threads[0]?.answers[0]?.mentions).toEqual([]);
  });
});

describe('one’s own comment', () => {
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000);

  test('is mended for half an hour; that it was is shown, and both texts are in the log', async () => {
    const { officerA, officerB } = people;
    const id = idOf(await say(officerA, 'Chỉ tiêu 3 là 80%.'));
    const edit = (actor: Actor, typed: string, version: number, now?: Date) =>
      asActor(actor, (tx) => editComment(tx, actor, { ...at(id), typed, picked: [], version }, now));
    expect(await edit(officerB, 'Khác.', 1)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await edit(officerA, 'Chỉ tiêu 3 là 85%.', 1, later(31))).toMatchObject({
      error: { kind: 'too-late-to-edit' },
    });
    expect((await edit(officerA, 'Chỉ tiêu 3 là 85%.'.normalize('NFD'), 1)).ok).toBe(true);
    expect(await edit(officerA, 'Từ cửa sổ khác.', 1)).toMatchObject({
      error: { kind: 'someone-saved-before', theirs: 'Chỉ tiêu 3 là 85%.', version: 2 },
    });
    const talk = await readBy(officerB);
    expect(talk?.threads[0]).toMatchObject({ text: 'Chỉ tiêu 3 là 85%.', editedAt: expect.any(Date), mayEdit: false });
    const events = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('audit')
        .where('row_id', '=', id)
        .select(['action', 'before', 'after', 'record_table'])
        .orderBy('id')
        .execute(),
    );
    expect(events).toMatchObject([
      { action: 'insert', record_table: 'comment' },
      { action: 'update', before: { text: 'Chỉ tiêu 3 là 80%.' }, after: { text: 'Chỉ tiêu 3 là 85%.' } },
    ]);
  });

  test('is withdrawn: its place stays without its text, and for ten minutes there is a way back', async () => {
    const { officerA, officerB } = people;
    const id = idOf(await say(officerA, 'Nói nhầm bản ghi.'));
    const withdraw = (actor: Actor, undo: boolean, now?: Date) =>
      asActor(actor, (tx) => withdrawComment(tx, actor, { ...at(id), undo }, now));
    expect(await withdraw(officerB, false)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect((await withdraw(officerA, false)).ok).toBe(true);
    expect((await readBy(officerB))?.threads[0]).toMatchObject({ text: '', isWithdrawn: true, mayUndo: false });
    expect((await readBy(officerA))?.threads[0]?.mayUndo).toBe(true);
    expect(await say(officerB, 'Trả lời.', { answers: id })).toMatchObject({ error: { kind: 'comment-is-withdrawn' } });
    expect(await withdraw(officerA, true, later(11))).toMatchObject({ error: { kind: 'too-late-to-undo' } });
    expect((await withdraw(officerA, true)).ok).toBe(true);
    expect((await readBy(officerB))?.threads[0]).toMatchObject({ text: 'Nói nhầm bản ghi.', isWithdrawn: false });
    const seen = await asActor(officerB, (tx) =>
      tx.selectFrom('audit').where('row_id', '=', id).select('id').execute(),
    );
    expect(seen).toEqual([]); // the log shows no withdrawn text to those who do not read the log
  });

  test('a thread is settled by whoever has a part, and opened again to be answered', async () => {
    const { office, officerA, inspector } = people;
    const id = idOf(await say(officerA, 'Đề nghị giải thích chỉ tiêu 3.'));
    const settle = (actor: Actor, settled: boolean) =>
      asActor(actor, (tx) => settleThread(tx, actor, { ...at(id), settled }));
    expect(await settle(inspector, true)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect((await settle(office, true)).ok).toBe(true);
    expect((await readBy(officerA))?.threads[0]?.settled).toMatchObject({ by: 'Lê Thị Cụm' });
    expect(await say(officerA, 'Còn nữa.', { answers: id })).toMatchObject({ error: { kind: 'thread-is-settled' } });
    expect((await settle(officerA, false)).ok).toBe(true);
    idOf(await say(officerA, 'Còn nữa.', { answers: id }));
  });
});

describe('what is refused', () => {
  test('too much, nothing, and an answer to what is not a thread of this record', async () => {
    const { officerA } = people;
    expect(await say(officerA, 'a'.repeat(10_000))).toMatchObject({ error: { kind: 'comment-is-too-long' } });
    expect(await say(officerA, ' \u200b\n')).toMatchObject({ error: { kind: 'nothing-is-written' } });
    const elsewhere = idOf(await say(officerA, 'Ở bản ghi khác.', { recordId: await aCampaign() }));
    const answer = idOf(await say(officerA, 'Trả lời.', { answers: idOf(await say(officerA, 'Mở đầu.')) }));
    for (const answers of [elsewhere, answer, newId(), 'x'])
      expect(await say(officerA, 'Trả lời.', { answers })).toMatchObject({ error: { kind: 'no-such-comment' } });
    expect(
      await asActor(officerA, (tx) => withdrawComment(tx, officerA, { ...at(elsewhere), undo: false })),
    ).toMatchObject({
      error: { kind: 'no-such-comment' },
    });
  });

  test('once the year is closed it is read and not added to', async () => {
    const { officerA, office } = people;
    const id = idOf(await say(officerA, 'Trước khi khép lại.'));
    const close = (day: string | null) =>
      asActor(WORKER, (tx) =>
        tx.updateTable('cluster_year').set({ closed_on: day }).where('id', '=', year.clusterYearId).execute(),
      );
    await close('2027-12-31');
    const closed = { error: { kind: 'year-is-closed' } };
    expect(await say(office, 'Sau đó.')).toMatchObject(closed);
    expect(await asActor(officerA, (tx) => withdrawComment(tx, officerA, { ...at(id), undo: false }))).toMatchObject(
      closed,
    );
    expect(await readBy(officerA)).toMatchObject({ isClosed: true, mayWrite: false, count: 1 });
    await close(null);
  });
});
