import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  closeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { embeddedBinaries, serverFolder, serviceUser, type ServiceUser } from './embedded-binaries.ts';

/** A running embedded server that this process takes part in. The last process to leave stops it. */
export type Embedded = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** The address of another database on the same server, as owner. */
  readonly ownerUrlOf: (database: string) => string;
  readonly leave: () => Promise<void>;
};

const OWNER = 'thidua_owner';
const APP = 'thidua_app';
const DATABASE = 'thidua';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Holds `pg/starting` while the server is started or stopped, so that two first starts cannot crash each other. */
async function alone<Outcome>(folder: string, work: () => Promise<Outcome>): Promise<Outcome> {
  const path = join(folder, 'starting');
  for (;;) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = Number(safeRead(path));
      if (!holder || isAlive(holder)) await wait(50);
      else rmSync(path, { force: true });
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function safeRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A secret made once and kept in a file that only its owner reads. */
function secret(folder: string, name: string): string {
  const path = join(folder, name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

function initialise(native: string, folder: string, password: string, user: ServiceUser): void {
  const cluster = join(folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  const fresh = join(folder, 'cluster.new'); // renamed when complete: a start that was cut off leaves nothing half-made
  rmSync(fresh, { recursive: true, force: true });
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const run = spawnSync(
    join(native, 'bin', 'initdb'),
    // prettier: one option a line reads as the list it is
    ['-D', fresh, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
     '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums'], // biome-ignore format: a list
    { ...user, cwd: '/', encoding: 'utf8' },
  );
  rmSync(passwordFile, { force: true });
  if (run.status !== 0) throw new Error(`initdb: ${run.stderr.trim().split('\n').at(-1) ?? 'failed'}`);
  renameSync(fresh, cluster);
}

type Running = { readonly port: number; readonly pid: number };

function runningServer(folder: string): Running | null {
  const lines = safeRead(join(folder, 'cluster', 'postmaster.pid')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid && port && isAlive(pid) ? { pid, port } : null;
}

async function connectPresence(url: string, patience: number): Promise<Client> {
  const until = Date.now() + patience;
  for (;;) {
    const client = new Client({ connectionString: url, application_name: 'thidua-presence' });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (Date.now() > until) throw error;
      await wait(30);
    }
  }
}

async function start(native: string, folder: string, user: ServiceUser, options: readonly string[]): Promise<Running> {
  const port = await freePort();
  const log = openSync(join(folder, 'log'), 'a', 0o640);
  const child = spawn(
    join(native, 'bin', 'postgres'),
    [
      '-D',
      join(folder, 'cluster'),
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      ...options,
    ],
    { ...user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', log] },
  );
  closeSync(log);
  const died = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('exit', () =>
      reject(new Error(`PostgreSQL did not start: ${safeRead(join(folder, 'log')).trim().split('\n').at(-1)}`)),
    );
  });
  died.catch(() => {});
  child.unref();
  await Promise.race([died, waitUntilListed(folder)]);
  return { pid: child.pid ?? 0, port };
}

async function waitUntilListed(folder: string): Promise<void> {
  while (!safeRead(join(folder, 'cluster', 'postmaster.pid')).includes('ready')) await wait(15);
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
 * a free port only, with passwords that never leave `secrets/`.
 * @param options further settings for `postgres -c`, given by tests that need no durability
 */
export async function joinEmbedded(dataDir: string, options: readonly string[] = []): Promise<Embedded> {
  const user = serviceUser();
  mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const folder = serverFolder(dataDir, user);
  const ownerPassword = secret(join(dataDir, 'secrets'), 'postgres-owner');
  const appPassword = secret(join(dataDir, 'secrets'), 'postgres-app');
  chmodSync(join(dataDir, 'secrets'), 0o700);

  const { presence, port } = await alone(folder, async () => {
    const native = embeddedBinaries(folder, user);
    initialise(native, folder, ownerPassword, user);
    const server = runningServer(folder) ?? (await start(native, folder, user, options));
    const client = await connectPresence(
      `postgres://${OWNER}:${ownerPassword}@127.0.0.1:${server.port}/postgres`,
      20_000,
    );
    await prepare(client, appPassword);
    return { presence: client, port: server.port };
  });

  const url = (role: string, password: string, database: string): string =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(OWNER, ownerPassword, DATABASE),
    appUrl: url(APP, appPassword, DATABASE),
    ownerUrlOf: (database) => url(OWNER, ownerPassword, database),
    leave: () => alone(folder, () => leave(presence, folder)),
  };
}

/** Stops the server when nobody else is connected; asks first, insists after three seconds. */
async function leave(presence: Client, folder: string): Promise<void> {
  let others = 1;
  for (let tries = 0; tries < 20 && others > 0; tries++) {
    if (tries > 0) await wait(25); // this process's own pools may still be closing
    const { rows } = await presence.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    others = rows[0]?.n ?? 0;
  }
  await presence.end();
  const server = runningServer(folder);
  if (!server || others > 0) return;
  process.kill(server.pid, 'SIGTERM');
  for (let tries = 0; tries < 200 && isAlive(server.pid); tries++) {
    if (tries === 150) process.kill(server.pid, 'SIGINT');
    await wait(20);
  }
}
