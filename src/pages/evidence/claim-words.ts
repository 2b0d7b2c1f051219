import type { Claim } from './claims.query.ts';

const IS_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

/** The value as a reader may see it: printed words where the value is only a number of ours. */
export function claimInWords({ value, printed }: Claim): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string' && !IS_ID.test(value)) return value;
  return printed ? `“${printed}”` : JSON.stringify(value);
}
