import { createHash } from 'node:crypto';

const OF_THIDUA = Buffer.from('7d3c5b0e4f6a4c1b9a2e6f1d0c8b7a59', 'hex');

/** The same id for the same name for ever (UUID version 5): what is loaded twice is one row. */
export function stableId(...name: readonly string[]): string {
  const hash = createHash('sha1').update(OF_THIDUA).update(name.join('\n').normalize('NFC')).digest().subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
