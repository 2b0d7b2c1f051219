import type { BackupRefusal } from '#src/platform/backup/backup-refused.ts';
import type { BackupSettingsError } from '#src/platform/backup/settings.ts';
import type { Sentence } from './start-failures.ts';

const at = (where: string): string => (where === '' ? '' : ` (${where})`);

/** Why a backup was not made or not put back, in one sentence with a way out. */
export function backupSentence(refusal: BackupRefusal): Sentence {
  switch (refusal.kind) {
    case 'stopped':
      return {
        vi: 'Đã dừng giữa chừng; không để lại gì dở dang.',
        en: 'Stopped on the way; nothing half-made is left.',
      };
    case 'nothing-to-back-up':
      return {
        vi: 'Cơ sở dữ liệu này chưa có dữ liệu của Thi Đua nên không có gì để sao lưu.',
        en: 'This database holds nothing of Thi Đua yet: there is nothing to back up.',
      };
    case 'another-backup-runs':
      return {
        vi: 'Một lần sao lưu khác đang chạy. Chờ xong rồi chạy lại.',
        en: 'Another backup is being made. Wait for it, then try again.',
      };
    case 'no-such-file':
      return { vi: `Không đọc được tệp ${refusal.path}.`, en: `The file ${refusal.path} cannot be read.` };
    case 'already-there':
      return {
        vi: `Đã có tệp ${refusal.path}; bản sao lưu không bao giờ bị ghi đè. Chọn tên khác bằng --out.`,
        en: `${refusal.path} is already there; a backup is never written over. Choose another name with --out.`,
      };
    case 'cannot-be-written':
      return {
        vi: `Không ghi được ${refusal.path}. Chọn thư mục ghi được bằng --out.`,
        en: `${refusal.path} cannot be written. Choose a folder that can be with --out.`,
      };
    case 'disk-full':
      return {
        vi: `Ổ đĩa đã đầy${at(refusal.path)}: chưa xong, không để lại gì dở dang. Giải phóng dung lượng rồi chạy lại.`,
        en: `The disk is full${at(refusal.path)}: not finished, nothing half-made is left. Free some space and try again.`,
      };
    default:
      return unreadable(refusal);
  }
}

type Common =
  | 'stopped'
  | 'nothing-to-back-up'
  | 'another-backup-runs'
  | 'no-such-file'
  | 'already-there'
  | 'cannot-be-written'
  | 'disk-full';

function unreadable(refusal: Exclude<BackupRefusal, { readonly kind: Common }>): Sentence {
  switch (refusal.kind) {
    case 'not-a-backup':
      return {
        vi: 'Tệp này không phải bản sao lưu của Thi Đua, hoặc hỏng ngay từ đầu. Không có gì bị thay đổi.',
        en: 'This file is no backup of Thi Đua, or is damaged at its very beginning. Nothing was changed.',
      };
    case 'newer-format':
      return {
        vi: 'Bản sao lưu có định dạng mới hơn chương trình này. Dùng phiên bản Thi Đua mới hơn.',
        en: 'The backup has a format newer than this program. Use a newer version of Thi Đua.',
      };
    case 'needs-passphrase':
      return {
        vi: 'Bản sao lưu này đã mã hóa: cần --passphrase-file TỆP.',
        en: 'This backup is encrypted: it needs --passphrase-file FILE.',
      };
    case 'wrong-passphrase':
      return {
        vi: 'Cụm mật khẩu không mở được bản sao lưu này. Không có gì bị thay đổi.',
        en: 'The passphrase does not open this backup. Nothing was changed.',
      };
    case 'damaged':
      return {
        vi: `Bản sao lưu bị hỏng hoặc bị cắt cụt${at(refusal.at)}. Không có gì bị thay đổi; dùng bản khác.`,
        en: `The backup is damaged or cut short${at(refusal.at)}. Nothing was changed; use another one.`,
      };
    case 'made-by-newer-program':
      return {
        vi: `Bản sao lưu do Thi Đua phiên bản mới hơn, ${refusal.version}, tạo ra (${refusal.migration}). Dùng phiên bản đó hoặc mới hơn; không có gì bị thay đổi.`,
        en: `The backup was made by a newer Thi Đua, ${refusal.version} (${refusal.migration}). Use that version or a later one; nothing was changed.`,
      };
    case 'made-by-other-program':
      return {
        vi: `Bản sao lưu do một bản Thi Đua khác tạo ra (${refusal.migration} khác nội dung). Dùng đúng bản đó; không có gì bị thay đổi.`,
        en: `The backup was made by another edition of Thi Đua (${refusal.migration} differs). Use that one; nothing was changed.`,
      };
    case 'database-not-empty':
      return {
        vi: `Cơ sở dữ liệu này đã có ${refusal.tables} bảng. Chỉ khôi phục vào cơ sở dữ liệu trống: đặt THIDUA_DATA sang thư mục mới, hoặc tạo cơ sở dữ liệu mới bằng createdb.`,
        en: `This database already has ${refusal.tables} tables. A backup goes into an empty one only: set THIDUA_DATA to a new folder, or createdb a new database.`,
      };
  }
}

export const noBackups: Sentence = {
  vi: '  Chưa đặt giờ sao lưu hằng ngày: THIDUA_BACKUP_AT=01:30 (docs/operations/backup.md)',
  en: '  No daily backup is set: THIDUA_BACKUP_AT=01:30 (docs/operations/backup.md)',
};

/** A setting of THIDUA_BACKUP_… that cannot be meant. */
export const settingsSentence = ({ kind, given }: BackupSettingsError): Sentence =>
  kind === 'not-a-time'
    ? {
        vi: `THIDUA_BACKUP_AT=${given} không phải là giờ. Ví dụ: THIDUA_BACKUP_AT=01:30`,
        en: `THIDUA_BACKUP_AT=${given} is no time of day. For example: THIDUA_BACKUP_AT=01:30`,
      }
    : {
        vi: `THIDUA_BACKUP_KEEP=${given} không phải là ba số (ngày, tuần, tháng; ít nhất một ngày). Ví dụ: THIDUA_BACKUP_KEEP="7 4 12"`,
        en: `THIDUA_BACKUP_KEEP=${given} is not three numbers (days, weeks, months; at least one day). For example: THIDUA_BACKUP_KEEP="7 4 12"`,
      };
