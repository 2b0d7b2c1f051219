import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Actor, ANONYMOUS, IMPORTER, WORKER } from '#src/kernel/actor.ts';
import type { HistoryRecord } from '#src/history/format.ts';
import { importHistory } from '#src/history/import.ts';
import { showClusterYear } from '#src/history/show/cluster-year.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { loadOrganisation } from '#src/year-round/organisation/app/load-organisation.command.ts';
import { useDatabase } from '../../../tests/database.ts';
import { readable } from '../../../tests/factories/visit.ts';
import { cookieOf, get, send, wholeSite } from '../../../tests/factories/whole-site.ts';

useDatabase();
const DOC = readFileSync(new URL('../../../docs/history-format.md', import.meta.url), 'utf8');
const EXAMPLE = JSON.parse(/```json\n(.+?)```/s.exec(DOC)?.[1] ?? '') as HistoryRecord;

let site: Site;
let address: string;
let an: string;
let binh: string;
let stranger: string;

const officer = async (name: string, role: Actor['grants'][number]['role']) => {
  const grants = [{ role, clusterYearId: null, unitId: null }];
  const id = await asActor(WORKER, (tx) => createAccount(tx, { name, post: null, isDemonstration: false, grants }));
  return cookieOf({ id, kind: 'person', name, grants });
};
const told = (source: string, members: number) => {
  const cluster = { name: 'Cụm thi đua các tỉnh Trái Ngược', term: 'cụm' as const, from: ['hop'] };
  const memberCount = { value: members, from: ['hop'] };
  const record = { ...EXAMPLE, source: { ...EXAMPLE.source, id: source }, cluster, memberCount };
  return { name: `${source}.json`, bytes: new TextEncoder().encode(JSON.stringify(record)) };
};
const memberCount = async () => {
  const shown = await asActor(ANONYMOUS, (tx) => showClusterYear(tx, 'Trái Ngược', 2030));
  return shown.ok ? shown.value.memberCount : shown.error.kind;
};
const page = async (cookie = '', path = address) => (await get(site, path, cookie)).text();
const formIn = async (cookie: string) => {
  const html = await page(cookie);
  const [, inForce = ''] = /name="inForce" value="([^"]*)"/.exec(html) ?? [];
  const [, choice = ''] = /name="choice" value="([^"]*)"/.exec(html) ?? [];
  const claims = [...html.matchAll(/name="claim" value="([^"]+)"[^>]*><span>(\d+)/g)];
  const claimOf = (value: number) => claims.find(([, , label]) => label === String(value))?.[1] ?? '';
  return { inForce, choice, claimOf };
};

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  await asActor(IMPORTER, (tx) => loadOrganisation(tx));
  for (const file of [told('bao-x', 52), told('bao-y', 53)])
    expect(await asActor(IMPORTER, (tx) => importHistory(tx, file))).toMatchObject({ ok: true });
  site = wholeSite();
  an = await officer('Nguyễn Thị An', 'ministry-officer');
  binh = await officer('Trần Văn Bình', 'ministry-officer');
  stranger = await officer('Lê Thị Cụm', 'unit-officer');
  const doubts = await (await get(site, '/can-kiem-tra')).text();
  address = /\/can-kiem-tra\/khac-nhau\/[0-9a-f-]{36}/.exec(doubts)?.[0] ?? '';
}, 60_000);

describe('a fact that two sources state differently', () => {
  test('is open to every reader with both sentences, and to the Ministry alone with a form', async () => {
    for (const cookie of ['', stranger]) {
      const html = await page(cookie);
      expect(readable(html)).toMatch(/Số đơn vị.*52.*53/);
      expect(html).not.toContain('id="choose"');
    }
    expect(await page(an)).toContain('id="choose"');
  });

  test('is chosen by nobody else, and not without a reason', async () => {
    const { claimOf } = await formIn(an);
    const fields = { claim: claimOf(53), reason: 'Đối chiếu danh sách ký', inForce: '' };
    for (const cookie of ['', stranger]) expect((await send(site, address, fields, cookie)).status).toBe(403);
    const silent = await send(site, address, { ...fields, reason: ' ' }, an);
    expect(silent.status).toBe(422);
    const none = await send(site, address, { ...fields, claim: '' }, an);
    expect([none.status, await none.text()]).toEqual([422, expect.stringContaining('Đối chiếu danh sách ký')]);
    expect(await memberCount()).toBeNull();
  });

  test('two officers have it open: the first chooses, the second is told, and keeps the reason typed', async () => {
    const opened = await formIn(an);
    const sameOpened = await formIn(binh);
    const token = { token: 'mot-bieu-mau' };
    const first = { ...token, claim: opened.claimOf(53), reason: 'Đối chiếu danh sách ký', inForce: opened.inForce };
    expect((await send(site, address, first, an)).status).toBe(303);
    expect((await send(site, address, first, an)).status).toBe(303); // sent again: recorded once
    const second = await send(
      site,
      address,
      { ...token, claim: sameOpened.claimOf(52), reason: 'Theo quyết định chia cụm', inForce: sameOpened.inForce },
      binh,
    );
    expect(second.status).toBe(409);
    const told = await second.text();
    expect(readable(told)).toMatch(/Người khác vừa chọn.*Chọn: 53.*Đối chiếu danh sách ký/);
    expect(told).toContain('Theo quyết định chia cụm');
    expect(await memberCount()).toBe(53);
    const kept = await asActor(WORKER, (tx) => tx.selectFrom('claim_choice').select('reason').execute());
    expect(kept).toHaveLength(1);
  });

  test('every reader sees which value was chosen and why, but not by whom', async () => {
    for (const path of [address, '/can-kiem-tra']) {
      const text = readable(await page('', path));
      expect(text).toMatch(/Đối chiếu danh sách ký/);
      expect(text).not.toContain('Nguyễn Thị An');
    }
    expect(readable(await page(binh))).toContain('Nguyễn Thị An');
    expect(readable(await page('', `/en${address}`))).toContain('Chosen: 53');
  });

  test('is taken back once, by the Ministry; what was chosen stays on record', async () => {
    const { choice } = await formIn(binh);
    const undo = `${address}/hoan-tac`;
    for (const cookie of ['', stranger]) expect((await send(site, undo, { choice }, cookie)).status).toBe(403);
    const both = await Promise.all([send(site, undo, { choice }, an), send(site, undo, { choice }, binh)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect(await memberCount()).toBeNull();
    expect(readable(await page())).toMatch(/Chọn: 53 Đối chiếu danh sách ký · thôi áp dụng từ/);
    expect((await send(site, undo, { choice: 'khong-phai' }, an)).status).toBe(409);
  });

  test('both choose at the same moment: one value stands', async () => {
    const { claimOf, inForce } = await formIn(an);
    const choose = (cookie: string, value: number) =>
      send(site, address, { claim: claimOf(value), reason: 'Cùng lúc', inForce }, cookie);
    const both = await Promise.all([choose(an, 52), choose(binh, 53)]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 409]);
    expect([52, 53]).toContain(await memberCount());
  });

  test('of what is no difference there is no page', async () => {
    expect((await get(site, '/can-kiem-tra/khac-nhau/00000000-0000-7000-8000-000000000009')).status).toBe(404);
    expect((await get(site, '/can-kiem-tra/khac-nhau/khong')).status).toBe(404);
  });
});
