import { describe, expect, test } from 'vitest';
import { type Hit, merged } from './hit.ts';
import { pagesNamed } from './pages-named.ts';

const PAGES = [
  { href: '/viec', label: 'Việc cần làm', also: 'nhiệm vụ To do' },
  { href: '/van-ban', label: 'Văn bản', also: 'Papers' },
  { href: '/2026/giao-uoc', label: 'Giao ước của Cụm Tây Nguyên, năm 2026', name: 'Giao ước', also: 'Covenant' },
  { href: '/2026/dang-ky', label: 'Đăng ký của Cụm Tây Nguyên, năm 2026', name: 'Đăng ký', also: 'Registration' },
];
const named = (text: string) => pagesNamed(PAGES, text).map(({ href }) => href);

describe('a page is asked for by its name', () => {
  test.each([
    ['việc cần làm', ['/viec']],
    ['viec', ['/viec']],
    ['to do', ['/viec']],
    ['nhiem vu', ['/viec']],
    ['giao ước tây nguyên', ['/2026/giao-uoc']],
    ['covenant 2026', ['/2026/giao-uoc']],
    ['tay nguyen', []], // the name of a cluster is not yet a wish for one of its nine steps
    ['dang ky bac bo', []],
    ['iec', []],
    ['v', []],
    ['', []],
  ] as const)('«%s»', (text, hrefs) => expect(named(text)).toEqual(hrefs));

  test('the one so called stands before those that only have the words', () => {
    const pages = [{ href: '/a', label: 'Tra cứu văn bản' }, ...PAGES];
    expect(pagesNamed(pages, 'văn bản').map(({ href, how }) => [href, how])).toEqual([
      ['/van-ban', 'exact'],
      ['/a', 'words-together'],
    ]);
  });
});

test('several lists become one, best first; between equals the earlier list leads, and no list is turned about', () => {
  const hit = (id: string, how: Hit['how']): Hit => ({
    kind: 'unit',
    id,
    label: id,
    detail: '',
    href: id,
    phrase: id,
    how,
  });
  const all = merged([
    [hit('a', 'prefix'), hit('b', 'exact')],
    [hit('c', 'exact'), hit('d', 'prefix'), hit('e', 'all-words')],
    [],
  ]);
  expect(all.map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd', 'e']);
});
