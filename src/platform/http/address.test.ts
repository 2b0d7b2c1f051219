import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressHere } from './address.ts';

describe('an address that a form asks to go back to', () => {
  test.each([
    ['/tim?q=Đà', '/tim?q=%C4%90%C3%A0'],
    ['/cum-thi-dua/x/2027/dang-ky?mo=1', '/cum-thi-dua/x/2027/dang-ky?mo=1'],
    ['/cum-thi-dua/x/2027/ban-giao#trao-doi', '/cum-thi-dua/x/2027/ban-giao#trao-doi'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['/.//evil.example', '/evil.example'],
    ['/..//evil.example', '/evil.example'],
    ['/\t/evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['', '/'],
  ])('%j leads to %j', (asked, goes) => {
    expect(addressHere(asked)).toBe(goes);
  });

  test('whatever is asked, it fits a header and stays on this site', () => {
    const hostile = fc.string({ unit: 'binary' }).map((text) => `/${text}`);
    const dots = fc
      .array(fc.constantFrom('/', '\\', '.', '..', '\t', '\u0000', '\u007f', 'a', '?', '#'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(hostile, dots), (asked) => {
        const address = addressHere(asked);
        expect(() => new Headers({ Location: address })).not.toThrow();
        expect(new URL(address, 'http://ours.example/a/b').host).toBe('ours.example');
      }),
    );
  });
});
