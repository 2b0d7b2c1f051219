import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { historyApi } from '#src/history/api.ts';
import { ANONYMOUS, type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { searchAll } from '#src/year-round/search/app/search-all.query.ts';
import { useDatabase } from '../database.ts';
import { anOfficer, anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { enter, someone } from '../factories/people.ts';
import { cookieOf, get, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let year: OpenedYear;
let ofA: string;
let ofB: string;
const readers = new Map<string, { readonly actor: Actor; readonly cookie: string }>();
const cookie = (who: string): string => readers.get(who)?.cookie ?? '';
const actorOf = (who: string): Actor => readers.get(who)?.actor ?? ANONYMOUS;

beforeAll(async () => {
  site = wholeSite();
  year = await anOpenYear();
  const [, second, third] = year.units;
  const [a = '', b = ''] = [second?.id, third?.id];
  const ministry = await someone('ministry-officer', null);
  ofA = await enter(ministry, a, 'Nguyễn Thị Ánh Nguyệt', { birthYear: 1985 });
  ofB = await enter(ministry, b, 'Nguyễn Thị Ánh Nguyệt', { birthYear: 1979 });
  const actors = {
    officerOfA: await anOfficer(a, year.year),
    officerOfB: await anOfficer(b, year.year),
    office: year.office,
    ministry,
    administrator: await someone('administrator', null),
    stranger: await someone('staff-member', null),
  };
  for (const [who, actor] of Object.entries(actors)) readers.set(who, { actor, cookie: await cookieOf(actor) });
});

const NAME = 'Ánh Nguyệt';
const NOBODY = 'Ứng Ngoạt';
const page = async (text: string, who: string, path = '/tim'): Promise<string> =>
  (await get(site, `${path}?q=${encodeURIComponent(text)}`, cookie(who))).text();
const decoded = (html: string): string => html.replace(/(?:%[0-9A-F]{2})+/g, (bytes) => decodeURIComponent(bytes));
/** The page without the words that were typed and without the token of its forms. */
const alike = (html: string, text: string): string =>
  text
    .split(' ')
    .reduce((rest, word, at) => rest.replaceAll(word, `W${at}`), decoded(decoded(html)))
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '');

describe('people in the search box', () => {
  test.each([
    ['visitor', [false, false]],
    ['administrator', [false, false]],
    ['stranger', [false, false]],
    ['officerOfA', [true, false]],
    ['officerOfB', [false, true]],
    ['office', [true, true]],
    ['ministry', [true, true]],
  ] as const)('%s finds whom they may know, and is told no other number', async (who, [seesA, seesB]) => {
    const html = await page(NAME, who);
    expect(html.includes(`/nguoi/${ofA}`)).toBe(seesA);
    expect(html.includes(`/nguoi/${ofB}`)).toBe(seesB);
    const count = /id="person".*?<span class="num">(\d+)<\/span>/s.exec(html)?.[1];
    expect(count).toBe(seesA || seesB ? String(Number(seesA) + Number(seesB)) : undefined);
    // a name that is not seen is answered word for word as a name that nobody bears
    if (!seesA && !seesB) expect(alike(html, NAME)).toBe(alike(await page(NOBODY, who), NOBODY));
  });

  test('namesakes are told apart by unit, and by the year of birth for whoever may know it', async () => {
    const [forOfficer, forOffice, forMinistry] = [
      await page(NAME, 'officerOfA'),
      await page(NAME, 'office'),
      await page(NAME, 'ministry'),
    ];
    expect(forOfficer).toContain('sinh năm 1985');
    expect(forOffice).not.toMatch(/sinh năm/);
    expect(forMinistry).toMatch(/sinh năm 1985[^]*sinh năm 1979|sinh năm 1979[^]*sinh năm 1985/);
    for (const unit of year.units.slice(1, 3)) expect(forOffice).toContain(unit.name);
  });

  test('suggestions while typing say the same, and no cache keeps them', async () => {
    for (const [who, seen] of [
      ['visitor', 0],
      ['administrator', 0],
      ['officerOfA', 1],
      ['ministry', 2],
    ] as const) {
      const answer = await get(site, `/tim/goi-y?q=${encodeURIComponent(NAME)}`, cookie(who));
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      const { items } = (await answer.json()) as { items: { kind: string; href: string }[] };
      expect(items.filter(({ kind }) => kind === 'Người')).toHaveLength(seen);
    }
  });

  test('the reading API answers nobody in particular as a visitor, and a program with a key by its roles', async () => {
    const found = async (caller?: Actor) => {
      const key = { label: 'thử', scopes: [], expiresAt: new Date('2030-01-01') };
      const api = historyApi(
        () => '2027-06-01',
        async () => (caller ? { actor: caller, key } : null),
      );
      const headers = caller ? { Authorization: 'Bearer thu' } : {};
      const answer = await api.request(`/find?q=${encodeURIComponent(NAME)}`, { headers });
      const body = (await answer.json()) as { found: { href: string; detail: string }[] };
      return { cache: answer.headers.get('Cache-Control'), hrefs: body.found.map(({ href }) => href), body };
    };
    expect((await found()).hrefs).toEqual([]);
    const officer = await found(actorOf('officerOfA'));
    expect(officer.hrefs).toEqual([`/nguoi/${ofA}`]);
    expect(officer.cache).toBe('private, no-store');
    expect(JSON.stringify(officer.body)).not.toContain('1985');
  });

  test('whoever sources name is found by everybody', async () => {
    expect(await page('nguyen van dien', 'visitor')).toMatch(/href="\/nguoi\//);
    const { hits } = await asActor(ANONYMOUS, (tx) => searchAll(tx, { text: 'diễn', most: 50 }));
    expect(hits).toContainEqual(expect.objectContaining({ kind: 'person', label: 'Nguyễn Văn Diễn' }));
  });
});

describe('papers in the search box', () => {
  const TITLE = 'Bản ghi số phiếu Ngọc Khê Thượng';
  const paper = (kind: string, state: string, title: string) =>
    asActor(WORKER, (tx) =>
      sql`insert into paper (id, cluster_year_id, origin, kind, title, state) values
        (${newId()}, ${year.clusterYearId}, 'live', ${kind}, ${title}, ${state})`.execute(tx),
    );
  beforeAll(async () => {
    await paper('counting-minutes', 'signed', TITLE);
    await paper('decision', 'issued', 'Quyết định khen Ngọc Khê Hạ');
  });

  test.each([
    ['visitor', false],
    ['administrator', false],
    ['stranger', false],
    ['officerOfA', true],
    ['office', true],
    ['ministry', true],
  ] as const)('minutes are found by who sees the work: %s', async (who, seen) => {
    const html = await page('ban ghi ngoc khe thuong', who);
    expect(html.includes(TITLE)).toBe(seen);
    expect(await page('khen ngoc khe ha', who)).toContain('Quyết định khen Ngọc Khê Hạ');
  });
});

describe('pages in the search box', () => {
  test.each([
    ['visitor', 'việc cần làm', '/viec', false],
    ['officerOfA', 'viec can lam', '/viec', true],
    ['officerOfA', 'to do', '/viec', true],
    ['visitor', 'nhân sự', '/nhan-su', false],
    ['stranger', 'nhân sự', '/nhan-su', false],
    ['officerOfA', 'nhân sự', '/nhan-su', true],
    ['officerOfA', 'quản lý tài khoản', '/quan-tri/tai-khoan', false],
    ['administrator', 'quản lý tài khoản', '/quan-tri/tai-khoan', true],
    ['visitor', 'cach doc', '/cach-doc', true],
  ] as const)('%s asks for «%s»: %s %s', async (who, text, href, seen) => {
    expect((await page(text, who)).includes(`<li><a href="${href}"`)).toBe(seen);
  });

  test('the steps of a year are offered to who sees its work, and each of them opens', async () => {
    const path = `/cum-thi-dua/${year.slug}/${year.year}/giao-uoc`;
    for (const who of ['visitor', 'administrator', 'stranger']) expect(await page('giao ước', who)).not.toContain(path);
    for (const who of ['officerOfA', 'office', 'ministry']) {
      expect(await page(`giao uoc ${year.year}`, who)).toContain(`href="${path}"`);
      expect((await get(site, path, cookie(who))).status).toBe(200);
    }
  });
});

test('in English too, and whatever is asked nothing breaks', async () => {
  expect(await page('Ánh Nguyệt', 'ministry', '/en/tim')).toContain('born 1985');
  for (const text of ['', ' ', '%', "'", '\\', '_', 'a'.repeat(500), 'n '.repeat(80), '[a-z]{3}', '\u0000', '🙂'])
    for (const path of ['/tim', '/tim/goi-y', '/en/tim'])
      expect(
        (await get(site, `${path}?q=${encodeURIComponent(text)}&loai=x&sau=-3`, cookie('officerOfA'))).status,
      ).toBeLessThan(500);
});
