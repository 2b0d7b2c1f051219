import { MigrationsDiffer } from '#src/platform/postgres/migrate.ts';
import type { ConfigError } from '#src/platform/config/config.ts';

export type Sentence = { readonly vi: string; readonly en: string };

const speaksVietnamese = (env: NodeJS.ProcessEnv): boolean => (env['LC_ALL'] ?? env['LANG'] ?? '').startsWith('vi');

/** One sentence and a way out, in the language of the terminal. */
export const say = (sentence: Sentence, env: NodeJS.ProcessEnv = process.env): string =>
  speaksVietnamese(env) ? sentence.vi : sentence.en;

export const portTaken = (port: number): Sentence => ({
  vi: `Cổng ${port} đang được chương trình khác dùng. Chọn cổng khác: PORT=${port + 1} ./script/server`,
  en: `Port ${port} is taken by another program. Choose another: PORT=${port + 1} ./script/server`,
});

export const configSentence = (error: ConfigError): Sentence =>
  error.kind === 'not-a-port'
    ? {
        vi: `PORT=${error.given} không phải là số cổng từ 1 đến 65535.`,
        en: `PORT=${error.given} is not a port from 1 to 65535.`,
      }
    : {
        vi: 'Cần đặt cả DATABASE_OWNER_URL và DATABASE_URL, hoặc bỏ cả hai để dùng cơ sở dữ liệu đi kèm.',
        en: 'Set both DATABASE_OWNER_URL and DATABASE_URL, or neither to use the embedded database.',
      };

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What stopped a start, as one sentence with a way out; nothing that was stored is lost by any of these. */
export function startFailure(error: unknown, dataDir: string, databaseHost: string | null): Sentence {
  const code = codeOf(error);
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC' || detail.includes('No space left'))
    return {
      vi: `Ổ đĩa chứa ${dataDir} đã đầy. Giải phóng dung lượng rồi chạy lại; dữ liệu đã lưu vẫn nguyên vẹn.`,
      en: `The disk of ${dataDir} is full. Free some space and start again; what was stored is intact.`,
    };
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return {
      vi: `Không ghi được vào ${dataDir}. Đặt THIDUA_DATA là một thư mục ghi được rồi chạy lại.`,
      en: `${dataDir} cannot be written. Set THIDUA_DATA to a folder that can, and start again.`,
    };
  if (databaseHost !== null && ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'].includes(code))
    return {
      vi: `Không kết nối được cơ sở dữ liệu tại ${databaseHost}. Kiểm tra máy chủ PostgreSQL, DATABASE_OWNER_URL và DATABASE_URL.`,
      en: `The database at ${databaseHost} does not answer. Check the PostgreSQL server, DATABASE_OWNER_URL and DATABASE_URL.`,
    };
  if (code.startsWith('28'))
    return {
      vi: `Cơ sở dữ liệu từ chối tài khoản trong DATABASE_OWNER_URL hoặc DATABASE_URL (${code}).`,
      en: `The database refuses the account of DATABASE_OWNER_URL or DATABASE_URL (${code}).`,
    };
  if (error instanceof MigrationsDiffer)
    return {
      vi: `Cơ sở dữ liệu và chương trình khác phiên bản (${error.migration}). Dùng đúng phiên bản đã tạo dữ liệu, hoặc đặt THIDUA_DATA sang thư mục khác.`,
      en: `Database and program are of different versions (${error.migration}). Use the version that made the data, or set THIDUA_DATA to another folder.`,
    };
  return { vi: `Chưa khởi động được: ${detail}`, en: `Could not start: ${detail}` };
}
