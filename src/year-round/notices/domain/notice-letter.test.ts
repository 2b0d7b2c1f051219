import { expect, test } from 'vitest';
import { type NoticeInLetter, noticeLetter } from './notice-letter.ts';

const at = new Date('2026-11-22T03:05:00Z');
const notice = (of: Partial<NoticeInLetter>): NoticeInLetter => ({
  id: '019ab000-0000-7000-8000-000000000001',
  concern: 'deadlines',
  kind: 'deadline-near',
  about: 'Ký giao ước, hạn 30/11/2026',
  unit: null,
  by: null,
  at,
  ...of,
});
const entered = notice({
  id: '019ab000-0000-7000-8000-000000000002',
  concern: 'entered-for-unit',
  kind: 'report-entered',
  about: '6 tháng',
  unit: 'Sở Tư pháp tỉnh Đông Sa',
  by: 'Lê Thị Cụm',
});
const about = { agency: 'Thi đua ngành Tư pháp', publicUrl: 'https://thidua.example.vn', name: 'Phạm Văn Đơn' };

test('a letter says what is new by concern, where each opens, and how to stop it', () => {
  expect(noticeLetter({ ...about, language: 'vi', notices: [entered, notice({})] })).toEqual({
    subject: 'Thi đua ngành Tư pháp: 2 thông báo mới',
    text: `Kính gửi: Phạm Văn Đơn

Trên hệ thống Thi đua ngành Tư pháp có 2 thông báo chưa đọc.

Việc đến hạn
- Sắp đến hạn: Ký giao ước, hạn 30/11/2026
  10:05 ngày 22/11/2026
  https://thidua.example.vn/thong-bao/019ab000-0000-7000-8000-000000000001

Nhập thay đơn vị
- Báo cáo số liệu 6 tháng
  10:05 ngày 22/11/2026; Sở Tư pháp tỉnh Đông Sa; người thực hiện: Lê Thị Cụm
  https://thidua.example.vn/thong-bao/019ab000-0000-7000-8000-000000000002

Đổi cách nhận hoặc dừng thư này:
https://thidua.example.vn/tai-khoan/thong-bao
`,
  });
});

test('in English it leads to the English pages; many are told in part, and counted', () => {
  const notices = Array.from({ length: 43 }, (_, n) => notice({ id: `id-${n}` }));
  const { subject, text } = noticeLetter({ ...about, language: 'en', notices });
  expect(subject).toBe('Thi đua ngành Tư pháp: 43 new notices');
  expect(text.match(/^- /gm)).toHaveLength(40);
  expect(text).toContain('3 more are at:\nhttps://thidua.example.vn/en/thong-bao\n');
  expect(text).toContain('https://thidua.example.vn/en/thong-bao/id-0\n');
  expect(text).toContain('https://thidua.example.vn/en/tai-khoan/thong-bao');
});
