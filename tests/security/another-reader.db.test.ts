import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor, type Grant, type Role, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../database.ts';

useDatabase();
let fenced: readonly string[];
let clusterYearId: string;

/** What the database itself shows of each fenced table, whatever the application would ask. */
const rowsSeenBy = (actor: Actor): Promise<Record<string, number>> =>
  asActor(actor, async (tx) => {
    const counts: Record<string, number> = {};
    for (const table of fenced) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)}`.execute(tx);
      counts[table] = rows[0]?.n ?? 0;
    }
    return counts;
  });

const someone = (...grants: Grant[]): Actor => ({ id: newId(), kind: 'person', name: 'Người khác', grants });
const inAnotherYear = (role: Role) => someone({ role, clusterYearId: newId(), unitId: newId() });
const NOTHING = (tables: readonly string[]) => Object.fromEntries(tables.map((table) => [table, 0]));

/** What the steps of a finished year have made public: signed covenants, issued decisions, who stood in an announced vote. */
const PUBLISHED = [
  'covenant',
  'covenant_task',
  'covenant_signature',
  'target',
  'paper',
  'decision',
  'decision_row',
  'ballot',
  'ballot_nominee',
];

beforeAll(async () => {
  await rehearse({ units: 14, year: 2027, seed: 1, save: async () => {}, progress: () => {} });
  const found = await asActor(WORKER, async (tx) => ({
    tables: (
      await sql<{ name: string }>`
        select tablename::text as name from pg_policies
        where schemaname = 'public' and policyname = 'read_in_reach' order by 1`.execute(tx)
    ).rows.map(({ name }) => name),
    year: await tx.selectFrom('cluster_year').select('id').where('year', '=', 2027).executeTakeFirstOrThrow(),
  }));
  fenced = found.tables;
  clusterYearId = found.year.id;
  await whatTheRehearsalLeavesOut();
  await somebodySaysSomething();
}, 60_000);

/** In the rehearsed year nobody talks about a record. */
async function somebodySaysSomething(): Promise<void> {
  const grant: Grant = { role: 'cluster-office', clusterYearId, unitId: null };
  const name = 'Người viết';
  const { id, covenant } = await asActor(WORKER, async (tx) => ({
    id: await createAccount(tx, { name, post: null, isDemonstration: false, grants: [grant] }),
    covenant: await tx.selectFrom('covenant').select('id').executeTakeFirstOrThrow(),
  }));
  const record = { record_kind: 'covenant', record_id: covenant.id, cluster_year_id: clusterYearId };
  await asActor({ id, kind: 'person', name, grants: [grant] }, (tx) =>
    tx
      .insertInto('comment')
      .values({ id: newId(), ...record, by_account_id: id, text: 'Trao đổi nội bộ.' })
      .execute(),
  );
}

/** The rehearsed year goes by its rules, comments on nothing, approves no bulletin and is reminded of nothing. */
const whatTheRehearsalLeavesOut = () =>
  asActor(WORKER, async (tx) => {
    const covenant = await tx.selectFrom('covenant').select('id').executeTakeFirstOrThrow();
    const meeting = await tx.selectFrom('meeting').select('id').executeTakeFirstOrThrow();
    const unit = await tx.selectFrom('covenant_signature').select('unit_id').executeTakeFirstOrThrow();
    const said = { covenant_id: covenant.id, unit_id: unit.unit_id, edition: 1 };
    await tx
      .insertInto('covenant_comment')
      .values({ id: newId(), ...said, clause: 'whole', text: 'Đề nghị làm rõ.', said_on: '2027-02-01' })
      .execute();
    await tx
      .insertInto('covenant_consent')
      .values({ id: newId(), ...said, agreed_on: '2027-02-02' })
      .execute();
    const vote = await tx.selectFrom('ballot').select('id').executeTakeFirstOrThrow();
    await tx
      .insertInto('vote_aside')
      .values({
        id: newId(),
        ballot_id: vote.id,
        unit_id: unit.unit_id ?? '',
        kind: 'abstained',
        said_by: 'Trưởng đoàn',
        reason: 'Nhường đơn vị khác.',
        entered_for_unit: true,
        by_account_id: WORKER.id,
      })
      .execute();
    await tx.insertInto('bulletin').values({ id: newId(), meeting_id: meeting.id, text: 'Bản nháp.' }).execute();
    await tx
      .insertInto('reminder')
      .values({ id: newId(), cluster_year_id: clusterYearId, step: 'launch', due_on: '2027-02-01', stage: 'day-after' })
      .execute();
    const warned = { step: 'launch', warning: 'late', reason: 'Chờ quyết định.', by_account_id: WORKER.id };
    await tx
      .insertInto('step_passed')
      .values({ id: newId(), cluster_year_id: clusterYearId, ...warned })
      .execute();
  });

describe('the database shows nothing to who has no part in a year', () => {
  test('while a whole year lies in every fenced table', async () => {
    const held = await rowsSeenBy(WORKER);
    const empty = Object.entries(held).flatMap(([table, rows]) => (rows === 0 ? [table] : []));
    expect(fenced.length).toBeGreaterThan(25);
    expect(empty).toEqual([]);
  });

  test.each([
    ['a visitor', ANONYMOUS],
    ['an officer of a unit in another cluster', inAnotherYear('unit-officer')],
    ['the head’s office of another cluster', inAnotherYear('cluster-office')],
    ['a teller of another cluster', inAnotherYear('teller')],
    ['the administrator', someone({ role: 'administrator', clusterYearId: null, unitId: null })],
    ['a person without any role', someone()],
  ])('%s reads only what was published', async (_who, actor) => {
    const seen = await rowsSeenBy(actor);
    const unpublished = fenced.filter((table) => !PUBLISHED.includes(table));
    expect(seen).toMatchObject(NOTHING(unpublished));
    const hidden = await asActor(actor, (tx) =>
      tx
        .selectFrom('paper')
        .select('kind')
        .where('kind', 'not in', ['covenant', 'decision'])
        .where('origin', '=', 'live')
        .execute(),
    );
    expect(hidden).toEqual([]);
  });
});

describe('within a year', () => {
  test('a unit reads its own figures and points, and no other’s before they are final', async () => {
    const [unit] = await asActor(WORKER, (tx) =>
      tx.selectFrom('progress_report').select('unit_id').distinct().execute(),
    );
    const officer = someone({ role: 'unit-officer', clusterYearId, unitId: unit?.unit_id ?? '' });
    const own = await asActor(officer, (tx) => tx.selectFrom('progress_report').select('unit_id').execute());
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map((row) => row.unit_id))).toEqual(new Set([unit?.unit_id]));
    const sheets = () => asActor(officer, (tx) => tx.selectFrom('score_sheet').select('unit_id').execute());
    expect((await sheets()).length).toBe(14); // all final
    await asActor(WORKER, (tx) => tx.updateTable('score_sheet').set({ state: 'submitted' }).execute());
    expect(await sheets()).toEqual([{ unit_id: unit?.unit_id }]);
  });

  test('what a unit has not sent is seen by the unit and the head’s office, by no other member', async () => {
    const [first, second] = await asActor(WORKER, (tx) =>
      tx.selectFrom('membership').select('unit_id').where('cluster_year_id', '=', clusterYearId).limit(2).execute(),
    );
    const draft = newId();
    await asActor(WORKER, (tx) =>
      tx
        .insertInto('registration')
        .values({
          id: draft,
          cluster_year_id: clusterYearId,
          unit_id: first?.unit_id ?? '',
          award_id: 'CO_BO',
          subject: 'collective',
          subject_name: 'Bản nháp',
          state: 'draft',
        })
        .execute(),
    );
    const seenBy = async (role: Role, unitId: string | null | undefined) =>
      (
        await asActor(someone({ role, clusterYearId, unitId: unitId ?? null }), (tx) =>
          tx.selectFrom('registration').select('id').where('id', '=', draft).execute(),
        )
      ).length;
    expect(await seenBy('unit-officer', first?.unit_id)).toBe(1);
    expect(await seenBy('cluster-office', second?.unit_id)).toBe(1);
    expect(await seenBy('unit-officer', second?.unit_id)).toBe(0);
  });

  test('who sees a row and may not write changes nothing: a visitor’s change finds no row', async () => {
    await expect(
      asActor(ANONYMOUS, (tx) =>
        tx
          .insertInto('step_passed')
          .values({
            id: newId(),
            cluster_year_id: clusterYearId,
            step: 'launch',
            warning: 'x',
            reason: 'y',
            by_account_id: ANONYMOUS.id,
          })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/);
    const changed = await asActor(ANONYMOUS, (tx) =>
      tx.updateTable('covenant').set({ theme: 'khác' }).executeTakeFirst(),
    );
    expect(Number(changed.numUpdatedRows)).toBe(0);
  });
});

describe('what holds for everybody', () => {
  const officer = () => someone({ role: 'unit-officer', clusterYearId: null, unitId: newId() });

  test.each([
    'update account_rule set step_up_minutes = 720',
    'delete from second_factor_role',
    'delete from holiday_schedule',
    'delete from special_day',
  ])('is not changed by who only works for a unit: %s', async (attempt) => {
    const changed = await asActor(officer(), (tx) => sql.raw(attempt).execute(tx));
    expect(Number(changed.numAffectedRows)).toBe(0);
  });

  test('nobody is told anything under another’s name, and nobody makes a record their own', async () => {
    const [one, other, person] = await asActor(WORKER, async (tx) => {
      const account = () => createAccount(tx, { name: 'Ai đó', post: null, isDemonstration: false, grants: [] });
      const found = await tx.selectFrom('person').select('id').executeTakeFirst();
      const personId = found?.id ?? newId();
      if (!found)
        await tx.insertInto('person').values({ id: personId, name: 'Nguyễn Văn An', is_public: true }).execute();
      return [await account(), await account(), personId];
    });
    const actor: Actor = { id: one, kind: 'person', name: 'Ai đó', grants: [] };
    const notice = { id: newId(), account_id: other, kind: 'mentioned', href: '/viec' };
    for (const by_account_id of [WORKER.id, null])
      await expect(
        asActor(actor, (tx) =>
          tx
            .insertInto('personal_notice')
            .values({ ...notice, by_account_id })
            .execute(),
        ),
      ).rejects.toThrow(/row-level security/);
    for (const id of [one, other])
      await expect(
        asActor(actor, (tx) => tx.updateTable('account').set({ person_id: person }).where('id', '=', id).execute()),
      ).rejects.toThrow(/whose record/);
  });
});
