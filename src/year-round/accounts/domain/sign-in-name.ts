import { fold, givenName } from '#src/kernel/vietnamese-text.ts';

const SIGN_IN_NAME = /^[a-z0-9][a-z0-9._-]{1,39}$/;
/** Enough to refuse what cannot be an address; whether it is one, the first letter sent there shows. */
const EMAIL = /^[^\s@<>(),;:"[\]\\]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/;

export const isSignInName = (text: string): boolean => SIGN_IN_NAME.test(text);
export const isEmail = (text: string): boolean => text.length <= 200 && EMAIL.test(text);

/** What is typed at the door as it is kept: a name without marks, an address in lower case. */
export const typedName = (text: string): string => {
  const readable = text.replace(/\p{Cc}/gu, '');
  return readable.includes('@') ? readable.trim().toLowerCase() : fold(readable);
};

/** The name that offices use: «Nguyễn Văn An» is «annv». */
export function suggestedSignInName(name: string): string {
  const words = fold(name)
    .split(' ')
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter(Boolean);
  const given = fold(givenName(name)).replace(/[^a-z0-9]/g, '');
  const initials = words.slice(0, -1).map((word) => word[0]);
  return (given + initials.join('')).slice(0, 30).padEnd(2, '0');
}
