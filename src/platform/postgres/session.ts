import { sql } from 'kysely';
import { Client } from 'pg';
import type { Config } from '../config/config.ts';
import { bindDatabase } from './as-actor.ts';
import { connect, type Database } from './connect.ts';
import { joinEmbedded } from './embedded.ts';
import { type Listener, type Listening, listenTo } from './listen.ts';
import { migrate } from './migrate.ts';

const FILLING_LOCK = 7_316_004;

/** The database as one process uses it: migrated, with the application's role bound to `asActor`. */
export type DatabaseSession = {
  readonly ownerUrl: string;
  readonly app: Database;
  /** Does the work while no other process of this database does any such work: two first starts fill it once. */
  readonly alone: <Outcome>(work: () => Promise<Outcome>) => Promise<Outcome>;
  /** A database of its own on the same server, for a rehearsal: made, migrated, and dropped by `end`. */
  readonly scratch: (name: string) => Promise<{ readonly end: () => Promise<void> }>;
  /** Hears what the database says to every process. */
  readonly listen: (listener: Listener) => Listening;
  readonly end: () => Promise<void>;
};

/** DATABASE_URL names a role that could pass by the row-level security policies, or that lacks the application's rights. */
export class WrongApplicationRole extends Error {}

/** The application must not be able to pass by the row-level security policies. */
async function refuseMightyRole(app: Database): Promise<void> {
  const { rows } = await sql<{ mighty: boolean; owns: boolean; may: boolean }>`
    select rolsuper or rolbypassrls as mighty,
           exists (select from pg_tables where schemaname = 'public' and tableowner = current_user) as owns,
           has_table_privilege('account', 'select') as may
    from pg_roles where rolname = current_user`.execute(app);
  if (rows[0]?.mighty || rows[0]?.owns || !rows[0]?.may)
    throw new WrongApplicationRole('DATABASE_URL must be the role thidua_app, not an owner or a superuser');
}

/** The database as its owner, as it stands: nothing is migrated. For copying it out or putting it back. */
export async function joinAsOwner(
  config: Config,
): Promise<{ readonly ownerUrl: string; readonly end: () => Promise<void> }> {
  if (config.database) return { ownerUrl: config.database.ownerUrl, end: async () => {} };
  const embedded = await joinEmbedded(config.dataDir);
  return { ownerUrl: embedded.ownerUrl, end: embedded.leave };
}

export async function openDatabase(config: Config): Promise<DatabaseSession> {
  const embedded = config.database ? null : await joinEmbedded(config.dataDir);
  const ownerUrl = config.database?.ownerUrl ?? embedded?.ownerUrl ?? '';
  const appUrl = config.database?.appUrl ?? embedded?.appUrl ?? '';
  let app: Database | null = null;
  try {
    await migrate(ownerUrl);
    app = connect(appUrl);
    const mine = app;
    await refuseMightyRole(mine);
    bindDatabase(mine);
    return {
      ownerUrl,
      app: mine,
      alone: (work) => whileLocked(ownerUrl, work),
      listen: (listener) => listenTo(appUrl, listener),
      scratch: (name) => scratchDatabase(ownerUrl, appUrl, name),
      end: async () => {
        await mine.destroy();
        await embedded?.leave();
      },
    };
  } catch (error) {
    await app?.destroy();
    await embedded?.leave();
    throw error;
  }
}

const named = (url: string, database: string): string => {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
};

async function whileLocked<Outcome>(ownerUrl: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const holder = new Client({ connectionString: ownerUrl });
  holder.on('error', () => {});
  await holder.connect();
  try {
    await holder.query('select pg_advisory_lock($1)', [FILLING_LOCK]);
    return await work();
  } finally {
    await holder.end();
  }
}

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
