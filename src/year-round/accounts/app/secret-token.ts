import { CODE_LENGTH, CODE_SIGNS, readCode } from '../domain/one-time-code.ts';

/** A secret for a link or a cookie; the database keeps only its hash. */
export const newToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A secret that people type from paper: 97 bits. */
export function newCode(): string {
  const fair = 256 - (256 % CODE_SIGNS.length); // a byte from here on would favour the first signs
  let code = '';
  while (code.length < CODE_LENGTH)
    for (const byte of crypto.getRandomValues(new Uint8Array(32)))
      if (byte < fair && code.length < CODE_LENGTH) code += CODE_SIGNS.charAt(byte % CODE_SIGNS.length);
  return code;
}

export async function hashOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const hashOfCode = (typed: string): Promise<string> => hashOf(readCode(typed));
