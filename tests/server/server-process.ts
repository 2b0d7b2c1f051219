import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach } from 'vitest';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';

/** A real server process of ours, as `script/server` starts it. */
export type Server = {
  readonly url: string;
  readonly child: ChildProcess;
  /** Everything that it printed so far. */
  readonly said: () => string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Waits for a page that is not an error of the server. */
  readonly ready: () => Promise<void>;
};

export const isRoot = process.getuid?.() === 0;
const started: ChildProcess[] = [];
const folders: string[] = [];

/** A data folder of this test alone; gone afterwards with whatever still ran on it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-server-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return join(folder, 'data');
}

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Who may interfere from outside is left out: the language is English, the database the embedded one. */
const cleanEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  DATABASE_URL: '',
  DATABASE_OWNER_URL: '',
  HOST: '',
  PUBLIC_URL: '',
  LC_ALL: 'C.UTF-8',
};

export async function launch(
  dataDir: string,
  options: { readonly env?: NodeJS.ProcessEnv; readonly args?: readonly string[] } = {},
): Promise<Server> {
  const port = options.env?.['PORT'] ?? String(await freePort());
  const child = spawn(process.execPath, ['dist/main/server.js', ...(options.args ?? ['--demonstration'])], {
    cwd: PROJECT_ROOT,
    env: { ...cleanEnvironment, THIDUA_DATA: dataDir, PORT: port, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (said += part.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const url = `http://127.0.0.1:${port}`;
  const ready = async (): Promise<void> => {
    for (;;) {
      const answer = await fetch(`${url}/ready`).catch(() => null);
      if (answer?.status === 200) return;
      if (child.exitCode !== null) throw new Error(`the server ended: ${said}`);
      await wait(25);
    }
  };
  return { url, child, said: () => said, ended, ready };
}

export async function begin(dataDir: string, options: Parameters<typeof launch>[1] = {}): Promise<Server> {
  const server = await launch(dataDir, options);
  await server.ready();
  return server;
}

export async function stop(server: Server, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
  server.child.kill(signal);
  return server.ended;
}

/** The process of PostgreSQL that works in this data folder, or null. */
export function postgresOf(dataDir: string): number | null {
  const path = join(dataDir, 'pg', 'cluster', 'postmaster.pid');
  const pid = existsSync(path) ? Number(readFileSync(path, 'utf8').split('\n')[0]) : 0;
  return pid > 0 && isAtWork(pid) ? pid : null;
}

/** A process that has ended stays listed until its parent has looked; in a bare container nobody may. */
function isAtWork(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) [ZX] /.test(readFileSync(stat, 'utf8'));
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // it has gone by itself meanwhile
  }
}

export async function until(what: () => boolean | Promise<boolean>, patience = 20_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await what())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await wait(25);
  }
}

afterEach(async () => {
  for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    const postgres = postgresOf(join(folder, 'data'));
    if (postgres) killed(postgres);
    await until(() => postgresOf(join(folder, 'data')) === null).catch(() => {});
    if (isRoot) spawnSync('umount', ['-l', join(folder, 'data')]); // where a test put a disk of its own
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});
