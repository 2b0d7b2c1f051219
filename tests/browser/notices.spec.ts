import { expect, test } from '@playwright/test';
import { CLUSTER_OFFICE, expectFitForAll, expectNoSidewaysScroll, signInAs, UNIT_OFFICER } from './session.ts';

const REGISTER = '/cum-thi-dua/cac-tinh-dien-tap/2027/dang-ky/nhap';

test('an open page says at once what was entered for the unit; it is read, and how it comes is chosen', async ({
  browser,
}) => {
  const [officer, office] = await Promise.all([browser.newContext(), browser.newContext()]);
  const [page, elsewhere] = [await officer.newPage(), await office.newPage()];
  await signInAs(page, UNIT_OFFICER);
  const bell = page.getByRole('banner').getByRole('link', { name: /^Thông báo/ });
  const before = Number(await bell.getAttribute('data-count'));
  const streamed = page.waitForResponse(/thong-bao\/truc-tiep$/);
  await page.reload();
  expect((await streamed).status()).toBe(200);

  await signInAs(elsewhere, CLUSTER_OFFICE);
  await elsewhere.goto(REGISTER);
  await elsewhere.locator('#unit').selectOption({ label: 'Sở Tư pháp tỉnh Đông Sa' });
  await elsewhere.locator('#award').selectOption('TTLDTT');
  await elsewhere.getByRole('main').getByLabel('Tập thể', { exact: true }).check();
  await elsewhere.getByRole('main').getByRole('button', { name: 'Lưu' }).click();
  await expect(elsewhere.locator('.toast')).toBeVisible();

  await expect(bell).toHaveAttribute('data-count', String(before + 1));
  await expect(bell).toHaveAccessibleName(`Thông báo: ${before + 1} mới`);
  await page.getByRole('status').getByRole('link', { name: 'Có thông báo mới' }).click();
  await expect(page).toHaveURL(/\/thong-bao$/);
  await expectFitForAll(page);
  const newest = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Mới' }).first();
  await expect(newest).toContainText(/Đăng ký .*Lê Thị Cụm/);
  await newest.getByRole('button', { name: 'Đánh dấu đã đọc' }).click();
  await expect(bell).toHaveAttribute('data-count', String(before));

  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('main').getByRole('link', { name: 'Cách nhận thông báo' }).click();
  await expectFitForAll(page);
  await expectNoSidewaysScroll(page);
  await page.getByRole('radio', { name: 'Gửi ngay' }).first().check();
  await page.getByRole('button', { name: 'Lưu' }).click();
  await expect(page.locator('.toast')).toHaveText('Đã lưu cách nhận thông báo.');
  await expect(page.getByRole('radio', { name: 'Gửi ngay' }).first()).toBeChecked();
  await page.goto('/en/thong-bao');
  await expectFitForAll(page);
});
