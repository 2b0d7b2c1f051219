import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { useDatabase } from '../../../tests/database.ts';
import { loadPastYears } from '../../../tests/factories/past-years.ts';
import { aVisit, readable } from '../../../tests/factories/visit.ts';
import { clusterYearPage } from './cluster-year.page.tsx';
import { clusterYearView } from './cluster-year-view.query.ts';

useDatabase();
beforeAll(async () => {
  await loadPastYears();
}, 120_000);

const viewOf = async (slug: string, year: number, language: 'vi' | 'en' = 'vi') => {
  const visit = aVisit({ language });
  const view = await asActor(ANONYMOUS, (tx) =>
    clusterYearView(tx, visit, { slug, year, day: visit.today, actor: ANONYMOUS }),
  );
  if (!view) throw new Error(`no ${slug} ${year}`);
  return view;
};
const pageOf = async (slug: string, year: number, language: 'vi' | 'en' = 'vi') => {
  const view = await viewOf(slug, year, language);
  return renderPage(view.visit, clusterYearPage(view));
};
const textOf = async (slug: string, year: number) => readable(await pageOf(slug, year));

const NORTH = 'mien-nui-phia-bac';
const COAST = 'duyen-hai-mien-trung-va-tay-nguyen';
const SOUTH = 'nam-trung-bo-va-tay-nguyen';

describe('the region of 2019, founded that year', () => {
  test('stated, worked out and not stated stand apart in the line of facts', async () => {
    const text = await textOf(SOUTH, 2019);
    expect(text).toMatch(/8 tỉnh, thành phố \d+ 16 đơn vị suy ra/);
    expect(text).toMatch(/Thành lập năm 2019 theo quyết định của Bộ Tư pháp \d+ , số quyết định Không nêu/);
  });

  test('its head is a post of a unit; neither the person nor a deputy is made up', async () => {
    const text = await textOf(SOUTH, 2019);
    expect(text).toMatch(/Trưởng Cục trưởng, Cục Thi hành án dân sự tỉnh Khánh Hòa \d+ Họ tên: Không nêu/);
    expect(text).toContain('Phó Trưởng Không nêu');
  });

  test('two blocs, two covenants, the odd theme marked; four targets without a result', async () => {
    const text = await textOf(SOUTH, 2019);
    expect(text).toContain('2 khối, 2 bản giao ước');
    expect(text).toMatch(/Toàn hệ thống Thi hành án dân sự thi đua[^”]+” \d+ cần kiểm tra/);
    expect(text).toContain('4 chỉ tiêu bằng số, chưa chỉ tiêu nào có kết quả');
    expect(text).toMatch(/trên 73%.*trên 33%.*100%.*100%/);
  });

  test('steps of which no source speaks are hatched; an adopted list is a step taken', async () => {
    const html = await pageOf(SOUTH, 2019);
    expect([...html.matchAll(/<li class="step (\w+)"/g)].map(([, state]) => state)).toEqual([
      'done',
      'done',
      'done',
      ...Array.from({ length: 6 }, () => 'unknown'),
    ]);
  });

  test('members stand in Vietnamese order beside the map with both archipelagos', async () => {
    const text = await textOf(SOUTH, 2019);
    expect(text).toContain('Bình Định, Đắk Lắk, Đắk Nông, Gia Lai, Khánh Hòa, Kon Tum, Phú Yên, Quảng Ngãi');
    expect(text).toMatch(/Hoàng Sa.*Trường Sa/);
  });

  test('the campaign is told in the wording of the other year too', async () => {
    expect(await textOf(SOUTH, 2019)).toContain('tấm gương, đạo đức, phong cách Hồ Chí Minh');
    expect(await textOf(NORTH, 2018)).toContain('học tập và làm theo tư tưởng, đạo đức');
  });
});

describe('registrations and nominations', () => {
  test('52 of two kinds is not divided, 60 is our sum, nothing is compared', async () => {
    const text = await textOf(NORTH, 2018);
    expect(text).toMatch(/Cục THADS và Chi cục THADS một số cho nhiều loại, không tách 52/);
    expect(text).toMatch(/Cộng Cờ thi đua ngành Tư pháp 60 suy ra : Cộng 8 \+ 52/);
    expect(text).toContain('không lập tỷ lệ');
  });

  test('the 8 opens the sentence with «08 Sở Tư pháp» marked', async () => {
    const html = await pageOf(NORTH, 2018);
    const [, n] = /8 <a class="mark num" href="#source-(\d+)"/.exec(html.replaceAll('\n', '')) ?? [];
    expect(n).toBeDefined();
    expect(html).toMatch(new RegExp(`id="source-${n}"[\\s\\S]*?<mark>08 Sở Tư pháp</mark>`));
  });

  test('nine Chi cục stay without names; Đắk Lắk stands on both lists; proposed is not awarded', async () => {
    const text = await textOf(COAST, 2017);
    expect(text).toContain('17 đơn vị được đề nghị tặng Cờ thi đua ngành Tư pháp');
    expect(text).toMatch(/Chi cục THADS 9 \d+ Không nêu/);
    expect(text).toContain('Đứng ở cả hai danh sách: Cục Thi hành án dân sự tỉnh Đắk Lắk.');
    expect(text).toContain('chưa phải được tặng');
  });

  test('leaders of the next year are told as told ahead', async () => {
    const text = await textOf(COAST, 2017);
    expect(text).toMatch(/Năm 2018, công bố trước Trưởng Giám đốc, Sở Tư pháp tỉnh Thừa Thiên Huế/);
    expect(text).toMatch(/Lãnh đạo năm 2017 Trưởng Không nêu/);
  });
});

test('every number after a fact opens a sentence of the margin, and every sentence is opened by one', async () => {
  for (const [slug, year] of [
    [NORTH, 2010],
    [NORTH, 2018],
    [COAST, 2017],
    [SOUTH, 2019],
  ] as const) {
    const html = await pageOf(slug, year);
    const opened = new Set([...html.matchAll(/href="#source-(\d+)"/g)].map(([, n]) => n));
    const kept = new Set([...html.matchAll(/id="source-(\d+)"/g)].map(([, n]) => n));
    expect([...opened].filter((n) => !kept.has(n))).toEqual([]);
  }
});

test('in English the words are English and the names stay Vietnamese', async () => {
  const html = await pageOf(SOUTH, 2019, 'en');
  expect(html).toContain('16 units');
  expect(html).toContain('href="/en/cum-thi-dua/');
  expect(html).not.toMatch(/class="chip[^>]*>(?:Không nêu|suy ra|cần kiểm tra)/);
});

test('the page of a year weighs little', async () => {
  const { gzipSync } = await import('node:zlib');
  expect(gzipSync(await pageOf(SOUTH, 2019)).length).toBeLessThan(30_000);
});

test('an unknown cluster or year is nothing', async () => {
  const visit = aVisit();
  const ask = (slug: string, year: number) =>
    asActor(ANONYMOUS, (tx) => clusterYearView(tx, visit, { slug, year, day: visit.today, actor: ANONYMOUS }));
  expect(await ask('khong-co', 2019)).toBeNull();
  expect(await ask(SOUTH, 1999)).toBeNull();
});
