import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { begin, freshFolder, launch, postgresOf, stop, until } from './server-process.ts';

const linksIn = (said: string): string[] => said.match(/http\S+\/vao\/\w+/g) ?? [];
const pageOf = async (url: string): Promise<{ status: number; text: string }> => {
  const answer = await fetch(url);
  return { status: answer.status, text: await answer.text() };
};

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s leaves nothing running', async (signal) => {
  const dataDir = freshFolder();
  const server = await begin(dataDir);
  expect(postgresOf(dataDir)).not.toBeNull();
  expect(await stop(server, signal)).toBe(0);
  expect(postgresOf(dataDir)).toBeNull();
});

test('stopped in the middle of its first start, it leaves nothing running, and the next start is good', async () => {
  const dataDir = freshFolder();
  const server = await launch(dataDir);
  await until(() => existsSync(join(dataDir, 'secrets')));
  expect(await stop(server, 'SIGINT')).toBe(0);
  expect(postgresOf(dataDir)).toBeNull();
  await stop(await begin(dataDir));
});

test('a first start killed again and again ends in a good start that has everything once', async () => {
  const dataDir = freshFolder();
  const moments = [
    () => existsSync(join(dataDir, 'pg')), // while the cluster is made
    () => existsSync(join(dataDir, 'pg', 'cluster', 'PG_VERSION')), // as soon as it is made
    () => postgresOf(dataDir) !== null, // while migrations run
  ];
  for (const moment of moments) {
    const server = await launch(dataDir);
    await until(moment);
    server.child.kill('SIGKILL');
    await server.ended;
  }
  const cutInTheLoad = await launch(dataDir);
  await until(() => postgresOf(dataDir) !== null);
  await wait(700);
  cutInTheLoad.child.kill('SIGKILL');
  await cutInTheLoad.ended;

  const server = await begin(dataDir);
  await until(() => server.said().includes('Ctrl-C'));
  expect(linksIn(server.said())).toHaveLength(4);
  await stop(server);
  expect(postgresOf(dataDir)).toBeNull();
});

test('two first starts at one moment share one database, filled once; the last to leave stops it', async () => {
  const dataDir = freshFolder();
  const [one, two] = await Promise.all([launch(dataDir), launch(dataDir)]);
  await Promise.all([one.ready(), two.ready()]);
  await until(() => [one, two].every((server) => server.said().includes('Ctrl-C')));
  expect(linksIn(one.said())).toHaveLength(4);
  expect(linksIn(two.said())).toHaveLength(4);
  await stop(one);
  expect((await pageOf(`${two.url}/ready`)).status).toBe(200);
  await stop(two);
  expect(postgresOf(dataDir)).toBeNull();
});

test('a killed server is followed by one that joins the database it left', async () => {
  const dataDir = freshFolder();
  const killed = await begin(dataDir);
  killed.child.kill('SIGKILL');
  await killed.ended;
  const left = postgresOf(dataDir);
  expect(left).not.toBeNull();
  const next = await begin(dataDir);
  expect(postgresOf(dataDir)).toBe(left);
  await stop(next);
  expect(postgresOf(dataDir)).toBeNull();
});

test('when the database is killed, visitors get a clear page, and the server brings it back by itself', async () => {
  const dataDir = freshFolder();
  const server = await begin(dataDir);
  const before = postgresOf(dataDir) ?? 0;
  let away = await fetch(`${server.url}/en/cum-thi-dua`);
  const visitors = Array.from({ length: 40 }, async () => {
    const answer = await fetch(`${server.url}/en/cum-thi-dua`); // also those whose query is under way at that moment
    if (answer.status === 503) away = answer;
    return answer.status;
  });
  process.kill(before, 'SIGKILL');
  for (const status of await Promise.all(visitors)) expect([200, 503]).toContain(status);
  if (away.status === 200) away = await fetch(`${server.url}/en/cum-thi-dua`);
  expect(away.status).toBe(503);
  expect(away.headers.get('Retry-After')).toBe('5');
  const text = await away.text();
  expect(text).toContain('The database cannot be reached at the moment');
  expect(text).not.toMatch(/ECONNREFUSED|57P0|node_modules/);
  await until(async () => (await pageOf(`${server.url}/ready`)).status === 200);
  expect((await pageOf(`${server.url}/cum-thi-dua`)).status).toBe(200);
  expect(postgresOf(dataDir)).not.toBe(before);
  await stop(server);
  expect(postgresOf(dataDir)).toBeNull();
});

test('what a crash left behind stops no start, not even a number that another program has now', async () => {
  const dataDir = freshFolder();
  await stop(await begin(dataDir));
  const other = spawn('sleep', ['60']);
  onTestFinished(() => void other.kill());
  await once(other, 'spawn');
  const cluster = join(dataDir, 'pg', 'cluster');
  writeFileSync(
    join(cluster, 'postmaster.pid'),
    `${other.pid}\n${cluster}\n1700000000\n5999\n\n127.0.0.1\n 1 1\nready   \n`,
  );
  writeFileSync(join(dataDir, 'pg', 'starting'), String(other.pid)); // a lock file of an earlier version
  mkdirSync(join(dataDir, 'pg', 'cluster.new-1'));
  const server = await begin(dataDir);
  expect(other.exitCode).toBeNull();
  expect(Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])).not.toBe(other.pid);
  await stop(server);
});

test('while it starts, early visitors are told so', async () => {
  const server = await launch(freshFolder());
  let seen = { status: 0, text: '' };
  await until(async () => {
    seen = await pageOf(server.url).catch(() => seen);
    return seen.status !== 0;
  });
  expect(seen.status).toBe(503);
  expect(seen.text).toContain('Thi Đua đang khởi động');
  await server.ready();
  await stop(server);
});
