import { expect, test } from 'vitest';
import { en } from './en.ts';
import { renderPage } from './page.tsx';
import { Table } from './table.tsx';
import { hrefIn, pathInYear, type Visit } from './visit.ts';
import { vi } from './vi.ts';

const visit: Visit = {
  language: 'vi',
  path: '/cum-thi-dua/phia-bac/2031?q=1',
  today: '2031-11-20',
  person: null,
  agency: { name: 'Thi đua ngành Tư pháp', parent: 'Bộ Tư pháp' },
  year: 2031,
  years: [2031, 2030],
  synthetic: false,
  assets: { css: '/a.css', script: '/a.js', fonts: [] },
  formToken: 'token',
  theme: null,
  notice: null,
};
const HOSTILE = '"><script>alert(1)</script>';
const page = { title: 'Đơn vị', head: { title: 'Đơn vị' }, body: null };

test('hostile text is shown as text wherever a person may have typed it', () => {
  const html = renderPage(
    {
      ...visit,
      person: { name: HOSTILE, post: HOSTILE, tasks: 1, notices: 1 },
      agency: { name: HOSTILE, parent: HOSTILE },
      path: `/${HOSTILE}?q=${HOSTILE}`,
      notice: { text: HOSTILE },
    },
    {
      title: HOSTILE,
      head: { title: HOSTILE, breadcrumb: [{ label: HOSTILE, href: `/${HOSTILE}` }], facts: [HOSTILE] },
      body: <p title={HOSTILE}>{HOSTILE}</p>,
    },
  );
  expect(html).not.toContain('<script>alert');
  expect(html.match(/<script/g)).toHaveLength(1);
});

test('English has the words of Vietnamese, none missing and none of its own', () => {
  const keys = (words: object, path = ''): string[] =>
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'object' && value !== null ? keys(value, `${path}${key}.`) : [`${path}${key}`],
    );
  expect(keys(en)).toEqual(keys(vi));
});

test('the language switch leads to the same page, query and all', () => {
  expect(renderPage(visit, page)).toContain('href="/en/cum-thi-dua/phia-bac/2031?q=1"');
  expect(renderPage({ ...visit, language: 'en' }, page)).toContain('href="/cum-thi-dua/phia-bac/2031?q=1"');
});

test('an English page keeps its links in English and leaves other addresses alone', () => {
  expect(hrefIn('en', '/don-vi')).toBe('/en/don-vi');
  expect(hrefIn('en', '/')).toBe('/en');
  for (const href of ['/en/don-vi', '/en', '//other', 'https://moj.gov.vn', '#bang', '?q=1', '/api/v1/openapi.json'])
    expect(hrefIn('en', href)).toBe(href);
  expect(hrefIn('en', '/english-page')).toBe('/en/english-page');
});

test('another year is the same page of that year', () => {
  expect(pathInYear('/cum-thi-dua/phia-bac/2031/dang-ky?q=1', 2031, 2019)).toBe('/cum-thi-dua/phia-bac/2019/dang-ky');
  expect(pathInYear('/don-vi?khoi=stp', null, 2019)).toBe('/don-vi?khoi=stp&nam=2019');
});

const columns = [{ key: 'unit', head: 'Đơn vị', cell: (row: string) => row }];

test('a table without rows says so instead of showing an empty head', () => {
  const table = (rows: readonly string[]) =>
    renderPage(visit, {
      ...page,
      body: <Table id="units" caption="Đơn vị trong cụm" columns={columns} rows={rows} rowKey={(row) => row} />,
    });
  expect(table([])).not.toContain('<table');
  expect(table([])).toContain(vi.table.empty);
  expect(table(['STP Lam Giang'])).toContain('<th scope="col"');
});

test('a page of a past day says so', () => {
  const on = (day: '2031-11-20' | '2019-12-31') =>
    renderPage(visit, { ...page, head: { title: 'Đơn vị', asOn: { day, action: '/don-vi' } } });
  expect(on('2019-12-31')).toContain(vi.asOn.past('31/12/2019'));
  expect(on('2031-11-20')).not.toContain(vi.asOn.back);
});
