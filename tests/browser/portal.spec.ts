import { expect, test } from '@playwright/test';
import { CLUSTER_OFFICE, expectNoAxeViolations, expectNoSidewaysScroll, signInAs } from './session.ts';

const YEAR_2019 = '/cum-thi-dua/nam-trung-bo-va-tay-nguyen/2019';
const PAGES = [
  '/',
  YEAR_2019,
  '/cum-thi-dua/cac-tinh-dien-tap/2027',
  '/phong-trao-thi-dua',
  '/dien-hinh-tien-tien',
  '/van-ban',
  '/nguoi',
  '/nguon',
  '/nguon/bao-cao-001',
  '/can-kiem-tra',
  '/van-ban-phap-luat',
  '/hoi-nghi',
  '/cach-doc',
];

for (const width of [1280, 390])
  test(`a newcomer reads every page of the portal, in both languages, at ${width} px`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height: 900 });
    for (const path of PAGES)
      for (const prefix of ['', '/en']) {
        const answer = await page.goto(prefix + path);
        expect(answer?.status(), prefix + path).toBe(200);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectNoSidewaysScroll(page);
        if (width === 1280 || prefix === '') await expectNoAxeViolations(page);
      }
  });

test('in the dark the front page and a year offend no one', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const path of ['/', YEAR_2019]) {
    await page.goto(path);
    await expectNoAxeViolations(page);
  }
});

test('the front page says that its year is a rehearsal, and leads to the cluster and to the past', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Năm diễn tập 2027');
  await expect(page.getByRole('complementary', { name: 'Năm diễn tập' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Cụm thi đua các tỉnh diễn tập' }).click();
  await expect(page).toHaveURL(/cac-tinh-dien-tap\/2027$/);
  await page.goBack();
  await page.getByRole('link', { name: /Hội nghị kiểm tra việc thực hiện phong trào thi đua năm 2019/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tây Nam Bộ');
});

test('by keyboard alone a reader goes from a fact to its sentence and on to the source', async ({ page }) => {
  await page.goto(YEAR_2019);
  const mark = page
    .getByRole('main')
    .getByRole('link', { name: /^Nguồn \d+$/ })
    .first();
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await mark.evaluate((link) => link === document.activeElement)) break;
  }
  await expect(mark).toBeFocused();
  const target = await mark.getAttribute('href');
  await page.keyboard.press('Enter');
  await expect(page.locator(target ?? '')).toBeInViewport();
  await page
    .locator(target ?? '')
    .getByRole('link')
    .focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/nguon\/bao-cao-003#p-/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a reader finds the paper by its number and takes the data along', async ({ page, request }) => {
  await page.goto('/van-ban');
  await page.getByRole('searchbox', { name: 'Số, trích yếu, nơi ban hành' }).fill('3617');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toContainText('3617/KH-UBND');
  await expect(page.getByRole('main')).toContainText('15/12/2015');
  const csv = await request.get(`${YEAR_2019}.csv`);
  expect(csv.headers()['content-type']).toContain('text/csv');
  expect(await csv.text()).toContain('gồm 8 tỉnh');
  await page.goto(YEAR_2019);
  const data = await page.getByRole('link', { name: 'Tải dữ liệu' }).getAttribute('href');
  const json = (await (await request.get(data ?? '')).json()) as {
    year: number;
    provinceCount: number;
    memberCount: null;
  };
  expect(json).toMatchObject({ year: 2019, provinceCount: 8, memberCount: null });
});

test('without scripts the pages say the same', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(YEAR_2019);
  await expect(page.getByRole('heading', { name: '2 khối, 2 bản giao ước' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Từ tư liệu' })).toBeVisible();
  await context.close();
});

test('a wrong address says what to do next', async ({ page }) => {
  for (const path of [
    '/cum-thi-dua/khong-co/2019',
    `${YEAR_2019.replace('2019', '1999')}`,
    '/nguoi/khong-co',
    '/nguon/khong-co',
  ]) {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('link', { name: 'Về trang chủ' })).toBeVisible();
  }
});

test('the first load of the front page and of a year is light', async ({ request }) => {
  for (const path of ['/', YEAR_2019]) {
    const sizeOf = async (address: string) =>
      (await import('node:zlib')).gzipSync(await (await request.get(address)).body()).length;
    const html = await (await request.get(path)).text();
    const files = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)].map(([, file]) => file ?? '');
    let total = await sizeOf(path);
    for (const file of files) total += await sizeOf(file);
    expect(total).toBeLessThan(45_000);
  }
});

test('an officer signs in and finds the day’s work, the year and one action each', async ({ page }) => {
  await page.goto('/viec');
  await expect(page.getByRole('main')).toContainText('chỉ mở cho người được giao');
  await signInAs(page, CLUSTER_OFFICE);
  await expect(page).toHaveURL(/\/viec$/);
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: 'Vào phát động' }).click();
  await expect(page).toHaveURL(/2027\/phat-dong$/);
  await page.goto('/nam');
  await expect(page.getByRole('list', { name: /diễn tập, 2027/ })).toBeVisible();
  await expectNoAxeViolations(page);
});

test('by keyboard alone the search box suggests, leads there, and lets go', async ({ page }) => {
  await page.goto('/van-ban-phap-luat');
  await page.keyboard.press('/');
  await page.keyboard.type('lang son');
  const box = page.getByRole('combobox', { name: 'Tìm người, đơn vị, văn bản' });
  await expect(box).toHaveAttribute('aria-expanded', 'true');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toBeHidden();
  await page.keyboard.press('ArrowDown');
  const chosen = page.getByRole('option', { selected: true });
  await expect(chosen).toContainText('Tỉnh Lạng Sơn');
  await page.keyboard.press('ArrowUp'); // back in the field: Enter asks for everything
  await expect(chosen).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tim\?q=lang\+son$/);
  await page.keyboard.press('/');
  await page.keyboard.type('so tu phap tinh lang son');
  await expect(page.getByRole('option').first()).toContainText('Sở Tư pháp tỉnh Lạng Sơn');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/don-vi\/so-tu-phap-tinh-lang-son/);
});

test('on a phone the search has its page, which suggests too and finds without scripts', async ({ page, browser }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/');
  await page.getByRole('link', { name: 'Tìm', exact: true }).click();
  await page.getByRole('combobox', { name: 'Tên người, đơn vị, cụm, văn bản, trang' }).fill('nguyễn');
  await expect(page.getByRole('option').first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.keyboard.press('Escape'); // the list lies over links below it
  await expectNoAxeViolations(page);
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto('/tim');
  await plain.getByRole('searchbox', { name: 'Tên người, đơn vị, cụm, văn bản, trang' }).fill('nguyen anh tuan');
  await plain.keyboard.press('Enter');
  await expect(plain.getByRole('link', { name: 'Nguyễn Anh Tuấn' }).first()).toBeVisible();
  await plain.close();
});
