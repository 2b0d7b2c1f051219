import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { aPost, enter, someone } from '../../../../tests/factories/people.ts';
import { cookieOf, get, send, wholeSite } from '../../../../tests/factories/whole-site.ts';
import { askForCorrection, moveCorrection } from './correct.command.ts';
import { type KeepFact, keepFact, removeFact } from './keep-fact.command.ts';
import { addPost } from './keep-person.command.ts';
import { tieAccount } from './own-record.command.ts';
import { corrections, readersOfOwnRecord, readFacts } from './restricted.query.ts';

useDatabase();
let year: OpenedYear;
let site: Site;
let a: string;
let b: string;
let an: string;
const actors = {} as Record<
  | 'officerOfA'
  | 'officerOfB'
  | 'leaderOfA'
  | 'office'
  | 'ministry'
  | 'inspector'
  | 'administrator'
  | 'an'
  | 'colleague',
  Actor
>;

const NO_FACT = { year: null, rating: null, from: null, until: null, detail: null, decision: null };
const rated = (year: number): KeepFact['values'] => ({ ...NO_FACT, kind: 'rating', year, rating: 'good' });
const keep = (actor: Actor, unitId: string, values: KeepFact['values'], personId = an) =>
  asActor(actor, (tx) => keepFact(tx, actor, { personId, unitId, values, today: '2026-11-22', was: null }));
const factsIn = (tx: Tx) => sql<{ id: string }>`select id from person_fact`.execute(tx).then(({ rows }) => rows.length);
const read = (actor: Actor) => asActor(actor, (tx) => readFacts(tx, actor, an));

beforeAll(async () => {
  year = await anOpenYear();
  site = wholeSite();
  const [, second, third] = year.units;
  if (!second || !third) throw new Error('the cluster has too few units');
  a = second.id;
  b = third.id;
  actors.officerOfA = await someone('unit-officer', a);
  actors.officerOfB = await someone('unit-officer', b);
  actors.leaderOfA = await someone('unit-leader', a);
  actors.office = year.office;
  actors.ministry = await someone('ministry-officer', null);
  actors.inspector = await someone('inspector', null);
  actors.administrator = await someone('administrator', null);
  actors.an = await someone('staff-member', a);
  actors.colleague = await someone('staff-member', a);
  an = await enter(actors.officerOfA, a, 'Nguyễn Thị Ánh Nguyệt', { birthYear: 1985 });
  const colleague = await enter(actors.officerOfA, a, 'Lê Văn Cường');
  await asActor(WORKER, async (tx) => {
    await tieAccount(tx, actors.an.id, an);
    await tieAccount(tx, actors.colleague.id, colleague);
  });
  expect((await keep(actors.officerOfA, a, rated(2025))).ok).toBe(true);
  expect((await keep(actors.officerOfA, a, { ...NO_FACT, kind: 'maternity', from: '2026-02-01' })).ok).toBe(true);
});

describe('who reads the restricted facts', () => {
  test.each([
    ['officerOfA', 2],
    ['officerOfB', 0],
    ['leaderOfA', 0],
    ['office', 0],
    ['ministry', 2],
    ['inspector', 2],
    ['administrator', 0],
    ['an', 2],
    ['colleague', 0],
  ] as const)('%s: %i, through the application and straight from the tables', async (who, count) => {
    const actor = actors[who];
    expect(await asActor(actor, factsIn)).toBe(count);
    expect(await read(actor)).toHaveLength(count);
    const claims = { ...actor, grants: [{ role: 'ministry-officer', unitId: null, clusterYearId: null }] } as const;
    expect(await asActor(claims, factsIn)).toBe(count); // a false claim of the application opens nothing
  });

  test('a visitor finds nothing, and may not even ask', async () => {
    expect(await asActor(ANONYMOUS, factsIn)).toBe(0);
    await expect(read(ANONYMOUS)).rejects.toThrow();
  });

  test('the log of changes hides them from those who may not read them', async () => {
    const events = (actor: Actor) =>
      asActor(actor, (tx) =>
        sql<{ id: string }>`select id from audit where table_name = 'person_fact'`
          .execute(tx)
          .then(({ rows }) => rows.length),
      );
    expect(await events(actors.inspector)).toBeGreaterThan(0);
    for (const who of ['officerOfB', 'leaderOfA', 'office', 'administrator', 'colleague'] as const)
      expect(await events(actors[who])).toBe(0);
  });

  test('an officer to whose unit somebody has come does not inherit what another unit recorded', async () => {
    await asActor(actors.ministry, (tx) =>
      addPost(tx, actors.ministry, { personId: an, post: aPost(b, 'Phó Chánh Văn phòng') }),
    );
    expect(await read(actors.officerOfB)).toHaveLength(0);
    expect((await keep(actors.officerOfB, b, { ...NO_FACT, kind: 'inspection', from: '2026-11-01' })).ok).toBe(true);
    expect(await read(actors.officerOfB)).toHaveLength(1);
    expect(await read(actors.officerOfA)).toHaveLength(2);
    expect(await read(actors.an)).toHaveLength(3);
  });

  test.each([
    ['officerOfA', 200],
    ['officerOfB', 200],
    ['ministry', 200],
    ['inspector', 200],
    ['leaderOfA', 403],
    ['office', 403],
    ['administrator', 404],
    ['colleague', 404],
  ] as const)('the page answers %s with %i', async (who, status) => {
    const page = await get(site, `/nguoi/${an}/ho-so`, await cookieOf(actors[who]));
    expect(page.status).toBe(status);
    if (status !== 200) expect(await page.text()).not.toContain('Nghỉ thai sản');
  });

  test('every reading is on record, and the person sees who it was', async () => {
    const count = async () => (await asActor(actors.an, readersOfOwnRecord)).length;
    const before = await count();
    await get(site, `/nguoi/${an}/ho-so`, await cookieOf(actors.inspector));
    expect(await count()).toBe(before + 1);
    const [latest] = await asActor(actors.an, readersOfOwnRecord);
    expect(latest).toMatchObject({ name: 'Người thử inspector' });
    expect([...(latest?.facts ?? [])].sort((x, y) => x.localeCompare(y))).toEqual([
      'inspection',
      'maternity',
      'rating',
    ]);
    expect(await asActor(actors.colleague, readersOfOwnRecord)).toEqual([]);
    const own = await get(site, '/ho-so-cua-toi', await cookieOf(actors.an));
    expect(await own.text()).toContain('Nghỉ thai sản');
  });
});

describe('who keeps them', () => {
  test('only the unit’s officer and the Ministry; nobody one’s own', async () => {
    for (const who of ['officerOfB', 'leaderOfA', 'office', 'inspector', 'administrator', 'an'] as const)
      expect(await keep(actors[who], a, rated(2024))).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    const officerAn: Actor = { ...actors.an, grants: [{ role: 'unit-officer', unitId: a, clusterYearId: null }] };
    expect(await keep(officerAn, a, rated(2024))).toMatchObject({ error: { kind: 'not-about-oneself' } });
    await expect(
      asActor(actors.an, (tx) =>
        sql`update person_fact set rating = 'excellent' where kind = 'rating'`
          .execute(tx)
          .then(({ numAffectedRows }) => {
            if (numAffectedRows === 0n) throw new Error('nothing changed');
          }),
      ),
    ).rejects.toThrow('nothing changed');
  });

  test('a year is rated once at a unit, and only by a unit where one has a post', async () => {
    expect(await keep(actors.officerOfA, a, rated(2025))).toMatchObject({ error: { kind: 'year-is-rated-already' } });
    const [, , , fourth] = year.units;
    expect(await keep(actors.ministry, fourth?.id ?? '', rated(2024))).toMatchObject({
      error: { kind: 'no-post-in-that-unit' },
    });
  });

  test('what was recorded by mistake is taken back with a reason, and the log keeps it', async () => {
    const kept = await keep(actors.officerOfA, a, rated(2023));
    if (!kept.ok) throw new Error(kept.error.kind);
    const remove = (reason: string) =>
      asActor(actors.officerOfA, (tx) =>
        removeFact(tx, actors.officerOfA, { id: kept.value, unitId: a, version: 1, reason }),
      );
    expect(await remove('')).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect((await remove('Ghi nhầm người')).ok).toBe(true);
    const [gone] = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('audit')
        .select(['reason', 'before', 'record_id'])
        .where('row_id', '=', kept.value)
        .where('action', '=', 'delete')
        .execute(),
    );
    expect(gone).toMatchObject({ reason: 'Ghi nhầm người', before: { year: 2023 }, record_id: an });
  });
});

describe('a request for correction', () => {
  test('is asked by the person, answered with a reason by the officer, corrected; each sees what is theirs', async () => {
    const asked = await asActor(actors.an, (tx) =>
      askForCorrection(tx, actors.an, {
        about: 'rating',
        asked: 'Năm 2025 là hoàn thành xuất sắc.',
        today: '2026-11-22',
      }),
    );
    if (!asked.ok) throw new Error(asked.error.kind);
    const seen = (actor: Actor) => asActor(actor, async (tx) => (await corrections(tx, {})).length);
    expect(await seen(actors.an)).toBe(1);
    for (const who of ['colleague', 'leaderOfA', 'office', 'administrator'] as const)
      expect(await seen(actors[who])).toBe(0);
    const toldTo = (actor: Actor) =>
      asActor(actor, (tx) =>
        tx.selectFrom('personal_notice').where('kind', 'like', '%correct%').select(['kind', 'about']).execute(),
      );
    const [request] = await asActor(actors.an, (tx) => corrections(tx, { id: asked.value }));
    const officer = request?.unitId === a ? actors.officerOfA : actors.officerOfB;
    // the officer is told whose record, and not what of it
    expect(await toldTo(officer)).toEqual([{ kind: 'asked-to-correct', about: request?.person }]);
    expect(await toldTo(actors.colleague)).toEqual([]);
    const move = (actor: Actor, how: 'agree' | 'correct' | 'withdraw', answer: string, version: number) =>
      asActor(actor, (tx) => moveCorrection(tx, actor, { id: asked.value, move: how, answer, version }));
    expect(await move(actors.colleague, 'agree', 'Được', 1)).toMatchObject({ error: { kind: 'request-is-gone' } });
    expect(await move(actors.inspector, 'agree', 'Được', 1)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await move(actors.an, 'agree', 'Được', 1)).toMatchObject({ error: { kind: 'not-about-oneself' } });
    expect(await move(officer, 'agree', '', 1)).toMatchObject({ error: { kind: 'reason-must-be-written' } });
    expect((await move(officer, 'agree', 'Theo quyết định xếp loại.', 1)).ok).toBe(true);
    expect(await move(actors.an, 'withdraw', '', 2)).toMatchObject({ error: { kind: 'not-a-next-state' } });
    expect(await move(officer, 'correct', '', 1)).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect((await move(officer, 'correct', '', 2)).ok).toBe(true);
    expect((await toldTo(actors.an)).map(({ kind }) => kind)).toEqual(['correction-answered', 'correction-answered']);
    expect((await asActor(actors.an, (tx) => corrections(tx, {})))[0]).toMatchObject({
      state: 'corrected',
      answer: 'Theo quyết định xếp loại.',
      answeredBy: 'Người thử unit-officer',
    });
  });

  test('goes through the pages, and nobody asks for another', async () => {
    const cookie = await cookieOf(actors.colleague);
    const sent = await send(site, '/ho-so-cua-toi', { about: 'post', asked: 'Chức vụ là Chuyên viên chính.' }, cookie);
    expect(sent.status).toBe(303);
    const officer = await cookieOf(actors.officerOfA);
    const list = await (await get(site, '/nhan-su/de-nghi', officer)).text();
    expect(list).toContain('Chức vụ là Chuyên viên chính.');
    expect((await get(site, '/nhan-su/de-nghi', cookie)).status).toBe(403);
    await expect(
      asActor(actors.colleague, (tx) =>
        sql`insert into correction_request (id, person_id, about, asked, asked_by_id)
            values (gen_random_uuid(), ${an}, 'name', 'x', ${actors.colleague.id})`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
