import { type ChildProcess, spawn } from 'node:child_process';
import { openSync, readFileSync, rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { CLUSTER_OFFICE, expectFitForAll, expectNoSidewaysScroll, signInAs, tabTo, UNIT_OFFICER } from './session.ts';

const YEAR = '/cum-thi-dua/cac-tinh-dien-tap/2027';
const main = (page: Page) => page.getByRole('main');

test('by keyboard alone an officer signs in, is told what is wrong, puts it right and launches', async ({ page }) => {
  await signInAs(page, CLUSTER_OFFICE, { by: 'keyboard' });
  for (const name of ['Vào phát động', 'Phát động phong trào mới']) {
    await tabTo(page, main(page).getByRole('link', { name }).first());
    await page.keyboard.press('Enter');
  }
  await tabTo(page, main(page).getByLabel('Tên phong trào'));
  await page.keyboard.type('Diễn tập: thi đua cao điểm chào mừng Ngày truyền thống ngành');
  await tabTo(page, main(page).getByLabel('Phong trào bắt đầu'));
  await page.keyboard.type('31/02/2027');
  await tabTo(page, main(page).getByLabel('Phong trào kết thúc'));
  await page.keyboard.type('28/08/2027');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toContainText('Nhập ngày theo mẫu dd/mm/yyyy');
  await expectFitForAll(page);
  await tabTo(page, page.getByRole('alert').getByRole('link'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#runsFrom$/);
  await tabTo(page, main(page).getByLabel('Phong trào bắt đầu'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('01/06/2027');
  await page.keyboard.press('Enter');
  await expect(page.locator('.toast')).toContainText('Đã phát động “Diễn tập: thi đua cao điểm');
});

test('in English an officer launches, and the pages offend no one', async ({ page }) => {
  await signInAs(page, CLUSTER_OFFICE);
  await page.goto(`/en${YEAR}/phat-dong`);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await main(page).getByRole('link', { name: 'Launch a new movement' }).click();
  await page.getByRole('button', { name: 'Launch the movement' }).click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expectFitForAll(page);
  await main(page).getByLabel('Name of the movement').fill('Diễn tập: chung sức xây dựng nông thôn mới');
  await page.getByRole('button', { name: 'Launch the movement' }).click();
  await expect(page.locator('.toast')).toContainText('Launched “Diễn tập: chung sức xây dựng nông thôn mới”.');
  await expect(page).toHaveURL(/\/en\/.*phat-dong$/);
  await expectFitForAll(page);
});

test('on a phone an officer records a registration', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await signInAs(page, CLUSTER_OFFICE);
  await page.goto(`${YEAR}/dang-ky`);
  await main(page).getByRole('link', { name: 'Ghi đăng ký' }).first().tap();
  await page.locator('#unit').selectOption({ label: 'Sở Tư pháp tỉnh Yên Thạch' });
  await page.locator('#award').selectOption('TTLDXS');
  await main(page).getByLabel('Tập thể', { exact: true }).check();
  await expectNoSidewaysScroll(page);
  await main(page).getByRole('button', { name: 'Lưu' }).tap();
  await expect(page.locator('.toast')).toContainText('Đã ghi: STP Yên Thạch');
  await expectNoSidewaysScroll(page);
  await context.close();
});

test('a double click and a resent form save once', async ({ page }) => {
  await signInAs(page, CLUSTER_OFFICE);
  await page.goto(`${YEAR}/phat-dong/moi`);
  await main(page).getByLabel('Tên phong trào').fill('Diễn tập: phong trào bấm hai lần');
  const token = await page.locator('#campaign [name=token]').inputValue();
  await main(page).getByRole('button', { name: 'Phát động phong trào' }).dblclick();
  await expect(page.locator('.toast')).toBeVisible();
  const again = await page.request.post(`${YEAR}/phat-dong/moi`, {
    form: { token, name: 'Diễn tập: phong trào bấm hai lần' },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  expect(again.status()).toBe(303);
  await page.goto(`${YEAR}/phat-dong`);
  await expect(main(page).getByRole('link', { name: 'Diễn tập: phong trào bấm hai lần' })).toHaveCount(1);
});

test('two people edit one registration: the second is told, and nothing is lost', async ({ page, browser }) => {
  const [officeContext, office] = [page.context(), page];
  const unitContext = await browser.newContext();
  const unit = await unitContext.newPage();
  await signInAs(unit, UNIT_OFFICER);
  await unit.goto(`${YEAR}/dang-ky/nhap`);
  await unit.locator('#award').selectOption('TTLDXS');
  await main(unit).getByLabel('Tập thể', { exact: true }).check();
  await main(unit).getByRole('button', { name: 'Lưu' }).click();
  await expect(unit.locator('.toast')).toContainText('Đã ghi: STP Đông Sa');

  await signInAs(office, CLUSTER_OFFICE);
  await office.goto(`${YEAR}/dang-ky`);
  const opened = office.getByRole('row', { name: /STP Đông Sa/ });
  await opened.getByRole('link').last().click();
  const address = await main(office).getByRole('link', { name: 'Sửa, chuyển trạng thái' }).first().getAttribute('href');
  await office.goto(address ?? '');
  await unit.goto(address ?? '');
  await main(unit).getByLabel('Ghi chú, số văn bản').fill('Công văn 12/STP-VP');
  await main(unit).getByRole('button', { name: 'Lưu', exact: true }).click();
  await expect(unit.locator('.toast')).toContainText('Đã lưu đăng ký.');

  await main(office).getByLabel('Ghi chú, số văn bản').fill('Nhận qua thư điện tử');
  await main(office).getByRole('button', { name: 'Lưu', exact: true }).click();
  const conflict = office.locator('.conflict');
  await expect(conflict).toBeFocused();
  await expect(conflict).toContainText(UNIT_OFFICER);
  await expect(conflict).toContainText('Công văn 12/STP-VP');
  await expect(conflict).toContainText('Nhận qua thư điện tử');
  await expectFitForAll(office);
  await expect(main(office).getByLabel('Ghi chú, số văn bản')).toHaveValue('Nhận qua thư điện tử');
  await conflict.getByRole('button').click();
  await expect(office.locator('.toast')).toContainText('Đã lưu đăng ký.');
  await unitContext.close();
  expect(officeContext.pages()).toHaveLength(1);
});

test('a unit’s officer finds the unit’s own work; what the office does is closed', async ({ page }) => {
  await signInAs(page, UNIT_OFFICER);
  await expectFitForAll(page);
  for (const path of [
    'phat-dong/moi',
    'phat-dong/ke-hoach',
    'dang-ky/nhieu',
    'thuc-hien/ky-moi',
    'suy-ton/hoi-nghi',
    'khen-thuong/moi',
  ]) {
    const answer = await page.goto(`${YEAR}/${path}`);
    expect(answer?.status(), path).toBe(403);
  }
  await expectFitForAll(page);
  await page.goto(`${YEAR}/dang-ky/nhap`);
  await expect(page.locator('#unit option[value]:not([value=""])')).toHaveText(['Sở Tư pháp tỉnh Đông Sa']);
});

test('the server dies while an officer types: what was typed is there when it is back', async ({ browser }) => {
  test.setTimeout(90_000);
  const [port, data, log] = [
    String(Number(process.env['BROWSER_TEST_PORT'] ?? 3100) + 1),
    'var/browser-dies',
    'var/browser-dies.log',
  ];
  rmSync(data, { recursive: true, force: true });
  let server = await serve(port, data, log);
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
  try {
    const page = await context.newPage();
    await signInAs(page, CLUSTER_OFFICE, { log });
    await page.goto(`${YEAR}/phat-dong/moi`);
    await main(page).getByLabel('Tên phong trào').fill('Diễn tập: phong trào gõ dở');
    await main(page).getByLabel('Mục tiêu, nội dung').fill('Nội dung dài, không ai muốn gõ lại.');
    await end(server, 'SIGKILL');
    await main(page).getByRole('button', { name: 'Phát động phong trào' }).click({ noWaitAfter: true });
    await expect(page).toHaveURL(/chrome-error/);

    server = await serve(port, data, log);
    await page.goto(`${YEAR}/phat-dong/moi`);
    await page.getByRole('button', { name: 'Lấy lại' }).click();
    await expect(main(page).getByLabel('Tên phong trào')).toHaveValue('Diễn tập: phong trào gõ dở');
    await expect(main(page).getByLabel('Mục tiêu, nội dung')).toHaveValue('Nội dung dài, không ai muốn gõ lại.');
    await main(page).getByRole('button', { name: 'Phát động phong trào' }).click();
    await expect(page.locator('.toast')).toContainText('Đã phát động “Diễn tập: phong trào gõ dở”.');
    await page.goto(`${YEAR}/phat-dong/moi`);
    await expect(page.getByRole('button', { name: 'Lấy lại' })).toHaveCount(0);
  } finally {
    await context.close();
    await end(server, 'SIGTERM');
  }
});

/** A server of this test's own, ready when it has printed its links. */
async function serve(port: string, data: string, log: string): Promise<ChildProcess> {
  const out = openSync(log, 'w');
  const server = spawn(process.execPath, ['dist/main/server.js', '--demonstration'], {
    env: { ...process.env, PORT: port, THIDUA_DATA: data },
    stdio: ['ignore', out, out],
  });
  await expect.poll(() => readFileSync(log, 'utf8'), { timeout: 45_000 }).toContain('/vao/');
  return server;
}

const end = (server: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill(signal);
  });
