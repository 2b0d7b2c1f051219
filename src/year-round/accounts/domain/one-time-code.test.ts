import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_LENGTH, CODE_SIGNS, printedCode, readCode } from './one-time-code.ts';

const codes = fc.string({
  unit: fc.constantFrom(...CODE_SIGNS.split('')),
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
