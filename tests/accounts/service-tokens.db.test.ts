import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { accessOf } from '#src/year-round/accounts/app/access.query.ts';
import { useDatabase } from '../database.ts';
import { aPerson } from '../factories/credentials.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
const ACCOUNTS = '/quan-tri/tai-khoan';
let site: ReturnType<typeof wholeSite>;
let admin: Actor;
let cookie: string;
let program: string;
beforeAll(async () => {
  site = wholeSite();
  admin = await aPerson('Quản Trị Khóa', { roles: ['administrator'] });
  cookie = await cookieOf(admin);
  const fields = { name: 'Văn phòng điện tử', kind: 'service', role: 'inspector' };
  program = (await send(site, `${ACCOUNTS}/them`, fields, cookie)).headers.get('Location') ?? '';
});

const ask = (token: string, path = '/api/v1/key') =>
  site.request(`http://ours.example${path}`, { headers: { Authorization: `Bearer ${token}` } });
const make = (fields: Readonly<Record<string, string>> = {}) =>
  send(site, `${program}/khoa-truy-cap`, { label: 'Đồng bộ', scope: 'read-published', days: '30', ...fields }, cookie);
const aKey = async (fields: Readonly<Record<string, string>> = {}): Promise<string> =>
  /thidua_[0-9a-f]{48}/.exec(await (await make(fields)).text())?.[0] ?? '';

describe('a key of another program', () => {
  test('is shown once, kept by hash, and answers for whom it was made', async () => {
    const token = await aKey();
    const stored = await asActor(WORKER, (tx) => tx.selectFrom('service_token').selectAll().execute());
    expect(JSON.stringify(stored)).not.toContain(token.slice(7));
    expect(await (await get(site, program, cookie)).text()).not.toContain(token);
    const answer = await ask(token);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(await answer.json()).toMatchObject({ holder: 'Văn phòng điện tử', scopes: ['read-published'] });
    expect(await (await get(site, program, cookie)).text()).not.toContain('chưa dùng');
  });

  test('opens the API and nothing else: no page, no cookie', async () => {
    const token = await aKey({ scope: 'read-with-roles' });
    expect((await ask(token, '/api/v1/find?q=x')).status).toBe(200);
    expect((await ask(token, '/tai-khoan')).status).toBe(303);
    expect((await get(site, '/tai-khoan', `thidua=${token}`)).status).toBe(303);
  });

  test('that is wrong, missing its form, revoked or too old is refused, and never answered as a visitor', async () => {
    for (const wrong of ['', 'x', `thidua_${'0'.repeat(48)}`, `thidua_${'\u0027'}--`])
      expect((await ask(wrong, '/api/v1/find?q=x')).status, wrong).toBe(401);
    const revoked = await aKey({ label: 'Sẽ thu hồi' });
    const page = await (await get(site, program, cookie)).text();
    const id = /Sẽ thu hồi[\s\S]*?name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await send(site, `${program}/khoa-truy-cap/thu-hoi`, { key: id }, cookie);
    expect((await ask(revoked)).status).toBe(401);
    const old = await aKey();
    await asActor(WORKER, (tx) =>
      tx
        .updateTable('service_token')
        .set({ expires_at: new Date(0) })
        .execute(),
    );
    expect((await ask(old)).status).toBe(401);
    const basic = { Authorization: 'Basic YTpi' };
    expect((await site.request('http://ours.example/api/v1/find?q=x', { headers: basic })).status).toBe(401);
    expect((await get(site, '/api/v1/find?q=x')).status).toBe(200);
    expect((await get(site, '/api/v1/key')).status).toBe(401);
  });

  test.each([
    [{ label: '' }, 'Ghi khóa dùng vào việc gì.'],
    [{ scope: 'write-everything' }, 'Chọn ít nhất một việc được làm.'],
    [{ days: '9999' }, 'Số ngày hiệu lực từ 1 đến 366.'],
    [{ days: 'mãi mãi' }, 'Số ngày hiệu lực từ 1 đến 366.'],
  ])('is not made with %j', async (fields, sentence) => {
    const refused = await make(fields);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(sentence);
  });

  test('is only for programs, which never sign in; it ends when the account is closed', async () => {
    const person = await aPerson('Người Thường');
    const path = `${ACCOUNTS}/${person.id}/khoa-truy-cap`;
    expect((await send(site, path, { label: 'x', scope: 'read-published', days: '1' }, cookie)).status).toBe(422);
    expect((await send(site, `${program}/moi`, {}, cookie)).status).toBe(422);
    expect((await send(site, `${program}/cap-lai`, { reason: 'x' }, cookie)).status).toBe(422);
    const token = await aKey();
    await send(site, `${program}/khoa`, {}, cookie);
    expect((await ask(token)).status).toBe(401);
    await send(site, `${program}/mo`, {}, cookie);
    expect((await ask(token)).status).toBe(401);
    const id = program.split('/').at(-1) ?? '';
    expect(await asActor(admin, (tx) => accessOf(tx, id))).toMatchObject({ kind: 'service', disabledAt: null });
  });
});
