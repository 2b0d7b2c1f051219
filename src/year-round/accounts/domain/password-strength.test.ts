import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passwordChosen } from './password-rules.ts';
import { strengthOf } from './password-strength.ts';

describe('the meter of a password', () => {
  test('counts what is missing, in letters as people see them', () => {
    expect(strengthOf('')).toEqual({ kind: 'short', missing: 12 });
    expect(strengthOf('trâu đen'.normalize('NFD'))).toEqual({ kind: 'short', missing: 4 });
  });

  test('tells a long sentence from a short one, and sees through what repeats', () => {
    expect(strengthOf('bốn con trâu đen qua cầu')).toEqual({ kind: 'good' });
    expect(strengthOf('trâu đen qua')).toEqual({ kind: 'fair' });
    expect(strengthOf('aaaaaaaaaaaaaaaaaaaaaa')).toEqual({ kind: 'simple' });
    expect(strengthOf('qwertyuiopasdfgh')).toEqual({ kind: 'simple' });
    expect(strengthOf('x'.repeat(129))).toEqual({ kind: 'long' });
  });

  test('calls nothing fair or good that the rules refuse', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (password) => {
        const { kind } = strengthOf(password);
        const chosen = passwordChosen(password, { name: '', signInName: '', email: null }, new Set());
        expect(kind === 'fair' || kind === 'good').toBe(chosen.ok);
      }),
    );
  });
});
