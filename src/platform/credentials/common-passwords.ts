import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from '../project-root.ts';

let read: Promise<ReadonlySet<string>> | null = null;

async function readThem(): Promise<ReadonlySet<string>> {
  const text = await readFile(join(PROJECT_ROOT, 'data', 'passwords', 'common.txt'), 'utf8');
  return new Set(text.split('\n').filter((line) => line !== '' && !line.startsWith('# ')));
}

/** The passwords that are tried first by whoever guesses; read at the first use. */
export const commonPasswords = (): Promise<ReadonlySet<string>> => (read ??= readThem());
