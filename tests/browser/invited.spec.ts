import { execFileSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { codeOf } from '../factories/authenticator.ts';
import { expectFitForAll, expectNoSidewaysScroll, tabTo } from './session.ts';

// One person's way from the invitation to the record of what they did: on a phone, by keyboard alone.
test.describe.configure({ timeout: 180_000 });

const PORT = process.env['BROWSER_TEST_PORT'] ?? '3100';
const PHONE = { width: 390, height: 844 };
const SENTENCE = 'mưa rào tháng bảy gãy cành trám';
const main = (page: Page) => page.getByRole('main');

const thidua = (...words: string[]): string =>
  execFileSync(process.execPath, ['dist/main/cli.js', ...words], {
    encoding: 'utf8',
    env: { ...process.env, PORT, THIDUA_DATA: 'var/browser', LANG: 'vi_VN.UTF-8' },
  });

async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, main(page).getByLabel(label, { exact: true }));
  await page.keyboard.type(text);
}

async function go(page: Page, role: 'link' | 'button', name: string | RegExp): Promise<void> {
  await tabTo(page, main(page).getByRole(role, { name }).first());
  await page.keyboard.press('Enter');
}

/** Sets the password and the second factor that a first sign-in asks for, and arrives at «Việc cần làm». */
async function comeInFirst(page: Page): Promise<void> {
  await type(page, 'Mật khẩu mới', SENTENCE);
  await type(page, 'Nhập lại mật khẩu mới', SENTENCE);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/dang-nhap\/thiet-lap$/);
  await type(page, 'Mã xác thực', codeOf(((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '')));
  await page.keyboard.press('Enter');
  await go(page, 'link', 'Đã cất mã, tiếp tục');
  await expect(page).toHaveURL(/\/viec$/);
}

test('who is invited signs in with a second factor, does what waits, and reads it in the record', async ({
  browser,
}) => {
  const office = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await office.goto(/http:\S+\/moi\/\S+/.exec(thidua('account', 'create-admin', '--name', 'Trịnh Văn Máy'))?.[0] ?? '');
  await comeInFirst(office);
  await office.goto('/quan-tri/tai-khoan/them');
  await main(office).getByLabel('Họ và tên', { exact: true }).fill('Lý Thị Nhận');
  await main(office).getByLabel('Chức vụ').fill('Công chức, Bộ phận giúp việc Cụm');
  await main(office).getByLabel('Vai trò', { exact: true }).selectOption('cluster-office');
  await main(office).getByLabel('Năm thi đua của cụm').selectOption({ index: 1 });
  await main(office).getByRole('button', { name: 'Mời' }).click();
  const code = (await office.locator('.one-time-code').textContent()) ?? '';

  const page = await (await browser.newContext({ viewport: PHONE, hasTouch: true, isMobile: true })).newPage();
  await page.goto('/moi');
  await type(page, 'Mã dùng một lần', code);
  await page.keyboard.press('Enter');
  await comeInFirst(page);
  await expectFitForAll(page, [390]);
  await page.setViewportSize(PHONE);

  await go(page, 'link', 'Vào đăng ký');
  await go(page, 'link', 'Ghi đăng ký');
  await type(page, 'Đơn vị', 'Sở Tư pháp tỉnh Đồng');
  await type(page, 'Danh hiệu', 'Tập thể lao động xuất');
  await tabTo(page, main(page).getByLabel('Tập thể', { exact: true }));
  await page.keyboard.press('Space');
  await go(page, 'button', 'Lưu');
  await expect(page.locator('.toast')).toContainText('Đã ghi: ');
  await expectNoSidewaysScroll(page);

  await go(page, 'link', 'Sửa, chuyển trạng thái');
  await go(page, 'link', 'Lịch sử');
  await expect(page).toHaveURL(/\/lich-su\/dang-ky\//);
  await expect(main(page)).toContainText('Lý Thị Nhận');
  await expect(main(page)).toContainText('Tập thể lao động xuất sắc');
  await expectFitForAll(page, [390]);
  expect(thidua('verify', 'audit')).toContain('nguyên vẹn');
});
