import { execFileSync } from 'node:child_process';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { codeOf } from '../factories/authenticator.ts';
import { expectFitForAll, tabTo } from './session.ts';

// From the first administrator, made at the machine, to somebody who works: on a phone and by keyboard.
test.describe.configure({ mode: 'serial', timeout: 120_000 });

const PORT = process.env['BROWSER_TEST_PORT'] ?? '3100';
const SENTENCE = 'ba con vịt bơi qua ao làng';
const PHONE = { width: 390, height: 844 };
let invitation = '';
let backup = '';
let admin: BrowserContext;

test.beforeAll(async ({ browser }) => {
  admin = await browser.newContext();
});
test.afterAll(() => admin.close());

const main = (page: Page) => page.getByRole('main');
const field = (page: Page, label: string) => main(page).getByLabel(label, { exact: true });

/** Types into a field that the Tab key leads to. */
async function typeByKeyboard(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, field(page, label));
  await page.keyboard.type(text);
}

test('the first administrator comes from the machine, sets a password and a second factor, and is in', async () => {
  const page = await admin.newPage();
  const printed = execFileSync(
    process.execPath,
    ['dist/main/cli.js', 'account', 'create-admin', '--name', 'Nguyễn Thị Quản'],
    { encoding: 'utf8', env: { ...process.env, PORT, THIDUA_DATA: 'var/browser', LANG: 'vi_VN.UTF-8' } },
  );
  const link = /http:\S+\/moi\/\S+/.exec(printed)?.[0] ?? '';
  await page.setViewportSize(PHONE);
  await page.goto(link);
  await expect(main(page)).toContainText('Tài khoản của Nguyễn Thị Quản. Tên đăng nhập: quannt.');
  await expectFitForAll(page);
  await page.setViewportSize(PHONE);
  await typeByKeyboard(page, 'Mật khẩu mới', 'ngắn');
  await typeByKeyboard(page, 'Nhập lại mật khẩu mới', 'ngắn');
  await page.keyboard.press('Enter');
  await expect(page.locator('#errors')).toContainText('Mật khẩu cần ít nhất 12 ký tự.');
  await expect(page.locator('#errors')).toBeFocused();
  await expectFitForAll(page);
  await page.setViewportSize(PHONE);
  await typeByKeyboard(page, 'Mật khẩu mới', SENTENCE);
  await typeByKeyboard(page, 'Nhập lại mật khẩu mới', SENTENCE);
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(/\/dang-nhap\/thiet-lap$/);
  await expectFitForAll(page);
  await page.setViewportSize(PHONE);
  const key = ((await page.locator('.key').textContent()) ?? '').replaceAll(' ', '');
  await typeByKeyboard(page, 'Mã xác thực', codeOf(key));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Mã dự phòng' })).toBeVisible();
  await expect(page.locator('.backup-codes li')).toHaveCount(10);
  await expectFitForAll(page);
  await page.setViewportSize(PHONE);
  backup = (await page.locator('.backup-codes code').first().textContent()) ?? '';
  await tabTo(page, main(page).getByRole('link', { name: 'Đã cất mã, tiếp tục' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/viec$/);
});

test('the administrator sees where they are signed in, leaves everywhere, and comes back with a backup code', async () => {
  const page = await admin.newPage();
  await page.goto('/tai-khoan');
  await expect(main(page)).toContainText('Đang bật');
  await expectFitForAll(page);
  await main(page).getByRole('button', { name: 'Đăng xuất mọi nơi' }).click();
  await expect(page).toHaveURL(/\/dang-nhap$/);
  await expectFitForAll(page);

  await page.goto('/en/dang-nhap?ve=%2Fquan-tri%2Ftai-khoan');
  await field(page, 'Sign-in name or e-mail').fill('QuanNT');
  await field(page, 'Password').fill(SENTENCE);
  await main(page).getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page).toHaveURL(/\/en\/dang-nhap\/ma\?/);
  await expectFitForAll(page);
  await field(page, 'Code').fill(backup);
  await main(page).getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/en\/quan-tri\/tai-khoan$/);
  await expectFitForAll(page);
});

test('an administrator invites somebody on paper and gives a role', async () => {
  const page = await admin.newPage();
  await page.goto('/quan-tri/tai-khoan/them');
  await expectFitForAll(page);
  await field(page, 'Họ và tên').fill('Trần Văn Mới');
  await main(page).getByLabel('Chức vụ').fill('Công chức Sở Tư pháp');
  await field(page, 'Vai trò').selectOption('unit-officer');
  await main(page).getByRole('button', { name: 'Mời' }).click();
  await expect(page.locator('#errors')).toContainText('chọn đơn vị');
  await main(page).getByLabel('Đơn vị').selectOption({ label: 'Sở Tư pháp tỉnh Kim Đài' });
  await main(page).getByRole('button', { name: 'Mời' }).click();
  await expect(page.getByRole('heading', { name: 'Giấy mời nhận tài khoản' })).toBeVisible();
  await expectFitForAll(page);
  invitation = (await page.locator('.one-time-code').textContent()) ?? '';
  await main(page).getByRole('link', { name: 'Về tài khoản' }).click();
  await expect(main(page)).toContainText('Sở Tư pháp tỉnh Kim Đài');
  await expectFitForAll(page);
  await page.goto('/quan-tri/tai-khoan/xac-thuc');
  await expectFitForAll(page);
});

test('whoever is invited on paper types the code on a phone and is at work, by keyboard alone', async ({ page }) => {
  await page.setViewportSize(PHONE);
  await page.goto('/dang-nhap');
  await tabTo(page, main(page).getByRole('link', { name: 'Có mã dùng một lần' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/moi$/);
  await expectFitForAll(page);
  await page.setViewportSize(PHONE);
  await typeByKeyboard(page, 'Mã dùng một lần', invitation.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await expect(main(page)).toContainText('Trần Văn Mới');
  await typeByKeyboard(page, 'Mật khẩu mới', SENTENCE);
  await typeByKeyboard(page, 'Nhập lại mật khẩu mới', SENTENCE);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/viec$/);
  await expect(page.locator('.toast')).toContainText('Đã đăng nhập.');
  await page.goto('/moi');
  await field(page, 'Mã dùng một lần').fill(invitation);
  await page.keyboard.press('Enter');
  await expect(page.locator('#errors')).toContainText('đã dùng hoặc đã hết hạn');
});
