import { fold, nfc, searchKey, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Hit, How } from './hit.ts';

/** A page of the site that can be asked for by name: «Việc cần làm», «Giao ước của cụm Tây Nguyên, năm 2026». */
export type NamedPage = {
  readonly href: string;
  readonly label: string;
  readonly detail?: string;
  /** By these words it is asked for; the rest of its label only narrows. Without any, by the whole label. */
  readonly name?: string;
  /** Other words for it. */
  readonly also?: string;
  readonly isSynthetic?: boolean;
};

const begins = (key: string, word: string): boolean => ` ${key}`.includes(` ${word}`);

/** The named pages that a text asks for, best first: every word begins one of the page's, one at least one of its name. */
export function pagesNamed(pages: readonly NamedPage[], text: string): readonly Hit[] {
  const key = searchKey(text);
  const words = key.split(' ').filter(Boolean);
  if (key.length < 2) return [];
  const hits = pages.flatMap((page) => {
    const label = searchKey(page.label);
    const name = `${searchKey(page.name ?? page.label)} ${searchKey(page.also ?? '')}`;
    if (!words.every((word) => begins(`${label} ${name}`, word)) || !words.some((word) => begins(name, word)))
      return [];
    return [{ page, how: howOf(page, label, name, text, key) }];
  });
  return hits
    .toSorted((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
    .map(({ page, how }) => ({
      kind: 'page',
      id: page.href,
      label: page.label,
      detail: page.detail ?? '',
      href: page.href,
      phrase: page.label,
      how,
      ...(page.isSynthetic && { isSynthetic: true }),
    }));
}

const ORDER: readonly How[] = ['exact', 'same-key', 'prefix', 'words-together', 'all-words'];

function howOf(page: NamedPage, label: string, name: string, text: string, key: string): How {
  if (squeeze(nfc(text)).toLowerCase() === page.label.toLowerCase()) return 'exact';
  if (label === key) return 'same-key';
  if (label.startsWith(key)) return 'prefix';
  return begins(`${label} ${fold(name)}`, key) ? 'words-together' : 'all-words';
}
