import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import { RATES } from '#src/platform/http/limits.ts';
import { SECRET_TRIES, sweepRateBuckets, takeOfSecret } from '#src/platform/http/secret-tries.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createPerson } from '#src/year-round/accounts/app/new-person.command.ts';
import { makeServiceToken } from '#src/year-round/accounts/app/service-tokens.command.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear } from '../factories/open-year.ts';
import { cookieOf, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let officer: string;
let last = 0;

/** What is asked costs little, and its bucket fills slowly: a busy machine asks faster than that. */
const FILE = '/khong-co.pdf';

/** An address nobody has asked from yet; the proxy on this machine names it. */
const anAddress = () => {
  last += 1; // more than 255 of them: a key is tried from as many
  return `198.18.${last >> 8}.${last & 255}`;
};
const ask = (path: string, from: string, cookie = '') =>
  site.request(`http://ours.example${path}`, { headers: { 'X-Forwarded-For': from, Cookie: cookie } });
async function askUntilRefused(path: string, from: string, most: number, cookie = ''): Promise<Response | null> {
  for (let n = 0; n < most; n++) {
    const answer = await ask(path, from, cookie);
    if (answer.status === 429) return answer;
  }
  return null;
}
const MOST = 2 * RATES.file.address.burst;

/** A key of another program that may read what is published. */
async function aKey(name: string): Promise<string> {
  const key = await asActor(WORKER, async (tx) => {
    const program = { name, post: null, signInName: '', email: null, staffCode: null, grants: [] };
    const made = await createPerson(tx, WORKER, { ...program, kind: 'service' });
    if (!made.ok) throw new Error(made.error.kind);
    const { accountId } = made.value;
    return makeServiceToken(tx, WORKER, { accountId, label: 'thử', scopes: ['read-published'], days: 1 });
  });
  if (!key.ok) throw new Error(key.error.kind);
  return key.value;
}

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  const year = await anOpenYear({ provinces: 3 });
  officer = await cookieOf(year.office);
});

describe('who asks too much', () => {
  test('is told so in Vietnamese and in English, with the time to wait, while others are answered', async () => {
    const busy = anAddress();
    const refused = await askUntilRefused(FILE, busy, MOST);
    expect(Number(refused?.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await refused?.text()).toContain('Gửi quá nhiều yêu cầu trong thời gian ngắn');
    const english = await askUntilRefused(`/en${FILE}`, busy, MOST);
    expect(await english?.text()).toContain('Too much was asked in a short time');
    expect(english?.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    expect((await ask('/tim?q=x', anAddress())).status).toBe(200);
    expect((await ask('/dang-nhap', busy)).status).toBe(200); // asking for too many files keeps nobody from signing in
  });

  test('hears it from the API as JSON', async () => {
    const refused = await askUntilRefused('/api/v1/no-such', anAddress(), 3 * RATES.api.address.burst);
    expect(await refused?.json()).toMatchObject({ error: 'too-many' });
    expect(refused?.headers.get('Retry-After')).not.toBeNull();
  });

  test('gains nothing by naming other addresses before its own', async () => {
    const busy = anAddress();
    let refused = false;
    for (let n = 0; n < MOST && !refused; n++)
      refused = (await ask(FILE, `198.51.100.${n % 250}, ${busy}`)).status === 429;
    expect(refused).toBe(true);
  });

  test('as one account from many addresses is one account', async () => {
    let refused = false;
    for (let n = 0; n < 3 * RATES.file.account.burst && !refused; n++)
      refused = (await ask(FILE, `192.0.2.${n % 250}`, officer)).status === 429;
    expect(refused).toBe(true);
  }, 60_000);

  test('with a key of another program is that program from whatever address, and no key spends another’s share', async () => {
    const [busy, other] = [await aKey('Chương trình bận'), await aKey('Chương trình khác')];
    const askApi = (key: string) =>
      site.request('http://ours.example/api/v1/no-such', {
        headers: { 'X-Forwarded-For': anAddress(), Authorization: `Bearer ${key}` },
      });
    let refused: Response | null = null;
    for (let n = 0; n < 3 * RATES.api.account.burst && refused === null; n++) {
      const answer = await askApi(busy);
      if (answer.status === 429) refused = answer;
    }
    expect(await refused?.json()).toMatchObject({ error: 'too-many' });
    expect(refused?.headers.get('Retry-After')).not.toBeNull();
    expect((await askApi(other)).status).toBe(404);
  }, 60_000);

  test('sends too many files to be read is told so, however small they are', async () => {
    const busy = anAddress();
    const bring = () => send(site, '/tep/nhan-su', {}, officer, { 'X-Forwarded-For': busy });
    // at once: what is spent comes back with time, however slow the machine is
    const tries = Array.from({ length: 2 * RATES.upload.account.burst }, async () => bring());
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 429).length).toBeGreaterThanOrEqual(RATES.upload.account.burst);
    expect(statuses).toContain(429);
  });

  test('over a real socket is known by the socket, when no proxy is trusted there', async () => {
    const seen: (string | undefined)[] = [];
    const server = serve({
      port: 0,
      fetch: (request, env) => {
        const { incoming } = env as { incoming: { socket: { remoteAddress?: string } } };
        seen.push(incoming.socket.remoteAddress);
        return site.fetch(request, env);
      },
    });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    // this machine itself is never kept out
    const here = await fetch(`http://127.0.0.1:${port}/health`);
    expect(here.status).toBe(200);
    const busy = anAddress();
    const askHere = async () => {
      const answer = await fetch(`http://127.0.0.1:${port}${FILE}`, { headers: { 'X-Forwarded-For': busy } });
      await answer.arrayBuffer();
      return answer.status;
    };
    expect(await Promise.all(Array.from({ length: MOST }, askHere))).toContain(429);
    expect(new Set(seen)).toEqual(new Set([expect.stringContaining('127.0.0.1')]));
    server.close();
  }, 60_000);
});

describe('tries at secrets', () => {
  test('are counted for all processes together, and a try that is refused looks at no secret', async () => {
    const guesser = anAddress();
    const another = wholeSite();
    const tries = Array.from({ length: 2 * SECRET_TRIES.burst }, async (_, n) =>
      send(n % 2 === 0 ? site : another, `/vao/khong-co-${n}`, {}, '', { 'X-Forwarded-For': guesser }),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422).length).toBeGreaterThanOrEqual(SECRET_TRIES.burst);
    expect(statuses).toContain(429);
    expect((await send(site, '/vao/khong-co', {}, '', { 'X-Forwarded-For': anAddress() })).status).toBe(422);
  });

  test('made a hundred at once are a hundred tries', async () => {
    const waits = await Promise.all(
      Array.from({ length: 100 }, () => takeOfSecret('203.0.113.250', { burst: 10, perSecond: 0.001 })),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  });

  test('are forgotten a day later, and no address is written down', async () => {
    await takeOfSecret('203.0.113.251');
    const keys = () => asActor(WORKER, (tx) => tx.selectFrom('rate_bucket').select('key').execute());
    expect((await keys()).every(({ key }) => /^[0-9a-f]{64}$/.test(key))).toBe(true);
    await asActor(WORKER, async (tx) => {
      await tx
        .updateTable('rate_bucket')
        .set({ at: new Date(Date.now() - 25 * 60 * 60 * 1000) })
        .execute();
      await sweepRateBuckets(tx);
    });
    expect(await keys()).toEqual([]);
  });
});
