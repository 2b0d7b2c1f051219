import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the secret of this installation lies, unless it is a variable. */
export const secretFile = (dataDir: string): string => join(dataDir, 'secrets', 'credentials');

/**
 * The secret under which second factors are stored. Made once, kept beside the passwords of the database; several
 * servers of one database share it as THIDUA_SECRET. Whoever loses it must give out second factors anew.
 */
export function credentialSecret(dataDir: string, given: string | null): string {
  if (given !== null) return given;
  const file = secretFile(dataDir);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8').trim();
}
