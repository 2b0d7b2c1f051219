import { expect, test } from 'vitest';
import { backupCodes, randomCode } from './random-code.ts';

test('a code has its length, signs that are not mistaken, and is never the same', () => {
  const codes = Array.from({ length: 500 }, () => randomCode(20));
  expect(new Set(codes).size).toBe(500);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-TW-Z]{20}$/);
  expect(new Set(codes.join('')).size).toBe(29);
  expect(backupCodes()).toHaveLength(10);
});
