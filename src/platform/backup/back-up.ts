import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client } from 'pg';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { sha256 } from '../hash.ts';
import { copyOut } from '../postgres/copy.ts';
import { MIGRATION_LOCK } from '../postgres/migrate.ts';
import { BackupRefused, type BackupRefusal } from './backup-refused.ts';
import { AS_TEXT, copyOutOf, migrationsOf, sequencesOf, tablesOf } from './contents.ts';
import { encrypted } from './encryption.ts';
import { keptFiles, readStored, storedFiles } from './kept-files.ts';
import { FORMAT, fullName, type Manifest, type Seal, type Table, type TableSeal } from './manifest.ts';
import { digesting, RowDigest } from './row-digest.ts';
import { TAR_END, tarMember } from './tar.ts';

const BACKUP_LOCK = 7_316_008;
/** Rows go out in parts of about this size: a tar header tells the size before the content. */
const PART = 1024 * 1024;
/** Half the time of the usual level for a few per cent more bytes. */
const LEVEL = 4;

/** How far it has come, told now and then. */
export type Progress = (at: { readonly tables: string; readonly rows: number; readonly files: number }) => void;

export type BackupWanted = {
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** The version of the program, told in the manifest. */
  readonly version: string;
  /** The file to be made; its folder is made where it is missing. */
  readonly path: string;
  readonly passphrase: string | null;
  /** What is to be read from the backup without putting it back: the root of the audit log. */
  readonly notes?: Manifest['notes'];
  readonly progress: Progress;
  /** Breaks it off; nothing of it stays. */
  readonly signal?: AbortSignal;
};

export type BackupMade = {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly isEncrypted: boolean;
  readonly takenAt: string;
  readonly rows: number;
  readonly tables: number;
  readonly files: number;
  readonly damagedFiles: readonly string[];
};

/**
 * Writes one file with everything that this installation knows: all rows as of one instant, stored files, the positions of
 * counters, secrets and emblem. It appears under its name only when it is complete and safely on disk.
 */
export async function backUp(wanted: BackupWanted): Promise<Result<BackupMade, BackupRefusal>> {
  const client = new Client({ connectionString: wanted.ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // the statement under way fails by itself
  await client.connect();
  wanted.signal?.addEventListener('abort', () => void client.end());
  try {
    wanted.signal?.throwIfAborted();
    return ok(await write(client, wanted));
  } catch (error) {
    const refusal = wanted.signal?.aborted ? ({ kind: 'stopped' } as const) : refusalOf(error, wanted.path);
    if (!refusal) throw error;
    return err(refusal);
  } finally {
    await client.end();
  }
}

function refusalOf(error: unknown, path: string): BackupRefusal | null {
  if (error instanceof BackupRefused) return error.refusal;
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!syscall) return null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', path: dirname(path) };
  return ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT', 'EIO'].includes(code ?? '')
    ? { kind: 'cannot-be-written', path }
    : null;
}

async function write(client: Client, wanted: BackupWanted): Promise<BackupMade> {
  await begin(client);
  const { path, passphrase } = wanted;
  if (await stat(path).catch(() => null)) throw new BackupRefused({ kind: 'already-there', path });
  await mkdir(dirname(path), { recursive: true, mode: 0o750 });
  const unfinished = `${path}.part-${process.pid}`;
  const contents = new Contents(client, wanted);
  const written = createHash('sha256');
  let bytes = 0;
  const counted = async function* (source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      written.update(piece);
      bytes += piece.length;
      yield piece;
    }
  };
  const closed = (source: AsyncIterable<Buffer>) => (passphrase === null ? source : encrypted(source, passphrase));
  try {
    await pipeline(
      Readable.from(contents.write()),
      createGzip({ level: LEVEL }),
      async function* (source: AsyncIterable<Buffer>) {
        yield* counted(closed(source));
      },
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
      wanted.signal ? { signal: wanted.signal } : {},
    );
    await rename(unfinished, path);
  } finally {
    await rm(unfinished, { force: true });
  }
  await syncFolder(dirname(path));
  return { path, bytes, sha256: written.digest('hex'), isEncrypted: passphrase !== null, ...contents.summary() };
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync().catch(() => {}); // some network folders cannot
  } finally {
    await handle.close();
  }
}

/** One instant of the whole database; no migration runs meanwhile, and no second backup. */
async function begin(client: Client): Promise<void> {
  await client.query(AS_TEXT);
  const { rows } = await client.query<{ mine: boolean; filled: boolean }>(
    `select pg_try_advisory_lock($1) as mine, to_regclass('public.migration') is not null as filled`,
    [BACKUP_LOCK],
  );
  if (!rows[0]?.mine) throw new BackupRefused({ kind: 'another-backup-runs' });
  if (!rows[0].filled) throw new BackupRefused({ kind: 'nothing-to-back-up' });
  await client.query('select pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
  await client.query('begin isolation level repeatable read read only');
}

const json = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
const member = (path: string, bytes: Buffer) => tarMember(path, bytes.length, [bytes]);

/** Cuts the rows of a table into parts; each part ends with a whole row. */
async function* inParts(rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of rows) {
    waiting.push(piece);
    size += piece.length;
    if (size < PART || piece.at(-1) !== 10) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(waiting);
}

/** The files of the archive, in their order: manifest, rows, stored files, the few others, seal. */
class Contents {
  private readonly client: Client;
  private readonly wanted: BackupWanted;
  private takenAt = '';
  private rows = 0;
  private readonly sealed: TableSeal[] = [];
  private files = 0;
  private fileBytes = 0;
  private readonly damagedFiles: string[] = [];

  constructor(client: Client, wanted: BackupWanted) {
    this.client = client;
    this.wanted = wanted;
  }

  summary() {
    const { takenAt, rows, files, damagedFiles } = this;
    return { takenAt, rows, tables: this.sealed.length, files, damagedFiles };
  }

  async *write(): AsyncGenerator<Buffer> {
    const manifest = await this.manifest();
    const first = json(manifest);
    yield* member('manifest.json', first);
    for (const table of manifest.tables) {
      this.wanted.progress({ tables: `${this.sealed.length}/${manifest.tables.length}`, rows: this.rows, files: 0 });
      yield* this.table(table);
    }
    yield* this.storedFiles(`${manifest.tables.length}/${manifest.tables.length}`);
    const kept = await keptFiles(this.wanted.dataDir);
    for (const { path, bytes } of kept) yield* member(`data/${path}`, bytes);
    const seal: Seal = {
      manifest: sha256(first),
      tables: this.sealed,
      files: this.files,
      fileBytes: this.fileBytes,
      kept: kept.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
      damagedFiles: this.damagedFiles,
    };
    yield* member('seal.json', json(seal));
    yield TAR_END;
  }

  private async manifest(): Promise<Manifest> {
    const { rows } = await this.client.query<{ at: Date; postgres: string }>(
      `select now() as at, current_setting('server_version') as postgres`,
    );
    const [server] = rows;
    this.takenAt = server?.at.toISOString() ?? '';
    return {
      format: FORMAT,
      takenAt: this.takenAt,
      version: this.wanted.version,
      postgres: server?.postgres ?? '',
      migrations: await migrationsOf(this.client),
      tables: await tablesOf(this.client),
      sequences: await sequencesOf(this.client),
      notes: this.wanted.notes ?? {},
    };
  }

  private async *table(table: Table): AsyncGenerator<Buffer> {
    const digest = new RowDigest();
    let part = 0;
    for await (const rows of inParts(digesting(copyOut(this.client, copyOutOf(table)), digest)))
      yield* member(`tables/${fullName(table)}/${String(++part).padStart(6, '0')}.copy`, rows);
    const sealed = digest.sealOf(fullName(table));
    this.rows += sealed.rows;
    this.sealed.push(sealed);
  }

  /** Read after the rows: a file is on disk before the row that names it, and is never changed or removed. */
  private async *storedFiles(tables: string): AsyncGenerator<Buffer> {
    const { dataDir, progress } = this.wanted;
    for await (const { hash, size } of storedFiles(dataDir)) {
      progress({ tables, rows: this.rows, files: this.files });
      const { bytes, isIntact } = readStored(dataDir, hash);
      yield* tarMember(`files/${hash.slice(0, 2)}/${hash}`, size, bytes);
      this.files += 1;
      this.fileBytes += size;
      if (!isIntact()) this.damagedFiles.push(hash);
    }
  }
}
