import { sql } from 'kysely';
import { Client } from 'pg';
import type { Config } from '../config/config.ts';
import { bindDatabase } from './as-actor.ts';
import { connect, type Database } from './connect.ts';
import { joinEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';

/** The database as one process uses it: migrated, with the application's role bound to `asActor`. */
export type DatabaseSession = {
  readonly ownerUrl: string;
  readonly app: Database;
  /** A database of its own on the same server, for a rehearsal: made, migrated, and dropped by `end`. */
  readonly scratch: (name: string) => Promise<{ readonly end: () => Promise<void> }>;
  readonly end: () => Promise<void>;
};

/** The application must not be able to pass by the row-level security policies. */
async function refuseMightyRole(app: Database): Promise<void> {
  const { rows } = await sql<{ mighty: boolean; owns: boolean }>`
    select rolsuper or rolbypassrls as mighty,
           exists (select from pg_tables where schemaname = 'public' and tableowner = current_user) as owns
    from pg_roles where rolname = current_user`.execute(app);
  if (rows[0]?.mighty || rows[0]?.owns)
    throw new Error('DATABASE_URL must be the role thidua_app, not an owner or a superuser');
}

export async function openDatabase(config: Config): Promise<DatabaseSession> {
  const embedded = config.database ? null : await joinEmbedded(config.dataDir);
  const ownerUrl = config.database?.ownerUrl ?? embedded?.ownerUrl ?? '';
  const appUrl = config.database?.appUrl ?? embedded?.appUrl ?? '';
  try {
    await migrate(ownerUrl);
    const app = connect(appUrl);
    await refuseMightyRole(app);
    bindDatabase(app);
    return {
      ownerUrl,
      app,
      scratch: (name) => scratchDatabase(ownerUrl, appUrl, name),
      end: async () => {
        await app.destroy();
        await embedded?.leave();
      },
    };
  } catch (error) {
    await embedded?.leave();
    throw error;
  }
}

const named = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

async function asOwner(ownerUrl: string, statement: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  owner.on('error', () => {});
  await owner.connect();
  try {
    await owner.query(statement);
  } finally {
    await owner.end();
  }
}

async function scratchDatabase(ownerUrl: string, appUrl: string, name: string) {
  await asOwner(ownerUrl, `drop database if exists ${name} with (force)`);
  await asOwner(ownerUrl, `create database ${name} template template0`);
  await migrate(named(ownerUrl, name));
  const app = connect(named(appUrl, name));
  bindDatabase(app);
  return {
    end: async () => {
      await app.destroy();
      await asOwner(ownerUrl, `drop database if exists ${name} with (force)`);
    },
  };
}
