import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '#src/kernel/actor.ts';
import { historyApi } from '#src/history/api.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { search } from '#src/year-round/organisation/app/search.query.ts';
import { useDatabase } from '../database.ts';
import { get, wholeSite } from '../factories/whole-site.ts';
import { loadPastYears } from '../factories/past-years.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears();
}, 60_000);

const found = (text: string) => asActor(ANONYMOUS, (tx) => search(tx, text));
const address = /^\/cum-thi-dua\/[a-z0-9-]+/;

describe('a cluster and a year in the search box', () => {
  it.each([
    ['nam trung bo 2019', 'nam-trung-bo-va-tay-nguyen', 2019],
    ['Khu vực Nam Trung Bộ năm 2019', 'nam-trung-bo-va-tay-nguyen', 2019],
    ['kv tay nguyen 2017', 'duyen-hai-mien-trung-va-tay-nguyen', 2017],
    ['2018 miền núi phía Bắc', 'mien-nui-phia-bac', 2018],
    ['mien nui phia bac nam 2010', 'mien-nui-phia-bac', 2010],
    ['miền Tây Nam Bộ 2019', 'mien-tay-nam-bo', 2019],
    ['cum mien nui phia bac 2025', 'mien-nui-[a-z-]*phia-bac', 2025],
    ['Cụm TĐ Bắc sông Hậu 2024', 'cum-bac-song-hau', 2024],
  ])('«%s» leads first to that year, then to the cluster', async (text, slug, year) => {
    const [first, ...rest] = await found(text);
    expect(first).toMatchObject({ kind: 'cluster', href: expect.stringMatching(new RegExp(`${slug}/${year}$`)) });
    expect(rest.map(({ href }) => href)).toContain(address.exec(first?.href ?? '')?.[0]);
  });

  it('leads to the cluster where nothing is known of that year', async () => {
    const [first] = await found('nam trung bo 1999');
    expect(first?.href).toMatch(/^\/cum-thi-dua\/[a-z-]+$/);
  });

  it('finds nothing twice, and what else bears the words after it', async () => {
    const all = await found('mien nui phia bac 2018');
    expect(new Set(all.map(({ kind, id }) => `${kind} ${id}`)).size).toBe(all.length);
  });

  it('leaves numbers of papers and days alone', async () => {
    for (const text of ['09/3/2018', '2018'])
      expect((await found(text)).filter(({ href }) => /cum-thi-dua\/[a-z0-9-]+\/\d{4}$/.test(href))).toEqual([]);
  });

  it('is answered alike by the page and by the API', async () => {
    const answer = await historyApi(() => '2026-11-22').request('/find?q=nam+trung+bo+2019');
    const body = (await answer.json()) as {
      readonly found: readonly { readonly label: string; readonly href: string }[];
    };
    expect(body.found.map(({ href }) => href)).toEqual((await found('nam trung bo 2019')).map(({ href }) => href));
    const page = await (await get(wholeSite(), '/tim?q=nam+trung+bo+2019')).text();
    const links = [...page.matchAll(/<ul class="found">.*?href="([^"]+)"/gs)].map(([, href]) => href);
    expect(links[0]).toBe(body.found[0]?.href);
  });
});
