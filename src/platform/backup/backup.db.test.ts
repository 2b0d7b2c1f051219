import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { Client } from 'pg';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { IMPORTER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { useDatabase } from '../../../tests/database.ts';
import { fileStore } from '../files/file-store.ts';
import { asActor } from '../postgres/as-actor.ts';
import { MIGRATION_TABLE, readMigrations, runMigration } from '../postgres/migrate.ts';
import { backUp } from './back-up.ts';
import { checkBackup, restore } from './restore.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'thidua-backup-'));
const dataDir = join(folder, 'data');
const PASSPHRASE = 'một cụm từ dài và khó đoán';
const progress = (): void => {};
let attachment = '';

/** A fresh empty database on the same server, and a fresh data folder. */
async function emptyServer(): Promise<{ ownerUrl: string; dataDir: string; client: Client }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const owner = new Client({ connectionString: inject('ownerUrl') });
  await owner.connect();
  await owner.query(`create database ${name} template template0`);
  await owner.end();
  const url = new URL(inject('ownerUrl'));
  url.pathname = `/${name}`;
  const client = new Client({ connectionString: url.href });
  await client.connect();
  return { ownerUrl: url.href, dataDir: join(folder, name), client };
}

const make = (path: string, passphrase: string | null = null) =>
  backUp({ ownerUrl: database.ownerUrl(), dataDir, version: '0', path: join(folder, path), passphrase, progress });

async function tablesIn(client: Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_tables where schemaname not in ('pg_catalog', 'information_schema')`,
  );
  return rows[0]?.n ?? -1;
}

beforeAll(async () => {
  mkdirSync(join(dataDir, 'secrets'), { recursive: true });
  writeFileSync(join(dataDir, 'secrets', 'credentials'), 'khóa của nơi này');
  writeFileSync(join(dataDir, 'secrets', 'postgres-owner'), 'mật khẩu của máy chủ này');
  attachment = await fileStore(join(dataDir, 'files')).keep(new TextEncoder().encode('bản ký kết đã quét'));
  await asActor(IMPORTER, async (tx) => {
    for (const name of ['Nguyễn Thị «Hà»\tTab\nxuống dòng', '\\N', 'Lò Văn Ước \\. hết'])
      await tx.insertInto('person').values({ id: newId(), name }).execute();
  });
});

describe('a backup put back', () => {
  test('holds every row, letter by letter, the positions of counters, and the stored files; nothing is audited anew', async () => {
    const made = await make('one.tar.gz');
    expect(made).toMatchObject({ ok: true, value: { files: 1, isEncrypted: false, damagedFiles: [] } });
    const server = await emptyServer();
    const restored = await restore({ ...server, path: join(folder, 'one.tar.gz'), passphrase: null, progress });
    expect(restored).toMatchObject({ ok: true, value: { migratedTo: [] } });

    const persons = await sql<{ name: string }>`select name, given_name from person order by id`.execute(
      database.app(),
    );
    const { rows } = await server.client.query('select name, given_name from person order by id');
    expect(rows).toEqual(persons.rows);
    const audited = await server.client.query<{ n: number; next: number }>(
      `select count(*)::int as n, nextval(pg_get_serial_sequence('audit', 'id'))::int as next from audit`,
    );
    const before = await asActor(IMPORTER, (tx) =>
      sql<{ n: number; last: number }>`select count(*)::int as n, max(id)::int as last from audit`.execute(tx),
    );
    expect(audited.rows[0]).toEqual({ n: before.rows[0]?.n, next: (before.rows[0]?.last ?? 0) + 1 });
    const file = await fileStore(join(server.dataDir, 'files')).read(attachment);
    expect(new TextDecoder().decode(file ?? new Uint8Array())).toBe('bản ký kết đã quét');

    expect(readFileSync(join(server.dataDir, 'secrets', 'credentials'), 'utf8')).toBe('khóa của nơi này');
    expect(readdirSync(join(server.dataDir, 'secrets'))).toEqual(['credentials']); // a new server has passwords of its own

    // what guarded the tables stands again: references, the audit, row-level security
    await expect(
      server.client.query(`insert into grant_of_role (id, account_id, role) values ($1, $1, 'unit-officer')`, [
        newId(),
      ]),
    ).rejects.toThrow(/foreign key/);
    await server.client.query(`select set_config('app.actor_id', $1, false)`, [IMPORTER.id]);
    await server.client.query('insert into person (id, name) values ($1, $2)', [newId(), 'Người mới']);
    const { rows: after } = await server.client.query(`select count(*)::int as n from audit`);
    expect(after).toEqual([{ n: (before.rows[0]?.n ?? 0) + 1 }]);
    await server.client.query(`set role thidua_app; select set_config('app.actor_id', '', false)`);
    await expect(
      server.client.query('insert into person (id, name) values ($1, $2)', [newId(), 'Vô danh']),
    ).rejects.toThrow(/row-level security/);
    await server.client.end();
  });

  test('shows one instant: what is committed while it is made is in none of its tables', async () => {
    const writer = new Client({ connectionString: database.ownerUrl() });
    await writer.connect();
    await writer.query('begin');
    await writer.query('lock table person in access exclusive mode'); // the backup gets as far as this table
    const making = make('instant.tar.gz');
    const isWaiting = `select from pg_locks where not granted and relation = 'person'::regclass`;
    while ((await writer.query(isWaiting)).rowCount === 0) await wait(10);
    await writer.query(`select set_config('app.actor_id', $1, true)`, [IMPORTER.id]);
    await writer.query('insert into person (id, name) values ($1, $2)', [newId(), 'Người đến sau']);
    await writer.query('commit');
    await writer.end();
    expect((await making).ok).toBe(true);
    const [first, second] = await Promise.all(
      ['one.tar.gz', 'instant.tar.gz'].map((name) => checkBackup(join(folder, name), null)),
    );
    if (!first?.ok || !second?.ok) throw new Error('not readable');
    for (const name of ['public.person', 'public.audit'])
      expect(second.value.seal.tables.find((table) => table.name === name)).toEqual(
        first.value.seal.tables.find((table) => table.name === name),
      );
  });

  test('of an older version becomes a database of this one', async () => {
    const old = await emptyServer();
    await old.client.query(MIGRATION_TABLE);
    const migrations = await readMigrations();
    for (const migration of migrations.slice(0, 10)) await runMigration(old.client, migration);
    await old.client.query(`select set_config('app.actor_id', $1, false)`, [IMPORTER.id]);
    await old.client.query('insert into person (id, name) values ($1, $2)', [newId(), 'Vàng A Páo']);
    const path = join(folder, 'old.tar.gz');
    expect((await backUp({ ...old, version: '0', path, passphrase: null, progress })).ok).toBe(true);
    const fresh = await emptyServer();
    const restored = await restore({ ...fresh, path, passphrase: null, progress });
    expect(restored).toMatchObject({ ok: true, value: { migratedTo: migrations.slice(10).map(({ name }) => name) } });
    expect((await fresh.client.query('select name, given_name from person')).rows).toEqual([
      { name: 'Vàng A Páo', given_name: 'Páo' },
    ]);
    await old.client.end();
    await fresh.client.end();
  });

  test('is readable without this program: an ordinary archive, rows as COPY prints them', async () => {
    const { execFileSync } = await import('node:child_process');
    const list = execFileSync('tar', ['tzf', join(folder, 'one.tar.gz')], { encoding: 'utf8' }).split('\n');
    expect(list).toEqual(expect.arrayContaining(['manifest.json', 'tables/public.person/000001.copy', 'seal.json']));
    const rows = execFileSync('tar', ['xzOf', join(folder, 'one.tar.gz'), 'tables/public.person/000001.copy'], {
      encoding: 'utf8',
    });
    expect(rows).toContain('Nguyễn Thị «Hà»\\tTab\\nxuống dòng');
  });

  test('goes into no database that has tables', async () => {
    const tried = await restore({
      ownerUrl: database.ownerUrl(),
      dataDir: join(folder, 'other'),
      path: join(folder, 'one.tar.gz'),
      passphrase: null,
      progress,
    });
    expect(tried).toMatchObject({ ok: false, error: { kind: 'database-not-empty' } });
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });

  test('made by a managed server’s owner, who is no superuser, goes the same way', async () => {
    const { client, ownerUrl, dataDir: empty } = await emptyServer();
    const role = `owner_${randomBytes(4).toString('hex')}`;
    const url = new URL(ownerUrl);
    await client.query(`create role ${role} login createrole password 'x'`);
    await client.query(`alter database ${url.pathname.slice(1)} owner to ${role}`);
    url.username = role;
    url.password = 'x';
    const restored = await restore({
      ownerUrl: url.href,
      dataDir: empty,
      path: join(folder, 'one.tar.gz'),
      passphrase: null,
      progress,
    });
    expect(restored.ok).toBe(true);
    const again = await backUp({
      ownerUrl: url.href,
      dataDir: empty,
      version: '0',
      path: join(folder, 'managed.tar.gz'),
      passphrase: null,
      progress,
    });
    expect(again.ok).toBe(true);
    const [first, second] = await Promise.all(
      ['one.tar.gz', 'managed.tar.gz'].map((name) => checkBackup(join(folder, name), null)),
    );
    if (!first?.ok || !second?.ok) throw new Error('not readable');
    const digests = ({ tables }: typeof first.value.seal) =>
      tables.map(({ name, rows, digest }) => [name, rows, digest]);
    expect(digests(second.value.seal)).toEqual(digests(first.value.seal));
    await client.query(`reassign owned by ${role} to current_user; drop owned by ${role}`);
    await client.query(`alter database ${url.pathname.slice(1)} owner to current_user; drop role ${role}`);
    await client.end();
  });
});

describe('a backup that cannot be trusted', () => {
  test('a flipped byte anywhere is found, and nothing of it stays in the database or the folder', async () => {
    const path = join(folder, 'one.tar.gz');
    const { size } = statSync(path);
    for (const at of [30, Math.floor(size / 3), Math.floor(size / 2), size - 40, size - 6]) {
      const bytes = readFileSync(path);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(join(folder, 'flipped.tar.gz'), bytes);
      expect(await checkBackup(join(folder, 'flipped.tar.gz'), null), `at ${at}`).toMatchObject({ ok: false });
    }
    const server = await emptyServer();
    const tried = await restore({ ...server, path: join(folder, 'flipped.tar.gz'), passphrase: null, progress });
    expect(tried).toMatchObject({ ok: false, error: { kind: 'damaged' } });
    expect(await tablesIn(server.client)).toBe(0);
    expect(existsSync(join(server.dataDir, 'files', attachment.slice(0, 2), attachment))).toBe(false);
    // and the same empty server takes a good one afterwards
    expect((await restore({ ...server, path, passphrase: null, progress })).ok).toBe(true);
    await server.client.end();
  });

  test('one that is cut short, is no backup, or is not there, is said to be so', async () => {
    const bytes = readFileSync(join(folder, 'one.tar.gz'));
    writeFileSync(join(folder, 'short.tar.gz'), bytes.subarray(0, bytes.length - 200));
    expect(await checkBackup(join(folder, 'short.tar.gz'), null)).toMatchObject({ error: { kind: 'damaged' } });
    for (const other of ['', 'không phải bản sao lưu', 'x'.repeat(5000)]) {
      writeFileSync(join(folder, 'other'), other);
      expect(await checkBackup(join(folder, 'other'), null)).toEqual({ ok: false, error: { kind: 'not-a-backup' } });
    }
    expect(await checkBackup(join(folder, 'nowhere'), null)).toMatchObject({ error: { kind: 'no-such-file' } });
  });

  test('of a newer program it is refused before anything is made', async () => {
    const server = await emptyServer();
    const source = new Client({ connectionString: database.ownerUrl() });
    await source.connect();
    await source.query(`insert into migration (name, checksum) values ('99991231T2359_the_future.sql', 'x')`);
    expect((await make('future.tar.gz')).ok).toBe(true);
    await source.query(`delete from migration where name like '9999%'`);
    await source.end();
    expect(await restore({ ...server, path: join(folder, 'future.tar.gz'), passphrase: null, progress })).toMatchObject(
      {
        error: { kind: 'made-by-newer-program', migration: '99991231T2359_the_future.sql' },
      },
    );
    expect(await tablesIn(server.client)).toBe(0);
    await server.client.end();
  });
});

describe('who stops it on the way', () => {
  const stopped = { ok: false, error: { kind: 'stopped' } };

  test('has no half-made backup, wherever it was', async () => {
    const locker = new Client({ connectionString: database.ownerUrl() });
    await locker.connect();
    await locker.query('begin; lock table person in access exclusive mode');
    const stop = new AbortController();
    const path = join(folder, 'stopped.tar.gz');
    const making = backUp({
      ownerUrl: database.ownerUrl(),
      dataDir,
      version: '0',
      path,
      passphrase: null,
      progress,
      signal: stop.signal,
    });
    const isWaiting = `select from pg_locks where not granted and relation = 'person'::regclass`;
    while ((await locker.query(isWaiting)).rowCount === 0) await wait(10);
    stop.abort();
    expect(await making).toEqual(stopped);
    expect(readdirSync(folder).filter((name) => name.startsWith('stopped'))).toEqual([]);
    await locker.end();
    expect((await make('stopped.tar.gz')).ok).toBe(true); // the next one is not in anybody's way
  });

  test('has an empty database as before the restore', async () => {
    const server = await emptyServer();
    const stop = new AbortController();
    const atHalf = ({ rows }: { readonly rows: number }): void => {
      if (rows > 0) stop.abort();
    };
    const path = join(folder, 'one.tar.gz');
    expect(await restore({ ...server, path, passphrase: null, progress: atHalf, signal: stop.signal })).toEqual(
      stopped,
    );
    expect(await tablesIn(server.client)).toBe(0);
    expect((await restore({ ...server, path, passphrase: null, progress })).ok).toBe(true);
    await server.client.end();
  });
});

describe('an encrypted backup', () => {
  test('opens with its passphrase only, and shows nothing without', async () => {
    expect(await make('secret.enc', PASSPHRASE)).toMatchObject({ ok: true, value: { isEncrypted: true } });
    const path = join(folder, 'secret.enc');
    expect(readFileSync(path).includes('manifest')).toBe(false);
    expect(await checkBackup(path, PASSPHRASE.normalize('NFD'))).toMatchObject({ ok: true });
    expect(await checkBackup(path, 'sai')).toEqual({ ok: false, error: { kind: 'wrong-passphrase' } });
    expect(await checkBackup(path, null)).toEqual({ ok: false, error: { kind: 'needs-passphrase' } });
  });

  test('a file that is already there is never written over, and what is broken off leaves nothing', async () => {
    expect(await make('secret.enc')).toMatchObject({ ok: false, error: { kind: 'already-there' } });
    copyFileSync(join(folder, 'one.tar.gz'), join(folder, 'not-a-folder'));
    expect(await make('not-a-folder/x.tar.gz')).toMatchObject({ ok: false, error: { kind: 'cannot-be-written' } });
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([]);
  });
});
