import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { begin, freePort, freshFolder, isRoot, launch, postgresOf, stop } from './server-process.ts';

/** Starts, expects it to end with 1 and one sentence, and answers the sentence. */
async function refused(dataDir: string, options: Parameters<typeof launch>[1] = {}): Promise<string> {
  const server = await launch(dataDir, options);
  expect(await server.ended).toBe(1);
  const lines = server
    .said()
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('First start'));
  expect(lines, server.said()).toHaveLength(1);
  expect(lines[0]).not.toMatch(/\bat .*:\d+:\d+|secret|wrong@|node:internal/);
  return lines[0] ?? '';
}

function mount(folder: string, ...options: string[]): void {
  mkdirSync(folder, { recursive: true });
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', ['mode=755', ...options].join(','), 'none', folder]).status).toBe(0);
}
const mayMount = isRoot && spawnSync('unshare', ['-m', 'true']).status === 0;

test('a taken port is said before anything is made', async () => {
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const dataDir = freshFolder();
  expect(await refused(dataDir, { env: { PORT: String(port) } })).toMatch(
    new RegExp(`^Port ${port} is taken.*PORT=${port + 1} ./script/server$`),
  );
  expect(existsSync(dataDir)).toBe(false);
});

test.each([
  [{ PORT: 'abc' }, /PORT=abc is not a port/],
  [{ DATABASE_URL: 'postgres://a@b/c' }, /Set both/],
  [{ DATABASE_URL: 'nonsense', DATABASE_OWNER_URL: 'postgres://a@b/c' }, /DATABASE_URL must look like/],
  [{ HOST: '0.0.0.0' }, /opens on this machine only/],
])('a setting that cannot be meant is said in one sentence: %o', async (env, sentence) => {
  const dataDir = freshFolder();
  expect(await refused(dataDir, { env })).toMatch(sentence);
  expect(existsSync(dataDir)).toBe(false);
});

test('an address that this machine does not have', async () => {
  expect(await refused(freshFolder(), { env: { HOST: '192.0.2.1' }, args: [] })).toMatch(
    /HOST=192\.0\.2\.1 is no address of this machine/,
  );
});

test('a database that does not answer', async () => {
  const url = `postgres://someone:secret@127.0.0.1:${await freePort()}/thidua`;
  const sentence = await refused(freshFolder(), { env: { DATABASE_URL: url, DATABASE_OWNER_URL: url } });
  expect(sentence).toMatch(/database at 127\.0\.0\.1:\d+ does not answer/);
});

test('a database that refuses the account, is missing, or is entered as its owner', async () => {
  const { joinEmbedded } = await import('#src/platform/postgres/embedded.ts');
  const dataDir = freshFolder();
  const outside = await joinEmbedded(dataDir);
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(outside.ownerUrl);
    change(url);
    return url.href;
  };
  const wrong = changed((url) => (url.password = 'wrong'));
  const missing = changed((url) => (url.pathname = '/nowhere'));
  const at = (owner: string, app: string) =>
    refused(freshFolder(), { env: { DATABASE_OWNER_URL: owner, DATABASE_URL: app } });
  try {
    expect(await at(wrong, outside.appUrl)).toMatch(/refuses the account.*28P01/);
    expect(await at(missing, outside.appUrl)).toMatch(/does not exist.*createdb/);
    expect(await at(outside.ownerUrl, outside.ownerUrl)).toMatch(/must use the role thidua_app/);
  } finally {
    await outside.leave(); // before the folder goes: whoever takes part brings a killed server back
  }
});

test('a folder that is no folder', async () => {
  const dataDir = freshFolder();
  writeFileSync(dataDir, 'a file');
  expect(await refused(join(dataDir, 'below'))).toMatch(/cannot be written.*THIDUA_DATA/);
});

test.skipIf(!mayMount)('a read-only disk', async () => {
  const dataDir = freshFolder();
  mount(dataDir, 'ro');
  expect(await refused(join(dataDir, 'var'))).toMatch(/cannot be written.*THIDUA_DATA/);
});

test.skipIf(!mayMount)('a disk that is full at the first start; with more room the next start is good', async () => {
  const disk = join(dirname(freshFolder()), 'data');
  mount(disk, 'size=30m');
  expect(await refused(join(disk, 'var'))).toMatch(/disk of .* is full.*intact/);
  expect(spawnSync('mount', ['-o', 'remount,size=400m', disk]).status).toBe(0);
  const server = await begin(join(disk, 'var'));
  expect(await stop(server)).toBe(0);
  expect(postgresOf(join(disk, 'var'))).toBeNull();
});

test('real use never opens sample accounts to other machines', async () => {
  const dataDir = freshFolder();
  await stop(await begin(dataDir));
  expect(await refused(dataDir, { args: [], env: { HOST: '0.0.0.0' } })).toMatch(/sample accounts.*THIDUA_DATA/);
  expect(postgresOf(dataDir)).toBeNull();
  const served = await begin(dataDir, { args: [] });
  expect(served.said()).not.toContain('/vao/');
  await stop(served);
});
