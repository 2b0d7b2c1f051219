import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentKind } from '../files/content-kind.ts';
import { contentDisposition, safeFileName } from './file-answer.ts';

describe('the name of a file that is sent', () => {
  test.each([
    ['bao-cao.pdf', `inline; filename="bao-cao.pdf"`],
    [
      'Giao ước Đắk Lắk.pdf',
      `inline; filename="Giao uoc Dak Lak.pdf"; filename*=UTF-8''Giao%20%C6%B0%E1%BB%9Bc%20%C4%90%E1%BA%AFk%20L%E1%BA%AFk.pdf`,
    ],
    ['a"; filename="b.exe', `inline; filename="a ; filename= b.exe"`],
    ['../../etc/passwd', `inline; filename="etc passwd"`],
    ['a\r\nSet-Cookie: x=1', `inline; filename="a Set-Cookie x=1"`],
    ['.htaccess', `inline; filename="htaccess"`],
    ['gpj.\u202efdp.exe', `inline; filename="gpj. fdp.exe"`],
    ['', `inline; filename="tep"`],
    ['\u0301', `inline; filename="tep"; filename*=UTF-8''%CC%81`],
  ])('%j', (name, header) => {
    expect(contentDisposition('inline', name)).toBe(header);
  });

  test('whatever it is, it fits a header, names no folder and comes back as it was meant', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const header = contentDisposition('attachment', name);
        expect(() => new Headers({ 'Content-Disposition': header })).not.toThrow();
        expect(header).toMatch(/^attachment; filename="[^"\\/]+"(; filename\*=UTF-8''[\w!#$&+.^`|~%-]+)?$/);
        const meant = /filename\*=UTF-8''(.*)$/.exec(header)?.[1];
        if (meant !== undefined) expect(decodeURIComponent(meant)).toBe(safeFileName(name));
        expect(safeFileName(safeFileName(name))).toBe(safeFileName(name));
      }),
      { numRuns: 60 },
    );
  }, 20_000);
});

test('a file is what it holds, whatever it is called', () => {
  const of = (text: string) => contentKind(Buffer.from(text, 'latin1'));
  expect([of('%PDF-1.7'), of('\x89PNG\r\n\x1a\n'), of('\xff\xd8\xff\xe0')]).toEqual(['pdf', 'png', 'jpeg']);
  expect([of('<html>'), of('MZ'), of(''), of(' %PDF-'), of('#!/bin/sh')]).toEqual([null, null, null, null, null]);
});
