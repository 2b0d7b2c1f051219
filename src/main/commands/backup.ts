import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { backUp, type BackupMade } from '#src/platform/backup/back-up.ts';
import { pruneBackups } from '#src/platform/backup/backup-folder.ts';
import { backupName } from '#src/platform/backup/backup-names.ts';
import { readBackupSettings } from '#src/platform/backup/settings.ts';
import { connect } from '#src/platform/postgres/connect.ts';
import { rootOf } from '#src/year-round/audit/app/root.query.ts';
import { printRoot } from '#src/year-round/audit/domain/root.ts';
import { backupSentence, settingsSentence } from '../backup-words.ts';
import { say } from '../start-failures.ts';
import { tellProgress } from './backup-progress.ts';
import { type Command, DONE, type ExitCode, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { fromCaller } from './from-caller.ts';
import { newPassphrase, PASSPHRASE_OPTION } from './passphrase.ts';
import { complain, print, printJson } from './terminal.ts';
import { programVersion } from './version.ts';
import { withDatabaseAsItStands } from './with-database.ts';

const isFolder = async (path: string): Promise<boolean> =>
  path.endsWith('/') || ((await stat(path).catch(() => null))?.isDirectory() ?? false);

export const backup: Command = {
  usage: '[--out FILE|DIR] [--passphrase-file FILE] [--prune] [--json]',
  help: {
    vi: 'Sao lưu mọi dữ liệu tại một thời điểm vào một tệp, trong khi máy chủ vẫn chạy (docs/operations/backup.md).',
    en: 'Backs up all data as of one instant into one file, while the server goes on (docs/operations/backup.md).',
  },
  options: {
    out: {
      type: 'string',
      value: 'FILE|DIR',
      help: {
        vi: 'Tệp hoặc thư mục; mặc định là THIDUA_BACKUP_DIR, rồi backups/ trong THIDUA_DATA.',
        en: 'A file or a folder; THIDUA_BACKUP_DIR by default, then backups/ in THIDUA_DATA.',
      },
    },
    ...PASSPHRASE_OPTION,
    prune: {
      type: 'boolean',
      help: {
        vi: 'Sau khi sao lưu, bỏ các bản cũ trong thư mục theo THIDUA_BACKUP_KEEP (số ngày, tuần, tháng; mặc định 7 4 12).',
        en: 'Then remove old ones from the folder by THIDUA_BACKUP_KEEP (days, weeks, months; 7 4 12 by default).',
      },
    },
    ...JSON_OPTION,
  },
  run: async (input) => {
    const passphrase = await newPassphrase(input, process.env);
    if (!passphrase.ok) {
      complain(passphrase.error);
      return MISUSED;
    }
    return withDatabaseAsItStands(async ({ config, ownerUrl, signal }) => {
      const settings = readBackupSettings(process.env, config.dataDir);
      if ('kind' in settings) {
        complain(settingsSentence(settings));
        return REFUSED;
      }
      const out = input.value('out');
      const place = out === undefined ? settings.folder : out.endsWith('/') ? `${fromCaller(out)}/` : fromCaller(out);
      const folder = out === undefined || (await isFolder(place)) ? place : null;
      const now = new Date();
      const made = await backUp({
        ownerUrl,
        dataDir: config.dataDir,
        version: await programVersion(),
        path: folder === null ? place : join(folder, backupName(now, passphrase.value !== null)),
        passphrase: passphrase.value,
        notes: await auditRoot(ownerUrl),
        progress: tellProgress(),
        signal,
      });
      if (!made.ok) {
        complain(backupSentence(made.error));
        return REFUSED;
      }
      const pruned = input.flag('prune') && folder !== null ? await pruneBackups(folder, settings.keep, now) : [];
      return tell(made.value, pruned, input.flag('json'));
    });
  },
};

/** The root of the audit log, taken before the rows: the backup holds everything that it stands for. */
async function auditRoot(ownerUrl: string): Promise<Readonly<Record<string, string>>> {
  const database = connect(ownerUrl, 1);
  try {
    const root = await rootOf(database, null);
    return root ? { auditRoot: printRoot(root) } : {};
  } catch (error) {
    if ((error as { readonly code?: string }).code === '42P01') return {}; // made by a version that did not seal yet
    throw error;
  } finally {
    await database.destroy();
  }
}

function tell(made: BackupMade, pruned: readonly string[], json: boolean): ExitCode {
  if (json) printJson({ ...made, pruned });
  else {
    const { path, rows, tables, files, sha256 } = made;
    const mb = (made.bytes / 1e6).toFixed(1);
    print(
      say({
        vi: `${path}: ${rows} dòng của ${tables} bảng, ${files} tệp, ${mb} MB${made.isEncrypted ? ', đã mã hóa' : ', KHÔNG mã hóa'}\nsha256 ${sha256}`,
        en: `${path}: ${rows} rows of ${tables} tables, ${files} files, ${mb} MB${made.isEncrypted ? ', encrypted' : ', NOT encrypted'}\nsha256 ${sha256}`,
      }),
    );
    for (const name of pruned) print(say({ vi: `Đã bỏ bản cũ ${name}`, en: `Removed the old ${name}` }));
  }
  if (made.damagedFiles.length === 0) return DONE;
  complain({
    vi: `Bản sao lưu đã xong, nhưng ${made.damagedFiles.length} tệp lưu trữ đã hỏng từ trước: ${made.damagedFiles.join(', ')}.`,
    en: `The backup is made, but ${made.damagedFiles.length} stored files were already damaged: ${made.damagedFiles.join(', ')}.`,
  });
  return REFUSED;
}
