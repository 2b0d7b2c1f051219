import { sql } from 'kysely';
import { Client } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, type Grant, ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import { comingFrom } from '#src/platform/postgres/whence.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { STEP_WINDOWS } from '#src/rehearsal/demonstration.command.ts';
import { openYear } from '#src/year/1-launch/app/open-year.command.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { registeredForTheFlag } from '../factories/registration.ts';
import { SUBJECTS } from '#src/year-round/audit/domain/event-kinds.ts';
import { noteReading } from '#src/year-round/audit/app/note-reading.command.ts';

const database = useDatabase();
let year: OpenedYear;
let laterOffice: Actor;

const everything = () => asActor(WORKER, (tx) => tx.selectFrom('audit').selectAll().orderBy('id').execute());
const seenBy = (actor: Actor) => asActor(actor, (tx) => tx.selectFrom('audit').selectAll().orderBy('id').execute());
const someone = async (name: string, ...grants: Grant[]): Promise<Actor> => {
  const id = await asActor(WORKER, (tx) => createAccount(tx, { name, post: null, isDemonstration: false, grants }));
  return { id, kind: 'person', name, grants };
};

beforeAll(async () => {
  year = await anOpenYear();
  const unitIds = year.units.map(({ id }) => id);
  await registeredForTheFlag(year, unitIds);
  const opened = await asActor(WORKER, (tx) =>
    openYear(tx, WORKER, {
      clusterId: year.clusterId,
      year: 2028,
      term: 'cụm',
      name: 'Cụm thi đua các tỉnh diễn tập',
      blocs: [{ name: 'Khối chung', unitKind: 'STP', unitIds }],
      leaders: [{ role: 'HEAD', unitId: year.head.id, person: null, position: null, decision: null }],
      steps: STEP_WINDOWS(2028),
      openedFromId: null,
      isSynthetic: true,
    }),
  );
  if (!opened.ok) throw new Error(opened.error.kind);
  const grant = { role: 'cluster-office', clusterYearId: opened.value, unitId: year.head.id } as const;
  laterOffice = await someone('Văn phòng năm sau', grant);
});

describe('every event', () => {
  test('is of a kind: the list knows exactly the tables that the database audits', async () => {
    const { rows } = await asActor(WORKER, (tx) =>
      sql<{ name: string }>`select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
                            where t.tgname = 'audited' order by 1`.execute(tx),
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.values(SUBJECTS).flat().sort());
  });

  test('says from where it came, in which request, and which act it was', async () => {
    await comingFrom({ origin: 'web', requestId: 'a1b2c3d4' }, () =>
      asActor(year.office, (tx) => tx.updateTable('registration').set({ note: 'Đã đối chiếu' }).execute(), {
        act: 'decision-recorded',
        reason: 'Thử',
      }),
    );
    const changed = (await everything()).filter(({ action }) => action === 'update');
    expect(changed.at(-1)).toMatchObject({
      table_name: 'registration',
      act: 'decision-recorded',
      reason: 'Thử',
      origin: 'web',
      request_id: 'a1b2c3d4',
      after: { note: 'Đã đối chiếu' },
    });
    const opened = (await everything()).find(({ table_name }) => table_name === 'cluster_year');
    expect(opened).toMatchObject({ origin: 'worker', request_id: null, act: null });
  });

  test('belongs to the record and the year whose part the row is', async () => {
    const events = await everything();
    const step = events.find(({ table_name }) => table_name === 'registration_event');
    expect(step).toMatchObject({ record_table: 'registration', cluster_year_id: year.clusterYearId });
    expect(step?.after).toMatchObject({ registration_id: step?.record_id });
    expect(events.find(({ table_name }) => table_name === 'cluster_year')).toMatchObject({
      record_table: 'cluster_year',
      cluster_year_id: year.clusterYearId,
    });
  });

  test('of a part that goes with its record still belongs to both', async () => {
    const registration = await asActor(WORKER, async (tx) => {
      const first = await tx.selectFrom('registration').selectAll().limit(1).executeTakeFirstOrThrow();
      await tx.deleteFrom('registration').where('id', '=', first.id).execute();
      return first;
    });
    const gone = (await everything()).filter(({ action }) => action === 'delete');
    expect(gone.length).toBeGreaterThan(1);
    for (const event of gone)
      expect(event).toMatchObject({ record_id: registration.id, cluster_year_id: registration.cluster_year_id });
  });
});

describe('who reads what was done', () => {
  test('the head’s office reads its own year, its officers their unit’s records and their own acts, a visitor nothing', async () => {
    const office = await seenBy(year.office);
    expect(office.length).toBeGreaterThan(10);
    for (const event of office)
      expect(event.cluster_year_id === year.clusterYearId || event.actor_id === year.office.id).toBe(true);
    for (const event of await seenBy(laterOffice)) expect(event.cluster_year_id).not.toBe(year.clusterYearId);
    expect(await seenBy(ANONYMOUS)).toEqual([]);

    const [, unit] = year.units;
    if (!unit) throw new Error('a cluster has units');
    const officer = await year.officerOf(unit);
    const told = (await seenBy(officer)).filter(({ record_table }) => record_table === 'registration');
    expect(told.length).toBeGreaterThan(0);
    const ids = new Set(told.map(({ record_id }) => record_id));
    const units = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('registration')
        .select('unit_id')
        .where('id', 'in', [...ids])
        .execute(),
    );
    expect(new Set(units.map(({ unit_id }) => unit_id))).toEqual(new Set([unit.id]));
  });

  test('the Ministry and an inspector read all of it, an administrator only what he did himself', async () => {
    const all = (await everything()).length;
    const scope = { clusterYearId: null, unitId: null };
    const inspector = await someone('Thanh tra', { role: 'inspector', ...scope });
    const ministry = await someone('Cán bộ Bộ', { role: 'ministry-officer', ...scope });
    expect((await seenBy(inspector)).length).toBeGreaterThan(all);
    expect((await seenBy(ministry)).length).toBeGreaterThan(all);
    expect(await seenBy(await someone('Quản trị', { role: 'administrator', ...scope }))).toEqual([]);
  });

  test('that somebody opened a restricted fact is on record, and shown to the office, not to other members', async () => {
    const [, , unit] = year.units;
    if (!unit) throw new Error('a cluster has units');
    const officer = await year.officerOf(unit);
    const row = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('registration')
        .select(['id', 'unit_id'])
        .where('cluster_year_id', '=', year.clusterYearId)
        .executeTakeFirstOrThrow(),
    );
    await asActor(officer, (tx) => noteReading(tx, officer, { table: 'registration', id: row.id, facts: ['note'] }));
    const readings = (events: Awaited<ReturnType<typeof everything>>) =>
      events.filter(({ action }) => action === 'read');
    expect(readings(await seenBy(year.office))).toMatchObject([
      {
        act: 'record-read',
        actor_id: officer.id,
        row_id: row.id,
        after: { facts: ['note'] },
        cluster_year_id: year.clusterYearId,
      },
    ]);
    const owner = year.units.find(({ id }) => id === row.unit_id);
    if (!owner) throw new Error('a registration has a unit');
    expect(readings(await seenBy(await year.officerOf(owner)))).toEqual([]);
    const asVisitor = asActor(ANONYMOUS, (tx) =>
      noteReading(tx, ANONYMOUS, { table: 'registration', id: row.id, facts: [] }),
    );
    await expect(asVisitor).rejects.toThrow(/visitor/);
  });
});

test('the application can neither change, remove nor switch off the log', async () => {
  const client = new Client({ connectionString: database.appUrl() });
  await client.connect();
  const refused = [
    `insert into audit (actor_id, table_name, action) values (gen_random_uuid(), 'x', 'insert')`,
    'update audit set reason = null',
    'delete from audit',
    'truncate audit',
    'alter table audit disable trigger all',
    'alter table audit disable row level security',
    'alter table registration disable trigger audited',
    'drop trigger audited on registration',
    `set session_replication_role = 'replica'`,
    `set role "${new URL(database.ownerUrl()).username}"`,
    'truncate registration',
    `create function app.write_audit() returns trigger language plpgsql as 'begin return null; end'`,
    `create or replace rule nothing as on insert to audit do instead nothing`,
  ];
  for (const statement of refused)
    await expect(client.query(statement), statement).rejects.toThrow(/permission denied|must be owner|already exists/);
  await client.end();
});
