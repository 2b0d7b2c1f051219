import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../hash.ts';

/** Files by the hash of what is in them: none can be changed in place, and one kept twice lies there once. */
export type FileStore = {
  /** Safely on disk when it answers, so that a row that names the hash can be committed after it. */
  readonly keep: (bytes: Uint8Array) => Promise<string>;
  readonly read: (hash: string) => Promise<Uint8Array | null>;
};

const HASH = /^[0-9a-f]{64}$/;

export function fileStore(folder: string): FileStore {
  const placeOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  return {
    keep: async (bytes) => {
      const hash = sha256(bytes);
      const place = placeOf(hash);
      const unfinished = `${place}.${randomUUID()}`;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const file = await open(unfinished, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, place);
      return hash;
    },
    read: async (hash) => {
      if (!HASH.test(hash)) return null;
      const bytes = await readFile(placeOf(hash)).catch((fault: NodeJS.ErrnoException) => {
        if (fault.code === 'ENOENT') return null;
        throw fault;
      });
      // A file that is no longer what its name says is no proof of anything.
      return bytes && sha256(bytes) === hash ? bytes : null;
    },
  };
}
