import { createHash, hash } from 'node:crypto';
import type { TableSeal } from './manifest.ts';

const LINE_FEED = 10;
const MODULUS = 1n << 256n;

/**
 * Counts and hashes the rows of a table as COPY prints them, one a line. `sha256` is of the text as it stands; `digest`
 * is the sum of the hashes of the rows, the same in whatever order a server hands them out.
 */
export class RowDigest {
  private readonly whole = createHash('sha256');
  private rest: Buffer = Buffer.alloc(0);
  private sum = 0n;
  private rows = 0;
  private bytes = 0;

  add(piece: Buffer): void {
    this.whole.update(piece);
    this.bytes += piece.length;
    let from = 0;
    for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, from)) {
      const line = piece.subarray(from, end);
      this.addRow(this.rest.length > 0 ? Buffer.concat([this.rest, line]) : line);
      this.rest = Buffer.alloc(0);
      from = end + 1;
    }
    if (from < piece.length) this.rest = Buffer.concat([this.rest, piece.subarray(from)]);
  }

  private addRow(row: Buffer): void {
    this.sum = (this.sum + BigInt(`0x${hash('sha256', row, 'hex')}`)) % MODULUS;
    this.rows += 1;
  }

  sealOf(name: string): TableSeal {
    const digest = this.sum.toString(16).padStart(64, '0');
    return { name, rows: this.rows, bytes: this.bytes, sha256: this.whole.digest('hex'), digest };
  }
}

/** Lets rows pass and digests them on the way. */
export async function* digesting(rows: AsyncIterable<Buffer>, digest: RowDigest): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    digest.add(piece);
    yield piece;
  }
}
