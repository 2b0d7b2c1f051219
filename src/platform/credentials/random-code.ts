/** Signs that nobody takes for one another on paper: no 0 and O, no 1, I and L, no U beside V. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTWXYZ';

/** A secret that people type from paper: almost five bits a sign. */
export function randomCode(length: number): string {
  const fair = 256 - (256 % SIGNS.length); // a byte from here on would favour the first signs
  let code = '';
  while (code.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < fair && code.length < length) code += SIGNS.charAt(byte % SIGNS.length);
  return code;
}

/** Ten backup codes of two groups each. */
export const backupCodes = (): string[] => Array.from({ length: 10 }, () => `${randomCode(5)}-${randomCode(5)}`);
