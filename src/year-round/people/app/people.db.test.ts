import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { tieAccount, tieBySignInName } from './own-record.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { aPost, enter, personValues, someone } from '../../../../tests/factories/people.ts';
import { addPerson, addPost, changePerson, changePost } from './keep-person.command.ts';
import { peopleKnown, personKnown } from './people.query.ts';

useDatabase();
let year: OpenedYear;
let a: string;
let b: string;
const actors = {} as Record<
  | 'officerOfA'
  | 'officerOfB'
  | 'leaderOfA'
  | 'office'
  | 'ministry'
  | 'inspector'
  | 'administrator'
  | 'staff'
  | 'foreignOffice',
  Actor
>;
let an: string;
let binh: string;

const namesIn = async (tx: Tx, table: 'person' | 'post_held' | 'person_particulars'): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}`.execute(tx);
  return rows.map(({ id }) => id);
};
const found = (actor: Actor, text: string, unitId: string | null = null) =>
  asActor(actor, async (tx) => (await peopleKnown(tx, { text, unitId, most: 20, beyond: 0 })).map(({ name }) => name));

beforeAll(async () => {
  year = await anOpenYear();
  const [head, second, third] = year.units;
  if (!head || !second || !third) throw new Error('the cluster has too few units');
  a = second.id;
  b = third.id;
  actors.officerOfA = await someone('unit-officer', a);
  actors.officerOfB = await someone('unit-officer', b);
  actors.leaderOfA = await someone('unit-leader', a);
  actors.office = year.office;
  actors.ministry = await someone('ministry-officer', null);
  actors.inspector = await someone('inspector', null);
  actors.administrator = await someone('administrator', null);
  actors.staff = await someone('staff-member', a);
  const elsewhere = {
    role: 'cluster-office',
    unitId: null,
    clusterYearId: '00000000-0000-7000-8000-00000000ffff',
  } as const;
  actors.foreignOffice = { ...(await someone('administrator', null)), grants: [elsewhere] };
  an = await enter(actors.officerOfA, a, 'Nguyễn Thị Ánh Nguyệt', { staffCode: 'stp 01', birthYear: 1985 });
  binh = await enter(actors.officerOfB, b, 'Trần Quý Bình', { birthYear: 1979 });
  await asActor(WORKER, (tx) => tieAccount(tx, actors.staff.id, an));
});

describe('who finds whom', () => {
  test.each([
    ['officerOfA', true, false, true],
    ['officerOfB', false, true, false],
    ['leaderOfA', true, false, false],
    ['office', true, true, false],
    ['ministry', true, true, true],
    ['inspector', true, true, true],
    ['administrator', false, false, false],
    ['foreignOffice', false, false, false],
    ['staff', true, false, true], // themselves
  ] as const)('%s', async (who, seesAn, seesBinh, particularsOfAn) => {
    const actor = actors[who];
    const read = await asActor(actor, async (tx) => ({
      people: await namesIn(tx, 'person'),
      particulars: await namesIn(tx, 'person_particulars'),
      posts: (await sql<{ person_id: string }>`select person_id from post_held`.execute(tx)).rows.map(
        (row) => row.person_id,
      ),
      an: await personKnown(tx, an),
    }));
    expect(read.people.includes(an)).toBe(seesAn);
    expect(read.people.includes(binh)).toBe(seesBinh);
    expect(read.posts.includes(an)).toBe(seesAn);
    expect(read.posts.includes(binh)).toBe(seesBinh);
    expect(read.particulars.includes(an)).toBe(particularsOfAn);
    expect(read.an?.birthYear ?? null).toBe(particularsOfAn ? 1985 : null);
    // the search, which passes by row-level security, says the same
    expect(await found(actor, 'nguyet')).toEqual(seesAn ? ['Nguyễn Thị Ánh Nguyệt'] : []);
    expect(await found(actor, 'tran qui bi')).toEqual(seesBinh ? ['Trần Quý Bình'] : []);
  });

  test('a visitor sees nobody of the register, and public persons as before', async () => {
    const seen = await asActor(ANONYMOUS, (tx) => namesIn(tx, 'person'));
    expect(seen).not.toContain(an);
    expect(seen.length).toBeGreaterThan(0); // the head of the cluster's year is public
    expect(await found(ANONYMOUS, 'nguyet')).toEqual([]);
  });

  test('a role claimed by the application, but not held, opens nothing of the particulars', async () => {
    const pretender: Actor = {
      ...actors.administrator,
      grants: [{ role: 'ministry-officer', unitId: null, clusterYearId: null }],
    };
    expect(await asActor(pretender, (tx) => namesIn(tx, 'person_particulars'))).toEqual([]);
    expect(await asActor(pretender, (tx) => namesIn(tx, 'post_held'))).toEqual([]);
  });
});

describe('found by any spelling', () => {
  test.each(['Nguyễn Thị Ánh Nguyệt', 'nguyen thi anh', 'nguyệt', 'Anh Nguyet', 'nguyet nguyen', 'STP01', 'stp 01'])(
    '«%s»',
    async (text) => expect(await found(actors.ministry, text)).toEqual(['Nguyễn Thị Ánh Nguyệt']),
  );
  test('Lý and Lí, NFD and a stray letter', async () => {
    expect(await found(actors.ministry, 'trần quí bình')).toEqual(['Trần Quý Bình']);
    expect(await found(actors.ministry, 'trần quý bình'.normalize('NFD'))).toEqual(['Trần Quý Bình']);
    expect(await found(actors.ministry, '%')).toEqual([]);
    expect(await found(actors.ministry, '%nguyet_')).toEqual([]);
  });
  test('a staff code finds nobody for whoever may not know it', async () => {
    expect(await found(actors.office, 'STP01')).toEqual([]);
  });
  test('a unit’s list stands in the order of given names', async () => {
    await enter(actors.officerOfA, a, 'Vũ Thị An');
    await enter(actors.officerOfA, a, 'Đặng Văn Ân');
    expect(await found(actors.officerOfA, '', a)).toEqual(['Vũ Thị An', 'Đặng Văn Ân', 'Nguyễn Thị Ánh Nguyệt']);
    expect(await found(actors.officerOfB, '', a)).toEqual([]);
  });
});

describe('keeping the register', () => {
  test('an officer enters for the own unit only; the leader, the head’s office and the inspector enter nobody', async () => {
    for (const who of ['officerOfB', 'leaderOfA', 'office', 'inspector', 'administrator', 'staff'] as const) {
      const outcome = await asActor(actors[who], (tx) =>
        addPerson(tx, actors[who], { person: personValues('Lê Văn Cường'), post: aPost(a), thisYear: 2026 }),
      );
      expect(outcome).toEqual({ ok: false, error: { kind: 'not-yours-to-do' } });
    }
    await expect(
      asActor(actors.leaderOfA, (tx) =>
        sql`insert into post_held (id, person_id, unit_id, position) values (gen_random_uuid(), ${an}, ${a}, 'Giám đốc')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  test('a code that somebody of another unit bears is refused without saying who', async () => {
    const outcome = await asActor(actors.officerOfB, (tx) =>
      addPerson(tx, actors.officerOfB, {
        person: personValues('Lê Văn Dũng', { staffCode: 'STP01' }),
        post: aPost(b),
        thisYear: 2026,
      }),
    );
    expect(outcome).toEqual({ ok: false, error: { kind: 'staff-code-is-taken' } });
  });

  test('the same post over days that meet is refused; another, and the same one later, are not', async () => {
    const add = (of: object) =>
      asActor(actors.officerOfA, (tx) =>
        addPost(tx, actors.officerOfA, { personId: an, post: { ...aPost(a), ...of } }),
      );
    expect(await add({ from: '2026-01-01' })).toMatchObject({ error: { kind: 'post-is-held-already' } });
    expect((await add({ position: 'Bí thư chi bộ', line: 'party', manner: 'concurrent' })).ok).toBe(true);
    const known = await asActor(actors.officerOfA, (tx) => personKnown(tx, an));
    const post = known?.posts.find(({ position }) => position === 'Chuyên viên');
    const close = await asActor(actors.officerOfA, (tx) =>
      changePost(tx, actors.officerOfA, {
        postId: post?.id ?? '',
        version: 1,
        post: { ...aPost(a), until: '2026-06-30' },
      }),
    );
    expect(close.ok).toBe(true);
    expect((await add({ from: '2026-07-01' })).ok).toBe(true);
    const late = await asActor(actors.officerOfA, (tx) =>
      changePost(tx, actors.officerOfA, { postId: post?.id ?? '', version: 1, post: aPost(a, 'Chuyên viên chính') }),
    );
    expect(late).toMatchObject({ error: { kind: 'someone-saved-before' } });
  });

  test('a correction needs the version that was read, and is written down before and after', async () => {
    const change = (version: number, name: string) =>
      asActor(actors.officerOfB, (tx) =>
        changePerson(tx, actors.officerOfB, {
          id: binh,
          version,
          person: personValues(name, { birthYear: 1980 }),
          thisYear: 2026,
        }),
      );
    expect((await change(1, 'Trần Quý Bình')).ok).toBe(true);
    expect(await change(1, 'Trần Quý Bính')).toMatchObject({ error: { kind: 'someone-saved-before' } });
    const [row] = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('audit')
        .selectAll()
        .where('row_id', '=', binh)
        .where('table_name', '=', 'person_particulars')
        .where('action', '=', 'update')
        .execute(),
    );
    expect(row).toMatchObject({
      actor_id: actors.officerOfB.id,
      before: { birth_year: 1979 },
      after: { birth_year: 1980 },
    });
    const other = await asActor(actors.officerOfA, (tx) =>
      changePerson(tx, actors.officerOfA, {
        id: binh,
        version: 2,
        person: personValues('Trần Quý Bình'),
        thisYear: 2026,
      }),
    );
    expect(other).toEqual({ ok: false, error: { kind: 'nobody-has-that-id' } });
  });

  test('the officer says which account is a person’s, once', async () => {
    const dung = await enter(actors.officerOfA, a, 'Lê Thị Dung');
    const account = await someone('staff-member', a);
    await asActor(WORKER, (tx) =>
      tx.insertInto('account_access').values({ id: account.id, sign_in_name: 'dunglt' }).execute(),
    );
    const tie = (actor: Actor, personId: string, signInName: string) =>
      asActor(actor, (tx) => tieBySignInName(tx, actor, { personId, signInName }));
    expect(await tie(actors.leaderOfA, dung, 'dunglt')).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await tie(actors.officerOfA, dung, 'khongco')).toMatchObject({ error: { kind: 'no-such-account' } });
    expect((await tie(actors.officerOfA, dung, 'DungLT')).ok).toBe(true);
    expect(await tie(actors.officerOfA, dung, 'dunglt')).toMatchObject({ error: { kind: 'tied-to-somebody' } });
    expect((await asActor(account, (tx) => personKnown(tx, dung)))?.name).toBe('Lê Thị Dung');
  });

  test('nobody takes somebody else’s record for their own: not by a post given here, nor for oneself', async () => {
    const account = await someone('staff-member', a);
    await asActor(WORKER, (tx) =>
      tx
        .insertInto('account_access')
        .values([
          { id: account.id, sign_in_name: 'colleague' },
          { id: actors.officerOfA.id, sign_in_name: 'officer-of-a' },
        ])
        .execute(),
    );
    const tie = (actor: Actor, personId: string, signInName: string) =>
      asActor(actor, (tx) => tieBySignInName(tx, actor, { personId, signInName }));
    const foreign = await enter(actors.officerOfB, b, 'Vũ Thị Lan');
    await asActor(WORKER, (tx) =>
      tx.updateTable('person').set({ is_public: true }).where('id', '=', foreign).execute(),
    );
    const post = (actor: Actor) => asActor(actor, (tx) => addPost(tx, actor, { personId: foreign, post: aPost(a) }));
    expect(await post(actors.officerOfA)).toMatchObject({ error: { kind: 'another-unit-keeps-the-person' } });
    expect((await post(actors.ministry)).ok).toBe(true);
    expect(await tie(actors.officerOfA, foreign, 'colleague')).toMatchObject({
      error: { kind: 'known-in-another-unit' },
    });
    const own = await enter(actors.officerOfA, a, 'Đỗ Văn Giang');
    expect(await tie(actors.officerOfA, own, 'officer-of-a')).toMatchObject({ error: { kind: 'not-about-oneself' } });
    expect((await tie(actors.ministry, foreign, 'colleague')).ok).toBe(true);
  });
});
