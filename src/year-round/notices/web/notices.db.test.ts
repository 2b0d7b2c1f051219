import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Actor } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { readable } from '../../../../tests/factories/visit.ts';
import { cookieOf, get, send, wholeSite } from '../../../../tests/factories/whole-site.ts';
import { tellPeople } from '../app/tell-people.command.ts';

useDatabase();
let site: Site;
let year: OpenedYear;
beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  year = await anOpenYear();
});

const someone = async () => {
  const actor = await year.officerOf(year.units[1] ?? year.head);
  return { actor, cookie: await cookieOf(actor) };
};
const tell = (to: Actor, ...about: readonly string[]) =>
  asActor(year.office, async (tx) => {
    for (const each of about)
      await tellPeople(tx, year.office, {
        kind: 'mentioned',
        about: each,
        href: '/don-vi',
        clusterYearId: null,
        accountIds: [to.id],
      });
  });
const pageOf = async (path: string, cookie: string): Promise<string> => (await get(site, path, cookie)).text();
const bellOf = (page: string): string => /class="bell"[^]*?aria-label="([^"]+)"/.exec(page)?.[1] ?? '';
const idsIn = (page: string): readonly string[] => [
  ...new Set([...page.matchAll(/\/thong-bao\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)),
];

describe('the page of notices', () => {
  test('shows what is new with a count on every page, in both languages, and an empty list in words', async () => {
    const { actor, cookie } = await someone();
    expect(readable(await pageOf('/thong-bao', cookie))).toContain('Chưa có thông báo nào');
    expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo');
    await tell(actor, 'giao ước thi đua');
    const page = await pageOf('/thong-bao', cookie);
    expect(readable(page)).toMatch(/Hôm nay, \d.*Được nhắc đến trong trao đổi về giao ước thi đua.*Lê Thị Cụm/);
    expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo: 1 mới');
    expect(bellOf(await pageOf('/en/don-vi', cookie))).toBe('Notices: 1 new');
    expect(bellOf(await pageOf('/don-vi', ''))).toBe('');
  });

  test('is read by opening: it leads on in the language of the reader, and another person finds nothing there', async () => {
    const [{ actor, cookie }, other] = [await someone(), await someone()];
    await tell(actor, 'giao ước');
    const [id = ''] = idsIn(await pageOf('/thong-bao', cookie));
    expect((await get(site, `/thong-bao/${id}`, other.cookie)).status).toBe(404);
    const opened = await get(site, `/en/thong-bao/${id}`, cookie);
    expect([opened.status, opened.headers.get('Location')]).toEqual([303, '/en/don-vi']);
    expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo');
    expect(readable(await pageOf('/thong-bao?loc=moi', cookie))).toContain('Không có thông báo chưa đọc');
  });

  test('opened from a letter without a session leads over signing in', async () => {
    const answer = await get(site, '/thong-bao/019ab000-0000-7000-8000-000000000001');
    expect(answer.headers.get('Location')).toBe('/dang-nhap?ve=%2Fthong-bao%2F019ab000-0000-7000-8000-000000000001');
    expect((await get(site, '/tai-khoan/thong-bao')).headers.get('Location')).toBe(
      '/dang-nhap?ve=/tai-khoan/thong-bao',
    );
  });

  test('marks one as read, then all that stood on the page, and not what came since', async () => {
    const { actor, cookie } = await someone();
    await tell(actor, 'một', 'hai', 'ba');
    const page = await pageOf('/thong-bao', cookie);
    const [newest = '', ...others] = idsIn(page);
    await send(site, '/thong-bao/da-doc', { id: others.at(-1) ?? '' }, cookie);
    expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo: 2 mới');
    await tell(actor, 'bốn');
    await send(site, '/thong-bao/da-doc', { den: newest }, cookie);
    expect(readable(await pageOf('/thong-bao?loc=moi', cookie))).toMatch(/về bốn/);
    expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo: 1 mới');
    expect((await send(site, '/thong-bao/da-doc', {}, cookie)).status).toBe(404);
  });

  test('goes on from page to page, also through the unread alone', async () => {
    const { actor, cookie } = await someone();
    await tell(actor, ...Array.from({ length: 65 }, (_, n) => `việc ${n}`));
    for (const first of ['/thong-bao', '/thong-bao?loc=moi']) {
      const seen: string[] = [];
      for (let path: string | null = first; path !== null; ) {
        const page: string = await pageOf(path, cookie);
        seen.push(...idsIn(page));
        path = /rel="next" href="([^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? null;
      }
      expect(seen.length).toBe(65);
      expect(new Set(seen).size).toBe(65);
    }
    expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo: 65 mới');
  });
});

test('how notices come is chosen on a form; what is none of its answers is as without a choice', async () => {
  const { actor, cookie } = await someone();
  const saved = await send(
    site,
    '/tai-khoan/thong-bao',
    { 'mail-conversation': 'never', 'mail-other': 'hourly', 'app-other': '1', hour: '99', language: 'en' },
    cookie,
  );
  expect(saved.status).toBe(303);
  const page = await pageOf('/tai-khoan/thong-bao', cookie);
  expect(page).toMatch(/name="mail-conversation" value="never" checked/);
  expect(page).toMatch(/name="mail-other" value="digest" checked/);
  expect(page).toMatch(/<option value="8" selected/);
  expect(page).toMatch(/<option value="en" selected/);
  await tell(actor, 'giao ước'); // conversation is not counted any more, and is in the list
  expect(bellOf(await pageOf('/don-vi', cookie))).toBe('Thông báo');
  expect(readable(await pageOf('/thong-bao', cookie))).toContain('giao ước');
});
