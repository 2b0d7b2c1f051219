import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

const PROGRAMS = '/usr/lib/postgresql/15/bin';
export const hasPostgres15 = existsSync(join(PROGRAMS, 'postgres'));

/** PostgreSQL refuses to run as root: root steps down to the account that Debian made for it. */
function account(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const [, uid, gid] = readFileSync('/etc/passwd', 'utf8').match(/^postgres:[^:]*:(\d+):(\d+):/m) ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** A PostgreSQL 15 as an agency's own server would be, for one test. */
export async function startPostgres15(): Promise<{ readonly ownerUrl: string; readonly stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-pg15-'));
  const user = account();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'cluster');
  const port = await freePort();
  const run = (program: string, ...args: string[]): void => {
    const { status, stderr } = spawnSync(join(PROGRAMS, program), args, {
      ...user,
      cwd: '/',
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(`${program}: ${stderr.toString()}`);
  };
  run('initdb', '-D', data, '-U', 'owner', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync');
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start');
  return {
    ownerUrl: `postgres://owner@127.0.0.1:${port}/postgres`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
