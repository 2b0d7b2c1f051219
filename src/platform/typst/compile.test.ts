import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compilePdf } from './compile.ts';

const template = 'src/platform/typst/compile.test.typ';
const at = new Date('2027-01-09T03:00:00Z');
const print = (data: unknown, when = at) => compilePdf({ template, title: 'Thử', data, at: when });

test('the same data at the same instant gives the same bytes, another instant gives others', () => {
  expect(print({ words: 'Khen thưởng' })).toEqual(print({ words: 'Khen thưởng' }));
  expect(print({ words: 'Khen thưởng' }, new Date(0))).not.toEqual(print({ words: 'Khen thưởng' }));
});

test('letters in two parts are printed as the same paper as letters in one', () => {
  expect(print({ words: 'Khen thưởng'.normalize('NFD') })).toEqual(print({ words: 'Khen thưởng' }));
});

test('a fault names the template, the line and what is missing', () => {
  expect(() => print({ other: 1 })).toThrow(/compile\.test\.typ: .*does not contain key "words".*line 3/);
});

test.each(['漢', '😀', '\uffff', '\u0001', '\ue000'])(
  'a letter that the font lacks (%j) is a box, and keeps no paper from being printed',
  (letter) => {
    expect(print({ words: `Khen ${letter} thưởng` })).toEqual(print({ words: 'Khen □ thưởng' }));
  },
);

test('what is typed is never read as a template', () => {
  expect(() => print({ words: '#panic("x") @a $x$ <l> *b* \\ // ` ]' })).not.toThrow();
});

test('a template outside the project is not read', () => {
  expect(() => compilePdf({ template: join(tmpdir(), 'x.typ'), title: '', data: {}, at })).toThrow();
});
