import { statfsSync } from 'node:fs';
import type { Language } from '#src/kernel/language.ts';
import { MigrationsDiffer, ServerTooOld } from '#src/platform/postgres/migrate.ts';
import { HeldTooLong } from '#src/platform/postgres/one-at-a-time.ts';
import { WrongApplicationRole } from '#src/platform/postgres/session.ts';
import type { ConfigError } from '#src/platform/config/config.ts';

export type Sentence = { readonly vi: string; readonly en: string };

/** The language of the terminal, by the first of its settings that is not empty. */
export const terminalLanguage = (env: NodeJS.ProcessEnv = process.env): Language =>
  (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').startsWith('vi') ? 'vi' : 'en';

/** One sentence and a way out, in the language of the terminal. */
export const say = (sentence: Sentence, env: NodeJS.ProcessEnv = process.env): string =>
  sentence[terminalLanguage(env)];

export const portTaken = (port: number): Sentence => ({
  vi: `Cổng ${port} đang được dùng, có thể do Thi Đua đã chạy (mở http://127.0.0.1:${port} để xem). Chọn cổng khác: PORT=${port + 1} ./script/server`,
  en: `Port ${port} is taken, perhaps by Thi Đua itself (open http://127.0.0.1:${port} to see). Choose another: PORT=${port + 1} ./script/server`,
});

/** Why the site could not listen, by the code of the system. */
export function listenFailure(code: string, at: { readonly host: string; readonly port: number }): Sentence {
  if (code === 'EADDRINUSE') return portTaken(at.port);
  if (code === 'EACCES')
    return {
      vi: `Tài khoản này không được mở cổng ${at.port}. Chọn cổng từ 1024 trở lên: PORT=8080 ./script/server`,
      en: `This account may not open port ${at.port}. Choose one from 1024 on: PORT=8080 ./script/server`,
    };
  return {
    vi: `HOST=${at.host} không phải địa chỉ của máy này (${code}). Bỏ HOST để chỉ mở trên máy này.`,
    en: `HOST=${at.host} is no address of this machine (${code}). Leave HOST out to listen on this machine only.`,
  };
}

export const firstStart: Sentence = {
  vi: 'Lần chạy đầu: đang chuẩn bị cơ sở dữ liệu và nạp tư liệu các năm trước…',
  en: 'First start: preparing the database and loading the history…',
};

export const demonstrationHost = (host: string): Sentence => ({
  vi: `Bản chạy thử có tài khoản mẫu nên chỉ mở trên máy này: bỏ HOST=${host}, hoặc dùng bin/thidua serve với dữ liệu không có tài khoản mẫu.`,
  en: `The demonstration has sample accounts and opens on this machine only: leave out HOST=${host}, or use bin/thidua serve with data that has no sample accounts.`,
});

export const hostWhileDemonstration = (host: string): Sentence => ({
  vi: `Dữ liệu này có tài khoản mẫu nên không mở ra HOST=${host}: bỏ HOST, hoặc đặt THIDUA_DATA sang thư mục mới cho bản dùng thật.`,
  en: `This data has sample accounts and is not opened on HOST=${host}: leave HOST out, or set THIDUA_DATA to a new folder for real use.`,
});

export function configSentence(error: ConfigError): Sentence {
  if (error.kind === 'not-a-port')
    return {
      vi: `PORT=${error.given} không phải là số cổng từ 1 đến 65535. Ví dụ: PORT=8080 ./script/server`,
      en: `PORT=${error.given} is not a port from 1 to 65535. For example: PORT=8080 ./script/server`,
    };
  if (error.kind === 'secret-too-short')
    return {
      vi: 'THIDUA_SECRET cần ít nhất 32 ký tự ngẫu nhiên, ví dụ kết quả của: openssl rand -base64 32',
      en: 'THIDUA_SECRET needs at least 32 random characters, for example from: openssl rand -base64 32',
    };
  if (error.kind === 'mail-incomplete')
    return {
      vi: `Máy chủ thư thiếu hoặc sai ${error.missing}. Ví dụ: SMTP_URL=smtp://tên:mật-khẩu@thư.cơ-quan.vn:587 MAIL_FROM='Thi đua <thidua@cơ-quan.vn>'`,
      en: `The mail server lacks ${error.missing}, or it is wrong. For example: SMTP_URL=smtp://name:password@mail.agency.vn:587 MAIL_FROM='Thi đua <thidua@agency.vn>'`,
    };
  if (error.kind === 'provider-incomplete')
    return {
      vi: `Đăng nhập của cơ quan thiếu hoặc sai ${error.missing}. Đặt đủ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, hoặc bỏ cả ba.`,
      en: `The agency’s sign-in lacks ${error.missing}, or it is wrong. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, or none of them.`,
    };
  if (error.kind === 'not-a-public-url')
    return {
      vi: `PUBLIC_URL=${error.given} không phải là địa chỉ trang. Ví dụ: PUBLIC_URL=https://thidua.example.vn`,
      en: `PUBLIC_URL=${error.given} is not the address of a site. For example: PUBLIC_URL=https://thidua.example.vn`,
    };
  if (error.kind === 'not-a-proxy')
    return {
      vi: `TRUSTED_PROXY=${error.given} không phải là địa chỉ mạng. Ví dụ: TRUSTED_PROXY=10.0.3.4,10.0.9.0/24, hoặc none`,
      en: `TRUSTED_PROXY=${error.given} is not an address of a network. For example: TRUSTED_PROXY=10.0.3.4,10.0.9.0/24, or none`,
    };
  if (error.kind === 'not-a-database-url')
    return {
      vi: `${error.name} phải có dạng postgres://tài-khoản:mật-khẩu@máy-chủ:5432/cơ-sở-dữ-liệu.`,
      en: `${error.name} must look like postgres://account:password@host:5432/database.`,
    };
  return {
    vi: 'Cần đặt cả DATABASE_OWNER_URL và DATABASE_URL, hoặc bỏ cả hai để dùng cơ sở dữ liệu đi kèm.',
    en: 'Set both DATABASE_OWNER_URL and DATABASE_URL, or neither to use the embedded database.',
  };
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

const messageOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Less free space than one file of the write-ahead log and a little. */
const LEAST_FREE = 24 * 1024 * 1024;

function isFull(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize < LEAST_FREE;
  } catch {
    return false;
  }
}

/** What stopped a start, as one sentence with a way out; nothing that was stored is lost by any of these. */
export function startFailure(error: unknown, dataDir: string, databaseHost: string | null): Sentence {
  return databaseHost === null
    ? embeddedFailure(error, dataDir)
    : (outsideFailure(error, databaseHost) ?? otherFailure(error));
}

function embeddedFailure(error: unknown, dataDir: string): Sentence {
  const [code, message] = [codeOf(error), messageOf(error)];
  if (code === 'ENOSPC' || code === '53100' || message.includes('No space left') || isFull(dataDir))
    return {
      vi: `Ổ đĩa chứa ${dataDir} đã đầy. Giải phóng dung lượng rồi chạy lại; dữ liệu đã lưu vẫn nguyên vẹn.`,
      en: `The disk of ${dataDir} is full. Free some space and start again; what was stored is intact.`,
    };
  if (['EROFS', 'EACCES', 'EPERM', 'ENOTDIR', 'ENOENT'].includes(code))
    return {
      vi: `Không ghi được vào ${dataDir}. Chạy bằng tài khoản đã tạo thư mục này, hoặc đặt THIDUA_DATA là một thư mục ghi được.`,
      en: `${dataDir} cannot be written. Run as the account that made it, or set THIDUA_DATA to a folder that can be written.`,
    };
  if (code === 'MODULE_NOT_FOUND')
    return {
      vi: 'PostgreSQL đi kèm chỉ có cho Linux x64. Trên máy khác, đặt DATABASE_OWNER_URL và DATABASE_URL đến một PostgreSQL từ 15 trở lên.',
      en: 'The embedded PostgreSQL exists for Linux x64 only. Elsewhere set DATABASE_OWNER_URL and DATABASE_URL to a PostgreSQL of 15 or later.',
    };
  if (code.startsWith('28'))
    return {
      vi: `Mật khẩu trong ${dataDir}/secrets không khớp với dữ liệu trong ${dataDir}/pg. Chép lại thư mục secrets đi cùng dữ liệu này.`,
      en: `The passwords in ${dataDir}/secrets do not fit the data in ${dataDir}/pg. Put back the secrets folder that belongs to this data.`,
    };
  if (error instanceof HeldTooLong)
    return {
      vi: `Một lần khởi động khác trên ${dataDir} chưa xong sau hai phút. Dừng lần đó (xem bằng lệnh ps) rồi chạy lại.`,
      en: `Another start on ${dataDir} has not ended after two minutes. Stop it (see ps), then start again.`,
    };
  return otherFailure(error);
}

const AWAY = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  '57P03',
];

function outsideFailure(error: unknown, host: string): Sentence | null {
  const [code, message] = [codeOf(error), messageOf(error)];
  if (AWAY.includes(code) || /timeout|Connection terminated/.test(message))
    return {
      vi: `Không kết nối được cơ sở dữ liệu tại ${host}. Kiểm tra máy chủ PostgreSQL, DATABASE_OWNER_URL và DATABASE_URL.`,
      en: `The database at ${host} does not answer. Check the PostgreSQL server, DATABASE_OWNER_URL and DATABASE_URL.`,
    };
  if (code.startsWith('28'))
    return {
      vi: `Cơ sở dữ liệu tại ${host} từ chối tài khoản trong DATABASE_OWNER_URL hoặc DATABASE_URL (${code}): kiểm tra tên và mật khẩu.`,
      en: `The database at ${host} refuses the account of DATABASE_OWNER_URL or DATABASE_URL (${code}): check name and password.`,
    };
  if (code === '3D000')
    return {
      vi: `Chưa có cơ sở dữ liệu này tại ${host}. Tạo bằng lệnh createdb rồi chạy lại.`,
      en: `This database does not exist at ${host}. Create it with createdb, then start again.`,
    };
  if (error instanceof WrongApplicationRole)
    return {
      vi: 'DATABASE_URL phải dùng vai trò thidua_app, không dùng chủ sở hữu bảng, tài khoản quản trị hay tài khoản khác.',
      en: 'DATABASE_URL must use the role thidua_app, not the owner of the tables, a superuser or another account.',
    };
  if (code === '42501')
    return {
      vi: `Tài khoản trong DATABASE_OWNER_URL thiếu quyền (${message}). Cần là chủ cơ sở dữ liệu và được tạo vai trò.`,
      en: `The account of DATABASE_OWNER_URL lacks a right (${message}). It must own the database and may create roles.`,
    };
  if (code === '53100')
    return {
      vi: `Ổ đĩa của cơ sở dữ liệu tại ${host} đã đầy. Giải phóng dung lượng rồi chạy lại; dữ liệu đã lưu vẫn nguyên vẹn.`,
      en: `The disk of the database at ${host} is full. Free some space and start again; what was stored is intact.`,
    };
  return null;
}

function otherFailure(error: unknown): Sentence {
  if (error instanceof ServerTooOld)
    return {
      vi: `PostgreSQL ${error.message} quá cũ. Cần từ 15 trở lên.`,
      en: `PostgreSQL ${error.message} is too old. 15 or later is needed.`,
    };
  if (error instanceof MigrationsDiffer)
    return {
      vi: `Cơ sở dữ liệu và chương trình khác phiên bản (${error.migration}). Dùng đúng phiên bản đã tạo dữ liệu, hoặc đặt THIDUA_DATA sang thư mục khác.`,
      en: `Database and program are of different versions (${error.migration}). Use the version that made the data, or set THIDUA_DATA to another folder.`,
    };
  const detail = messageOf(error);
  return {
    vi: `Chưa khởi động được: ${detail}. Dữ liệu đã lưu vẫn nguyên vẹn; xem docs/operations/watching.md.`,
    en: `Could not start: ${detail}. What was stored is intact; see docs/operations/watching.md.`,
  };
}
