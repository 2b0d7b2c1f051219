import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Site } from '#src/platform/http/site.ts';
import { useDatabase } from '../database.ts';
import { aPerson, GOOD_PASSWORD } from '../factories/credentials.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
const HTTPS = 'https://thidua.example.vn';
let site: Site;
let secured: Site;
let year: OpenedYear;
let office: string;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  secured = wholeSite(HTTPS);
  year = await anOpenYear({ provinces: 3 });
  office = await cookieOf(year.office);
});

const DIRECTIVES = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
];

describe('every answer', () => {
  test.each(['/', '/khong-co', '/health', '/api/v1/find?q=x', '/api/v1/no-such', '/dang-nhap', '/don-vi.csv'])(
    'of %s says what a browser may do with it',
    async (path) => {
      const { headers } = await get(site, path);
      for (const directive of DIRECTIVES) expect(headers.get('Content-Security-Policy')).toContain(directive);
      expect(headers.get('Content-Security-Policy')).not.toMatch(/unsafe-|\*|http:/);
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(headers.get('X-Frame-Options')).toBe('DENY');
      expect(headers.get('Referrer-Policy')).toBe('same-origin');
      expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
      expect(headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
      expect(headers.get('Permissions-Policy')).toContain('camera=()');
      expect(headers.get('X-Powered-By')).toBeNull();
      expect(headers.get('Strict-Transport-Security')).toBeNull();
    },
  );

  test('of a site that is https tells browsers to come by https only', async () => {
    const answer = await secured.request(`${HTTPS}/`);
    expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=31536000');
  });

  test('about someone is kept by nobody on the way', async () => {
    expect((await get(site, '/viec', office)).headers.get('Cache-Control')).toBe('private, no-cache');
  });

  test('with a service record, a way in or an account on it is kept by no browser either', async () => {
    const record = '/nguoi/01a202a9-2e67-7060-be86-320f8577e20d/ho-so';
    for (const path of ['/ho-so-cua-toi', record, '/tai-khoan', '/quan-tri/tai-khoan', '/dang-nhap', '/en/tai-khoan'])
      expect((await get(site, path, office)).headers.get('Cache-Control'), path).toBe('no-store');
  });

  test('of the API opens as a file, not as a page', async () => {
    for (const path of ['/api/v1/find?q=x', '/api/v1/unit?name=x'])
      expect((await get(site, path)).headers.get('Content-Disposition')).toBe('attachment; filename="api.json"');
  });
});

describe('a cookie', () => {
  const signedOut = (asked: Site, origin: string) =>
    asked.request(`${origin}/dang-xuat`, { method: 'POST', headers: { Origin: origin, Cookie: office } });

  test('is for this site only and no script reads it', async () => {
    const cookies = (await signedOut(site, 'http://ours.example')).headers.getSetCookie();
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies.filter((one) => one.startsWith('thong-bao=')))
      expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/i);
  });

  test('with a session bears a name that only this very host can set, where the site is https', async () => {
    const person = await aPerson('Hồ Thị Bánh');
    const enter = (asked: Site, origin: string) =>
      asked.request(`${origin}/dang-nhap`, {
        method: 'POST',
        headers: { Origin: origin },
        body: new URLSearchParams({ name: person.signInName, password: GOOD_PASSWORD }),
      });
    const [cookie = ''] = (await enter(secured, HTTPS)).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-thidua=[0-9a-f]{48}; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toContain('Domain');
    const [pair = ''] = cookie.split(';');
    const work = (sent: string) => secured.request(`${HTTPS}/tai-khoan`, { headers: { Cookie: sent } });
    expect((await work(pair)).status).toBe(200);
    expect((await work(pair.replace('__Host-', ''))).status).toBe(303); // what a neighbour could set opens nothing
    const [plain = ''] = (await enter(site, 'http://ours.example')).headers.getSetCookie();
    expect(plain).toMatch(/^thidua=/);
  });

  test('of a site that is https travels by https only, whoever set it', async () => {
    const theme = await secured.request(`${HTTPS}/giao-dien`, {
      method: 'POST',
      headers: { Origin: HTTPS },
      body: new URLSearchParams({ 'giao-dien': 'dark', path: '/' }),
    });
    const cookies = [...theme.headers.getSetCookie(), ...(await signedOut(secured, HTTPS)).headers.getSetCookie()];
    expect(cookies.length).toBeGreaterThan(1);
    for (const cookie of cookies) expect(cookie).toMatch(/; Secure(;|$)/);
    for (const cookie of (await signedOut(site, 'http://ours.example')).headers.getSetCookie())
      expect(cookie).not.toContain('Secure');
  });
});

describe('a form', () => {
  const post = (headers: Readonly<Record<string, string>>, method = 'POST', asked: Site = site) =>
    asked.request('http://ours.example/dang-xuat', { method, headers: { Cookie: office, ...headers } });

  test.each([
    [{ 'Sec-Fetch-Site': 'same-origin' }, 303],
    [{ Origin: 'http://ours.example' }, 303],
    [{ Referer: 'http://ours.example/viec' }, 303],
    [{}, 403],
    [{ Origin: 'null' }, 403],
    [{ Origin: 'http://evil.example' }, 403],
    [{ Origin: 'http://ours.example.evil.example' }, 403],
    [{ Origin: 'http://ours.example:8080' }, 403],
    [{ Referer: 'http://evil.example/http://ours.example/' }, 403],
    [{ Origin: 'null', Referer: 'http://ours.example/' }, 403],
    [{ 'Sec-Fetch-Site': 'cross-site', Origin: 'http://ours.example' }, 403],
    [{ 'Sec-Fetch-Site': 'same-site' }, 403],
    [{ 'Sec-Fetch-Site': 'none' }, 403],
    [{ 'Sec-Fetch-Site': 'nonsense' }, 403],
  ] as const)('sent with %j is answered %d', async (headers, status) => {
    expect((await post(headers)).status).toBe(status);
  });

  test('is looked at by every method that could write', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE']) expect((await post({}, method)).status).toBe(403);
  });

  test('behind a proxy that speaks TLS and hands the request on in plain is ours', async () => {
    const answer = await secured.request('http://thidua.example.vn/dang-xuat', {
      method: 'POST',
      headers: { Origin: HTTPS },
    });
    expect(answer.status).toBe(303);
  });
});

describe('a site that has a name', () => {
  test('answers under it and under bare addresses, and nothing under a name of somebody else', async () => {
    const status = async (origin: string) => (await site.request(`${origin}/`)).status;
    expect(await status('http://ours.example')).toBe(200);
    expect(await status('http://127.0.0.1:8080')).toBe(200);
    expect(await status('http://[::1]:8080')).toBe(200);
    expect(await status('http://localhost')).toBe(200);
    expect(await status('http://evil.example')).toBe(421);
    expect(await status('http://ours.example.evil.example')).toBe(421);
    expect(await status('http://evil.example/http://ours.example')).toBe(421);
  });

  test('writes no address of a request into what it answers', async () => {
    const page = await (
      await site.request('http://localhost:4444/', { headers: { 'X-Forwarded-Host': 'evil.example' } })
    ).text();
    expect(page).not.toMatch(/localhost:4444|evil\.example/);
    const gone = await send(site, '/giao-dien', { path: '/tim' }, '', { 'X-Forwarded-Host': 'evil.example' });
    expect(gone.headers.get('Location')).toBe('/tim');
  });
});
