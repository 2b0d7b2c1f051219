import { expect, type Page, test } from '@playwright/test';
import { CLUSTER_OFFICE, expectFitForAll, signInAs, tabTo, UNIT_OFFICER } from './session.ts';

const YEAR = '/cum-thi-dua/cac-tinh-dien-tap/2027';
const main = (page: Page) => page.getByRole('main');

test('two people talk about a movement by keyboard; who is named finds it among the notices and answers', async ({
  browser,
}) => {
  const contexts = await Promise.all([browser.newContext(), browser.newContext()]);
  const [office, officer] = [await contexts[0].newPage(), await contexts[1].newPage()];
  await signInAs(office, CLUSTER_OFFICE);
  await office.goto(`${YEAR}/phat-dong/moi`);
  await main(office).getByLabel('Tên phong trào').fill('Diễn tập: phong trào lấy ý kiến');
  await main(office).getByRole('button', { name: 'Phát động phong trào' }).click();
  const row = main(office).getByRole('row', { name: 'Diễn tập: phong trào lấy ý kiến' });
  await row.getByRole('link', { name: 'Trao đổi', exact: true }).click();

  const field = main(office).getByLabel('Nội dung trao đổi');
  await tabTo(office, field);
  await office.keyboard.type('Nhờ @pham van');
  const people = office.getByRole('listbox', { name: 'Người có thể nhắc' });
  await expect(people.getByRole('option')).toHaveText([/Phạm Văn Đơn/]);
  await expectFitForAll(office);
  await field.focus();
  await office.keyboard.press('Enter');
  await expect(field).toHaveValue('Nhờ @Phạm Văn Đơn ');
  await expect(people).toBeHidden();
  await office.keyboard.type('góp ý trước ngày 30/11.');
  await tabTo(office, main(office).getByRole('button', { name: 'Gửi' }));
  await office.keyboard.press('Enter');
  await expect(office.locator('.toast')).toContainText('Đã gửi và báo cho Phạm Văn Đơn.');

  await signInAs(officer, UNIT_OFFICER);
  await officer.goto('/thong-bao');
  await main(officer).getByRole('link', { name: 'Được nhắc đến trong trao đổi' }).first().click();
  await tabTo(officer, main(officer).locator('summary', { hasText: 'Trả lời' }));
  await officer.keyboard.press('Enter');
  await tabTo(officer, main(officer).getByLabel('Trả lời Lê Thị Cụm'));
  await officer.keyboard.type('Đơn vị thống nhất.');
  await officer.keyboard.press('Tab');
  await officer.keyboard.press('Enter');
  await expect(main(officer).getByRole('article')).toContainText([/góp ý trước ngày/, /Đơn vị thống nhất\./]);
  await expectFitForAll(officer);
  for (const context of contexts) await context.close();
});

test('what was typed and not sent is offered again, and on paper there is no talk', async ({ page }) => {
  await signInAs(page, CLUSTER_OFFICE);
  await page.goto(`${YEAR}/phat-dong`);
  await main(page)
    .getByRole('link', { name: /^\d+ trao đổi$/ })
    .first()
    .click();
  await main(page).getByLabel('Nội dung trao đổi').fill('Chưa gửi được.');
  await page.context().setOffline(true);
  await main(page).getByRole('button', { name: 'Gửi' }).click();
  await expect(main(page).locator('.save-state').last()).toContainText('Mất kết nối');
  await page.context().setOffline(false);
  page.on('dialog', (dialog) => dialog.accept());
  await page.reload();
  await main(page).getByRole('button', { name: 'Lấy lại' }).click();
  await expect(main(page).getByLabel('Nội dung trao đổi')).toHaveValue('Chưa gửi được.');
  await page.emulateMedia({ media: 'print' });
  await expect(main(page).locator('.talk')).toBeHidden();
});
