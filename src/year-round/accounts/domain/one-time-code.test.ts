import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_LENGTH, printedCode, readCode } from './one-time-code.ts';

const codes = fc.string({
  unit: fc.constantFrom(...'23456789ABCDEFGHJKMNPQRSTWXYZ'.split('')),
  minLength: CODE_LENGTH,
  maxLength: CODE_LENGTH,
});

test('a printed code is read back, however it is typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(readCode(printedCode(code))).toBe(code);
      expect(readCode(` ${printedCode(code).toLowerCase().replaceAll('-', ' – ')} `)).toBe(code);
    }),
  );
});
