import type { Language } from '#src/kernel/language.ts';
import type { AccountLetter } from './letters.ts';

/** What happened to somebody's ways in, of which they are told by letter: never a secret, never a link to click. */
export const WAY_IN_EVENTS = [
  'password-changed',
  'second-factor-on',
  'second-factor-off',
  'backup-codes-renewed',
  'code-used-again',
  'new-device',
  'address-changed',
] as const;
export type WayInEvent = (typeof WAY_IN_EVENTS)[number];

type About = {
  readonly agency: string;
  readonly name: string;
  readonly signInName: string;
  /** The moment as it is printed. */
  readonly at: string;
  /** «Firefox, Linux», as far as the browser says. */
  readonly device: string | null;
  readonly address: string | null;
};

const SUBJECT_VI: Readonly<Record<WayInEvent, string>> = {
  'password-changed': 'Mật khẩu đã được đổi',
  'second-factor-on': 'Xác thực hai bước đã được bật',
  'second-factor-off': 'Xác thực hai bước đã được tắt',
  'backup-codes-renewed': 'Mã dự phòng mới đã được lập',
  'code-used-again': 'Một mã xác thực bị dùng lại',
  'new-device': 'Đăng nhập từ thiết bị mới',
  'address-changed': 'Địa chỉ thư điện tử của tài khoản đã thay đổi',
};
const SUBJECT_EN: Readonly<Record<WayInEvent, string>> = {
  'password-changed': 'The password was changed',
  'second-factor-on': 'Two-step sign-in was turned on',
  'second-factor-off': 'Two-step sign-in was turned off',
  'backup-codes-renewed': 'New backup codes were made',
  'code-used-again': 'A sign-in code was used a second time',
  'new-device': 'Signed in from a new device',
  'address-changed': 'The e-mail address of the account was changed',
};

const lines = (...text: readonly (string | null)[]): string => text.filter((line) => line !== null).join('\n');

/** The letter to the owner of an account, in their language. */
export function ownerLetter(event: WayInEvent, about: About, language: Language): AccountLetter {
  const { agency, name, signInName, at, device, address } = about;
  if (language === 'en')
    return {
      subject: `${SUBJECT_EN[event]}: ${agency}`,
      text: lines(
        `Dear ${name},`,
        '',
        `${SUBJECT_EN[event]}, account ${signInName}, at ${at}.`,
        device && `Device: ${device}.`,
        address && `Network address: ${address}.`,
        '',
        'If it was you, nothing is to be done. If not, change your password at once and tell the system administrator.',
        'This letter has no link: open the site as you always do.',
      ),
    };
  return {
    subject: `${SUBJECT_VI[event]}: ${agency}`,
    text: lines(
      `Kính gửi: ${name}`,
      '',
      `${SUBJECT_VI[event]}, tài khoản ${signInName}, lúc ${at}.`,
      device && `Thiết bị: ${device}.`,
      address && `Địa chỉ mạng: ${address}.`,
      '',
      'Nếu do chính chủ tài khoản thực hiện thì không cần làm gì thêm. Nếu không, đổi ngay mật khẩu và báo cho người quản trị hệ thống.',
      'Thư này không có đường dẫn; mở hệ thống bằng địa chỉ vẫn dùng.',
    ),
  };
}
