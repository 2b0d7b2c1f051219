import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { checkBackup, restore } from '#src/platform/backup/restore.ts';
import type { WholeBackup } from '#src/platform/backup/read-backup.ts';
import { backupSentence } from '../backup-words.ts';
import { say } from '../start-failures.ts';
import { tellProgress } from './backup-progress.ts';
import { type Command, DONE, type ExitCode, JSON_OPTION, MISUSED, REFUSED } from './command.ts';
import { fromCaller } from './from-caller.ts';
import { PASSPHRASE_OPTION, passphraseOf } from './passphrase.ts';
import { complain, print, printJson } from './terminal.ts';
import { withDatabaseAsItStands } from './with-database.ts';

export const restoreCommand: Command = {
  usage: 'FILE [--passphrase-file FILE] [--check-only] [--json]',
  help: {
    vi: 'Khôi phục một bản sao lưu vào máy chủ trống, trọn vẹn hoặc không khôi phục gì (docs/operations/backup.md).',
    en: 'Puts a backup into an empty server, the whole of it or nothing (docs/operations/backup.md).',
  },
  options: {
    ...PASSPHRASE_OPTION,
    'check-only': {
      type: 'boolean',
      help: {
        vi: 'Chỉ đọc hết tệp và đối chiếu mã băm; không động vào cơ sở dữ liệu nào.',
        en: 'Only read the file to its end and compare its hashes; touches no database.',
      },
    },
    ...JSON_OPTION,
  },
  run: async (input) => {
    const [file, ...more] = input.words;
    const passphrase = await passphraseOf(input, process.env);
    if (file === undefined || more.length > 0) {
      complain({ vi: 'Cần một tệp: thidua restore TỆP', en: 'One file is needed: thidua restore FILE' });
      return MISUSED;
    }
    if (!passphrase.ok) {
      complain(passphrase.error);
      return MISUSED;
    }
    const path = fromCaller(file);
    if (input.flag('check-only')) {
      const checked = await checkBackup(path, passphrase.value);
      return checked.ok ? tell('checked', checked.value, [], input.flag('json')) : refused(checked.error);
    }
    return withDatabaseAsItStands(async ({ config, ownerUrl, signal }) => {
      const progress = tellProgress();
      const restored = await restore({
        ownerUrl,
        dataDir: config.dataDir,
        path,
        passphrase: passphrase.value,
        progress,
        signal,
      });
      if (!restored.ok) return refused(restored.error);
      return tell('restored', restored.value, restored.value.migratedTo, input.flag('json'));
    });
  },
};

function refused(refusal: Parameters<typeof backupSentence>[0]): ExitCode {
  complain(backupSentence(refusal));
  return REFUSED;
}

function tell(
  done: 'checked' | 'restored',
  { manifest, seal }: WholeBackup,
  migratedTo: readonly string[],
  json: boolean,
): ExitCode {
  const rows = seal.tables.reduce((sum, table) => sum + table.rows, 0);
  const { takenAt, version, postgres, notes } = manifest;
  const { auditRoot } = notes;
  if (json) {
    const { files, damagedFiles } = seal;
    printJson({
      done,
      takenAt,
      version,
      postgres,
      tables: seal.tables.length,
      rows,
      files,
      damagedFiles,
      notes,
      migratedTo,
    });
    return DONE;
  }
  const [vi, en] = [
    done === 'checked' ? 'Bản sao lưu nguyên vẹn' : 'Đã khôi phục',
    done === 'checked' ? 'Whole' : 'Restored',
  ];
  const made = {
    vi: `do Thi Đua ${version} trên PostgreSQL ${postgres} lập lúc ${printInstant(new Date(takenAt))}`,
    en: `taken at ${takenAt} by Thi Đua ${version} on PostgreSQL ${postgres}`,
  };
  print(
    say({
      vi: `${vi}: ${rows.toLocaleString('vi-VN')} dòng của ${seal.tables.length} bảng, ${seal.files} tệp, ${made.vi}`,
      en: `${en}: ${rows} rows of ${seal.tables.length} tables, ${seal.files} files, ${made.en}`,
    }),
  );
  if (auditRoot) print(say({ vi: `Mã gốc của nhật ký: ${auditRoot}`, en: `Root of the audit log: ${auditRoot}` }));
  if (migratedTo.length > 0)
    print(
      say({
        vi: `Đã nâng lên phiên bản này: ${migratedTo.join(', ')}`,
        en: `Brought to this version: ${migratedTo.join(', ')}`,
      }),
    );
  for (const hash of seal.damagedFiles)
    complain({
      vi: `Tệp ${hash} đã hỏng từ trước khi sao lưu.`,
      en: `The file ${hash} was damaged before the backup.`,
    });
  return DONE;
}
