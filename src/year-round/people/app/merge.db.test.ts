import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { enter, someone } from '../../../../tests/factories/people.ts';
import { cookieOf, get, wholeSite } from '../../../../tests/factories/whole-site.ts';
import { merges, possibleDuplicates } from './duplicates.query.ts';
import { changePerson } from './keep-person.command.ts';
import { keepApart, mergePeople, undoMerge } from './merge-people.command.ts';
import { peopleKnown, personKnown } from './people.query.ts';

useDatabase();
let a: string;
let b: string;
let ministry: Actor;
let officerOfA: Actor;
let officerOfB: Actor;

const merge = (actor: Actor, oneId: string, otherId: string, reason = 'Đối chiếu quyết định bổ nhiệm') =>
  asActor(actor, (tx) => mergePeople(tx, actor, { oneId, otherId, reason }));
const pairs = async (actor: Actor) =>
  (await asActor(actor, possibleDuplicates)).map(({ one, other, signs }) => [one.name, other.name, signs]);

beforeAll(async () => {
  const year = await anOpenYear();
  const [, second, third] = year.units;
  if (!second || !third) throw new Error('the cluster has too few units');
  [a, b] = [second.id, third.id];
  ministry = await someone('ministry-officer', null);
  officerOfA = await someone('unit-officer', a);
  officerOfB = await someone('unit-officer', b);
});

describe('records that may be one person', () => {
  test('are proposed by name and birth year or unit, never merged by themselves; namesakes stay two', async () => {
    await enter(ministry, a, 'Nguyễn Thị Mỹ', { birthYear: 1985, staffCode: 'M1' });
    await enter(ministry, b, 'Nguyễn Thị Mĩ', { birthYear: 1985 });
    await enter(ministry, b, 'Nguyễn Thị Mỹ', { birthYear: 1970, staffCode: 'M2' });
    expect(await pairs(ministry)).toEqual([
      [expect.stringMatching(/M[ĩỹ]$/), expect.stringMatching(/M[ĩỹ]$/), ['same-birth-year', 'other-spelling']],
    ]);
    expect(await pairs(officerOfA)).toEqual([]); // one of the two is not theirs to see
  });

  test('are said to be two, and not proposed again', async () => {
    const [pair] = await asActor(ministry, possibleDuplicates);
    const command = { oneId: pair?.one.id ?? '', otherId: pair?.other.id ?? '', reason: 'Hai người, hai đơn vị' };
    expect(await asActor(officerOfA, (tx) => keepApart(tx, officerOfA, command))).toMatchObject({ ok: false });
    expect((await asActor(ministry, (tx) => keepApart(tx, ministry, command))).ok).toBe(true);
    expect(await pairs(ministry)).toEqual([]);
  });
});

describe('a merge', () => {
  test('keeps everything, leads the old id on, and can be undone', async () => {
    const site = wholeSite();
    const one = await enter(officerOfA, a, 'Lê Quang Định', { birthYear: 1980 });
    const other = await enter(officerOfB, b, 'Lê Quang Định', { staffCode: 'D1' });
    expect(await merge(officerOfA, one, other)).toMatchObject({ ok: false }); // not theirs alone
    expect(await merge(ministry, one, other, '')).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect(await merge(ministry, one, other)).toEqual({ ok: true, value: one });
    expect(await merge(ministry, other, one)).toMatchObject({ error: { kind: 'one-person-already' } });

    const known = await asActor(ministry, (tx) => personKnown(tx, other));
    expect(known).toMatchObject({ id: one, birthYear: 1980, staffCode: 'D1' });
    expect(known?.posts).toHaveLength(2);
    const cookie = await cookieOf(officerOfB);
    const moved = await get(site, `/nguoi/${other}`, cookie);
    expect([moved.status, moved.headers.get('location')]).toEqual([302, `/nguoi/${one}`]);
    expect((await get(site, `/nguoi/${one}`, cookie)).status).toBe(200); // still their own person
    const found = (actor: Actor) =>
      asActor(actor, (tx) => peopleKnown(tx, { text: 'dinh le', unitId: null, most: 9, beyond: 0 }));
    for (const actor of [ministry, officerOfA, officerOfB])
      expect((await found(actor)).map(({ id }) => id)).toEqual([one]);

    const values = { name: 'Lê Quang Định', staffCode: 'D1', birthYear: 1981, toldApartBy: null };
    const change = await asActor(ministry, (tx) =>
      changePerson(tx, ministry, { id: other, version: known?.version ?? 0, person: values, thisYear: 2026 }),
    );
    expect(change.ok).toBe(true);

    const [done] = await asActor(ministry, merges);
    expect(done).toMatchObject({ mergedId: other, intoId: one, by: 'Người thử ministry-officer', undoneAt: null });
    const undo = (actor: Actor, reason: string) =>
      asActor(actor, (tx) => undoMerge(tx, actor, { mergeId: done?.id ?? '', reason }));
    expect(await undo(officerOfA, 'Nhầm')).toMatchObject({ ok: false });
    expect((await undo(ministry, 'Nhầm người')).ok).toBe(true);
    expect((await asActor(ministry, (tx) => personKnown(tx, one)))?.posts).toHaveLength(1);
    expect((await asActor(ministry, (tx) => personKnown(tx, other)))?.id).toBe(other);
    expect((await get(site, `/nguoi/${one}`, cookie)).status).toBe(404);
    expect((await asActor(ministry, merges))[0]).toMatchObject({ undoneReason: 'Nhầm người' });
  });

  test('of somebody whom sources name: the public record stands, whichever is named first', async () => {
    const named = newId();
    await asActor(WORKER, (tx) => tx.insertInto('person').values({ id: named, name: 'Trần Văn Sáu' }).execute());
    const entered = await enter(officerOfA, a, 'Trần Văn Sáu');
    expect(await merge(officerOfA, entered, named)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await merge(ministry, entered, named)).toEqual({ ok: true, value: named });
    const site = wholeSite();
    const page = await get(site, `/nguoi/${named}`);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain('Chuyên viên'); // the register stays with those who may know it
    expect((await get(site, `/nguoi/${entered}`)).status).toBe(404); // nor does its id tell a visitor anything
  });

  test('of two with staff codes is refused; two who merge at once wait for one another', async () => {
    const [x, y, z] = [
      await enter(ministry, a, 'Phan Thị Bảy', { staffCode: 'B1' }),
      await enter(ministry, a, 'Phan Thị Bảy', { staffCode: 'B2' }),
      await enter(ministry, a, 'Phan Thị Bảy'),
    ];
    expect(await merge(ministry, x, y)).toMatchObject({ error: { kind: 'two-staff-codes' } });
    const both = await Promise.all([merge(ministry, x, z), merge(ministry, z, x)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
