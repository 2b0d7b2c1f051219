import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { begin, freshFolder, postgresOf, type Server, stop, until } from '../server/server-process.ts';

const PASSPHRASE = 'cụm mật khẩu của phòng thi đua';

function thidua(dataDir: string, ...args: readonly string[]) {
  const run = spawnSync(process.execPath, ['dist/main/cli.js', ...args], {
    cwd: PROJECT_ROOT,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', THIDUA_DATA: dataDir, THIDUA_BACKUP_PASSPHRASE: PASSPHRASE },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** What a page says, without what is made anew for each visit: the tokens of its forms. */
const lasting = (page: string): string =>
  page.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, '');

const LINK = /href="(\/[^"#]*)"/g;
/** The log goes on by itself, with who looked and what the server did: its root is compared instead. */
const NOT_FOLLOWED = /^\/(en|ra|assets|vao|nhat-ky)(\.|\/|\?|$)|\.(css|js|woff2|png|svg)$/;

/** How a page answers somebody. */
async function answerTo(server: Server, cookie: string, path: string): Promise<string> {
  const answer = await fetch(server.url + path, { headers: { Cookie: cookie }, redirect: 'manual' });
  const isText = /text|json/.test(answer.headers.get('Content-Type') ?? '');
  return `${answer.status} ${isText ? lasting(await answer.text()) : (await answer.arrayBuffer()).byteLength > 0}`;
}

/** Every page that one person reaches by following links, up to so many; and what each of them says. */
async function walk(server: Server, cookie: string, most: number): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  const found = ['/', '/viec', '/nam', '/api/v1/sources'];
  for (const path of found) {
    if (said.size === most) break;
    if (said.has(path) || NOT_FOLLOWED.test(path)) continue;
    const answer = await answerTo(server, cookie, path);
    said.set(path, answer);
    for (const [, to] of answer.matchAll(LINK)) if (to) found.push(to.replaceAll('&amp;', '&'));
  }
  return said;
}

async function signIn(server: Server, link: string): Promise<string> {
  const answer = await fetch(server.url + link, {
    method: 'POST',
    body: new URLSearchParams({ token: crypto.randomUUID() }),
    headers: { Origin: server.url },
    redirect: 'manual',
  });
  return (
    answer.headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('thidua='))
      ?.split(';')[0] ?? ''
  );
}

test('a year is under way, the server is destroyed, and from the backup everything answers as before', async () => {
  const dataDir = freshFolder();
  const server = await begin(dataDir);
  await until(() => server.said().includes('Ctrl-C'));
  const cookie = await signIn(server, server.said().match(/Lê Thị Cụm.*(\/vao\/\w+)/)?.[1] ?? '');
  expect(await (await fetch(`${server.url}/viec`, { headers: { Cookie: cookie } })).text()).toContain('Lê Thị Cụm');

  const before = await walk(server, cookie, 120);
  expect(before.size).toBe(120);
  const shown = thidua(dataDir, 'show', 'cluster-year', 'miền núi phía Bắc', '2018', '--json');
  expect(shown.code, shown.err).toBe(0);

  writeFileSync(join(dataDir, 'emblem.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');

  const safe = freshFolder(); // another disk
  const made = thidua(dataDir, 'backup', '--out', join(safe, 'sao-luu.enc'), '--json'); // visitors go on meanwhile
  expect(made.code, made.err).toBe(0);

  process.kill(postgresOf(dataDir) ?? 0, 'SIGKILL');
  await stop(server, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });

  const fresh = freshFolder();
  const restored = thidua(fresh, 'restore', join(safe, 'sao-luu.enc'), '--json');
  expect(restored.code, restored.err).toBe(0);
  expect(JSON.parse(restored.out)).toMatchObject({ rows: (JSON.parse(made.out) as { rows: number }).rows });
  const { auditRoot } = (JSON.parse(restored.out) as { notes: { auditRoot: string } }).notes;
  const verified = thidua(fresh, 'verify', 'audit', '--root', auditRoot);
  expect(verified.code, verified.out).toBe(0); // nothing of the log was lost or changed on the way
  expect(postgresOf(fresh)).toBeNull(); // the command left as it found it

  expect(readFileSync(join(fresh, 'emblem.svg'), 'utf8')).toContain('<svg');
  rmSync(join(fresh, 'emblem.svg'));
  const again = await begin(fresh, { args: [] });
  expect(thidua(fresh, 'show', 'cluster-year', 'miền núi phía Bắc', '2018', '--json')).toEqual(shown);
  const differing: string[] = [];
  for (const [path, said] of before) // who was signed in still is
    if ((await answerTo(again, cookie, path)) !== said) differing.push(path);
  expect(differing).toEqual([]);
  await stop(again);
}, 240_000);

test('the server makes its daily backup by itself, encrypted, and says so in the log and at /ready/backup', async () => {
  const dataDir = freshFolder();
  const at = timeInVietnam(new Date(Date.now() - 3 * 3_600_000)); // missed while the machine was off
  const server = await begin(dataDir, {
    args: [],
    env: { THIDUA_BACKUP_AT: at, THIDUA_BACKUP_PASSPHRASE: PASSPHRASE },
  });
  await until(() => server.said().includes('"backup":"made"'), 60_000);
  const [name = '', ...more] = readdirSync(join(dataDir, 'backups'));
  expect(name).toMatch(/^thidua-\d{8}-\d{4}\.tar\.gz\.enc$/);
  expect(more).toEqual([]);
  const ready = await fetch(`${server.url}/ready/backup`);
  expect([ready.status, await ready.text()]).toEqual([200, 'made']);
  expect(thidua(dataDir, 'restore', join(dataDir, 'backups', name), '--check-only').out).toMatch(/^Whole/);
  expect(await stop(server)).toBe(0);
  expect(postgresOf(dataDir)).toBeNull();
});

test('a daily backup that cannot be made is said in the log, and the watching machine is told', async () => {
  const dataDir = freshFolder();
  const place = freshFolder();
  writeFileSync(place, 'a file where the folder should be');
  const at = timeInVietnam(new Date(Date.now() - 3 * 3_600_000));
  const server = await begin(dataDir, { args: [], env: { THIDUA_BACKUP_AT: at, THIDUA_BACKUP_DIR: place } });
  await until(() => server.said().includes('"backup":"failed"'), 60_000);
  expect(server.said()).toMatch(/"backup":"failed","why":"[^"]* cannot be written/);
  const ready = await fetch(`${server.url}/ready/backup`);
  expect([ready.status, await ready.text()]).toEqual([503, 'late']);
  expect((await fetch(`${server.url}/ready`)).status).toBe(200); // visitors notice nothing
  expect(readFileSync(place, 'utf8')).toBe('a file where the folder should be');
  await stop(server);
});
