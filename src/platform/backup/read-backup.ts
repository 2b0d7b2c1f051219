import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { createGunzip } from 'node:zlib';
import { pipeline } from 'node:stream';
import { sha256 } from '../hash.ts';
import { BackupRefused, damaged } from './backup-refused.ts';
import { isKept } from './kept-files.ts';
import { decrypted } from './encryption.ts';
import { fullName, type Manifest, readManifest, readSeal, type Seal, type Table } from './manifest.ts';
import { digesting, RowDigest } from './row-digest.ts';
import { gathered, readTar, type TarMember } from './tar.ts';

/** Where the parts of a backup go as they are read. Each reads its stream to the end. */
export type Destination = {
  readonly begin: (manifest: Manifest) => Promise<void>;
  readonly table: (table: Table, rows: AsyncIterable<Buffer>) => Promise<void>;
  /** Answers false where the bytes are not what the hash says. */
  readonly file: (hash: string, bytes: AsyncIterable<Buffer>) => Promise<boolean>;
  /** One of the few other files of the data folder, by its path there. */
  readonly keptFile: (path: string, bytes: Buffer) => Promise<void>;
};

export type WholeBackup = { readonly manifest: Manifest; readonly seal: Seal };

/** The files of the archive, one after the other, with a look at the next. */
class Members {
  private readonly source: AsyncIterator<TarMember>;
  next: TarMember | null = null;
  constructor(source: AsyncIterable<TarMember>) {
    this.source = source[Symbol.asyncIterator]();
  }

  async advance(): Promise<void> {
    const { done, value } = await this.source.next();
    this.next = done ? null : value;
  }

  /** The contents of all files whose path begins so, as one stream. */
  async *all(beginning: string): AsyncGenerator<Buffer> {
    for (; this.next?.path.startsWith(beginning); await this.advance()) yield* this.next.content;
  }

  async only(path: string): Promise<Buffer> {
    if (this.next?.path !== path) throw damaged(path);
    const bytes = await gathered(this.next.content);
    await this.advance();
    return bytes;
  }
}

async function* archiveIn(path: string, passphrase: string | null): AsyncGenerator<Buffer> {
  const opened = decrypted(createReadStream(path) as AsyncIterable<Buffer>, passphrase);
  // the callback is for errors that reach us through the last stream anyway
  yield* pipeline(opened, createGunzip(), () => {}) as AsyncIterable<Buffer>;
}

/** What zlib says of bytes that it cannot read: at the very beginning they are no backup, later a damaged one. */
const isUnreadable = (error: unknown): boolean => String((error as NodeJS.ErrnoException).code).startsWith('Z_');

/**
 * Reads a backup from its first byte to its last, hands each part over, and compares all of it with the seal. Nothing that
 * was handed over may be kept before this answers.
 */
export async function readBackup(path: string, passphrase: string | null, to: Destination): Promise<WholeBackup> {
  const members = new Members(readTar(archiveIn(path, passphrase)));
  let begun = false;
  try {
    await members.advance();
    begun = true;
    return await readMembers(members, to);
  } catch (error) {
    if (error instanceof BackupRefused && error.refusal.kind === 'damaged' && !begun)
      throw new BackupRefused({ kind: 'not-a-backup' });
    if (!isUnreadable(error)) throw error;
    throw begun ? damaged(members.next?.path ?? '') : new BackupRefused({ kind: 'not-a-backup' });
  }
}

async function readMembers(members: Members, to: Destination): Promise<WholeBackup> {
  if (members.next?.path !== 'manifest.json') throw new BackupRefused({ kind: 'not-a-backup' });
  const first = await members.only('manifest.json');
  const manifest = readManifest(first.toString());
  await to.begin(manifest);

  const tables: Seal['tables'] = [];
  for (const table of manifest.tables) {
    const name = fullName(table);
    const digest = new RowDigest();
    await to.table(table, digesting(members.all(`tables/${name}/`), digest));
    tables.push(digest.sealOf(name));
  }
  const files = await readFiles(members, to);
  const kept: Seal['kept'] = [];
  while (members.next?.path.startsWith('data/')) {
    const path = members.next.path.slice('data/'.length);
    if (!isKept(path)) throw damaged(members.next.path);
    const bytes = await members.only(members.next.path);
    await to.keptFile(path, bytes);
    kept.push({ path, sha256: sha256(bytes) });
  }
  const seal = readSeal((await members.only('seal.json')).toString());
  const found: Seal = { manifest: sha256(first), tables, ...files, kept };
  compare(found, seal);
  if (members.next !== null) throw damaged(members.next.path);
  return { manifest, seal };
}

async function readFiles(members: Members, to: Destination) {
  const read = { files: 0, fileBytes: 0, damagedFiles: [] as string[] };
  for (let file = members.next; file?.path.startsWith('files/'); file = members.next) {
    const hash = file.path.match(/^files\/[0-9a-f]{2}\/([0-9a-f]{64})$/)?.[1];
    if (hash === undefined) throw damaged(file.path);
    if (!(await to.file(hash, file.content))) read.damagedFiles.push(hash);
    read.files += 1;
    read.fileBytes += file.size;
    await members.advance();
  }
  return read;
}

/** Names the first part that is not what the seal says. */
function compare(found: Seal, seal: Seal): void {
  if (found.manifest !== seal.manifest) throw damaged('manifest.json');
  for (const [at, table] of found.tables.entries())
    if (!isDeepStrictEqual(table, seal.tables[at])) throw damaged(table.name);
  if (!isDeepStrictEqual(found, seal)) throw damaged('files/');
}

const drained = async (bytes: AsyncIterable<Buffer>): Promise<void> => {
  for await (const piece of bytes) void piece;
};

/** Where a backup goes that is only looked at. */
export const NOWHERE: Destination = {
  begin: async () => {},
  table: (_table, rows) => drained(rows),
  file: async (hash, bytes) => {
    const seen = createHash('sha256');
    for await (const piece of bytes) seen.update(piece);
    return seen.digest('hex') === hash;
  },
  keptFile: async () => {},
};
