import { fold } from '#src/kernel/vietnamese-text.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 128;
const FEWEST_LETTERS = 5;
const OWN_NAME_AND_SO_MUCH_MORE = 8;

export type PasswordRefused = {
  readonly kind:
    | 'password-too-short'
    | 'password-too-long'
    | 'password-too-simple'
    | 'password-too-common'
    | 'password-names-its-owner';
};

/** Whose password it is to be: what stands in it of these is known to everybody. */
export type Owner = { readonly name: string; readonly signInName: string; readonly email: string | null };

const ROWS_OF_KEYS = ['qwertyuiopasdfghjklzxcvbnm', 'qazwsxedcrfvtgbyhnujmikolp', '01234567890123456789'];
const reversed = (text: string): string => Array.from(text).reverse().join('');
const LINES = ROWS_OF_KEYS.flatMap((row) => [row, reversed(row)]);

/** Letters and digits alone, lower case, without marks: «Mật khẩu @ 2026» is «matkhau2026». */
const bare = (text: string): string => fold(text).replace(/[^a-z0-9]/g, '');

/** What is said again and again: «abcabc» says «abc». */
const saidOnce = (text: string): string => /^(.+?)\1+$/.exec(text)?.[1] ?? text;

const isCommon = (password: string, common: ReadonlySet<string>): boolean => {
  const all = bare(password);
  const core = all.replace(/^\d+|\d+$/g, '');
  return [fold(password), all, core, saidOnce(all), saidOnce(core)].some((form) => common.has(form));
};

const namesItsOwner = (password: string, { name, signInName, email }: Owner): boolean => {
  const all = bare(password);
  return [bare(name), bare(signInName), bare((email ?? '').split('@')[0] ?? '')].some(
    (own) => own.length >= 4 && all.includes(own) && all.length - own.length < OWN_NAME_AND_SO_MUCH_MORE,
  );
};

/**
 * Whether a password may be chosen, as NIST SP 800-63B advises: long enough, none of those that are tried first, not
 * the owner's own name. Kinds of letters are not prescribed, and nobody has to change it without a reason.
 */
export function passwordChosen(
  password: string,
  owner: Owner,
  common: ReadonlySet<string>,
): Result<string, PasswordRefused> {
  const chosen = password.normalize('NFC');
  const letters = Array.from(chosen);
  if (letters.length < SHORTEST_PASSWORD) return err({ kind: 'password-too-short' });
  if (letters.length > LONGEST_PASSWORD) return err({ kind: 'password-too-long' });
  const all = bare(chosen);
  if (new Set(letters).size < FEWEST_LETTERS || (all !== '' && LINES.some((line) => line.includes(all))))
    return err({ kind: 'password-too-simple' });
  if (isCommon(chosen, common)) return err({ kind: 'password-too-common' });
  if (namesItsOwner(chosen, owner)) return err({ kind: 'password-names-its-owner' });
  return ok(chosen);
}
