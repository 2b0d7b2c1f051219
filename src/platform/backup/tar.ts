import { damaged } from './backup-refused.ts';

/** One file of a tar archive; its content must be read before the next file is asked for. */
export type TarMember = { readonly path: string; readonly size: number; readonly content: AsyncIterable<Buffer> };

const BLOCK = 512;
/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** The sum that POSIX asks for: of all bytes, with the eight of the sum itself read as spaces. */
function checksum(block: Buffer): number {
  let sum = 8 * 32;
  for (const [at, byte] of block.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

/** The header of a file in a POSIX (ustar) archive; a path too long for one field goes on in the field for folders. */
function tarHeader(path: string, size: number): Buffer {
  const cut = Buffer.byteLength(path) <= 100 ? -1 : path.lastIndexOf('/');
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, width: number) =>
    block.write(value.toString(8).padStart(width - 1, '0'), at, 'latin1');
  block.write(path.slice(cut + 1), 0, 100);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12); // no time of its own: the same data gives the same bytes
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  if (cut > 0) block.write(path.slice(0, cut), 345, 155);
  octal(checksum(block), 148, 8);
  return block;
}

/** A file as tar keeps it: header, content, filled up to whole blocks. */
export async function* tarMember(
  path: string,
  size: number,
  content: AsyncIterable<Buffer> | Iterable<Buffer>,
): AsyncGenerator<Buffer> {
  yield tarHeader(path, size);
  let written = 0;
  for await (const piece of content) {
    written += piece.length;
    yield piece;
  }
  if (written !== size) throw new Error(`${path} changed while it was read`);
  if (padding(size) > 0) yield Buffer.alloc(padding(size));
}

/** Hands out the bytes of a stream in the lengths asked for. */
class Bytes {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async *pieces(length: number, at: string): AsyncGenerator<Buffer> {
    for (let missing = length; missing > 0; ) {
      if (this.rest.length === 0) {
        const next = await this.source.next();
        if (next.done) throw damaged(at);
        this.rest = next.value;
      }
      const piece = this.rest.subarray(0, missing);
      this.rest = this.rest.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  async exactly(length: number, at: string): Promise<Buffer> {
    return gathered(this.pieces(length, at));
  }

  /** Reads on to the end, so that whoever checks the whole stream has seen it all. */
  async finish(): Promise<void> {
    while (!(await this.source.next()).done);
  }
}

/** All of a small content in one piece. */
export async function gathered(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

const textAt = (block: Buffer, from: number, to: number): string => {
  const field = block.subarray(from, to);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? field.length : end).toString();
};

/** The files of a tar archive in their order; memory does not grow with the archive. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarMember> {
  const bytes = new Bytes(source);
  for (let last = ''; ; ) {
    const header = await bytes.exactly(BLOCK, last);
    if (header.every((byte) => byte === 0)) return bytes.finish();
    const size = Number.parseInt(textAt(header, 124, 136), 8);
    if (Number.parseInt(textAt(header, 148, 156), 8) !== checksum(header) || !(size >= 0)) throw damaged(last);
    const folder = textAt(header, 345, 500);
    const path = folder === '' ? textAt(header, 0, 100) : `${folder}/${textAt(header, 0, 100)}`;
    last = path;
    yield { path, size, content: bytes.pieces(size, path) };
    await bytes.exactly(padding(size), path);
  }
}
