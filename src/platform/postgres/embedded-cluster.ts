import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { ServiceUser } from './embedded-binaries.ts';

/** The role that owns every table of the embedded server. */
export const OWNER = 'thidua_owner';
const LARGEST_LOG = 10 * 1024 * 1024;

export function safeRead(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A secret made once, complete or not at all, and kept in a file that only its owner reads. */
export function secret(folder: string, name: string): string {
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) {
    const fresh = `${path}.${process.pid}`;
    try {
      writeFileSync(fresh, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
      linkSync(fresh, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error; // another first start made it just now
    } finally {
      rmSync(fresh, { force: true });
    }
  }
  return readFileSync(path, 'utf8').trim();
}

/** Runs a program to its end, apart from the terminal's Ctrl-C; answers its exit code and what it complained of. */
function runToEnd(program: string, args: readonly string[], user: ServiceUser): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...user, cwd: '/', detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (part: Buffer) => (said += part.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, said }));
  });
}

const complaintIn = (said: string): string => {
  const lines = said.trim().split('\n');
  return lines.find((line) => /No space left|error:|FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? '';
};

/**
 * Makes the database cluster where there is none. It is made under another name and renamed when complete:
 * a start that was cut off leaves nothing half-made, and what it left is swept.
 */
export async function initialise(native: string, folder: string, password: string, user: ServiceUser): Promise<void> {
  const cluster = join(folder, 'cluster');
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  for (const left of readdirSync(folder).filter((name) => /^(cluster\.new|password)/.test(name)))
    rmSync(join(folder, left), { recursive: true, force: true, maxRetries: 3 });
  const fresh = join(folder, `cluster.new-${process.pid}`);
  const passwordFile = join(folder, `password-${process.pid}`);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const made = await runToEnd(
    join(native, 'bin', 'initdb'),
    // biome-ignore format: one line reads as the list it is
    ['-D', fresh, '-U', OWNER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
     '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums'],
    user,
  );
  rmSync(passwordFile, { force: true });
  if (!made.ok) throw new Error(`initdb: ${complaintIn(made.said)}`);
  renameSync(fresh, cluster);
}

export type Running = { readonly port: number; readonly pid: number };

/** Whether the process is a PostgreSQL of this folder: it works there. Any other program may have got an old number. */
function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

/** The server that runs on this folder now, if one does. */
export function runningServer(folder: string): Running | null {
  const cluster = join(folder, 'cluster');
  const lines = safeRead(join(cluster, 'postmaster.pid')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 && worksIn(pid, cluster) ? { pid, port } : null;
}

export const isRunning = (folder: string, pid: number): boolean => worksIn(pid, join(folder, 'cluster'));

/**
 * PostgreSQL knows a leftover `postmaster.pid` of a dead process for what it is, but takes another living program
 * under the same number (after a restart of the machine or container) for a server of this folder.
 */
function dropForeignPid(cluster: string): void {
  const path = join(cluster, 'postmaster.pid');
  const pid = Number(safeRead(path).split('\n')[0]);
  if (pid > 0 && existsSync(`/proc/${pid}`) && !worksIn(pid, cluster)) rmSync(path, { force: true });
}

/** The port if it is free; any free one for 0. */
const freePort = (port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

function openLog(folder: string): number {
  const path = join(folder, 'log');
  if (existsSync(path) && statSync(path).size > LARGEST_LOG) renameSync(path, `${path}.old`);
  return openSync(path, 'a', 0o640);
}

/**
 * Starts the server on 127.0.0.1, on the port it had last time where that is free.
 * @param mustHave the port it must have, so that pools which know it find it again
 */
export async function startServer(
  native: string,
  folder: string,
  user: ServiceUser,
  options: readonly string[],
  mustHave?: number,
): Promise<Running> {
  const cluster = join(folder, 'cluster');
  dropForeignPid(cluster);
  const last = Number(safeRead(join(folder, 'port'))) || 0;
  const port = await (mustHave ? freePort(mustHave) : freePort(last).catch(() => freePort(0)));
  const log = openLog(folder);
  const args = [
    '-D',
    cluster,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ];
  const child = spawn(join(native, 'bin', 'postgres'), [...args, ...options], {
    ...user,
    cwd: '/',
    detached: true, // the terminal's Ctrl-C is for us, not for it
    stdio: ['ignore', 'ignore', log],
  });
  closeSync(log);
  let ended: Error | null = null;
  child.once('error', (error) => (ended = error));
  child.once('exit', () => {
    const said = safeRead(join(folder, 'log')).trim().split('\n').slice(-8).join('\n');
    ended = new Error(`PostgreSQL: ${complaintIn(said)}`);
  });
  child.unref();
  const listed = (): boolean => {
    const lines = safeRead(join(cluster, 'postmaster.pid')).split('\n');
    return Number(lines[0]) === child.pid && (lines[7] ?? '').startsWith('ready');
  };
  while (!listed()) {
    if (ended !== null) throw ended;
    await wait(15);
  }
  writeFileSync(join(folder, 'port'), String(port));
  return { pid: child.pid ?? 0, port };
}
