import { join, resolve } from 'node:path';
import { type Keep, USUAL_KEEP } from './retention.ts';

export type BackupSettings = {
  /** THIDUA_BACKUP_AT: when the server makes its daily backup, by the clocks of Vietnam; null for never. */
  readonly at: `${number}:${number}` | null;
  /** THIDUA_BACKUP_DIR: where backups lie. */
  readonly folder: string;
  /** THIDUA_BACKUP_KEEP: of how many days, weeks and months the last one is kept, as `7 4 12`. */
  readonly keep: Keep;
};

export type BackupSettingsError = { readonly kind: 'not-a-time' | 'not-three-numbers'; readonly given: string };

const isTime = (text: string): text is `${number}:${number}` => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

function readKeep(text: string): Keep | null {
  const [daily, weekly, monthly, ...more] = text
    .trim()
    .split(/[\s,/]+/)
    .map(Number);
  if (daily === undefined || weekly === undefined || monthly === undefined || more.length > 0) return null;
  const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0 && count <= 1000;
  return [daily, weekly, monthly].every(isCount) && daily > 0 ? { daily, weekly, monthly } : null;
}

/** What the machine's administrator set for backups. */
export function readBackupSettings(
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): BackupSettings | BackupSettingsError {
  const at = env['THIDUA_BACKUP_AT'] || null;
  if (at !== null && !isTime(at)) return { kind: 'not-a-time', given: at };
  const keep = env['THIDUA_BACKUP_KEEP'] ? readKeep(env['THIDUA_BACKUP_KEEP']) : USUAL_KEEP;
  if (keep === null) return { kind: 'not-three-numbers', given: env['THIDUA_BACKUP_KEEP'] ?? '' };
  return { at, keep, folder: resolve(env['THIDUA_BACKUP_DIR'] || join(dataDir, 'backups')) };
}
