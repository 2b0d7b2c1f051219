import { expect, type Page, test } from '@playwright/test';
import { CLUSTER_OFFICE, expectFitForAll, signInAs } from './session.ts';

const YEAR = '/cum-thi-dua/cac-tinh-dien-tap/2027';
const main = (page: Page) => page.getByRole('main');

test('an officer finds in the log what was done, and reads on the record who changed what', async ({ page }) => {
  await signInAs(page, CLUSTER_OFFICE);
  await page.goto(`${YEAR}/dang-ky/nhap`);
  await page.locator('#unit').selectOption({ index: 5 });
  await page.locator('#award').selectOption('BK_BO');
  await main(page).getByLabel('Tập thể', { exact: true }).check();
  await main(page).getByRole('button', { name: 'Lưu' }).click();
  await expect(page.locator('.toast')).toContainText('Đã ghi');

  await page.getByRole('banner').getByText(CLUSTER_OFFICE).first().click();
  await page.getByRole('banner').getByRole('link', { name: 'Nhật ký' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nhật ký');
  await expectFitForAll(page);
  await main(page).getByLabel('Loại việc').selectOption('registration-entered');
  await main(page).getByRole('button', { name: 'Lọc', exact: true }).click();
  await expect(main(page).getByRole('table')).toContainText('Thêm đăng ký danh hiệu');
  await main(page).getByRole('link', { name: 'Lịch sử' }).first().click();

  await expect(page.getByRole('heading', { level: 1 })).toContainText('Lịch sử: Đăng ký Bằng khen của');
  await expect(main(page).locator('.history')).toContainText(`Danh hiệu, hình thức: Bằng khen`);
  await expect(main(page).locator('.history')).toContainText(CLUSTER_OFFICE);
  await expectFitForAll(page);
  await main(page).getByRole('navigation', { name: 'Đường dẫn' }).getByRole('link').last().click();
  await main(page).getByLabel('Ghi chú').fill('Đã đối chiếu bản giấy');
  await main(page).getByRole('button', { name: 'Lưu' }).click();
  await expect(page.locator('.toast')).toBeVisible();
  await page.goBack();
  await page.goto(page.url());
  await main(page).getByRole('link', { name: 'Lịch sử', exact: true }).first().click();
  await expect(main(page).locator('.history > li').first()).toContainText('Ghi chú: để trống → Đã đối chiếu bản giấy');

  await page.goto(`/en${new URL(page.url()).pathname}`);
  await expect(main(page).locator('.history')).toContainText('Note: empty → ');
  await expectFitForAll(page, [390]);
});
