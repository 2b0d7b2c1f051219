import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256 } from '../hash.ts';

const IN_FOLDER = /^[0-9a-f]{2}$/;
const IS_FILE = /^[0-9a-f]{64}$/;
/** The passwords of the embedded server: a server that is made anew has its own. */
const OF_THIS_SERVER = /^secrets\/postgres-/;

const namesIn = async (folder: string, wanted: RegExp): Promise<string[]> =>
  (await readdir(folder).catch(() => [])).filter((name) => wanted.test(name)).sort();

/** The hashes of all stored files; what a broken-off upload left is none. */
export async function* storedFiles(dataDir: string): AsyncGenerator<{ readonly hash: string; readonly size: number }> {
  const files = join(dataDir, 'files');
  for (const folder of await namesIn(files, IN_FOLDER))
    for (const hash of await namesIn(join(files, folder), IS_FILE))
      yield { hash, size: (await stat(join(files, folder, hash))).size };
}

const placeOf = (dataDir: string, hash: string): string => join(dataDir, 'files', hash.slice(0, 2), hash);

/** The bytes of a stored file; `isIntact` answers, once all were read, whether they are still what its name says. */
export function readStored(dataDir: string, hash: string): { bytes: AsyncIterable<Buffer>; isIntact: () => boolean } {
  const seen = createHash('sha256');
  const read = async function* (): AsyncGenerator<Buffer> {
    for await (const piece of createReadStream(placeOf(dataDir, hash)) as AsyncIterable<Buffer>) {
      seen.update(piece);
      yield piece;
    }
  };
  return { bytes: read(), isIntact: () => seen.digest('hex') === hash };
}

/** Stores a file under its hash; answers whether it was new here, or null where the bytes are not what the hash says. */
export async function storeFile(dataDir: string, hash: string, bytes: AsyncIterable<Buffer>): Promise<boolean | null> {
  const place = placeOf(dataDir, hash);
  const unfinished = `${place}.${process.pid}`;
  await mkdir(dirname(place), { recursive: true });
  const seen = createHash('sha256');
  try {
    const file = await open(unfinished, 'w', 0o600);
    try {
      for await (const piece of bytes) {
        seen.update(piece);
        await file.write(piece);
      }
      await file.sync();
    } finally {
      await file.close();
    }
    if (seen.digest('hex') !== hash) return null;
    const wasThere = await stat(place).catch(() => null);
    await rename(unfinished, place);
    return wasThere === null;
  } finally {
    await rm(unfinished, { force: true });
  }
}

export const removeStored = (dataDir: string, hash: string): Promise<void> =>
  rm(placeOf(dataDir, hash), { force: true });

type Kept = { readonly path: string; readonly bytes: Buffer };

/** Whether a file of the data folder is kept beside the stored ones: keys that were made here, and the agency's emblem. */
export const isKept = (path: string): boolean =>
  /^(secrets\/[a-z0-9-]+|emblem\.(svg|png))$/.test(path) && !OF_THIS_SERVER.test(path);

/** Keys without which parts of the data cannot be read, and the emblem. */
export async function keptFiles(dataDir: string): Promise<Kept[]> {
  const secrets = (await namesIn(join(dataDir, 'secrets'), /./)).map((name) => `secrets/${name}`);
  const emblems = await namesIn(dataDir, /^emblem\./);
  const paths = [...emblems, ...secrets].filter(isKept);
  return Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(join(dataDir, path)) })));
}

/** Puts such a file back; one of the same name that this folder already had is kept beside it. */
export async function putKeptFile(dataDir: string, { path, bytes }: Kept): Promise<void> {
  const place = join(dataDir, path);
  const had = await readFile(place).catch(() => null);
  if (had && sha256(had) === sha256(bytes)) return;
  await mkdir(dirname(place), { recursive: true, mode: 0o700 });
  if (had) await copyFile(place, `${place}.before-restore-${process.pid}`);
  const unfinished = `${place}.${process.pid}`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(unfinished, place);
}
