import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Actor, type Role, WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { grantRoles } from '#src/year-round/accounts/app/accounts.command.ts';
import { accountRules, setAccountRules } from '#src/year-round/accounts/app/account-rules.command.ts';
import { STEP_UP_PATHS, STEPPED_UP } from '#src/year-round/accounts/domain/step-up.ts';
import { useDatabase } from '../database.ts';
import { codeOf } from '../factories/authenticator.ts';
import { aPerson, GOOD_PASSWORD } from '../factories/credentials.ts';
import { anOpenYear } from '../factories/open-year.ts';
import { formsOf } from '../factories/page.ts';
import { backupCodesIn, cookieIn, enterBy, keyIn, proofIsOld, setUpFactor } from '../factories/sessions.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

const ACCOUNTS = '/quan-tri/tai-khoan';
useDatabase();
let site: ReturnType<typeof wholeSite>;
let admin: Actor;
let cookie: string;
const system = { clusterYearId: null, unitId: null };

const setRules = (roles: readonly Role[], stepUpMinutes = 15) =>
  asActor(WORKER, async (tx) => {
    const { version } = await accountRules(tx);
    return setAccountRules(tx, WORKER, { roles, stepUpMinutes, tellsOfNewDevice: false, version });
  });
const isKnown = (name: string) =>
  asActor(WORKER, async (tx) =>
    Boolean(await tx.selectFrom('account').select('id').where('name', '=', name).executeTakeFirst()),
  );
const invitation = (name: string) => ({ name, role: 'inspector', post: 'Thanh tra «viên»\ndòng hai' });
const invite = (name: string, by = cookie) => send(site, `${ACCOUNTS}/them`, invitation(name), by);
/** The one form of a page that asks for a proof. */
const heldOn = (page: string) =>
  formsOf(page).find(({ fields }) => 'held-for-proof' in fields) ?? { action: '', fields: {} };

beforeAll(() => {
  site = wholeSite();
});
beforeEach(async () => {
  await setRules([]);
  admin = await aPerson('Quản Trị Xác Nhận', { roles: ['administrator'] });
  cookie = await cookieOf(admin);
});

describe('before what matters most', () => {
  test('every form of the list is a form of the site, and every deed stands in the documentation', () => {
    const forms = site.routes.filter(({ method }) => method === 'POST').map(({ path }) => path);
    for (const path of STEP_UP_PATHS)
      expect(
        forms.filter((one) => one === path),
        path,
      ).toHaveLength(2);
    const page = readFileSync('docs/operations/accounts.md', 'utf8');
    for (const deed of Object.keys(STEPPED_UP)) expect(page).toContain(`| ${deed} `);
  });

  test('who has just signed in is not asked', async () => {
    expect(await (await invite('Mới Đăng Nhập')).text()).toContain('Giấy mời nhận tài khoản');
  });

  test('an older proof is asked for again; what was typed waits and goes on with the right password', async () => {
    await proofIsOld(admin, 16);
    const asked = await invite('Phải Chờ');
    expect(asked.status).toBe(422);
    const page = await asked.text();
    expect(page).toContain('Xác nhận lại');
    expect(await isKnown('Phải Chờ')).toBe(false);
    const held = heldOn(page);
    expect(held.action).toBe(`${ACCOUNTS}/them`);
    expect(held.fields).toMatchObject(invitation('Phải Chờ'));

    const wrong = await send(site, held.action, { ...held.fields, proof: 'sai mật khẩu rồi' }, cookie);
    expect(wrong.status).toBe(422);
    const again = await wrong.text();
    expect(again).toContain('Mật khẩu hiện tại chưa đúng.');
    expect(again).not.toContain('sai mật khẩu rồi');
    expect(heldOn(again).fields).toEqual(held.fields);

    const done = await send(site, held.action, { ...held.fields, proof: GOOD_PASSWORD }, cookie);
    expect(await done.text()).toContain('Giấy mời nhận tài khoản');
    expect(await isKnown('Phải Chờ')).toBe(true);
    expect((await invite('Không Hỏi Nữa')).status).toBe(200);
    const log = await asActor(WORKER, (tx) => tx.selectFrom('audit').select(['before', 'after']).execute());
    expect(JSON.stringify(log)).not.toContain(GOOD_PASSWORD);
  });

  test('with a second factor its code is asked for, works once, and the password is not enough', async () => {
    const { key, backup } = await setUpFactor(site, cookie);
    await proofIsOld(admin, 16);
    const held = heldOn(await (await invite('Có Hai Bước')).text());
    const withProof = (proof: object) => send(site, held.action, { ...held.fields, ...proof }, cookie);
    expect((await withProof({ proof: GOOD_PASSWORD })).status).toBe(422);
    expect((await withProof({ code: GOOD_PASSWORD })).status).toBe(422);
    expect(await isKnown('Có Hai Bước')).toBe(false);
    const later = codeOf(key, new Date(Date.now() + 30_000)); // the next code of the clock is taken too
    expect((await withProof({ code: later })).status).toBe(200);
    expect(await isKnown('Có Hai Bước')).toBe(true);
    await proofIsOld(admin, 16);
    expect((await withProof({ code: later })).status).toBe(422);
    const other = heldOn(await (await invite('Bằng Mã Dự Phòng')).text());
    expect((await send(site, other.action, { ...other.fields, code: backup[0] ?? '' }, cookie)).status).toBe(200);
  });

  test('proofs are not guessed: five wrong ones close the way for a while', async () => {
    await proofIsOld(admin, 16);
    const held = heldOn(await (await invite('Đoán Mò')).text());
    for (let n = 0; n < 5; n += 1) await send(site, held.action, { ...held.fields, proof: `sai ${n}` }, cookie);
    const blocked = await send(site, held.action, { ...held.fields, proof: GOOD_PASSWORD }, cookie);
    expect(await blocked.text()).toContain('Đã thử quá nhiều lần');
    expect(await isKnown('Đoán Mò')).toBe(false);
  });

  test('for how long a proof counts is a setting', async () => {
    await setRules([], 60);
    await proofIsOld(admin, 59);
    expect((await invite('Trong Một Giờ')).status).toBe(200);
    await proofIsOld(admin, 61);
    expect((await invite('Quá Một Giờ')).status).toBe(422);
  });

  test('several values of one name, as of ticked boxes, all wait', async () => {
    await proofIsOld(admin, 16);
    const body = new URLSearchParams({ minutes: '20', version: String((await asActor(WORKER, accountRules)).version) });
    for (const role of ['inspector', 'teller']) body.append('role', role);
    const asked = await site.request(`http://ours.example${ACCOUNTS}/xac-thuc`, {
      method: 'POST',
      headers: { Origin: 'http://ours.example', Cookie: cookie },
      body,
    });
    const page = await asked.text();
    for (const role of ['inspector', 'teller']) expect(page).toContain(`name="role" value="${role}"`);
  });

  test('whoever came by the agency’s provider and has nothing to show here signs in there again', async () => {
    await asActor(WORKER, async (tx) => {
      await tx.updateTable('account_access').set({ password_set_at: null }).where('id', '=', admin.id).execute();
      await tx.updateTable('session').set({ how: 'provider' }).where('account_id', '=', admin.id).execute();
    });
    await proofIsOld(admin, 16);
    const page = await (await invite('Qua Cơ Quan')).text();
    expect(page).toContain('đăng nhập lại bằng hệ thống của cơ quan');
    const held = heldOn(page);
    expect((await send(site, held.action, held.fields, cookie)).status).toBe(422);
    await proofIsOld(admin, 0); // signed in anew in another tab of the same browser
    expect((await send(site, held.action, held.fields, cookie)).status).toBe(200);
    expect(await isKnown('Qua Cơ Quan')).toBe(true);
  });

  test('a decision waits for the head’s office too; an account of the demonstration has nothing to show', async () => {
    const year = await anOpenYear();
    const path = `/cum-thi-dua/${year.slug}/2027/khen-thuong/moi`;
    const office = await cookieOf(year.office);
    await proofIsOld(year.office, 600);
    expect(await (await send(site, path, {}, office)).text()).not.toContain('Xác nhận lại');
    const clerk = await aPerson('Lê Thị Quyết');
    await asActor(WORKER, (tx) =>
      grantRoles(tx, clerk.id, [{ role: 'unit-officer', clusterYearId: null, unitId: year.head.id }]),
    );
    const theirs = await cookieOf(clerk);
    await proofIsOld(clerk, 600);
    expect(await (await send(site, path, {}, theirs)).text()).toContain('Xác nhận lại');
  });
});

describe('a second factor that a role asks for', () => {
  test('is set up in the middle of the work when the role arrives, and what was sent goes on from there', async () => {
    const person = await aPerson('Ngô Lên Chức');
    const theirs = await enterBy(site, person.signInName);
    expect((await get(site, '/tai-khoan', theirs)).status).toBe(200);
    await asActor(WORKER, (tx) => grantRoles(tx, person.id, [{ role: 'administrator', ...system }]));
    expect((await get(site, ACCOUNTS, theirs)).status).toBe(200); // nothing asks for it yet
    await setRules(['administrator']);

    const led = await get(site, `${ACCOUNTS}?tim=a`, theirs);
    expect(led.headers.get('Location')).toBe(`/dang-nhap/thiet-lap?ve=${encodeURIComponent(`${ACCOUNTS}?tim=a`)}`);
    const page = await (await invite('Đang Gõ Dở', theirs)).text();
    expect(page).toContain('Những gì vừa gửi được giữ nguyên');
    expect(await isKnown('Đang Gõ Dở')).toBe(false);
    const enrol = formsOf(page).find(({ action }) => action.startsWith('/dang-nhap/thiet-lap'));
    const slip = await send(site, enrol?.action ?? '', { ...enrol?.fields, code: '000000' }, theirs);
    const second = formsOf(await slip.text()).find(({ action }) => action.startsWith('/dang-nhap/thiet-lap'));
    const set = await send(site, second?.action ?? '', { ...second?.fields, code: codeOf(keyIn(page)) }, theirs);
    const codes = await set.text();
    expect(backupCodesIn(codes)).toHaveLength(10);
    const onward = formsOf(codes).find(({ action }) => action === `${ACCOUNTS}/them`);
    expect(onward?.fields).toMatchObject(invitation('Đang Gõ Dở'));
    const inside = cookieIn(set);
    expect((await send(site, onward?.action ?? '', onward?.fields ?? {}, inside)).status).toBe(200);
    expect(await isKnown('Đang Gõ Dở')).toBe(true);
    expect((await get(site, '/tai-khoan', theirs)).status).toBe(303); // the session from before has ended
  });

  test('is asked of whoever is signed in when the setting is switched on, and of nobody else', async () => {
    const [inspector, leader] = [
      await aPerson('Ngô Thanh Tra', { roles: ['inspector'] }),
      await aPerson('Ngô Lãnh Đạo'),
    ];
    await asActor(WORKER, (tx) => grantRoles(tx, leader.id, [{ role: 'unit-leader', ...system }]));
    const [theirs, leaders] = [await enterBy(site, inspector.signInName), await enterBy(site, leader.signInName)];
    await setRules(['inspector', 'unit-leader']);
    expect((await get(site, '/viec', theirs)).headers.get('Location')).toContain('/dang-nhap/thiet-lap');
    expect((await get(site, '/viec', leaders)).status).toBe(200);
    expect((await send(site, '/dang-xuat', {}, theirs)).headers.get('Location')).toBe('/');
    await setRules([]);
    expect((await get(site, '/viec', await enterBy(site, inspector.signInName))).status).toBe(200);
  });
});
