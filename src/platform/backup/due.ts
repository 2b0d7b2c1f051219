import { addDays } from '#src/kernel/calendar-day.ts';
import { dayInVietnam, instantInVietnam } from '#src/kernel/vietnam-time.ts';

/** Two hours for the largest backup, and for trying again. */
const PATIENCE = 2 * 3_600_000;

/** How the daily backup stands: never asked for, made, just now due, or missing for hours. */
export type BackupState = 'off' | 'made' | 'due' | 'late';

/** When the daily backup was last to be made, by the clocks of Vietnam. */
export function lastBackupTime(now: Date, at: `${number}:${number}`): Date {
  const today = instantInVietnam(dayInVietnam(now), at);
  return today <= now ? today : instantInVietnam(addDays(dayInVietnam(now), -1), at);
}

/**
 * Whether the newest backup is the one that was last to be made. One that a machine missed because it was off is due at
 * its next start.
 */
export function backupState(now: Date, at: `${number}:${number}` | null, newest: Date | null): BackupState {
  if (at === null) return 'off';
  const wanted = lastBackupTime(now, at);
  if (newest !== null && newest >= wanted) return 'made';
  return now.getTime() - wanted.getTime() > PATIENCE ? 'late' : 'due';
}
