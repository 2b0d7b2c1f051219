import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { registeredForTheFlag } from '../factories/registration.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let year: OpenedYear;
let at: string;
let office: string;
let officer: string;

const HOSTILE = [
  "' or 1=1 --",
  '<script>alert(1)</script>',
  '</textarea><img src=x onerror=alert(1)>',
  'x\u0000y',
  '\uffff\u202e',
  'NaN',
  '1e309',
  '-1',
  '99999999999',
  '9'.repeat(400),
  '01/01/0001',
  '31/12/9999',
  '0000-00-00',
  '%E0%A4',
  '../../etc/passwd',
  'constructor',
  '__proto__',
  '=1+1',
  'a'.repeat(2000),
];
const IN_ADDRESS = [
  '%E0%A4',
  '%00',
  '%',
  '%2e%2e%2f',
  "'",
  '%ff',
  '00000000-0000-0000-0000-000000000000',
  '0000',
  '9999',
];
const hostile = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', maxLength: 40 }));

/** Every address that the site answers for a method, as it was wired: one added tomorrow is asked tomorrow. */
const patterns = (method: string): readonly string[] => [
  ...new Set(
    site.routes.filter((route) => route.method === method && !route.path.includes('*')).map(({ path }) => path),
  ),
];
const filled = (pattern: string, others: (name: string) => string): string =>
  pattern
    .replaceAll('\\.csv', '.csv')
    .replace(/:([a-z]+)(\{[^/]*\})?/gi, (_, name: string) =>
      name === 'slug' && pattern.startsWith('/cum')
        ? year.slug
        : name === 'year'
          ? '2027'
          : name === 'file'
            ? '2027.csv'
            : others(name),
    );
const written = () =>
  asActor(WORKER, async (tx) => (await sql<{ n: string }>`select count(*) as n from audit`.execute(tx)).rows[0]?.n);
const expectSafe = async (answer: Response, asked: string) => {
  expect(answer.status, asked).toBeLessThan(500);
  expect(answer.headers.get('Content-Security-Policy'), asked).toContain("default-src 'none'");
  expect(answer.headers.get('X-Content-Type-Options'), asked).toBe('nosniff');
  if (!/html/.test(answer.headers.get('Content-Type') ?? '')) return;
  const page = await answer.text();
  expect(page, asked).not.toMatch(/<script>alert|<img src=x|node_modules/);
  expect(page, asked).not.toMatch(/(href|action)="(\/\/|javascript:)/);
};

/** The pages of the year that can be reached by links, and the forms on them with the values they would send. */
async function formsOfTheYear(cookie: string) {
  const seen = new Set<string>();
  const forms = new Map<string, Record<string, string>>();
  const waiting = patterns('GET')
    .filter((path) => path.startsWith('/cum-thi-dua/:slug/:year'))
    .map((path) => filled(path, () => 'moi'));
  for (let path = waiting.pop(); path !== undefined && seen.size < 80; path = waiting.pop()) {
    const [bare = ''] = path.split(/[?#]/);
    if (seen.has(bare) || /\.(pdf|xlsx|csv)$/.test(bare)) continue;
    seen.add(bare);
    const page = await (await get(site, path, cookie)).text();
    for (const [, link = ''] of page.matchAll(/href="([^"]+)"/g)) if (link.startsWith(at)) waiting.push(link);
    for (const [, action = '', inside = ''] of page.matchAll(/<form[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/gs)) {
      if (!action.startsWith(at)) continue;
      const fields = [...inside.matchAll(/<(?:input|select|textarea|button)[^>]*\bname="([^"]+)"[^>]*/g)].map(
        ([tag, name = '']) => [name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? ''] as const,
      );
      forms.set(action, Object.fromEntries(fields.toReversed().filter(([name]) => name !== 'token')));
    }
  }
  return forms;
}

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log; here there are thousands
  site = wholeSite();
  year = await anOpenYear({ provinces: 3 });
  at = `/cum-thi-dua/${year.slug}/2027`;
  office = await cookieOf(year.office);
  const other = year.units.find((unit) => unit.id !== year.head.id);
  if (!other) throw new Error('a cluster has several units');
  officer = await cookieOf(await year.officerOf(other));
  await registeredForTheFlag(year, [year.head.id]);
  const bloc = await asActor(year.office, (tx) => tx.selectFrom('bloc').select('id').executeTakeFirstOrThrow());
  await send(site, `${at}/giao-uoc/moi`, { bloc: bloc.id }, office);
  await send(
    site,
    `${at}/thuc-hien/ky-moi`,
    { name: 'Quý I', from: '01/01/2027', to: '31/03/2027', dueOn: '10/04/2027' },
    office,
  );
  await send(site, `${at}/suy-ton/hoi-nghi`, { name: 'Hội nghị tổng kết', heldOn: '18/12/2027' }, office);
  await send(site, `${at}/cham-diem/bang/stp/vi-du`, {}, office);
});

describe('whatever is asked of an address', () => {
  test('every address answers a hostile query with a page, never with a failure', async () => {
    const names = [
      'q',
      'ngay',
      'nam',
      'loai',
      'tinh',
      'sau',
      'khoi',
      'danh-hieu',
      'trang-thai',
      'sap-xep',
      'mo',
      'ky',
      'cot',
      'loc',
      'ma',
      'cluster',
      'year',
      'name',
      'evidence',
      've',
    ];
    for (const pattern of patterns('GET'))
      await fc.assert(
        fc.asyncProperty(hostile, fc.constantFrom('', office), async (value, cookie) => {
          const query = new URLSearchParams(names.map((name) => [name, value]));
          const asked = `${filled(pattern, () => 'moi')}?${query}`;
          await expectSafe(await get(site, asked, cookie), asked);
        }),
        { numRuns: 8 },
      );
  }, 120_000);

  test('every part of an address may be nonsense', async () => {
    for (const pattern of patterns('GET').filter((path) => path.includes(':')))
      for (const nonsense of IN_ADDRESS) {
        const asked = pattern.replace(/:([a-z]+)(\{[^/]*\})?/gi, () => nonsense);
        await expectSafe(await get(site, asked, office), asked);
        const inYear = filled(pattern, () => nonsense);
        await expectSafe(await get(site, inYear, office), inYear);
      }
  }, 120_000);

  test('no page leads to another host, however many slashes its address has', async () => {
    for (const path of ['//evil.example', '/en//evil.example', '/en/en/tim', '///evil.example/x?q=1'])
      await expectSafe(await get(site, path), path);
    const gone = await send(site, '/giao-dien', { 'giao-dien': 'dark', path: '/.//evil.example' });
    expect(gone.headers.get('Location')).toBe('/evil.example');
    expect((await send(site, '/giao-dien', { path: '/a\u0001b' })).headers.get('Location')).toBe('/a%01b');
  });

  test('a cookie of nonsense is a visit like any other', async () => {
    for (const notice of [
      '%E0%A4',
      'null',
      '[]',
      '{"text":{}}',
      '{"text":"a","undo":5}',
      '{"text":"a","undo":"javascript:alert(1)"}',
      '{"text":"<script>alert(1)</script>","undo":"//evil.example"}',
    ])
      await expectSafe(
        await get(site, '/', `thong-bao=${encodeURIComponent(notice)}; thidua=%E0%A4; giao-dien="`),
        notice,
      );
  });
});

describe('whatever is sent by a form', () => {
  test('no field of any form of the year breaks the page that reads it', async () => {
    const forms = await formsOfTheYear(office);
    expect(forms.size).toBeGreaterThan(12);
    for (const [action, fields] of forms)
      for (const name of Object.keys(fields))
        for (const value of [
          'x\u0000y',
          'NaN',
          '1e309',
          '99999999999',
          '9'.repeat(400),
          '</textarea><img src=x onerror=alert(1)>',
          '31/12/9999',
        ]) {
          const asked = `${action} ${name}=${value.slice(0, 20)}`;
          await expectSafe(await send(site, action, { ...fields, [name]: value }, office), asked);
        }
  }, 240_000);

  test('no address that takes forms fails, whatever is sent there, and what it refuses it does not store', async () => {
    const names = [...new Set([...(await formsOfTheYear(office)).values()].flatMap((fields) => Object.keys(fields)))];
    const known = ['unit', 'reason', 'version', 'edition', 'code', 'password', 'day', 'from', 'to', 'person', 'role'];
    const field = fc.tuple(fc.constantFrom(...names, ...known), fc.oneof(hostile, fc.constantFrom('', '1', 'x')));
    const fields = fc.array(field, { maxLength: 15 }).map((some) => Object.fromEntries(some));
    for (const pattern of patterns('POST'))
      await fc.assert(
        fc.asyncProperty(
          fields,
          fc.constantFrom('', officer, office),
          fc.boolean(),
          async (sent, cookie, isNonsense) => {
            const asked = filled(pattern, () => (isNonsense ? 'moi' : '00000000-0000-7000-8000-000000000000'));
            const before = await written();
            const answer = await send(site, asked, sent, cookie);
            await expectSafe(answer, `${asked} ${JSON.stringify(sent)}`);
            if (answer.status >= 400) expect(await written(), `${asked} ${JSON.stringify(sent)}`).toBe(before);
          },
        ),
        { numRuns: 6 },
      );
  }, 240_000);

  test('no method that the site does not know fails, at any address', async () => {
    for (const path of [...patterns('GET'), ...patterns('POST')])
      for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'PROPFIND']) {
        const asked = filled(path, () => 'moi');
        const answer = await site.request(`http://ours.example${asked}`, { method, headers: { Cookie: office } });
        expect(answer.status, `${method} ${asked}`).toBeLessThan(500);
      }
  }, 120_000);

  test('strangers and officers of other units write nothing by the forms of the head', async () => {
    const forms = await formsOfTheYear(office);
    for (const cookie of ['', officer])
      for (const [action, fields] of forms) {
        const before = await written();
        const answer = await send(site, action, { ...fields, unit: year.head.id, reason: 'Thử' }, cookie);
        const mine = cookie !== '' && answer.status === 303;
        expect(answer.status, action).toBeLessThan(500);
        if (!mine) expect(await written(), action).toBe(before);
        if (cookie === '') expect([403, 404], action).toContain(answer.status);
      }
  }, 120_000);

  test('a form of another site, and what is no form at all, is refused before it is read', async () => {
    const close = `${at}/dang-ky/chot`;
    const before = await written();
    expect((await send(site, close, {}, office, { Origin: 'http://evil.example' })).status).toBe(403);
    expect((await send(site, close, {}, office, { Origin: 'null' })).status).toBe(403);
    expect((await send(site, close, {}, office, { 'Content-Type': 'application/json' })).status).toBe(400);
    expect(
      (await send(site, close, {}, office, { Origin: 'http://evil.example', 'Content-Type': 'text/html' })).status,
    ).toBe(403);
    expect(await written()).toBe(before);
  });
});
