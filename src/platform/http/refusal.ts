import { HTTPException } from 'hono/http-exception';
import { TooMany } from './limits.ts';
import { outageIn } from '../postgres/outage.ts';

/** Why a request is answered with no page of its own, and the status that says so to programs. */
export const REFUSALS = {
  'not-found': 404,
  'not-text': 400,
  unreadable: 400,
  'foreign-form': 403,
  'too-large': 413,
  'another-name': 421,
  'too-many': 429,
  defect: 500,
  away: 503,
  full: 507,
} as const;
export type Refusal = keyof typeof REFUSALS;

const OF_STATUS: Readonly<Record<number, Refusal>> = {
  400: 'unreadable',
  403: 'foreign-form',
  413: 'too-large',
  421: 'another-name',
};

/** What a thrown error means for the person who asked. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof HTTPException) return OF_STATUS[error.status] ?? 'unreadable';
  if (error instanceof TooMany) return 'too-many';
  const message = error instanceof Error ? error.message : '';
  if (/FormData|multipart|boundary/i.test(message) && error instanceof TypeError) return 'unreadable';
  return outageIn(error) ?? 'defect';
}

/** A one-time link or code is a secret until it is used, the address of a calendar always: its path is not written down. */
export const pathForLog = (path: string): string => path.replace(/^(\/en)?\/(vao|moi|lich)\/.*/, '$1/$2/…');
