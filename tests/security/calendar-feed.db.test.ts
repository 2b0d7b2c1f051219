import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { SECRET_TRIES } from '#src/platform/http/secret-tries.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let year: OpenedYear;
let [officer, other]: Actor[] = [];
let address = '';

const ADDRESS = /https?:\/\/[^/]+(\/lich\/[0-9a-f]{48}\.ics)/;
const cookie = async (actor: Actor | undefined) => (actor ? cookieOf(actor) : '');
const unfolded = async (answer: Response) => (await answer.text()).replaceAll('\r\n ', '');

async function makeAddress(actor: Actor | undefined): Promise<string> {
  const page = await send(site, '/tai-khoan/lich', {}, await cookie(actor));
  expect(page.headers.get('Cache-Control')).toBe('private, no-store');
  const [, path] = ADDRESS.exec(await page.text()) ?? [];
  if (!path) throw new Error('no address');
  return path;
}

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  year = await anOpenYear({ year: new Date().getFullYear() + 1 });
  const [, first, second] = year.units;
  if (!first || !second) throw new Error('no units');
  [officer, other] = [await year.officerOf(first), await year.officerOf(second)];
  await asActor(WORKER, (tx) =>
    tx
      .insertInto('meeting')
      .values({
        id: newId(),
        cluster_year_id: year.clusterYearId,
        origin: 'live',
        state: 'planned',
        name: 'Hội nghị tổng kết; giữ chỗ',
        held_on: `${year.year}-12-20`,
        held_until: `${year.year}-12-21`,
        part_of_day: 'morning',
        place: 'Hội trường A, tầng 2',
      })
      .execute(),
  );
  address = await makeAddress(officer);
}, 30_000);

describe('the private calendar', () => {
  test('needs no signing in, is kept nowhere, and holds the deadlines and conferences of its owner without any name', async () => {
    const answer = await get(site, address);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    const text = await unfolded(answer);
    expect(text).toContain('SUMMARY:Hạn: Đăng ký danh hiệu\\, hình thức khen thưởng');
    expect(text).toContain(`UID:${year.clusterYearId}.registration.${year.units[1]?.id}@thidua`);
    expect(text).toContain('SUMMARY:Hội nghị tổng kết\\; giữ chỗ\\, buổi sáng');
    expect(text).toContain(`DTEND;VALUE=DATE:${year.year}1222`);
    expect(text).not.toContain(officer?.name);
    expect(text).not.toContain(year.units[2]?.name);
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|METHOD/);
  });

  test('is of the owner, whoever’s cookie comes with it, and the office’s own is another', async () => {
    const withCookie = await unfolded(await get(site, address, await cookie(year.office)));
    expect(withCookie).toBe(await unfolded(await get(site, address)));
    const office = await unfolded(await get(site, await makeAddress(year.office)));
    expect(office).toContain('Hạn: Phát động phong trào\\, lập kế hoạch năm');
    expect(withCookie).not.toContain('Phát động');
  });

  test('a plan that changes keeps the event and raises its sequence', async () => {
    const sequence = async () =>
      /UID:[^\r]*\.registration\.[^\r]*\r\nSEQUENCE:(\d+)/.exec(await unfolded(await get(site, address)))?.[1];
    const before = Number(await sequence());
    await asActor(WORKER, (tx) =>
      tx
        .updateTable('year_step')
        .set((eb) => ({ due_on: `${year.year}-03-31`, version: eb('version', '+', 1) }))
        .where('step', '=', 'registration')
        .execute(),
    );
    expect(Number(await sequence())).toBe(before + 1);
  });

  test('a wrong secret, one that was replaced, one withdrawn and a closed account are all the same nothing', async () => {
    const replaced = await makeAddress(other);
    const withdrawn = await makeAddress(other);
    expect((await get(site, withdrawn)).status).toBe(200);
    await send(site, '/tai-khoan/lich/bo', {}, await cookie(other));
    const closed = await makeAddress(other);
    await asActor(WORKER, (tx) =>
      tx
        .insertInto('account_access')
        .values({ id: other?.id ?? '', sign_in_name: 'nguoi.khac', disabled_at: new Date() })
        .execute(),
    );
    const plain = async (path: string) => {
      const answer = await get(site, path);
      const text = (await answer.text()).replaceAll(/[0-9a-f-]{8,}/g, '');
      return [answer.status, answer.headers.get('Cache-Control'), text.replaceAll(path, '').length > 0];
    };
    const nothing = [404, 'private, no-store', true];
    for (const path of [
      replaced,
      withdrawn,
      closed,
      `/lich/${'0'.repeat(48)}.ics`,
      '/lich/x.ics',
      address.replace('.ics', ''),
    ])
      expect(await plain(path), path).toEqual(nothing);
  });

  test('an officer who has left reads an empty calendar from that day on', async () => {
    await asActor(WORKER, (tx) =>
      tx
        .updateTable('grant_of_role')
        .set({ valid: '[2020-01-01,2020-02-01)' })
        .where('account_id', '=', officer?.id ?? '')
        .execute(),
    );
    const text = await (await get(site, address)).text();
    expect(text).toContain('END:VCALENDAR');
    expect(text).not.toContain('VEVENT');
  });

  test('wrong secrets are counted by address, then refused; the right one still answers, also the one who guessed', async () => {
    const from = { headers: { 'X-Forwarded-For': '203.0.113.77' } };
    const statuses: number[] = [];
    for (let n = 0; n <= SECRET_TRIES.burst; n++)
      statuses.push(
        (await site.request(`http://ours.example/lich/${n.toString(16).padStart(48, '0')}.ics`, from)).status,
      );
    expect(new Set(statuses.slice(0, -1))).toEqual(new Set([404]));
    expect(statuses.at(-1)).toBe(429);
    expect((await site.request(`http://ours.example${address}`, from)).status).toBe(200);
  });

  test('only its hash is stored, and nobody makes or withdraws one for another', async () => {
    const [, secret = ''] = /lich\/(\w+)\.ics/.exec(address) ?? [];
    await asActor(WORKER, async (tx) => {
      const rows = await tx.selectFrom('calendar_address').selectAll().execute();
      expect(JSON.stringify(rows)).not.toContain(secret);
    });
    const seen = await asActor(year.office, (tx) => tx.selectFrom('calendar_address').select('id').execute());
    expect(seen).toEqual([{ id: year.office.id }]);
    expect((await send(site, '/tai-khoan/lich', {})).headers.get('Location')).toContain('/dang-nhap');
  });
});
