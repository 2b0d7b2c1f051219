import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordChosen } from './password-rules.ts';

const OWNER = { name: 'Nguyễn Văn An', signInName: 'annv', email: 'annv.stp@caobang.gov.vn' };
const COMMON = new Set(['matkhau', 'anhyeuem', 'password', 'anhyeuemnhieulam']);
const verdict = (password: string): string => {
  const chosen = passwordChosen(password, OWNER, COMMON);
  return chosen.ok ? 'chosen' : chosen.error.kind;
};

describe('a password that is chosen', () => {
  test.each([
    ['Ngày mai trời lại sáng', 'chosen'],
    ['ba con vịt bơi qua ao', 'chosen'],
    ['xK4-mT9-qLw7', 'chosen'],
    ['ngắn quá', 'password-too-short'],
    ['x'.repeat(201), 'password-too-long'],
    ['ạạạạạạạạạạạạ', 'password-too-simple'],
    ['121212121212', 'password-too-simple'],
    ['123456789012', 'password-too-simple'],
    ['qwertyuiopasdf', 'password-too-simple'],
    ['Mật khẩu @ 123456', 'password-too-common'],
    ['matkhau2026!!!', 'password-too-common'],
    ['anhyeuemanhyeuem', 'password-too-common'],
    ['Anh yêu em nhiều lắm', 'password-too-common'],
    ['NguyenVanAn1990', 'password-names-its-owner'],
    ['annv@2026#stp', 'password-names-its-owner'],
    ['Annv.stp-2026', 'password-names-its-owner'],
    ['Nguyễn Văn An thích bơi thuyền trên sông', 'chosen'],
  ])('%s: %s', (password, expected) => {
    expect(verdict(password)).toBe(expected);
  });

  test('is counted in letters as people see them, however the keyboard composes them', () => {
    expect(verdict('ếếếếếế'.normalize('NFD'))).toBe('password-too-short');
    const chosen = passwordChosen('Ngày mai trời lại sáng'.normalize('NFD'), OWNER, COMMON);
    expect(chosen).toEqual({ ok: true, value: 'Ngày mai trời lại sáng' });
  });

  test('is never judged by kinds of letters: a long random text of any one kind passes', () => {
    const lower = fc.string({ unit: fc.constantFrom(...'bcdfghklmprstvwz'.split('')), minLength: 24, maxLength: 40 });
    fc.assert(fc.property(lower, (text) => new Set(text).size < 5 || verdict(text) === 'chosen'));
  });
});
