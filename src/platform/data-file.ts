import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from './project-root.ts';

/** A JSON file that ships with the application, by its path below `data/`. Its shape is the caller's promise. */
export const readDataFile = async (path: string): Promise<unknown> =>
  JSON.parse(await readFile(join(PROJECT_ROOT, 'data', path), 'utf8'));
