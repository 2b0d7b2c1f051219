import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { embeddedBinaries, serverFolder, serviceUser, type ServiceUser } from './embedded-binaries.ts';
import { initialise, isRunning, OWNER, runningServer, secret, startServer } from './embedded-cluster.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** A running embedded server that this process takes part in. The last process to leave stops it. */
export type Embedded = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The address of another database on the same server, as owner. */
  readonly ownerUrlOf: (database: string) => string;
  readonly leave: () => Promise<void>;
};

const APP = 'thidua_app';
const DATABASE = 'thidua';
const PATIENCE = 60_000;

/** What all processes that use one data folder agree on. */
type Place = {
  readonly folder: string;
  readonly user: ServiceUser;
  readonly ownerPassword: string;
  readonly appPassword: string;
  /** Starts and stops of this folder's server follow one another. The name is guessed by nobody else. */
  readonly lock: string;
  readonly options: readonly string[];
};

function placeOf(dataDir: string, options: readonly string[]): Place {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const secrets = join(dataDir, 'secrets');
  const ownerPassword = secret(secrets, 'postgres-owner');
  const appPassword = secret(secrets, 'postgres-app');
  chmodSync(secrets, 0o700);
  const user = serviceUser(dataDir);
  const lock = `thidua-${createHash('sha256').update(ownerPassword).digest('hex').slice(0, 32)}`;
  return { folder: serverFolder(dataDir, user), user, ownerPassword, appPassword, lock, options };
}

type Joined = { readonly presence: Client; readonly port: number };

async function connectOnce(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'thidua-presence', keepAlive: true });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** The server comes up or goes down just now, or the last processes of one that was killed are still leaving. */
const isOnlyEarly = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ECONNRESET', '57P03'].includes(String((error as NodeJS.ErrnoException).code)) ||
  (error instanceof Error && error.message.includes('shared memory block'));

/** Connects to the folder's server, starting it where none runs; waits while one recovers or shuts down. */
async function joinServer(place: Place, oldPort?: number): Promise<Joined> {
  const { folder, user, ownerPassword } = place;
  const native = embeddedBinaries(folder, user);
  await initialise(native, folder, ownerPassword, user);
  const until = Date.now() + PATIENCE;
  for (;;) {
    try {
      const { port } = runningServer(folder) ?? (await startServer(native, folder, user, place.options, oldPort));
      const presence = await connectOnce(`postgres://${OWNER}:${ownerPassword}@127.0.0.1:${port}/postgres`);
      return { presence, port };
    } catch (error) {
      if (!isOnlyEarly(error) || Date.now() > until) throw error;
      await wait(30);
    }
  }
}

/** Creates the application's role and database where they are missing. */
async function prepare(presence: Client, appPassword: string): Promise<void> {
  const roles = await presence.query('select 1 from pg_roles where rolname = $1', [APP]);
  if (roles.rowCount === 0) await presence.query(`create role ${APP} login`);
  await presence.query(`alter role ${APP} password '${appPassword}'`);
  const databases = await presence.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (databases.rowCount === 0) await presence.query(`create database ${DATABASE}`);
}

/**
 * Joins the embedded PostgreSQL of a data folder, or starts it: initialised at the first start, on 127.0.0.1 and
 * a free port only, with passwords that never leave `secrets/`. While this process takes part, a server that
 * was killed is started again.
 * @param options further settings for `postgres -c`, given by tests that need no durability
 */
export async function joinEmbedded(dataDir: string, options: readonly string[] = []): Promise<Embedded> {
  const place = placeOf(dataDir, options);
  let { presence, port } = await oneAtATime(place.lock, async () => {
    const joined = await joinServer(place);
    await prepare(joined.presence, place.appPassword);
    return joined;
  });
  let leaving = false;
  const comeBack = async (): Promise<void> => {
    for (let pause = 100; !leaving; pause = Math.min(pause * 2, 5_000)) {
      const back = await oneAtATime(place.lock, () => joinServer(place, port)).catch(() => null);
      if (back && back.port !== port) {
        console.error('PostgreSQL runs on another port now: this process stops. Start it again.');
        process.kill(process.pid, 'SIGTERM');
        return;
      }
      if (back) {
        presence = back.presence;
        return watch();
      }
      await wait(pause, undefined, { ref: false });
    }
  };
  const watch = (): void => {
    presence.once('end', () => {
      if (!leaving) void comeBack();
    });
  };
  watch();

  const url = (role: string, password: string, database: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(OWNER, place.ownerPassword, DATABASE),
    appUrl: url(APP, place.appPassword, DATABASE),
    ownerUrlOf: (database) => url(OWNER, place.ownerPassword, database),
    leave: () => {
      leaving = true;
      return oneAtATime(place.lock, () => leave(presence, place.folder));
    },
  };
}

/** Who else is connected, and how many of them are processes that take part. */
async function othersOn(presence: Client): Promise<{ readonly connected: number; readonly takingPart: number }> {
  const { rows } = await presence.query<{ connected: number; takingPart: number }>(
    `select count(*)::int as connected, (count(*) filter (where application_name = 'thidua-presence'))::int as "takingPart"
     from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows[0] ?? NOBODY;
}
const NOBODY = { connected: 0, takingPart: 0 };

/** Stops the server when nobody else is connected; asks first, insists after three seconds. */
async function leave(presence: Client, folder: string): Promise<void> {
  let others = await othersOn(presence).catch(() => NOBODY);
  // this process's own pools may still be closing, on a busy machine for seconds; another that takes part is not waited for
  for (let tries = 0; others.connected > 0 && tries < (others.takingPart > 0 ? 20 : 200); tries++) {
    await wait(25);
    others = await othersOn(presence).catch(() => NOBODY); // gone already
  }
  await presence.end().catch(() => {});
  const server = runningServer(folder);
  if (!server || others.connected > 0) return;
  process.kill(server.pid, 'SIGTERM'); // a fast SIGINT would cut sockets that are still closing
  for (let tries = 0; tries < 200 && isRunning(folder, server.pid); tries++) {
    if (tries === 150) process.kill(server.pid, 'SIGINT');
    await wait(20);
  }
}
