import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, ROLES, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { bindMail } from '#src/platform/mail/mail.ts';
import { invitedBy } from '#src/year-round/accounts/app/invitation.command.ts';
import { useDatabase } from '../database.ts';
import { aPerson, GOOD_PASSWORD } from '../factories/credentials.ts';
import { aMailServer, type MailServer, wordsOfLetter } from '../factories/mail-server.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
const ACCOUNTS = '/quan-tri/tai-khoan';
let site: ReturnType<typeof wholeSite>;
let mail: MailServer;
let admin: Actor;
let cookie: string;
beforeAll(async () => {
  site = wholeSite();
  mail = await aMailServer();
  bindMail({ url: mail.url, from: 'Thi đua <thidua@moj.example.vn>' });
  admin = await aPerson('Quản Trị Một', { roles: ['administrator'] });
  cookie = await cookieOf(admin);
});
afterAll(async () => {
  bindMail(null);
  await mail.end();
});

const goesTo = (answer: Response): string => answer.headers.get('Location') ?? '';
const codeIn = (text: string): string => /[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/.exec(text)?.[0] ?? '';
const whoIs = (code: string) => asActor(WORKER, (tx) => invitedBy(tx, code));
const inviteOne = (fields: Readonly<Record<string, string>>, by = cookie) =>
  send(site, `${ACCOUNTS}/them`, { name: 'Nguyễn Thị Mời', role: 'ministry-officer', ...fields }, by);
const accept = (code: string, password = GOOD_PASSWORD) =>
  send(site, `/moi/${code}`, { 'new-password': password, again: password });

const pageOf = async (id: string): Promise<string> => (await get(site, `${ACCOUNTS}/${id}`, cookie)).text();
const versionIn = (page: string): string => /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
const versionOf = async (id: string): Promise<string> => versionIn(await pageOf(id));
async function endFirstRole(id: string): Promise<Response> {
  const page = await pageOf(id);
  const grant = /name="grant" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return send(site, `${ACCOUNTS}/${id}/vai-tro/ket-thuc`, { grant, version: versionIn(page) }, cookie);
}

describe('inviting', () => {
  test('on paper: the code stands on the page once, works once, and is nowhere in the database', async () => {
    const page = await (await inviteOne({ name: 'Trần Thị Giấy', post: 'Chuyên viên' })).text();
    expect(page).toContain('Giấy mời nhận tài khoản');
    const code = codeIn(page);
    expect(await whoIs(code)).toMatchObject({ access: { name: 'Trần Thị Giấy', signInName: 'giaytt' } });
    const known = await asActor(WORKER, (tx) => tx.selectFrom('audit').select(['before', 'after']).execute());
    expect(JSON.stringify(known)).not.toContain(code.replaceAll('-', ''));
    expect((await accept(code)).status).toBe(303);
    expect(await whoIs(code)).toBeNull();
  });

  test('by e-mail: the letter carries the link, and the page does not', async () => {
    const email = 'thu@caobang.example.vn';
    const sent = await inviteOne({ name: 'Lê Văn Thư', email: email.toUpperCase(), way: 'mail' });
    expect(goesTo(sent)).toMatch(/^\/quan-tri\/tai-khoan\/[0-9a-f-]{36}$/);
    const letter = mail.received.at(-1);
    expect(letter?.to).toEqual([email]);
    const link = /http:\/\/ours\.example(\/moi\/[0-9A-Z]{20})/.exec(wordsOfLetter(letter?.raw ?? ''))?.[1] ?? '';
    expect(await (await get(site, link)).text()).toContain('Lê Văn Thư');
    expect(await (await get(site, goesTo(sent), cookie)).text()).toContain('Đã mời');
  });

  test('where the mail server does not take the letter, the code is shown for paper', async () => {
    bindMail({ url: 'smtp://127.0.0.1:9', from: 'thidua@moj.example.vn' });
    const page = await (await inviteOne({ name: 'Phạm Không Thư', email: 'k@x.example.vn', way: 'mail' })).text();
    bindMail({ url: mail.url, from: 'thidua@moj.example.vn' });
    expect(page).toContain('Máy chủ thư không nhận thư');
    expect(await whoIs(codeIn(page))).not.toBeNull();
  });

  test('a new code ends the one before, and a revoked one opens nothing', async () => {
    const first = codeIn(await (await inviteOne({ name: 'Vũ Hai Mã' })).text());
    const id = (await whoIs(first))?.access.id ?? '';
    const second = codeIn(await (await send(site, `${ACCOUNTS}/${id}/moi`, { way: 'paper' }, cookie)).text());
    expect(await whoIs(first)).toBeNull();
    expect(await whoIs(second)).not.toBeNull();
    expect((await send(site, `${ACCOUNTS}/${id}/thu-hoi`, {}, cookie)).status).toBe(303);
    expect(await (await accept(second)).text()).toContain('đã dùng hoặc đã hết hạn');
  });

  test('a code that is too old opens nothing', async () => {
    const code = codeIn(await (await inviteOne({ name: 'Đặng Mã Cũ' })).text());
    await asActor(WORKER, (tx) =>
      tx
        .updateTable('invitation')
        .set({ expires_at: new Date(Date.now() - 1000) })
        .where('used_at', 'is', null)
        .execute(),
    );
    expect(await whoIs(code)).toBeNull();
  });

  test.each([
    [{ name: '' }, 'Nhập họ và tên.'],
    [{ email: 'không phải thư' }, 'Địa chỉ thư điện tử chưa đúng dạng.'],
    [{ email: 'thu@caobang.example.vn' }, 'Địa chỉ thư điện tử này đã thuộc một tài khoản.'],
    [{ 'sign-in-name': 'a b c' }, 'Tên đăng nhập gồm'],
    [{ 'sign-in-name': 'giaytt' }, 'Tên đăng nhập này đã thuộc một tài khoản.'],
    [{ role: 'unit-leader' }, 'chọn đơn vị'],
    [{ role: 'teller' }, 'chọn năm'],
    [{ role: 'vua' }, 'Chọn vai trò.'],
  ])('%j is refused in words, and what was typed stays', async (fields, sentence) => {
    const refused = await inviteOne({ post: 'Chức vụ đã nhập', ...fields });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain(sentence);
    expect(page).toContain('Chức vụ đã nhập');
  });
});

describe('recovery', () => {
  test('gives a new way in, leaves a trace with its reason, and tells the person by whom', async () => {
    const person = await aPerson('Hoàng Mất Máy', { email: 'mat@caobang.example.vn' });
    const path = `${ACCOUNTS}/${person.id}/cap-lai`;
    expect((await send(site, path, { reason: '' }, cookie)).status).toBe(422);
    const page = await (await send(site, path, { reason: 'Mất điện thoại', way: 'paper' }, cookie)).text();
    expect(wordsOfLetter(mail.received.at(-1)?.raw ?? '')).toContain('Quản Trị Một đã lập mã cấp lại');
    const trace = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('audit')
        .where('table_name', '=', 'invitation')
        .where('reason', '=', 'Mất điện thoại')
        .select(['actor_id', 'after'])
        .executeTakeFirst(),
    );
    expect(trace).toMatchObject({ actor_id: admin.id, after: { kind: 'recovery', account_id: person.id } });
    const before = await cookieOf(person);
    const entered = await accept(codeIn(page), 'bảy con chim đậu trên cành');
    const own = await (await get(site, '/tai-khoan', entered.headers.getSetCookie()[0]?.split(';')[0])).text();
    expect(own).toContain('do Quản Trị Một cấp');
    expect((await get(site, '/tai-khoan', before)).status).toBe(303);
  });

  test('is not for oneself', async () => {
    const own = await send(site, `${ACCOUNTS}/${admin.id}/cap-lai`, { reason: 'x' }, cookie);
    expect(await own.text()).toContain('Không làm việc này với tài khoản của chính mình');
  });
});

describe('closing', () => {
  test('ends sessions and shuts the door; opening again lets in', async () => {
    const person = await aPerson('Bùi Bị Khóa');
    const theirs = await cookieOf(person);
    await send(site, `${ACCOUNTS}/${person.id}/khoa`, {}, cookie);
    expect((await get(site, '/tai-khoan', theirs)).status).toBe(303);
    const fields = { name: person.signInName, password: GOOD_PASSWORD };
    expect((await send(site, '/dang-nhap', fields)).status).toBe(422);
    await send(site, `${ACCOUNTS}/${person.id}/mo`, {}, cookie);
    expect((await send(site, '/dang-nhap', fields)).status).toBe(303);
  });

  test('is not done to oneself, and the last administrator keeps the role', async () => {
    const own = await send(site, `${ACCOUNTS}/${admin.id}/khoa`, {}, cookie);
    expect(own.status).toBe(422);
    const ended = await endFirstRole(admin.id);
    expect(await ended.text()).toContain('Đây là người quản trị cuối cùng.');
  });
});

describe('roles and particulars', () => {
  test('a role is given and ended; the session holds it from the next page on', async () => {
    const person = await aPerson('Ngô Hai Vai');
    const theirs = await cookieOf(person);
    expect((await get(site, ACCOUNTS, theirs)).status).toBe(403);
    const version = await versionOf(person.id);
    const role = { role: 'administrator', version };
    expect((await send(site, `${ACCOUNTS}/${person.id}/vai-tro`, role, cookie)).status).toBe(303);
    expect((await get(site, ACCOUNTS, theirs)).status).toBe(200);
    expect((await endFirstRole(person.id)).status).toBe(303);
    expect((await get(site, ACCOUNTS, theirs)).status).toBe(403);
  });

  test('two editors: the second is told and nothing of the first is lost', async () => {
    const person = await aPerson('Dương Hai Người');
    const version = await versionOf(person.id);
    const path = `${ACCOUNTS}/${person.id}/thong-tin`;
    expect((await send(site, path, { email: 'mot@x.example.vn', version }, cookie)).status).toBe(303);
    expect((await send(site, path, { email: 'hai@x.example.vn', version }, cookie)).status).toBe(409);
    expect(await (await get(site, `${ACCOUNTS}/${person.id}`, cookie)).text()).toContain('mot@x.example.vn');
  });

  test('which roles need a second factor is set for all but a unit’s leader', async () => {
    const set = new URLSearchParams({ minutes: '15', version: '1' });
    for (const role of ['administrator', 'unit-leader', 'inspector', 'vua']) set.append('role', role);
    const answer = await site.request(`http://ours.example${ACCOUNTS}/xac-thuc`, {
      method: 'POST',
      headers: { Origin: 'http://ours.example', Cookie: cookie },
      body: set,
    });
    expect(answer.status).toBe(303);
    const roles = await asActor(WORKER, (tx) => tx.selectFrom('second_factor_role').select('role').execute());
    expect(roles.map(({ role }) => role).toSorted()).toEqual(['administrator', 'inspector']);
  });
});

test('nobody else opens these pages or sends these forms; an officer of the Ministry only those of people of units', async () => {
  const target = await aPerson('Đỗ Mục Tiêu');
  const administrators = ['xac-thuc', ...['cap-lai', 'khoa', 'mo', 'thong-tin'].map((p) => `${target.id}/${p}`)];
  const shared = ['them', 'nhieu', `${target.id}/moi`, `${target.id}/vai-tro`];
  for (const role of ROLES.filter((one) => one !== 'administrator')) {
    const other = await cookieOf(await aPerson(`Người ${role}`, { roles: [role] }));
    const closed = role === 'ministry-officer' ? administrators : [...administrators, ...shared];
    for (const path of closed)
      expect((await send(site, `${ACCOUNTS}/${path}`, { reason: 'x' }, other)).status, `${role} ${path}`).toBe(403);
    for (const path of ['', '/them', '/nhieu', '/xac-thuc'])
      expect((await get(site, ACCOUNTS + path, other)).status, `${role} ${path}`).toBe(
        role === 'ministry-officer' && path !== '/xac-thuc' ? 200 : 403,
      );
  }
  expect((await get(site, ACCOUNTS)).status).toBe(403);
});

test('accounts are found by any spelling, and page by page', async () => {
  const found = await (await get(site, `${ACCOUNTS}?tim=hoang+mat`, cookie)).text();
  expect(found).toContain('Hoàng Mất Máy');
  expect(found).not.toContain('Bùi Bị Khóa');
  expect((await get(site, `${ACCOUNTS}?tim=%25_%5C&sau=%00`, cookie)).status).not.toBe(500);
});
