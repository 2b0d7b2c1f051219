import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from './comment-text.ts';

const OURS = 'https://thidua.moj.gov.vn';
const shown = (text: string, names: readonly string[] = []) =>
  piecesOf(text, names, OURS).map((piece) =>
    piece.kind === 'address' ? [piece.text, piece.href] : [piece.text, piece.kind],
  );

describe('the text of a comment on the page', () => {
  test('links our own addresses, without the mark that ends the sentence', () => {
    expect(shown('Xem https://thidua.moj.gov.vn/cum-thi-dua/a/2027/dang-ky?mo=1.')).toEqual([
      ['Xem ', 'plain'],
      ['https://thidua.moj.gov.vn/cum-thi-dua/a/2027/dang-ky?mo=1', '/cum-thi-dua/a/2027/dang-ky?mo=1'],
      ['.', 'plain'],
    ]);
    expect(shown('(/don-vi/so-tu-phap-x)')).toEqual([
      ['(', 'plain'],
      ['/don-vi/so-tu-phap-x', '/don-vi/so-tu-phap-x'],
      [')', 'plain'],
    ]);
  });

  test.each([
    'https://evil.example/cum-thi-dua/a',
    'https://thidua.moj.gov.vn.evil.example/',
    'https://thidua.moj.gov.vn@evil.example/',
    'http://thidua.moj.gov.vn/', // not the name under which the site is reached
    'javascript:alert(1)',
    'a//cum-thi-dua/x',
  ])('%j leads nowhere', (text) => {
    expect(piecesOf(text, [], OURS).filter(({ kind }) => kind === 'address')).toEqual([]);
  });

  test('lets the people stand out whom it names, whole names only', () => {
    expect(shown('Nhờ @nguyễn văn an, @Nguyễn Văn A.', ['Nguyễn Văn A', 'Nguyễn Văn An'])).toEqual([
      ['Nhờ ', 'plain'],
      ['@nguyễn văn an', 'person'],
      [', ', 'plain'],
      ['@Nguyễn Văn A', 'person'],
      ['.', 'plain'],
    ]);
    expect(shown('@Nguyễn Văn Anh', ['Nguyễn Văn A'])).toEqual([['@Nguyễn Văn Anh', 'plain']]);
  });

  test('loses and adds nothing, and every link stays on this site', () => {
    const parts = fc.array(
      fc.constantFrom('@A B', OURS, '/don-vi', '/', '//', '\\', ' ', '.', '<b>', 'x', '\n', '@', ':'),
    );
    fc.assert(
      fc.property(parts, fc.array(fc.constantFrom('A B', '(', '.*')), (words, names) => {
        const text = words.join('');
        const pieces = piecesOf(text, names, OURS);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        for (const piece of pieces) if (piece.kind === 'address') expect(new URL(piece.href, OURS).origin).toBe(OURS);
      }),
    );
  });
});
