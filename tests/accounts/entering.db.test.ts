import { beforeAll, describe, expect, test } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { makeInvitation } from '#src/year-round/accounts/app/invitation.command.ts';
import { createPerson } from '#src/year-round/accounts/app/new-person.command.ts';
import { printedCode } from '#src/year-round/accounts/domain/one-time-code.ts';
import type { Role } from '#src/kernel/actor.ts';
import { buildSite } from '#src/main/site.tsx';
import { useDatabase } from '../database.ts';
import { codeOf } from '../factories/authenticator.ts';
import { aPerson, GOOD_PASSWORD } from '../factories/credentials.ts';
import { get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: ReturnType<typeof wholeSite>;
beforeAll(() => {
  site = wholeSite();
});

const cookieIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .find((line) => line.startsWith('thidua='))
    ?.split(';')[0] ?? '';
const goesTo = (answer: Response): string => answer.headers.get('Location') ?? '';

async function anInvitation(name: string, role: Role) {
  return asActor(WORKER, async (tx) => {
    const grants = [{ role, clusterYearId: null, unitId: null }];
    const wanted = { name, post: null, signInName: '', email: null, staffCode: null, grants };
    const person = await createPerson(tx, WORKER, wanted);
    if (!person.ok) throw new Error(person.error.kind);
    const { accountId } = person.value;
    return { ...person.value, code: await makeInvitation(tx, WORKER, { accountId, kind: 'invitation', sentTo: null }) };
  });
}

describe('the way in', () => {
  test('from a printed code through the first password and the second factor to the work', async () => {
    const { code, signInName } = await anInvitation('Nguyễn Quản Trị', 'administrator');
    const typed = await send(site, '/moi', { 'one-time': printedCode(code).toLowerCase() });
    expect(goesTo(typed)).toBe(`/moi/${code}`);
    expect(await (await get(site, goesTo(typed))).text()).toContain('Nguyễn Quản Trị');

    const short = await send(site, `/moi/${code}`, { 'new-password': 'ngắn', again: 'ngắn' });
    expect(short.status).toBe(422);
    expect(await short.text()).toContain('Mật khẩu cần ít nhất 12 ký tự.');
    const differ = await send(site, `/moi/${code}`, { 'new-password': GOOD_PASSWORD, again: 'khác' });
    expect(await differ.text()).toContain('Hai lần nhập mật khẩu mới chưa giống nhau.');

    const accepted = await send(site, `/moi/${code}`, { 'new-password': GOOD_PASSWORD, again: GOOD_PASSWORD });
    expect(goesTo(accepted)).toBe('/dang-nhap/thiet-lap');
    const halfway = cookieIn(accepted);
    expect((await get(site, '/tai-khoan', halfway)).status).toBe(303);
    const again = await send(site, `/moi/${code}`, { 'new-password': GOOD_PASSWORD, again: GOOD_PASSWORD });
    expect(await again.text()).toContain('đã dùng hoặc đã hết hạn');

    const enrol = await (await get(site, '/dang-nhap/thiet-lap', halfway)).text();
    const secret = (/<code class="key">([^<]+)</.exec(enrol)?.[1] ?? '').replaceAll(' ', '');
    expect((await send(site, '/dang-nhap/thiet-lap', { code: '000000' }, halfway)).status).toBe(422);
    const on = await send(site, '/dang-nhap/thiet-lap', { code: codeOf(secret) }, halfway);
    const codes = [...(await on.text()).matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1] ?? '');
    expect(codes).toHaveLength(10);
    const inside = cookieIn(on);
    expect(inside).not.toBe(halfway);
    expect((await get(site, '/viec', inside)).status).toBe(200);
    expect((await get(site, '/tai-khoan', halfway)).status).toBe(303);

    const second = await send(site, '/dang-nhap', { name: signInName, password: GOOD_PASSWORD });
    expect(goesTo(second)).toBe('/dang-nhap/ma');
    const wrong = await send(site, '/dang-nhap/ma', { code: '123456' }, cookieIn(second));
    expect(wrong.status).toBe(422);
    const right = await send(site, '/dang-nhap/ma', { code: codes[3] ?? '' }, cookieIn(second));
    expect(goesTo(right)).toBe('/viec');
  });

  test('leads on to the page that was wanted, and never to another site', async () => {
    const person = await aPerson('Trần Văn Đi');
    const enter = (onward: string) =>
      send(site, `/dang-nhap?ve=${encodeURIComponent(onward)}`, { name: person.signInName, password: GOOD_PASSWORD });
    expect(goesTo(await enter('/tai-khoan?x=1'))).toBe('/tai-khoan?x=1');
    for (const onward of ['//evil.example', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])
      expect(goesTo(await enter(onward))).toBe('/');
  });

  test('gives a cookie that no script and no other site gets; over https only, where the site is https', async () => {
    const person = await aPerson('Lê Bánh Quy');
    const fields = { name: person.signInName, password: GOOD_PASSWORD };
    const plain = (await send(site, '/dang-nhap', fields)).headers.getSetCookie().join('\n');
    expect(plain).toMatch(/thidua=[0-9a-f]{48}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax/);
    expect(plain).not.toContain('Secure');
    const none = { names: { css: '', script: '', fonts: [] }, serve: () => {} };
    const encrypted = buildSite({ dataDir: '/tmp', publicUrl: 'https://ours.example', secret: 'x'.repeat(32) }, none);
    const safe = (await send(encrypted, '/dang-nhap', fields)).headers.getSetCookie().join('\n');
    expect(safe).toContain('HttpOnly; Secure; SameSite=Lax');
    wholeSite(); // binds the plain address again
  });

  test('a form from another site signs nobody in', async () => {
    const person = await aPerson('Phạm Thị Ngoài');
    const fields = { name: person.signInName, password: GOOD_PASSWORD };
    const foreign = await send(site, '/dang-nhap', fields, '', { Origin: 'http://evil.example' });
    expect(foreign.status).toBe(403);
    expect(cookieIn(foreign)).toBe('');
  });

  test('is told in words when it is closed for a while', async () => {
    for (let n = 0; n < 5; n += 1) await send(site, '/dang-nhap', { name: 'nguoi-la', password: 'sai' });
    const blocked = await send(site, '/en/dang-nhap', { name: 'nguoi-la', password: 'sai' });
    expect(blocked.status).toBe(422);
    expect(await blocked.text()).toMatch(/Too many tries\. Try again after \d\d:\d\d\./);
  });
});

describe('one’s own account', () => {
  const enter = async (signInName: string, password = GOOD_PASSWORD): Promise<string> =>
    cookieIn(await send(site, '/dang-nhap', { name: signInName, password }));

  test('a new password ends every other session; signing out everywhere ends all', async () => {
    const person = await aPerson('Vũ Đổi Mật Khẩu');
    const here = await enter(person.signInName);
    const elsewhere = await enter(person.signInName);
    const next = 'sáu con mèo ngủ trên mái';
    const wrong = { password: 'sai', 'new-password': next, again: next };
    expect((await send(site, '/tai-khoan/mat-khau', wrong, here)).status).toBe(422);
    const right = { ...wrong, password: GOOD_PASSWORD };
    expect((await send(site, '/tai-khoan/mat-khau', right, here)).status).toBe(303);
    expect((await get(site, '/tai-khoan', here)).status).toBe(200);
    expect((await get(site, '/tai-khoan', elsewhere)).status).toBe(303);
    const third = await enter(person.signInName, next);
    await send(site, '/tai-khoan/moi-noi', {}, third);
    for (const cookie of [here, third]) expect((await get(site, '/tai-khoan', cookie)).status).toBe(303);
  });

  test('lists where one is signed in, and ends one of them; nobody ends another person’s', async () => {
    const person = await aPerson('Đỗ Nhiều Phiên');
    const other = await aPerson('Đỗ Người Khác');
    const here = await enter(person.signInName);
    const elsewhere = await enter(person.signInName);
    const page = await (await get(site, '/tai-khoan', here)).text();
    const ids = [...page.matchAll(/name="session" value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(ids.length).toBeGreaterThan(0);
    const theirs = await enter(other.signInName);
    for (const id of ids) await send(site, '/tai-khoan/phien', { session: id }, theirs);
    expect((await get(site, '/tai-khoan', elsewhere)).status).toBe(200);
    for (const id of ids) await send(site, '/tai-khoan/phien', { session: id }, here);
    expect((await get(site, '/tai-khoan', elsewhere)).status).toBe(303);
    expect((await get(site, '/tai-khoan', here)).status).toBe(200);
  });
});
