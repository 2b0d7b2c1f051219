import { setTimeout as wait } from 'node:timers/promises';
import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, expect, test } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { keepUnitsFindable } from '#src/year-round/organisation/app/unit-findable.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear } from '../../../../tests/factories/open-year.ts';
import { someone } from '../../../../tests/factories/people.ts';
import { readable } from '../../../../tests/factories/visit.ts';
import { cookieOf, get, send, wholeSite } from '../../../../tests/factories/whole-site.ts';

useDatabase();
let site: Site;
let cookie: string;
let unit: { id: string; name: string };

beforeAll(async () => {
  site = wholeSite();
  const [, second] = (await anOpenYear()).units;
  if (!second) throw new Error('the cluster has too few units');
  unit = second;
  await asActor(WORKER, (tx) => keepUnitsFindable(tx, [second.id]));
  cookie = await cookieOf(await someone('unit-officer', unit.id));
});

async function upload(rows: readonly (readonly string[])[]): Promise<Response> {
  const bytes = await writeXlsx({ sheets: [{ name: 'Danh sách', rows: rows.map((row) => [...row]) }] });
  const body = new FormData();
  body.set('token', crypto.randomUUID());
  body.set('file', new File([new Uint8Array(bytes)], 'danh-sach.xlsx'));
  return site.request('http://ours.example/tep/nhan-su', {
    method: 'POST',
    headers: { Origin: 'http://ours.example', Cookie: cookie },
    body,
  });
}

/** Looks at the page until nobody works on it any more, as its `Refresh` does. */
async function whenDone(path: string): Promise<string> {
  for (let look = 0; look < 100; look += 1) {
    const page = await get(site, path, cookie);
    if (page.headers.get('Refresh') === null) return readable(await page.text());
    await wait(50);
  }
  throw new Error('the import does not end');
}

test('a list is brought, looked at and entered through its pages', async () => {
  const HEAD = ['Mã số', 'Họ và tên', 'Đơn vị', 'Chức vụ', 'STT'];
  const sent = await upload([
    HEAD,
    ['P1', 'Nguyễn Thị Ánh', unit.name, 'Chuyên viên', '1'],
    ['P2', 'Trần Văn Bình', unit.name, 'Kế toán', '2'],
  ]);
  expect(sent.status).toBe(303);
  const path = sent.headers.get('location') ?? '';
  const seen = await whenDone(path);
  expect(seen).toContain('Chờ xem và nhập');
  expect(seen).toContain('Cột không dùng: STT');
  expect(seen).toContain('Nhập 2 dòng');
  expect((await send(site, `${path}/nhap`, {}, cookie)).status).toBe(303);
  expect(await whenDone(path)).toContain('Đã nhập 2 dòng.');
  const list = await get(site, '/nhan-su?q=anh nguyen', cookie);
  expect(readable(await list.text())).toContain('Nguyễn Thị Ánh');
  expect((await send(site, `${path}/nhap`, {}, cookie)).status).toBe(422);

  const wrong = await upload([HEAD, ['P3', '=cmd|x', 'Sở Không Có', 'Chuyên viên', '1']]);
  const faults = await whenDone(wrong.headers.get('location') ?? '');
  expect(faults).toContain('2 chỗ phải sửa trong tệp');
  expect(faults).toContain('Ô bắt đầu như công thức');
  expect(faults).not.toContain('Nhập 1 dòng');
});

test('a file that is none, or none at all, is told in words', async () => {
  const body = new FormData();
  body.set('file', new File(['%PDF-1.7'], 'a.xlsx'));
  const headers = { Origin: 'http://ours.example', Cookie: cookie };
  const sent = await site.request('http://ours.example/tep/nhan-su', { method: 'POST', headers, body });
  expect(await whenDone(sent.headers.get('location') ?? '')).toContain('Tệp không phải Excel (.xlsx)');
  expect((await send(site, '/tep/nhan-su', {}, cookie)).status).toBe(422);
});
