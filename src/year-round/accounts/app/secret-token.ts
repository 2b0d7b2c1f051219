import { randomCode } from '#src/platform/credentials/random-code.ts';
import { CODE_LENGTH, readCode } from '../domain/one-time-code.ts';

/** A secret for a link or a cookie; the database keeps only its hash. */
export const newToken = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, '0')).join('');

export const newCode = (): string => randomCode(CODE_LENGTH);

export async function hashOf(token: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const hashOfCode = (typed: string): Promise<string> => hashOf(readCode(typed));
