import { passwordChosen, SHORTEST_PASSWORD } from './password-rules.ts';

/** How good a password is while it is typed: what the rules say without the list of common ones, which the server has. */
export type Strength =
  | { readonly kind: 'short'; readonly missing: number }
  | { readonly kind: 'long' | 'simple' | 'fair' | 'good' };

const NOBODY = { name: '', signInName: '', email: null };
const NONE: ReadonlySet<string> = new Set();
const LONG_ENOUGH_TO_BE_GOOD = 18;
const MANY_LETTERS = 9;

export function strengthOf(password: string): Strength {
  const letters = Array.from(password.normalize('NFC'));
  if (letters.length < SHORTEST_PASSWORD) return { kind: 'short', missing: SHORTEST_PASSWORD - letters.length };
  const chosen = passwordChosen(password, NOBODY, NONE);
  if (!chosen.ok) return { kind: chosen.error.kind === 'password-too-long' ? 'long' : 'simple' };
  const isGood = letters.length >= LONG_ENOUGH_TO_BE_GOOD && new Set(letters).size >= MANY_LETTERS;
  return { kind: isGood ? 'good' : 'fair' };
}
