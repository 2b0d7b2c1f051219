/** A letter to whom an account belongs. Vietnamese only: it is a paper of the agency. */
export type AccountLetter = { readonly subject: string; readonly text: string };

type About = {
  readonly agency: string;
  readonly name: string;
  readonly signInName: string;
  /** The address that takes the code with it. */
  readonly link: string;
  readonly until: string;
};

const lines = (...text: readonly string[]): string => text.join('\n');

export const invitationLetter = ({ agency, name, signInName, link, until }: About): AccountLetter => ({
  subject: `Thư mời nhận tài khoản ${agency}`,
  text: lines(
    `Kính gửi: ${name}`,
    '',
    `Đã tạo tài khoản trên hệ thống ${agency}. Tên đăng nhập: ${signInName}.`,
    'Mở đường dẫn sau để đặt mật khẩu và vào làm việc:',
    '',
    link,
    '',
    `Đường dẫn dùng được một lần, đến hết ${until}. Không chuyển thư này cho người khác.`,
  ),
});

export const recoveryLetter = (about: About & { readonly by: string }): AccountLetter => ({
  subject: `Cấp lại quyền truy cập ${about.agency}`,
  text: lines(
    `Kính gửi: ${about.name}`,
    '',
    `${about.by} đã cấp lại quyền truy cập cho tài khoản ${about.signInName} trên hệ thống ${about.agency}.`,
    'Mở đường dẫn sau để đặt mật khẩu mới:',
    '',
    about.link,
    '',
    `Đường dẫn dùng được một lần, đến hết ${about.until}. Nếu không đề nghị cấp lại, báo ngay cho người quản trị hệ thống.`,
  ),
});

/** To the person, where the code itself went by paper: nobody gets into an account without its owner being told. */
export const recoveryNotice = (about: Omit<About, 'link' | 'until'> & { readonly by: string }): AccountLetter => ({
  subject: `Quyền truy cập ${about.agency} đang được cấp lại`,
  text: lines(
    `Kính gửi: ${about.name}`,
    '',
    `${about.by} đã lập mã cấp lại quyền truy cập cho tài khoản ${about.signInName} trên hệ thống ${about.agency}.`,
    'Nếu không đề nghị cấp lại, báo ngay cho người quản trị hệ thống.',
  ),
});
