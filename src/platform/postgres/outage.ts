/** Why the database could not do what was asked, where that is nobody's defect. */
export type Outage = 'away' | 'full' | 'not-text';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const AWAY =
  /^(ECONN\w+|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|08\w{3}|57P0[1-5]|53300|3D000|28\w{3})$/;
const CONNECTION_LOST =
  /Connection terminated|is not queryable|timeout exceeded when trying to connect|timeout expired/;

/** Reads a thrown error: the server is away, its disk is full, or what was sent holds no text (a zero byte). */
export function outageIn(error: unknown): Outage | null {
  const code = codeOf(error);
  if (code === '53100' || code === 'ENOSPC') return 'full';
  if (code === '22021' || code === '22P05') return 'not-text';
  if (AWAY.test(code)) return 'away';
  return error instanceof Error && CONNECTION_LOST.test(error.message) ? 'away' : null;
}
