import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { BackupRefused, damaged } from './backup-refused.ts';

/** The first line of an encrypted backup; the second is its header as JSON, then come the chunks. */
const FIRST_LINE = 'THIDUA ENCRYPTED BACKUP 1\n';
const CHUNK = 64 * 1024;
const TAG = 16;
const LONGEST_HEADER = 1024;
const MOST_MEMORY = 512 * 1024 * 1024;

const Header = z.object({
  cipher: z.literal('aes-256-gcm'),
  chunk: z.literal(CHUNK),
  // a header that asks for gigabytes of memory is not one of ours
  scrypt: z.object({
    N: z.literal(Array.from({ length: 18 }, (_, exponent) => 2 ** (exponent + 1))),
    r: z.literal(8),
    p: z.number().int().min(1).max(4),
  }),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  /** Tells a wrong passphrase from a damaged file; the other half of what scrypt answers. */
  check: z.string().regex(/^[0-9a-f]{64}$/),
});
type Kdf = z.infer<typeof Header>['scrypt'];

/** 128 MB and a third of a second for each guess. */
const STRENGTH: Kdf = { N: 1 << 17, r: 8, p: 1 };

/** What a keyboard of macOS sends and one of Windows sends is the same passphrase. */
const bytesOf = (passphrase: string): string => passphrase.normalize('NFC');

const derive = (passphrase: string, salt: Buffer, kdf: Kdf): Promise<{ key: Buffer; check: Buffer }> =>
  new Promise((resolve, reject) =>
    scrypt(bytesOf(passphrase), salt, 64, { ...kdf, maxmem: MOST_MEMORY }, (error, derived) =>
      error ? reject(error) : resolve({ key: derived.subarray(0, 32), check: derived.subarray(32) }),
    ),
  );

/** Each chunk has its number, and the last one says that it is the last: none can be moved, doubled or cut off. */
function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12);
  bytes.writeUIntBE(number, 5, 6);
  bytes.writeUInt8(isLast ? 1 : 0, 11);
  return bytes;
}

/** Cuts a stream into pieces of one length; the last, which may be shorter, is told apart. */
async function* inChunks(
  source: AsyncIterable<Buffer>,
  length: number,
): AsyncGenerator<{ chunk: Buffer; isLast: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    rest = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    for (; rest.length > length; rest = rest.subarray(length)) yield { chunk: rest.subarray(0, length), isLast: false };
  }
  yield { chunk: rest, isLast: true };
}

/** Encrypts a stream with a passphrase: AES-256-GCM in chunks of 64 KB, the key by scrypt with a salt of its own. */
export async function* encrypted(
  source: AsyncIterable<Buffer>,
  passphrase: string,
  kdf: Kdf = STRENGTH,
): AsyncGenerator<Buffer> {
  const salt = randomBytes(32);
  const { key, check } = await derive(passphrase, salt, kdf);
  const header = { cipher: 'aes-256-gcm', chunk: CHUNK, scrypt: kdf, salt: salt.toString('hex') } as const;
  const head = Buffer.from(`${FIRST_LINE}${JSON.stringify({ ...header, check: check.toString('hex') })}\n`);
  yield head;
  let number = 0;
  for await (const { chunk, isLast } of inChunks(source, CHUNK)) {
    const cipher = createCipheriv('aes-256-gcm', key, nonce(number++, isLast)).setAAD(head);
    yield Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  }
}

/** Takes the two lines of the head off a stream; null where the stream is not encrypted. Nothing is lost either way. */
async function headOf(source: AsyncIterator<Buffer>): Promise<{ head: Buffer | null; rest: Buffer }> {
  let seen: Buffer = Buffer.alloc(0);
  while (seen.length < LONGEST_HEADER) {
    const next = await source.next();
    if (next.done) break;
    seen = Buffer.concat([seen, next.value]);
  }
  if (!seen.subarray(0, FIRST_LINE.length).equals(Buffer.from(FIRST_LINE))) return { head: null, rest: seen };
  const end = seen.indexOf(10, FIRST_LINE.length) + 1;
  if (end === 0) throw damaged('');
  return { head: seen.subarray(0, end), rest: seen.subarray(end) };
}

function readHeader(head: Buffer): z.infer<typeof Header> {
  try {
    return Header.parse(JSON.parse(head.subarray(FIRST_LINE.length).toString()));
  } catch {
    throw damaged('');
  }
}

async function* behind(rest: Buffer, source: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (rest.length > 0) yield rest;
  for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
}

/** Opens what `encrypted` closed; what was never encrypted comes out as it went in. */
export async function* decrypted(source: AsyncIterable<Buffer>, passphrase: string | null): AsyncGenerator<Buffer> {
  const bytes = source[Symbol.asyncIterator]();
  const { head, rest } = await headOf(bytes);
  if (head === null) return yield* behind(rest, bytes);
  const header = readHeader(head);
  if (passphrase === null) throw new BackupRefused({ kind: 'needs-passphrase' });
  const { key, check } = await derive(passphrase, Buffer.from(header.salt, 'hex'), header.scrypt);
  if (!timingSafeEqual(check, Buffer.from(header.check, 'hex'))) throw new BackupRefused({ kind: 'wrong-passphrase' });
  let number = 0;
  for await (const { chunk, isLast } of inChunks(behind(rest, bytes), CHUNK + TAG)) {
    if (chunk.length < TAG) throw damaged('');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number++, isLast), { authTagLength: TAG });
    decipher.setAAD(head).setAuthTag(chunk.subarray(chunk.length - TAG));
    try {
      yield Buffer.concat([decipher.update(chunk.subarray(0, chunk.length - TAG)), decipher.final()]);
    } catch {
      throw damaged('');
    }
  }
}
