import { expect, test } from 'vitest';
import { readBackupSettings } from './settings.ts';

test('without a word no daily backup is made, and by hand they lie in the data folder, seven days, four weeks, twelve months', () => {
  expect(readBackupSettings({}, '/srv/data')).toEqual({
    at: null,
    folder: '/srv/data/backups',
    keep: { daily: 7, weekly: 4, monthly: 12 },
  });
});

test('what an administrator sets is read, and what cannot be meant is refused', () => {
  const given = { THIDUA_BACKUP_AT: '01:30', THIDUA_BACKUP_DIR: '/mnt/backup', THIDUA_BACKUP_KEEP: '14, 8, 24' };
  expect(readBackupSettings(given, '/srv/data')).toEqual({
    at: '01:30',
    folder: '/mnt/backup',
    keep: { daily: 14, weekly: 8, monthly: 24 },
  });
  for (const at of ['1:30', '24:00', '01:60', '1h30', '01:30:00'])
    expect(readBackupSettings({ THIDUA_BACKUP_AT: at }, '/srv/data')).toEqual({ kind: 'not-a-time', given: at });
  for (const keep of ['7', '7 4', '7 4 12 1', '0 4 12', '-1 4 12', '7 4 x', '1.5 0 0'])
    expect(readBackupSettings({ THIDUA_BACKUP_KEEP: keep }, '/srv/data')).toEqual({
      kind: 'not-three-numbers',
      given: keep,
    });
});
