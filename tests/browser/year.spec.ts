import { execFileSync } from 'node:child_process';
import { expect, type Page, test } from '@playwright/test';
import { CLUSTER_OFFICE, expectFitForAll, signInAs, UNIT_OFFICER } from './session.ts';

// The officer of the head's office walks the rehearsal year of the server, each step after the one before it.
test.describe.configure({ mode: 'serial' });

const YEAR = '/cum-thi-dua/cac-tinh-dien-tap/2027';
const STP = 'Khối Sở Tư pháp';
const THADS = 'Khối Thi hành án dân sự';

const main = (page: Page) => page.getByRole('main');
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click();
const type = (page: Page, label: string | RegExp, text: string) => main(page).getByLabel(label).first().fill(text);
const told = (page: Page, text: string | RegExp) => expect(page.locator('.toast')).toContainText(text);

async function follow(page: Page, name: string | RegExp): Promise<void> {
  const link = main(page).getByRole('link', { name }).first();
  const address = (await link.getAttribute('href')) ?? '';
  await link.click();
  await page.waitForURL((url) => url.pathname + url.search === address);
}

/** The words of the paper behind a link, as another program reads them. */
async function paperBehind(page: Page, name: string | RegExp): Promise<string> {
  const href = await main(page).getByRole('link', { name }).first().getAttribute('href');
  const answer = await page.request.get(href ?? '');
  expect(answer.headers()['content-type']).toBe('application/pdf');
  const pdf = await answer.body();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  return execFileSync('pdftotext', ['-raw', '-', '-'], { input: pdf, encoding: 'utf8' }).replace(/\s+/g, ' ');
}

test.beforeEach(async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  await signInAs(page, CLUSTER_OFFICE);
});

test('1 · a campaign is launched, and the plan of the year kept', async ({ page }) => {
  await page.goto(`${YEAR}/phat-dong`);
  await follow(page, 'Phát động phong trào mới');
  await type(page, 'Tên phong trào', 'Diễn tập: thi đua hoàn thành xuất sắc nhiệm vụ công tác tư pháp');
  await main(page).getByLabel('thường xuyên').check();
  await type(page, 'Cấp phát động', 'Trưởng Cụm thi đua');
  await type(page, 'Phong trào bắt đầu', '15/01/2027');
  await type(page, 'Phong trào kết thúc', '30/11/2027');
  await expectFitForAll(page);
  await press(page, 'Phát động phong trào');
  await told(page, 'Đã phát động “Diễn tập: thi đua hoàn thành xuất sắc nhiệm vụ công tác tư pháp”.');
  await expectFitForAll(page);
  await follow(page, 'Sửa kế hoạch');
  await expectFitForAll(page);
  await page.locator('#launch-done').fill('20/01/2027');
  await press(page, 'Lưu');
  await told(page, 'Đã lưu kế hoạch năm.');
});

for (const [bloc, written] of [
  [
    THADS,
    'Thi hành xong: trên 73% về việc, trên 33% về tiền trên tổng số án có điều kiện thi hành\nTỷ lệ thu hồi nợ cao hơn năm trước',
  ],
  [STP, 'Thẩm định dự thảo văn bản quy phạm pháp luật đúng tiến độ 100%'],
] as const)
  test(`2 · a covenant is drafted, agreed, signed and made known: ${bloc}`, async ({ page }) => {
    await page.goto(`${YEAR}/giao-uoc`);
    if (bloc === THADS) await expectFitForAll(page);
    await main(page).locator('section', { hasText: bloc }).getByRole('button', { name: 'Soạn dự thảo' }).click();
    await told(page, 'Đã tạo dự thảo.');
    await page.locator('#targets').fill(written);
    await type(page, 'Chủ đề', 'Đoàn kết, kỷ cương, hoàn thành nhiệm vụ năm 2027');
    await page.locator('#tasks').fill('Hoàn thành các chỉ tiêu, nhiệm vụ được giao\nBáo cáo trung thực, đúng hạn');
    if (bloc === THADS) {
      const tiers = (second: string) =>
        page
          .locator('#tieredTargets')
          .fill(`Kết thúc việc\ntừ 200 đến 1.000 việc: ít nhất 82%\n${second}: ít nhất 80%`);
      await tiers('từ 1.000 việc trở lên');
      await press(page, 'Lưu');
      await expect(page.getByRole('alert')).toContainText('Dòng 3 “từ 1.000 việc trở lên: ít nhất 80%”: trùng');
      await tiers('trên 1.000 việc');
    }
    await press(page, 'Đọc thử chỉ tiêu');
    await expect(main(page)).toContainText(bloc === THADS ? 'Đọc được 4 chỉ tiêu' : 'Đọc được 1 chỉ tiêu');
    if (bloc === THADS) await expectFitForAll(page);
    await press(page, 'Lưu');
    await told(page, 'Đã lưu bản 2.');
    if (bloc === THADS) await expectFitForAll(page);
    await press(page, 'Ghi nhận đã thống nhất');
    await expect(main(page)).toContainText('Chưa đủ các đơn vị đồng ý ký');
    await type(page, /Lý do/, 'Các đơn vị thống nhất tại hội nghị ngày 20/01/2027');
    await press(page, 'Tiếp tục, ghi rõ lý do');
    await told(page, 'Đã ghi nhận các đơn vị thống nhất nội dung.');
    await follow(page, 'Mở ký kết');
    await type(page, 'Ngày ký kết', '26/01/2027');
    await type(page, /^Nơi ký kết/, 'tỉnh Bình Lâm');
    await press(page, 'Mở ký kết');
    await told(page, 'Đã mở ký kết.');
    if (!page.url().endsWith('/ky')) await follow(page, 'Nhập chữ ký');
    if (bloc === THADS) await expectFitForAll(page);
    for (const line of await page.locator('[name^=signatory-]').all()) await line.fill('Người ký diễn tập');
    for (const line of await page.locator('[name^=post-]').all()) await line.fill('Thủ trưởng đơn vị');
    await press(page, 'Lưu phiếu ký');
    await told(page, 'Đã lưu phiếu ký.');
    await expect(main(page)).toContainText('14/14 đơn vị đã ký');
    const words = await paperBehind(page, 'Bản in');
    expect(words).toContain('GIAO ƯỚC THI ĐUA');
    expect(words).toContain(bloc === THADS ? '% tiền trên 33' : '100');
    await press(page, 'Ghi nhận đã phổ biến');
    await told(page, 'Đã ghi nhận giao ước được phổ biến.');
  });

test('3 · titles are registered one by one and from a pasted table; the register is closed', async ({ page }) => {
  await page.goto(`${YEAR}/dang-ky`);
  await follow(page, 'Ghi đăng ký');
  await expectFitForAll(page);
  await page.locator('#unit').selectOption({ label: 'Sở Tư pháp tỉnh Bình Lâm' });
  await page.locator('#award').selectOption({ label: 'Cờ thi đua ngành Tư pháp' });
  await main(page).getByLabel('Tập thể', { exact: true }).check();
  await press(page, 'Lưu');
  await told(page, /Đã ghi: .*Bình Lâm/);
  await follow(page, 'Nhập từ Excel');
  await expectFitForAll(page);
  const rows = ['Đông Sa', 'Hòa Thạch', 'Kim Đài'].flatMap((province) => [
    `Sở Tư pháp tỉnh ${province}\tCờ thi đua ngành Tư pháp`,
    `Thi hành án dân sự tỉnh ${province}\tCờ thi đua ngành Tư pháp`,
  ]);
  await type(page, 'Dán bảng từ Excel', ['Đơn vị\tDanh hiệu', ...rows].join('\n'));
  await press(page, 'Xem trước');
  await expect(main(page)).toContainText('6 đăng ký sẵn sàng ghi');
  await expectFitForAll(page);
  await press(page, 'Ghi 6 đăng ký');
  await told(page, 'Đã ghi 6 đăng ký.');
  await expectFitForAll(page);
  expect(await paperBehind(page, /^In/)).toContain('Sở Tư pháp tỉnh Kim Đài');
  for (const file of ['CSV', 'XLSX']) {
    const href = await main(page).getByRole('link', { name: file }).first().getAttribute('href');
    const answer = await page.request.get(href ?? '');
    expect(answer.status()).toBe(200);
    expect((await answer.body()).length).toBeGreaterThan(500);
  }
  await main(page)
    .getByRole('button', { name: /^Tiếp tục xét: \d+ đăng ký$/ })
    .click();
  await told(page, /\d+ đăng ký: Tiếp tục xét\./);
  await type(page, /Lý do/, 'Các đơn vị còn lại không đăng ký Cờ');
  await press(page, 'Tiếp tục, ghi rõ lý do');
  await expect(main(page)).toContainText('Đã chốt sổ đăng ký.');
});

test('4 · a period is opened, a unit’s figures entered for it and held against the target', async ({ page }) => {
  await page.goto(`${YEAR}/thuc-hien`);
  await expectFitForAll(page);
  await follow(page, 'Mở kỳ báo cáo');
  await type(page, /^Tên kỳ/, 'Cả năm');
  await type(page, /^Đến ngày/, '31/10/2027');
  await type(page, /^Hạn gửi/, '10/11/2027');
  await press(page, 'Mở kỳ báo cáo');
  await told(page, 'Đã mở kỳ báo cáo Cả năm.');
  await main(page)
    .getByRole('row', { name: /Thi hành án dân sự tỉnh Kim Đài/ })
    .getByRole('link', { name: 'Nhập thay đơn vị' })
    .click();
  await expectFitForAll(page);
  const [met, of] = [page.locator('[name$=-num]'), page.locator('[name$=-den]')];
  await met.first().fill('1.460');
  await of.first().fill('2.000');
  await met.nth(1).fill('40,5');
  await of.nth(1).fill('100');
  await press(page, 'Lưu báo cáo');
  await expect(page.getByRole('alert')).toContainText('Nhập số nguyên');
  await expect(met.first()).toHaveValue('1.460');
  await met.nth(1).fill('40');
  for (const [at, [achieved, all]] of [
    ['2.001', '3.000'], // this year
    ['2.000', '3.000'], // last year
  ].entries()) {
    await met.nth(2 + at).fill(achieved ?? '');
    await of.nth(2 + at).fill(all ?? '');
  }
  await press(page, 'Lưu báo cáo');
  await expect(page.getByRole('alert')).toContainText('Ghi căn cứ của số liệu năm trước');
  await type(page, /^Căn cứ số liệu năm trước/, 'Báo cáo số 20/BC-THADS ngày 05/10/2026');
  await press(page, 'Lưu báo cáo');
  await told(page, 'Đã lưu báo cáo của Thi hành án dân sự tỉnh Kim Đài.');
  await expect(main(page)).toContainText('Đạt 0/1 đơn vị'); // exactly 73% is not «trên 73%»
  await expect(main(page)).toContainText('2.000/3.000 = 66,67%');
  await expect(main(page)).toContainText('Đạt 1/1 đơn vị');
  const report = await paperBehind(page, 'In báo cáo (PDF)');
  expect(report).toContain('DỰ THẢO'); // until the figures are locked
  expect(report).toContain('Kết quả thực hiện giao ước thi đua năm 2027, kỳ cả năm');
  await expectFitForAll(page);
});

test('4 · the unit’s officer finds the form of the unit, and that of no other', async ({ page }) => {
  await page.context().clearCookies();
  await signInAs(page, UNIT_OFFICER);
  await page.goto(`${YEAR}/thuc-hien`);
  const own = main(page).getByRole('link', { name: 'Nhập số liệu' });
  await expect(own).toHaveCount(1);
  await expect(main(page)).not.toContainText('Kim Đài');
  const address = (await own.getAttribute('href')) ?? '';
  expect(address).toContain('so-tu-phap-tinh-dong-sa');
  await page.goto(address);
  await page.locator('[name$=-num]').first().fill('41');
  await page.locator('[name$=-den]').first().fill('41');
  await press(page, 'Lưu báo cáo');
  await told(page, 'Đã lưu báo cáo của Sở Tư pháp tỉnh Đông Sa.');
  const other = await page.goto(address.replace('dong-sa', 'kim-dai'));
  expect(other?.status()).toBe(403);
});

test('5 · the rehearsal’s table is taken, a unit scored, its sheet sent on', async ({ page }) => {
  await page.goto(`${YEAR}/cham-diem`);
  await expectFitForAll(page);
  await follow(page, 'Nhập bảng tiêu chí');
  await expectFitForAll(page);
  await press(page, 'Dùng bảng ví dụ diễn tập');
  await expect(main(page)).toContainText('không phải bảng do cơ quan nào ban hành');
  await expectFitForAll(page);
  await page.goto(`${YEAR}/cham-diem/so-tu-phap-tinh-binh-lam`);
  await page.locator('input[name^="p:"]').first().fill('0');
  await press(page, 'Lưu cột Tự chấm');
  await told(page, 'Đã lưu cột Tự chấm.');
  await expectFitForAll(page);
  await page.locator('textarea[name=reason]').fill('Diễn tập: các tiêu chí còn lại chấm sau');
  await press(page, 'Gửi Trưởng Cụm');
  await told(page, 'Đã gửi');
  await page.goto(`${YEAR}/cham-diem`);
  await expectFitForAll(page);
});

test('6 · the conference is held, ballots are counted twice, the result announced', async ({ page }) => {
  await page.goto(`${YEAR}/suy-ton`);
  await expectFitForAll(page);
  await follow(page, 'Ghi hội nghị tổng kết');
  await type(page, 'Ngày họp', '18/12/2027');
  await type(page, /^Địa điểm/, 'tỉnh Bình Lâm');
  await expectFitForAll(page);
  await press(page, 'Lưu');
  await told(page, 'Đã lưu hội nghị.');
  await follow(page, 'Điểm danh');
  await expectFitForAll(page);
  await page.locator('[name$=-present][value=no]').last().check();
  await press(page, 'Lưu');
  await told(page, 'có mặt 27/28 đơn vị');

  await follow(page, 'Mở cuộc bỏ phiếu, suy tôn');
  await expectFitForAll(page);
  await main(page).getByRole('link', { name: STP }).click();
  for (const nominee of await page.locator('[name=nominees]').all()) await nominee.uncheck();
  await type(page, /^Số lượng được suy tôn/, '2');
  await type(page, /^Tỷ lệ phải đạt/, '2/3');
  await type(page, /^Số đơn vị phải có mặt/, '2/3');
  await type(page, /^Căn cứ của thể lệ/, 'Quy chế diễn tập, Điều 5');
  await main(page).getByLabel('Đơn vị được bỏ phiếu cho chính mình').check();
  for (const unit of ['Bình Lâm', 'Đông Sa', 'Hòa Thạch'])
    await main(page).getByLabel(`Sở Tư pháp tỉnh ${unit}`).check();
  await press(page, 'Chốt danh sách và mở');
  await told(page, 'Đã chốt danh sách và thể lệ.');
  await expectFitForAll(page);
  for (const [entry, teller, thirdYes] of [
    [1, 'Vũ Thị Kiểm', 1],
    [2, 'Bùi Văn Phiếu', 2],
  ] as const)
    await countBallots(page, entry, teller, thirdYes);
  await main(page).getByLabel('Thùng phiếu đã được kiểm tra trước khi bỏ phiếu').check();
  await press(page, 'Công bố kết quả');
  await expect(page.getByRole('alert')).toContainText('Hai lần kiểm phiếu lệch nhau');
  await countBallots(page, 2, 'Bùi Văn Phiếu', 1);
  await main(page).getByLabel('Thùng phiếu đã được kiểm tra trước khi bỏ phiếu').check();
  await press(page, 'Công bố kết quả');
  await told(page, 'Đã công bố kết quả');
  await expect(main(page)).toContainText('2 đơn vị được suy tôn');
  await expectFitForAll(page);
  const words = await paperBehind(page, 'Biên bản kiểm phiếu (PDF)');
  expect(words).toContain('BIÊN BẢN');
  expect(words).toContain('Vũ Thị Kiểm');
});

async function countBallots(page: Page, entry: 1 | 2, teller: string, thirdYes: number): Promise<void> {
  const form = page.locator(`#tally-${entry}`);
  await form.getByLabel('Thành viên Ban kiểm phiếu').fill(teller);
  for (const [field, count] of [
    ['issued', 14],
    ['collected', 14],
    ['notReturned', 0],
    ['valid', 14],
    ['invalid', 0],
  ] as const)
    await form.locator(`[name=${field}]`).fill(String(count));
  for (const [at, yes] of [14, 12, thirdYes].entries()) {
    await form.locator('[name$=-yes]').nth(at).fill(String(yes));
    await form
      .locator('[name$=-no]')
      .nth(at)
      .fill(String(14 - yes));
    await form.locator('[name$=-blank]').nth(at).fill('0');
  }
  await form.getByRole('button').click();
  await told(page, 'Đã lưu lần kiểm phiếu.');
}

test('7 · the submission is compiled and takes its number', async ({ page }) => {
  await page.goto(`${YEAR}/de-nghi`);
  await expectFitForAll(page);
  await main(page).getByLabel('Biên bản hội nghị').check();
  await press(page, 'Lập tờ trình');
  await expect(main(page)).toContainText('Hồ sơ còn thiếu giấy tờ.');
  await type(page, /Lý do/, 'Diễn tập: giấy tờ còn lại bổ sung sau');
  await press(page, 'Tiếp tục, ghi rõ lý do');
  await told(page, 'Đã lập tờ trình.');
  await type(page, 'Số, ký hiệu', '05/TTr-STP');
  await type(page, 'Ngày văn bản', '08/01/2028');
  await press(page, 'Ghi số, ngày văn bản');
  await told(page, 'Đã ghi số, ngày văn bản.');
  const words = await paperBehind(page, /Tờ trình/);
  expect(words).toContain('TỜ TRÌNH');
  expect(words).toContain('Sở Tư pháp tỉnh Đông Sa');
  await expectFitForAll(page);
});

test('8 · a decision is recorded; what it gives can be verified by anybody', async ({ page, browser }) => {
  await page.goto(`${YEAR}/khen-thuong`);
  await expectFitForAll(page);
  await follow(page, 'Ghi quyết định');
  await main(page).getByLabel('Danh hiệu, hình thức').selectOption('CO_BO');
  await type(page, /^Số, ký hiệu/, '112/QĐ-BTP');
  await type(page, 'Ngày ký', '10/02/2028');
  for (const unit of ['Bình Lâm', 'Đông Sa']) await main(page).getByLabel(`Sở Tư pháp tỉnh ${unit}`).check();
  await expectFitForAll(page);
  await press(page, 'Ghi quyết định');
  await told(page, 'Đã ghi quyết định.');
  await expectFitForAll(page);
  expect(await paperBehind(page, 'Quyết định (PDF)')).toContain('112/QĐ-BTP');
  expect(await paperBehind(page, 'Giấy chứng nhận (PDF)')).toContain('Đông Sa');
  const code = await main(page).locator('a[href*="/xac-minh/"]').first().textContent();
  const stranger = await browser.newContext();
  const anybody = await stranger.newPage();
  await anybody.goto('/xac-minh');
  await anybody.getByLabel('Mã tra cứu').fill(code ?? '');
  await anybody.keyboard.press('Enter');
  await expect(main(anybody)).toContainText('Có trong sổ khen thưởng');
  await expect(main(anybody)).toContainText('112/QĐ-BTP');
  await expectFitForAll(anybody);
  await stranger.close();
});

test('9 · the cluster is handed on, and the next year opened from this one', async ({ page }) => {
  await page.goto(`${YEAR}/ban-giao`);
  await expectFitForAll(page);
  await page.locator('#head-unit').selectOption({ label: 'Sở Tư pháp tỉnh Đông Sa' });
  await page.locator('#deputy0-unit').selectOption({ label: 'Thi hành án dân sự tỉnh Bình Lâm' });
  await type(page, /^Căn cứ/, 'Biên bản hội nghị tổng kết ngày 18/12/2027');
  await press(page, 'Lưu lãnh đạo năm sau');
  await told(page, 'Đã lưu lãnh đạo năm sau.');
  await expectFitForAll(page);
  for (const choice of await page.locator('#checklist [value=handed-over]').all()) await choice.check();
  await press(page, 'Lưu');
  if (await main(page).getByRole('button', { name: 'Tiếp tục, ghi rõ lý do' }).isVisible()) {
    await type(page, /Lý do/, 'Đơn vị giao tiếp tục hoàn thành hồ sơ năm');
    await press(page, 'Tiếp tục, ghi rõ lý do');
  }
  await told(page, 'Đã lưu nội dung bàn giao.');
  await press(page, 'Mở năm thi đua 2028');
  await told(page, 'Đã mở năm thi đua 2028.');
  await page.goto('/cum-thi-dua/cac-tinh-dien-tap/2028');
  await expect(main(page)).toContainText('Sở Tư pháp tỉnh Đông Sa'); // who leads it now
  await expectFitForAll(page);
});
