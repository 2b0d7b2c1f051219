import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { instantOfBackup } from './backup-names.ts';
import { type Keep, keptBackups } from './retention.ts';

const DAY = 24 * 3_600_000;

type Found = { readonly name: string; readonly at: Date };

/** The complete backups of a folder, the newest first; other files are not looked at. */
export async function backupsIn(folder: string): Promise<readonly Found[]> {
  const found: Found[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    const at = instantOfBackup(name);
    if (at) found.push({ name, at });
  }
  return found.toSorted((a, b) => b.at.getTime() - a.at.getTime() || a.name.localeCompare(b.name));
}

/** Removes the backups that need not be kept any more, and what broken-off ones left behind; answers their names. */
export async function pruneBackups(folder: string, keep: Keep, now: Date): Promise<readonly string[]> {
  const found = await backupsIn(folder);
  const kept = new Set(
    keptBackups(
      found.map(({ at }) => at),
      keep,
    ).map((at) => at.getTime()),
  );
  const old = found.filter(({ at }) => !kept.has(at.getTime())).map(({ name }) => name);
  for (const name of await readdir(folder).catch(() => [])) {
    if (instantOfBackup(name.replace(/\.part-\d+$/, '')) === null || !/\.part-\d+$/.test(name)) continue;
    const { mtimeMs } = await stat(join(folder, name));
    if (now.getTime() - mtimeMs > DAY) old.push(name);
  }
  for (const name of old) await rm(join(folder, name), { force: true });
  return old;
}
