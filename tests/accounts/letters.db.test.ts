import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { bindMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { accountRules, setAccountRules } from '#src/year-round/accounts/app/account-rules.command.ts';
import { useDatabase } from '../database.ts';
import { codeOf } from '../factories/authenticator.ts';
import { aPerson, GOOD_PASSWORD } from '../factories/credentials.ts';
import { aMailServer, type MailServer, wordsOfLetter } from '../factories/mail-server.ts';
import { formsOf } from '../factories/page.ts';
import { cookieIn, enterBy, setUpFactor } from '../factories/sessions.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0';
const EDGE = 'Mozilla/5.0 (Windows NT 10.0) Chrome/150.0 Safari/537.36 Edg/150.0';
const NEXT = 'sáu con mèo ngủ trên mái';
useDatabase();
let site: ReturnType<typeof wholeSite>;
let mail: MailServer;
let person: Actor & { readonly signInName: string };
let email: string;
let many = 0;

beforeAll(async () => {
  site = wholeSite();
  mail = await aMailServer();
});
beforeEach(async () => {
  bindMail({ url: mail.url, from: 'thidua@moj.example.vn' });
  email = `nguoi${(many += 1)}@tinh.example.vn`;
  person = await aPerson('Đào Thị Thư', { email });
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  bindMail(null);
  await mail.end();
});

const lettersTo = (to: string) =>
  mail.received.filter((letter) => letter.to.includes(to)).map(({ raw }) => wordsOfLetter(raw));
/** The letter that has just come to somebody; it is sent beside the answer, so it is waited for. */
const letterTo = (to: string, words: string) =>
  vi.waitFor(() => {
    const found = lettersTo(to).find((letter) => letter.includes(words));
    if (found === undefined) throw new Error(`no letter to ${to} says «${words}»`);
    return found;
  });
const changePassword = (cookie: string, path = '/tai-khoan/mat-khau') =>
  send(site, path, { password: GOOD_PASSWORD, 'new-password': NEXT, again: NEXT }, cookie, { 'User-Agent': FIREFOX });

describe('the owner of an account is told by letter', () => {
  test('that the password was changed: when and from which device, without a secret and without a link', async () => {
    const cookie = await enterBy(site, person.signInName, FIREFOX);
    expect((await changePassword(cookie)).status).toBe(303);
    const letter = await letterTo(email, 'Mật khẩu đã được đổi');
    expect(letter).toContain('Kính gửi: Đào Thị Thư');
    expect(letter).toContain('Thiết bị: Firefox, Linux.');
    expect(letter).not.toContain(NEXT);
    expect(letter).not.toMatch(/https?:|\/moi\//);
  });

  test('in the language in which they last signed in', async () => {
    const fields = { name: person.signInName, password: GOOD_PASSWORD };
    const cookie = cookieIn(await send(site, '/en/dang-nhap', fields));
    await changePassword(cookie);
    expect(await letterTo(email, 'The password was changed')).toContain('Dear Đào Thị Thư,');
  });

  test('that a second factor was turned on, its codes renewed, and that it was turned off', async () => {
    const cookie = await enterBy(site, person.signInName);
    const { key, backup } = await setUpFactor(site, cookie);
    const on = await letterTo(email, 'Xác thực hai bước đã được bật');
    expect(on).not.toContain(key);
    const renewed = await send(site, '/tai-khoan/ma-du-phong', { code: backup[0] ?? '' }, cookie);
    const [fresh = ''] = /<code>([^<]+)<\/code>/.exec(await renewed.text())?.slice(1) ?? [];
    expect(await letterTo(email, 'Mã dự phòng mới đã được lập')).not.toContain(fresh);
    expect((await send(site, '/tai-khoan/ma-du-phong', { code: fresh, off: '1' }, cookie)).status).toBe(303);
    await letterTo(email, 'Xác thực hai bước đã được tắt');
  });

  test('that a code of the authenticator was shown a second time, which is refused and stands in the log', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { key } = await setUpFactor(site, await enterBy(site, person.signInName));
    const halfway = async () =>
      cookieIn(await send(site, '/dang-nhap', { name: person.signInName, password: GOOD_PASSWORD }));
    const code = codeOf(key, new Date(Date.now() + 30_000));
    expect((await send(site, '/dang-nhap/ma', { code }, await halfway())).status).toBe(303);
    const again = await send(site, '/dang-nhap/ma', { code }, await halfway());
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('Mã này vừa được dùng rồi.');
    await letterTo(email, 'Một mã xác thực bị dùng lại');
    const lines = log.mock.calls.map(([line]) => String(line));
    expect(lines.filter((line) => line.includes('code-used-again'))).toEqual([
      expect.stringMatching(new RegExp(`"account":"${person.id}".*"alert":true`)),
    ]);
    expect(lines.join('\n')).not.toContain(code);
  });

  test('of a device from which they never signed in before; not of the first one, and not where the rule says no', async () => {
    await enterBy(site, person.signInName, FIREFOX);
    await enterBy(site, person.signInName, FIREFOX);
    await enterBy(site, person.signInName, EDGE);
    expect(await letterTo(email, 'Đăng nhập từ thiết bị mới')).toContain('Thiết bị: Edge, Windows.');
    await enterBy(site, person.signInName, EDGE);
    await asActor(WORKER, async (tx) =>
      setAccountRules(tx, WORKER, { ...(await accountRules(tx)), tellsOfNewDevice: false }),
    );
    await enterBy(site, person.signInName, 'Mozilla/5.0 (Android 16) Chrome/150.0');
    await changePassword(await enterBy(site, person.signInName, FIREFOX));
    await letterTo(email, 'Mật khẩu đã được đổi'); // sent after them all
    expect(lettersTo(email).filter((letter) => letter.includes('thiết bị mới'))).toHaveLength(1);
  });

  test('that an administrator has changed the address: the old one and the new one are told', async () => {
    const admin = await aPerson('Quản Trị Thư', { roles: ['administrator'] });
    const cookie = await cookieOf(admin);
    const page = await (await get(site, `/quan-tri/tai-khoan/${person.id}`, cookie)).text();
    const form = formsOf(page).find(({ action }) => action.endsWith('/thong-tin'));
    const changed = await send(site, form?.action ?? '', { ...form?.fields, email: `moi-${email}` }, cookie);
    expect(changed.status).toBe(303);
    for (const to of [email, `moi-${email}`]) await letterTo(to, 'Địa chỉ thư điện tử của tài khoản đã thay đổi');
  });

  test('and where the mail server is away, nothing waits for it and nothing fails', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    bindMail({ url: 'smtp://127.0.0.1:9', from: 'thidua@moj.example.vn' });
    const cookie = await enterBy(site, person.signInName);
    expect((await changePassword(cookie)).status).toBe(303);
    await vi.waitFor(() => expect(log.mock.calls.map(String).join('\n')).toContain('"mail":"not sent"'));
  });
});

describe('the log', () => {
  test('has a line for each decision on letting somebody in, and nothing of what was typed', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    await send(site, '/dang-nhap', { name: 'mật khẩu gõ nhầm vào ô tên', password: 'bí mật' });
    await send(site, '/dang-nhap', { name: person.signInName, password: 'bí mật' });
    await enterBy(site, person.signInName);
    for (let n = 0; n < 6; n += 1) await send(site, '/dang-nhap', { name: person.signInName, password: 'bí mật' });
    const lines = log.mock.calls.map(([line]) => JSON.parse(String(line)) as Record<string, unknown>);
    const decisions = lines.filter(({ signIn }) => signIn !== undefined);
    expect(decisions.slice(0, 3)).toMatchObject([
      { signIn: 'refused', why: 'name-or-password-wrong', account: null },
      { signIn: 'refused', why: 'name-or-password-wrong', account: person.id },
      { signIn: 'opened', why: 'password', account: person.id },
    ]);
    expect(decisions.at(-1)).toMatchObject({ signIn: 'refused', why: 'too-many-tries', alert: true });
    expect(JSON.stringify(lines)).not.toMatch(/bí mật|gõ nhầm/);
  });
});
