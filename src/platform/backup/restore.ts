import { Client } from 'pg';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { copyIn, copyOut } from '../postgres/copy.ts';
import {
  migrate,
  MIGRATION_LOCK,
  MIGRATION_TABLE,
  readMigrations,
  refuseOldServer,
  runMigration,
} from '../postgres/migrate.ts';
import type { Progress } from './back-up.ts';
import { BackupRefused, type BackupRefusal } from './backup-refused.ts';
import { AS_TEXT, copyInto, copyOutOf, quoted, tablesOf } from './contents.ts';
import { takeFencesDown } from './fences.ts';
import { putKeptFile, removeStored, storeFile } from './kept-files.ts';
import { fullName, type Manifest, type Seal, type Table } from './manifest.ts';
import { NOWHERE, readBackup, type WholeBackup } from './read-backup.ts';
import { RowDigest } from './row-digest.ts';

export type RestoreWanted = {
  readonly ownerUrl: string;
  readonly dataDir: string;
  readonly path: string;
  readonly passphrase: string | null;
  readonly progress: Progress;
  /** Breaks it off; the database and the folder are as before. */
  readonly signal?: AbortSignal;
};

export type Restored = WholeBackup & {
  /** Migrations of this program that are newer than the backup and ran after it was put back. */
  readonly migratedTo: readonly string[];
};

/** Turns the refusals thrown while bytes flow into an outcome. */
async function refusable<Value>(work: Promise<Value>, path: string): Promise<Result<Value, BackupRefusal>> {
  try {
    return ok(await work);
  } catch (error) {
    if (error instanceof BackupRefused) return err(error.refusal);
    const { code, syscall, path: where } = error as NodeJS.ErrnoException;
    if (syscall && where === path && ['ENOENT', 'EACCES', 'EPERM', 'EISDIR'].includes(code ?? ''))
      return err({ kind: 'no-such-file', path });
    if (code === 'EISDIR') return err({ kind: 'no-such-file', path });
    if (code === 'ENOSPC' || code === '53100') return err({ kind: 'disk-full', path: where ?? '' });
    throw error;
  }
}

/** Reads a backup from end to end and compares all of it with its hashes; touches no database and no folder. */
export async function checkBackup(
  path: string,
  passphrase: string | null,
): Promise<Result<WholeBackup, BackupRefusal>> {
  const work = async (): Promise<WholeBackup> => {
    const whole = await readBackup(path, passphrase, NOWHERE);
    await planOf(whole.manifest);
    return whole;
  };
  return refusable(work(), path);
}

/**
 * Puts a backup into an empty database: the tables as the program that made it had them, every row, every stored file. All
 * in one transaction, read back and compared before it counts; then what is newer in this program is applied.
 */
export async function restore(wanted: RestoreWanted): Promise<Result<Restored, BackupRefusal>> {
  const client = new Client({ connectionString: wanted.ownerUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // the statement under way fails by itself
  await client.connect();
  wanted.signal?.addEventListener('abort', () => void client.end());
  const newFiles: string[] = [];
  let isDone = false;
  try {
    const whole = await refusable(putBack(client, wanted, newFiles), wanted.path).catch((error: unknown) => {
      if (wanted.signal?.aborted) return err({ kind: 'stopped' } as const);
      throw error;
    });
    if (!whole.ok) return whole;
    isDone = true;
    await client.query('select pg_advisory_unlock_all()');
    await client.query('analyze');
    return ok({ ...whole.value, migratedTo: await migrate(wanted.ownerUrl) });
  } finally {
    await client.end(); // rolls back what was not committed
    if (!isDone) for (const hash of newFiles) await removeStored(wanted.dataDir, hash);
  }
}

async function putBack(client: Client, wanted: RestoreWanted, newFiles: string[]): Promise<WholeBackup> {
  wanted.signal?.throwIfAborted();
  await refuseOldServer(client);
  await client.query(AS_TEXT);
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  await refuseFull(client);
  await client.query('begin');
  const restoring = new Restoring(client, wanted, newFiles);
  const whole = await readBackup(wanted.path, wanted.passphrase, restoring);
  await restoring.complete(whole);
  await client.query('commit');
  return whole;
}

async function refuseFull(client: Client): Promise<void> {
  const tables = await tablesOf(client);
  if (tables.length > 0) throw new BackupRefused({ kind: 'database-not-empty', tables: tables.length });
}

/** The migrations that made the tables of a backup, as far as this program is the one that has them. */
async function planOf({ migrations, version }: Manifest) {
  const ours = new Map((await readMigrations()).map((migration) => [migration.name, migration]));
  return migrations.map(({ name, checksum }) => {
    const migration = ours.get(name);
    if (!migration) throw new BackupRefused({ kind: 'made-by-newer-program', migration: name, version });
    if (migration.checksum !== checksum) throw new BackupRefused({ kind: 'made-by-other-program', migration: name });
    return migration;
  });
}

class Restoring {
  private readonly client: Client;
  private readonly wanted: RestoreWanted;
  private readonly newFiles: string[];
  private putFencesUp: () => Promise<void> = async () => {};
  private rows = 0;
  private tables = 0;
  private of = 0;
  private seenFiles = 0;
  private readonly kept: { readonly path: string; readonly bytes: Buffer }[] = [];

  constructor(client: Client, wanted: RestoreWanted, newFiles: string[]) {
    this.client = client;
    this.wanted = wanted;
    this.newFiles = newFiles;
  }

  readonly begin = async (manifest: Manifest): Promise<void> => {
    const plan = await planOf(manifest);
    await this.client.query(MIGRATION_TABLE);
    for (const migration of plan) await runMigration(this.client, migration);
    await this.client.query(AS_TEXT); // a migration may have set something for itself
    await expectTables(this.client, manifest.tables);
    this.putFencesUp = await takeFencesDown(this.client, manifest.tables);
    await this.client.query(`truncate ${manifest.tables.map(quoted).join(', ')}`); // rows that migrations made
    this.of = manifest.tables.length;
  };

  private tell(): void {
    this.wanted.signal?.throwIfAborted();
    this.wanted.progress({ tables: `${this.tables}/${this.of}`, rows: this.rows, files: this.seenFiles });
  }

  readonly table = async (table: Table, rows: AsyncIterable<Buffer>): Promise<void> => {
    this.tell();
    this.rows += await copyIn(this.client, copyInto(table), rows);
    this.tables += 1;
  };

  readonly file = async (hash: string, bytes: AsyncIterable<Buffer>): Promise<boolean> => {
    this.tell();
    const isNew = await storeFile(this.wanted.dataDir, hash, bytes);
    if (isNew) this.newFiles.push(hash);
    this.seenFiles += 1;
    return isNew !== null;
  };

  readonly keptFile = async (path: string, bytes: Buffer): Promise<void> => {
    this.kept.push({ path, bytes });
  };

  /** Everything was read and is what the seal says: counters, references, triggers; then the tables are read back. */
  async complete({ manifest, seal }: WholeBackup): Promise<void> {
    await this.putFencesUp();
    for (const sequence of manifest.sequences)
      await this.client.query('select setval($1::regclass, $2, $3)', [
        quoted(sequence),
        sequence.last,
        sequence.called,
      ]);
    await expectRows(this.client, manifest.tables, seal);
    for (const file of this.kept) await putKeptFile(this.wanted.dataDir, file);
  }
}

/** The migrations of a backup make exactly its tables. Anything else is a defect of the program that made it. */
async function expectTables(client: Client, tables: readonly Table[]): Promise<void> {
  const shape = (all: readonly Table[]): string =>
    JSON.stringify(all.map((table) => `${fullName(table)}(${table.columns.toSorted().join()})`).toSorted());
  if (shape(await tablesOf(client)) !== shape(tables))
    throw new Error('the migrations of the backup do not make its tables');
}

/** What the database now holds is, row by row, what the backup holds. */
async function expectRows(client: Client, tables: readonly Table[], seal: Seal): Promise<void> {
  for (const table of tables) {
    const digest = new RowDigest();
    for await (const piece of copyOut(client, copyOutOf(table)) as AsyncIterable<Buffer>) digest.add(piece);
    const found = digest.sealOf(fullName(table));
    const sealed = seal.tables.find(({ name }) => name === found.name);
    if (found.rows !== sealed?.rows || found.digest !== sealed.digest)
      throw new Error(`${found.name} was not put back as it was`);
  }
}
