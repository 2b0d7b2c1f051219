// Makes the pictures of the README again: node tools/screenshots.mjs (after npm run build; needs chromium and pdftoppm).
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const OUT = 'docs/images';
const PORT = process.env.PORT ?? '3190';
const ADDRESS = `http://127.0.0.1:${PORT}`;
const YEAR = '/cum-thi-dua/cac-tinh-dien-tap/2027';
const PROVINCES = [
  'Bình Lâm', 'Đông Sa', 'Hòa Thạch', 'Kim Đài', 'Lam Kiều', 'Minh Xuyên', 'Ngọc Khê',
  'Phú Lĩnh', 'Tân Thượng', 'Thanh Ngàn', 'Trường Vân', 'Vân Đài', 'Xuân Sa',
]; // biome-ignore format: a list

const data = mkdtempSync(join(tmpdir(), 'thidua-pictures-'));
const server = spawn(process.execPath, ['dist/main/server.js', '--demonstration'], {
  env: { ...process.env, PORT, THIDUA_DATA: join(data, 'data') },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const link = await new Promise((resolve, reject) => {
  let said = '';
  server.stdout.on('data', (chunk) => {
    said += chunk;
    const found = /Lê Thị Cụm.*?(http\S+)\n/.exec(said);
    if (found) resolve(found[1]);
  });
  server.once('exit', () => reject(new Error('the server did not start')));
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
try {
  mkdirSync(OUT, { recursive: true });
  const context = await browser.newContext({
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: 1280, height: 860 },
  });
  const page = await context.newPage();
  const picture = async (name, path) => {
    await page.goto(ADDRESS + path);
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: join(OUT, `${name}.png`) });
  };
  await picture('front-page', '/');
  await picture('year-2019', '/cum-thi-dua/nam-trung-bo-va-tay-nguyen/2019');

  await page.goto(link);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL(/\/viec$/);
  await enterRegister(page);
  await picture('register-2027', `${YEAR}/dang-ky`);

  const paper = await page.request.get(`${ADDRESS}${YEAR}/dang-ky/tong-hop.pdf`);
  const pdf = join(data, 'paper.pdf');
  writeFileSync(pdf, await paper.body());
  execFileSync('pdftoppm', [
    '-png',
    '-gray',
    '-f',
    '1',
    '-singlefile',
    '-scale-to-x',
    '1280',
    '-scale-to-y',
    '-1',
    pdf,
    join(OUT, 'paper'),
  ]);
} finally {
  await browser.close();
  server.removeAllListeners('exit');
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(data, { recursive: true, force: true });
}

/** A register as it may look in February of the rehearsal year, pasted as an officer would paste it. */
async function enterRegister(page) {
  const today = new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(new Date());
  const line = (unit, at) => [unit, 'x', at % 3 === 0 ? 'x' : '', at % 6 === 0 ? 'x' : '', today].join('\t');
  const units = ['Sở Tư pháp tỉnh', 'Thi hành án dân sự tỉnh'].flatMap((kind) =>
    PROVINCES.map((name) => `${kind} ${name}`),
  );
  const table = [
    ['Đơn vị', 'Tập thể Lao động xuất sắc', 'Cờ thi đua ngành Tư pháp', 'Cờ thi đua của Chính phủ', 'Ngày nhận'].join(
      '\t',
    ),
    ...units.map(line),
  ];
  await page.goto(`${ADDRESS}${YEAR}/dang-ky/nhieu`);
  await page.locator('#pasted').fill(table.join('\n'));
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('button', { name: /^Ghi \d+ đăng ký$/ }).click();
  await page.locator('.toast').waitFor();
}
