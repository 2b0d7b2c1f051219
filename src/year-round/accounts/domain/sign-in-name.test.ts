import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isEmail, isSignInName, suggestedSignInName, typedName } from './sign-in-name.ts';

test.each([
  ['Nguyễn Văn An', 'annv'],
  ['Đặng Thị Đào', 'daodt'],
  ['H’Hen Niê', 'nieh'],
  ['An', 'an'],
])('%s signs in as %s', (name, expected) => {
  expect(suggestedSignInName(name)).toBe(expected);
});

test('whatever a person is called, the suggested name is one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (name) => isSignInName(suggestedSignInName(name))),
    {
      numRuns: 40,
    },
  );
});

test.each([
  ['annv@caobang.gov.vn', true],
  ['a@b.vn', true],
  ['annv@caobang', false],
  ['hai@dau@x.vn', false],
  ['a b@x.vn', false],
  ['a@x.vn\r\nBcc: b@x.vn', false],
])('%j is an address: %s', (text, is) => {
  expect(isEmail(text)).toBe(is);
});

test('the door takes a name with capitals or marks, and an address in any case', () => {
  expect(typedName(' AnNV ')).toBe('annv');
  expect(typedName('AnNV@CaoBang.gov.vn ')).toBe('annv@caobang.gov.vn');
});
