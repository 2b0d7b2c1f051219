import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim } from './claims.query.ts';
import { markWords, sourceBook } from './source-book.ts';

let last = 0;
const claim = (
  of: Partial<Omit<Claim, 'source' | 'passage'>> & { from?: string; key?: string; quote?: string },
): Claim => ({
  id: String((last += 1)),
  subject: 'registration_count',
  subjectId: 'registration',
  field: 'count',
  value: 8,
  printed: null,
  certainty: 'stated',
  because: null,
  choice: null,
  ...of,
  source: { slug: of.from ?? 'bao-cao-001', title: 'Báo cáo', mark: 'SEED' },
  passage: { id: of.key ?? 'dang-ky', quote: of.quote ?? 'có 08 Sở Tư pháp đăng ký', reading: null },
});

describe('a fact leads to its sentence', () => {
  test('the 8 of the registrations opens the sentence with «08 Sở Tư pháp» marked', () => {
    const book = sourceBook([claim({ printed: '08 Sở Tư pháp' })], ['registration']);
    expect(book.marksOf('registration', 'count')).toEqual([1]);
    expect(book.sources[0]?.sentences[0]?.quote).toEqual(['có ', { marked: '08 Sở Tư pháp' }, ' đăng ký']);
  });

  test('numbers rise in the order of the page, and one sentence has one number', () => {
    const claims = [
      claim({ subjectId: 'b', key: 'two' }),
      claim({ subjectId: 'a', key: 'one' }),
      claim({ subjectId: 'c', key: 'one' }),
    ];
    const book = sourceBook(claims, ['a', 'b', 'c']);
    expect([book.marksOf('a'), book.marksOf('b'), book.marksOf('c')]).toEqual([[1], [2], [1]]);
  });

  test('a field that no source speaks of by itself is marked with the sentence of its row', () => {
    const book = sourceBook([claim({ field: 'unit' })], ['registration']);
    expect(book.marksOf('registration', 'position')).toEqual([1]);
    expect(book.marksOf('another row', 'unit')).toEqual([]);
  });

  test('the same field is found under both its spellings', () => {
    const book = sourceBook(
      [claim({ field: 'memberCount', key: 'a' }), claim({ field: 'year', key: 'b' })],
      ['registration'],
    );
    expect(book.marksOf('registration', 'member_count')).toEqual([1]);
  });

  test('a silence has no sentence', () => {
    expect(sourceBook([claim({ certainty: 'unknown' })], ['registration']).sources).toEqual([]);
  });
});

describe('two reports of one fact', () => {
  test('different values of two sources stand side by side', () => {
    const book = sourceBook([claim({ value: 52 }), claim({ value: 53, from: 'bao-cao-x' })], ['registration']);
    expect(book.differences).toMatchObject([{ field: 'count', claims: [{ value: 52 }, { value: 53 }] }]);
  });

  test('agreement, letter case, one source or a value worked out are no difference', () => {
    const agreeing = [claim({ value: 'Bộ Tư pháp' }), claim({ value: 'bộ Tư pháp', from: 'b' })];
    const own = [claim({ value: 1 }), claim({ value: 2 })];
    const derived = [claim({ value: 1 }), claim({ value: 2, from: 'b', certainty: 'derived' })];
    for (const claims of [agreeing, own, derived]) expect(sourceBook(claims, []).differences).toEqual([]);
  });
});

test('marking never changes the words of a sentence', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.array(fc.nat(39), { maxLength: 8 }),
      (quote, cuts) => {
        const printed = cuts.map((cut, index) => quote.slice(cut, cut + (cuts[index + 1] ?? 3)));
        const text = markWords(quote, printed).map((part) => (typeof part === 'string' ? part : part.marked));
        expect(text.join('')).toBe(quote);
      },
    ),
  );
});
