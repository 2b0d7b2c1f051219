import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { IMPORTER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { connect, type Database } from '#src/platform/postgres/connect.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { printRoot, readRoot, type Root } from '../domain/root.ts';
import { rootOf } from './root.query.ts';
import { keepSealing, sealEvents } from './seal.command.ts';
import { verifyAudit } from './verify.query.ts';

const database = useDatabase();
let owner: Database;
let superuser: Client;

const addPerson = (name: string) =>
  asActor(IMPORTER, (tx) => tx.insertInto('person').values({ id: newId(), name }).execute());
const verified = (...roots: Root[]) => verifyAudit(owner, { roots, progress: () => {} });
const rootNow = async (): Promise<Root> => {
  const root = await rootOf(owner, null);
  if (!root) throw new Error('something is sealed');
  return root;
};
/** What only somebody above the application can do: the guards are switched off first. */
const behindTheLog = async (...statements: string[]): Promise<void> => {
  await superuser.query(`alter table audit disable trigger all; alter table seal disable trigger all`);
  for (const statement of statements) await superuser.query(statement);
  await superuser.query(`alter table audit enable trigger all; alter table seal enable trigger all`);
};
const sealAnew = ['truncate seal', 'insert into unsealed select id from audit order by id'];

beforeAll(async () => {
  owner = connect(database.ownerUrl(), 2);
  superuser = new Client({ connectionString: database.ownerUrl() });
  await superuser.connect();
});
afterAll(async () => {
  await owner.destroy();
  await superuser.end();
});
beforeEach(async () => {
  await behindTheLog('truncate audit, seal, unsealed');
  for (const name of ['Lò Văn Một', 'Lò Văn Hai', 'Lò Văn Ba', 'Lò Văn Tư']) await addPerson(name);
  await sealEvents();
});

describe('the sealer', () => {
  test('chains every event once, in the order in which commits come, whatever the order of their numbers', async () => {
    const slow = new Client({ connectionString: database.ownerUrl() });
    await slow.connect();
    await slow.query('begin');
    await slow.query(`select set_config('app.actor_id', '${IMPORTER.id}', true)`);
    await slow.query(`insert into person (id, name) values ('${newId()}', 'Người ghi chậm')`);
    await addPerson('Người ghi nhanh');
    expect(await sealEvents()).toBe(1);
    await slow.query('commit');
    await slow.end();
    expect(await sealEvents()).toBe(1);
    const { rows } = await superuser.query<{ audit_id: string }>('select audit_id from seal order by year, position');
    const ids = rows.map(({ audit_id }) => Number(audit_id));
    expect(ids.at(-1)).toBeLessThan(ids.at(-2) ?? 0);
    expect(await verified()).toMatchObject({ flawCount: 0, events: 6 });
  });

  test('seals an event within a second while the server runs, and the last ones when it ends', async () => {
    const end = keepSealing();
    await addPerson('Trong giờ');
    await wait(900);
    const sealed = async () =>
      Number((await superuser.query<{ n: string }>('select count(*) as n from seal')).rows[0]?.n);
    expect(await sealed()).toBe(5);
    await addPerson('Cuối giờ');
    await end();
    expect(await sealed()).toBe(6);
  });

  test('sealing at once in several processes chains nothing twice', async () => {
    for (let n = 0; n < 20; n += 1) await addPerson(`Người ${n}`);
    await Promise.all([sealEvents(), sealEvents(), sealEvents()]);
    await sealEvents();
    expect(await verified()).toMatchObject({ flawCount: 0, events: 24 });
  });

  test.each([
    ['begins a new year at one, tied to the year before', -1, 1],
    ['stays in its year when the clock goes back', 5, 2],
  ])('%s', async (_, years, position) => {
    await behindTheLog('truncate audit, seal, unsealed');
    await addPerson('Năm khác');
    await sealEvents();
    const asSealedThen = `sha256(convert_to(concat_ws(e'\\n', repeat('0', 64), year + ${years} || '/1', app.audit_content(a)), 'UTF8'))`;
    await behindTheLog(
      `update seal set year = year + ${years}, hash = ${asSealedThen} from audit a where a.id = audit_id`,
    );
    await addPerson('Năm nay');
    await sealEvents();
    expect(await rootNow()).toMatchObject({ position });
    expect(await verified()).toMatchObject({ flawCount: 0, events: 2 });
  });

  test('the application adds to the chain by no other way, and nobody changes it by mistake', async () => {
    const client = new Client({ connectionString: database.appUrl() });
    await client.connect();
    for (const table of ['seal', 'unsealed'])
      for (const statement of [`delete from ${table}`, `truncate ${table}`, `insert into ${table} default values`])
        await expect(client.query(statement)).rejects.toThrow(/permission denied/);
    await client.end();
    for (const statement of [
      'delete from audit',
      `update audit set reason = 'x'`,
      'truncate audit',
      'delete from seal',
    ])
      await expect(superuser.query(statement)).rejects.toThrow(/only added to/);
  });
});

describe('the verification finds', () => {
  test('nothing where nothing was touched; the root of then agrees later, in full and as printed', async () => {
    const root = await rootNow();
    await addPerson('Về sau');
    await sealEvents();
    const printed = readRoot(printRoot(root));
    expect(printed.ok && (await verified(root, printed.value))).toMatchObject({
      flawCount: 0,
      events: 5,
      rootsAgreed: 2,
    });
  });

  const place = (position: number) => `(select audit_id from seal where position = ${position})`;
  test.each([
    [
      'an event whose matter was changed',
      `update audit set after = after || '{"name":"X"}' where id = ${place(2)}`,
      'event-changed-or-moved',
    ],
    [
      'an event of which somebody else is made the doer',
      `update audit set actor_id = gen_random_uuid() where id = ${place(1)}`,
      'event-changed-or-moved',
    ],
    [
      'an event that was dated otherwise',
      `update audit set at = at - interval '1 microsecond' where id = ${place(4)}`,
      'event-changed-or-moved',
    ],
    ['an event that was removed', `delete from audit where id = ${place(3)}`, 'event-missing'],
    ['places of the chain that were removed', `delete from seal where position in (2, 3)`, 'places-missing'],
    ['a hash that was changed', `update seal set hash = sha256('x') where position = 4`, 'event-changed-or-moved'],
    [
      'events that changed places',
      `update seal set position = case position when 2 then 30 else 2 end where position in (2, 3); update seal set position = 3 where position = 30`,
      'event-changed-or-moved',
    ],
    [
      'an event that was kept from the sealer',
      `delete from seal where position = 4; update audit set at = at - interval '1 hour' where id not in (select audit_id from seal)`,
      'never-sealed',
    ],
  ])('%s', async (_, statement, kind) => {
    await behindTheLog(...statement.split(';'));
    const { flaws, flawCount } = await verified();
    expect(flawCount).toBeGreaterThan(0);
    expect(flaws.map((flaw) => flaw.kind)).toContain(kind);
  });

  test('a change by a superuser who rewrote the whole chain after it, by a root that was taken out before', async () => {
    const early = await rootNow();
    await addPerson('Người thứ năm');
    await sealEvents();
    const late = await rootNow();
    await behindTheLog(`update audit set after = after || '{"name":"Người khác"}' where id = ${place(5)}`, ...sealAnew);
    await sealEvents();
    expect(await verified()).toMatchObject({ flawCount: 0, events: 5 }); // the chain alone is whole again
    expect(await verified(late, early)).toMatchObject({
      rootsAgreed: 1,
      flaws: [{ kind: 'root-differs', root: { position: 5 }, agreesUpTo: { position: 4 } }],
    });
  });

  test('a log that was cut off at its end, by a root that lies behind the cut', async () => {
    const root = await rootNow();
    await behindTheLog(`delete from audit where id = ${place(4)}`, `delete from seal where position = 4`);
    expect(await verified()).toMatchObject({ flawCount: 0, events: 3 });
    expect(await verified(root)).toMatchObject({ flaws: [{ kind: 'root-is-not-reached' }] });
  });
});

test('the chain does not depend on the settings of whoever seals or verifies', async () => {
  await superuser.query(`set timezone = 'America/Caracas'; set datestyle = 'German'; set bytea_output = 'escape'`);
  await superuser.query(`select set_config('app.actor_id', '${IMPORTER.id}', false)`);
  await superuser.query(`insert into person (id, name) values ('${newId()}', 'Ở xa')`);
  await superuser.query('select app.seal()');
  expect(await verified()).toMatchObject({ flawCount: 0, events: 5 });
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from unsealed`.execute(owner);
  expect(rows).toEqual([{ n: 0 }]);
});
