import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { firstDay, lastDay, type PartialDay, precisionOf, surelyBefore } from '#src/kernel/partial-day.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { aPost, enter, someone } from '../../../../tests/factories/people.ts';
import { printHeld } from '../web/words.ts';
import { addPost, changePost } from './keep-person.command.ts';
import { personKnown } from './people.query.ts';

useDatabase();
let officer: Actor;
let unitId: string;
beforeAll(async () => {
  const year = await anOpenYear();
  unitId = year.units[1]?.id ?? '';
  officer = await someone('unit-officer', unitId);
});

const post = (position: string, from: PartialDay | null, until: PartialDay | null) => ({
  ...aPost(unitId, position),
  from,
  until,
});
const add = (personId: string, position: string, from: PartialDay | null, until: PartialDay | null) =>
  asActor(officer, (tx) => addPost(tx, officer, { personId, post: post(position, from, until) }));

describe('a post of which the papers give only a year or a month', () => {
  test('is kept, printed and ordered as far as it is known', async () => {
    const id = await enter(officer, unitId, 'Lê Thị Năm');
    expect((await add(id, 'Phó phòng', '2019', '2021-03')).ok).toBe(true);
    expect((await add(id, 'Chuyên viên chính', '2019-01', '2019')).ok).toBe(true);
    const known = await asActor(officer, (tx) => personKnown(tx, id));
    expect(known?.posts.map((one) => [one.position, printHeld(one, 'vi'), printHeld(one, 'en')])).toEqual([
      ['Chuyên viên', '01/7/2025 – nay', '1 July 2025 – now'],
      ['Phó phòng', 'năm 2019 – tháng 3/2021', '2019 – March 2021'],
      ['Chuyên viên chính', 'tháng 01/2019 – năm 2019'.replace('01/', '1/'), 'January 2019 – 2019'],
    ]);
  });

  test('may follow itself within a year, is not held twice at one time, nor said twice', async () => {
    const id = await enter(officer, unitId, 'Lê Văn Nối');
    const first = await add(id, 'Phó phòng', '2015', '2019');
    expect(first.ok).toBe(true);
    expect((await add(id, 'Phó phòng', '2019', null)).ok).toBe(true); // in 2019 one may have ended and the other begun
    expect(await add(id, 'Phó phòng', '2017', '2018')).toMatchObject({ error: { kind: 'post-is-held-already' } });
    expect(await add(id, 'Phó phòng', '2015', '2019')).toMatchObject({ error: { kind: 'post-is-held-already' } });
    expect(await add(id, 'Phó phòng', '2014', '2013-12')).toMatchObject({ error: { kind: 'ends-before-it-begins' } });
    expect((await add(id, 'Kế toán', '2013', '2013')).ok).toBe(true);
    expect(await add(id, 'Kế toán', '2013', '2013')).toMatchObject({ error: { kind: 'post-is-held-already' } });
  });

  test('is made more exact later without becoming another post', async () => {
    const id = await enter(officer, unitId, 'Lê Thị Rõ');
    const added = await add(id, 'Trưởng phòng', '2019', null);
    if (!added.ok) throw new Error(added.error.kind);
    const changed = await asActor(officer, (tx) =>
      changePost(tx, officer, { postId: added.value, version: 1, post: post('Trưởng phòng', '2019-05-06', null) }),
    );
    expect(changed.ok).toBe(true);
    const known = await asActor(officer, (tx) => personKnown(tx, id));
    expect(known?.posts.find(({ position }) => position === 'Trưởng phòng')?.from).toBe('2019-05-06');
  });

  test('the database and the application mean the same by every partial day', async () => {
    const partial = fc
      .tuple(
        fc.date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }),
        fc.constantFrom(4, 7, 10),
      )
      .map(([date, length]) => date.toISOString().slice(0, 10).slice(0, length) as PartialDay);
    await fc.assert(
      fc.asyncProperty(partial, partial, async (from, until) => {
        fc.pre(!surelyBefore(until, from));
        const { rows } = await asActor(WORKER, (tx) =>
          sql<{ said: string[]; widest: string[]; within: boolean; sure: boolean }>`
            select array[app.as_known(${firstDay(from)}::date, ${precisionOf(from)}), app.as_known(${lastDay(until)}::date, ${precisionOf(until)})] as said,
              array[app.span_begins(${lastDay(from)}::date, ${precisionOf(from)}), app.span_ends(${firstDay(until)}::date, ${precisionOf(until)})]::text[] as widest,
              app.is_within(${firstDay(from)}::date, ${precisionOf(from)}, ${lastDay(until)}::date, ${precisionOf(until)}) as within,
              not isempty(app.surely_held(${firstDay(from)}::date, ${precisionOf(from)}, ${lastDay(until)}::date, ${precisionOf(until)})) as sure
          `.execute(tx),
        );
        expect(rows[0]).toEqual({
          said: [from, until],
          widest: [firstDay(from), lastDay(until)],
          within: firstDay(from) >= firstDay(until) && lastDay(from) <= lastDay(until),
          sure: lastDay(from) <= firstDay(until),
        });
      }),
      { numRuns: 60 },
    );
  });
});
