import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { PROJECT_ROOT } from '../project-root.ts';

/** Held while tables are made or changed; shared by who needs them to stay as they are. */
export const MIGRATION_LOCK = 7_316_001;
const OLDEST_SERVER = 15;
const folder = join(PROJECT_ROOT, 'migrations');

export type Migration = { readonly name: string; readonly text: string; readonly checksum: string };

/** The migrations that come with this program, in the order of their names. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

/** A migration that has run was changed afterwards, or is gone: the database and the program are of two histories. */
export class MigrationsDiffer extends Error {
  readonly migration: string;
  constructor(migration: string) {
    super(`migration ${migration} ran in another form than the one in migrations/`);
    this.migration = migration;
  }
}

/** The server is older than PostgreSQL 15, which the migrations need. */
export class ServerTooOld extends Error {}

/** Refuses a server older than the migrations need. */
export async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  const version = rows[0]?.server_version ?? '';
  if (Number.parseInt(version, 10) < OLDEST_SERVER) throw new ServerTooOld(version);
}

/** Where it is written down which migrations have run. */
export const MIGRATION_TABLE = `create table if not exists public.migration (
  name text primary key, checksum text not null, ran_at timestamptz not null default now())`;

/** Runs one migration in the transaction that is open, and writes down that it ran. */
export async function runMigration(client: Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query(text);
  await client.query('insert into public.migration (name, checksum) values ($1, $2)', [name, checksum]);
}

/** Brings the database up to date: plain SQL, forward only, each file in its own transaction, one process at a time. */
export async function migrate(ownerUrl: string): Promise<readonly string[]> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    await refuseOldServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(MIGRATION_TABLE);
    const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration');
    const ran = new Map(rows.map((row) => [row.name, row.checksum]));
    const pending: Migration[] = [];
    for (const migration of await readMigrations()) {
      const checksum = ran.get(migration.name);
      if (checksum === undefined) pending.push(migration);
      else if (checksum !== migration.checksum) throw new MigrationsDiffer(migration.name);
    }
    for (const migration of pending) {
      await client.query('begin');
      try {
        await runMigration(client, migration);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback').catch(() => {}); // the connection may be gone
        const { message, code } = error as Error & { readonly code?: string };
        throw Object.assign(new Error(`migration ${migration.name} failed: ${message}`), { code });
      }
    }
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}
