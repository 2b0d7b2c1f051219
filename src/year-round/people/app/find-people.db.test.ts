import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { searchKey } from '#src/kernel/vietnamese-text.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { enter, someone } from '../../../../tests/factories/people.ts';
import { tieAccount } from './own-record.command.ts';
import { peopleKnown } from './people.query.ts';

useDatabase();
let actors: readonly Actor[];
let officer: Actor;
let unitIds: readonly string[];

const FAMILY = ['Nguyễn', 'Trần', 'Lê', 'An'];
const MIDDLE = ['Văn', 'Thị', 'Thị Hà', 'Hữu'];
const GIVEN = ['An', 'Ân', 'Anh', 'Hà', 'Vy', 'Nguyên', 'Y'];

beforeAll(async () => {
  const year = await anOpenYear();
  unitIds = year.units.map(({ id }) => id);
  const [a = '', b = ''] = unitIds;
  officer = await someone('unit-officer', a);
  const staff = await someone('staff-member', b);
  const own = await enter(await someone('ministry-officer', null), b, 'Trần Thị Chính Mình');
  await asActor(WORKER, (tx) => tieAccount(tx, staff.id, own));
  actors = [
    ANONYMOUS,
    officer,
    await someone('unit-leader', b),
    year.office,
    staff,
    await someone('ministry-officer', null),
    await someone('inspector', null),
    await someone('administrator', null),
  ];
});

const somebody = fc.record({
  name: fc
    .tuple(fc.constantFrom(...FAMILY), fc.constantFrom(...MIDDLE), fc.constantFrom(...GIVEN))
    .map((words) => words.join(' ')),
  units: fc.array(fc.nat(3), { maxLength: 2 }),
  isPublic: fc.boolean(),
  mergedInto: fc.option(fc.nat(30), { nil: null }),
});

/** Enters them past the commands: any state that the tables allow. A record is merged only into one entered before. */
const enterAll = (people: readonly (typeof somebody extends fc.Arbitrary<infer One> ? One : never)[]) =>
  asActor(WORKER, async (tx) => {
    const ids = people.map(() => newId());
    await sql`delete from post_held where person_id in (select id from person where is_synthetic)`.execute(tx);
    await sql`update person set merged_into_id = null where is_synthetic`.execute(tx);
    await sql`delete from person p where is_synthetic and not app.is_kept(p.id) and not exists (select from leadership where person_id = p.id)`.execute(
      tx,
    );
    for (const [at, { name, units, isPublic, mergedInto }] of people.entries()) {
      const into = mergedInto !== null && mergedInto < at ? (ids[mergedInto] ?? null) : null;
      await sql`insert into person (id, name, is_public, is_synthetic, merged_into_id) values (${ids[at]}, ${name}, ${isPublic}, true, ${into})`.execute(
        tx,
      );
      for (const unit of new Set(units))
        await sql`insert into post_held (id, person_id, unit_id, position) values (${newId()}, ${ids[at]}, ${unitIds[unit]}, 'Chuyên viên')`.execute(
          tx,
        );
    }
  });

const seen = (actor: Actor) =>
  asActor(
    actor,
    async (tx) =>
      (await sql<{ id: string; name: string }>`select id, name from person where merged_into_id is null`.execute(tx))
        .rows,
  );
const found = (actor: Actor, text: string, most = 1000, beyond = 0) =>
  asActor(actor, async (tx) => (await peopleKnown(tx, { text, unitId: null, most, beyond })).map(({ id }) => id));

const beginsOrHolds = (name: string, text: string): boolean => {
  const key = ` ${searchKey(name)}`;
  return searchKey(text)
    .split(' ')
    .every((word) => key.includes(word.length < 3 ? ` ${word}` : word));
};

describe('whoever is found is seen, and whoever is seen is found', () => {
  test('by every reader, of any people, whatever was merged', async () => {
    const texts = ['Nguyễn', 'tran', 'thị', 'an', 'le an', 'hà văn', 'uye', 'vy nguyen thi', 'chinh minh'];
    await fc.assert(
      fc.asyncProperty(fc.array(somebody, { minLength: 5, maxLength: 30 }), async (people) => {
        await enterAll(people);
        for (const actor of actors) {
          const all = await seen(actor);
          for (const text of texts) {
            const due = all.filter(({ name }) => beginsOrHolds(name, text)).map(({ id }) => id);
            expect((await found(actor, text)).toSorted(), `${actor.name}: ${text}`).toEqual(due.toSorted());
          }
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);

  test('page by page nobody twice and nobody missing', async () => {
    for (const actor of actors) {
      const whole = await found(actor, 'an');
      const pages = [];
      for (let beyond = 0; beyond < whole.length; beyond += 3) pages.push(...(await found(actor, 'an', 3, beyond)));
      expect(pages).toEqual(whole);
    }
  });

  test('a name that was corrected is found as it is now, and somebody who left a unit is no longer of it', async () => {
    const [a = ''] = unitIds;
    const id = await enter(officer, a, 'Lò Thị Xuân Tươi');
    expect(await found(officer, 'xuan tuoi')).toEqual([id]);
    await asActor(WORKER, (tx) => sql`update person set name = 'Lò Thị Xuân Tưới' where id = ${id}`.execute(tx));
    expect(await found(officer, 'lò thị xuân tưới')).toEqual([id]);
    await asActor(WORKER, (tx) => sql`delete from post_held where person_id = ${id}`.execute(tx));
    expect(await found(officer, 'xuan tuoi')).toEqual([]);
  });
});

describe('in which order', () => {
  test('as it was written, called so, of that family, the rest', async () => {
    const [a = ''] = unitIds;
    for (const name of ['Ẩn Văn Bảy', 'Bùi Thị Ẩn', 'Lý Văn Ấn', 'Bùi Ẩn Khoa', 'Ân Quang Bảy'])
      await enter(officer, a, name);
    const names = await asActor(officer, async (tx) =>
      (await peopleKnown(tx, { text: 'ẩn', unitId: a, most: 50, beyond: 0 })).map(({ name }) => name),
    );
    const place = (name: string) => names.indexOf(name);
    expect(place('Bùi Thị Ẩn')).toBe(0);
    expect(place('Ẩn Văn Bảy')).toBeLessThan(place('Lý Văn Ấn'));
    expect(place('Lý Văn Ấn')).toBeLessThan(place('Bùi Ẩn Khoa'));
  });

  test.each([
    '',
    ' ',
    '%',
    '_',
    '\\',
    "'; drop table person; --",
    '()',
    '[',
    '%%%',
    '* + ?',
    'a'.repeat(200),
    'n '.repeat(60),
  ])('«%s» breaks nothing', async (text) => {
    for (const actor of actors) expect(await found(actor, text)).toEqual([]);
  });
});
