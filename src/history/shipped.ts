import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { importHistoryTogether } from './import.ts';
import { reasonIn } from './reason.ts';

const FOLDER = join(PROJECT_ROOT, 'data', 'history');
const isHistory = (name: string): boolean => name.endsWith('.json') && !name.endsWith('.schema.json');

/** Loads the past years that come with the program. A refused file is a defect of the program. */
export async function loadShippedHistory(tx: Tx): Promise<void> {
  const names = (await readdir(FOLDER)).filter(isHistory).sort();
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(FOLDER, name)) })));
  const loaded = await importHistoryTogether(tx, files);
  if (!loaded.ok)
    throw new Error(loaded.error.problems.map((one) => `${one.file} ${one.path}: ${reasonIn('en', one)}`).join('\n'));
}
