import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { disableAccount } from '#src/year-round/accounts/app/close-account.command.ts';
import { editAccount } from '#src/year-round/accounts/app/edit-account.command.ts';
import { accessOf } from '#src/year-round/accounts/app/access.query.ts';
import { buildSite } from '#src/main/site.tsx';
import { useDatabase } from '../database.ts';
import { aPerson, bindTestCredentials } from '../factories/credentials.ts';
import { anIdentityProvider, type IdentityProvider, visitAs } from '../factories/identity-provider.ts';
import { get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
const OURS = 'http://ours.example';
let provider: IdentityProvider;
let site: ReturnType<typeof buildSite>;
beforeAll(async () => {
  bindTestCredentials();
  provider = await anIdentityProvider(
    {
      an: { staffCode: 'CC-001' },
      binh: { staffCode: 'CC-002', means: ['pwd', 'otp'] },
      cuong: { staffCode: 'CC-003' },
      la: { staffCode: 'CC-999' },
      'khong-ma': {},
    },
    `${OURS}/api/auth/callback/agency`,
  );
  const settings = { ...provider, staffCodeClaim: 'staff_code', label: 'Hệ thống Bộ Tư pháp' };
  const none = { names: { css: '', script: '', fonts: [] }, serve: () => {} };
  site = buildSite({ dataDir: '/tmp', publicUrl: OURS, secret: 'x'.repeat(40), provider: settings }, none);
});
afterAll(() => provider.end());

const cookiesOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .filter((line) => !/Max-Age=0/i.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
const goesTo = (answer: Response): string => answer.headers.get('Location') ?? '';

/** One whole visit: our button, the provider's pages, and back. */
async function signInAs(name: string, onward = ''): Promise<Response> {
  const begun = await send(site, `/dang-nhap/co-quan${onward && `?ve=${encodeURIComponent(onward)}`}`, {});
  const back = new URL(await visitAs(goesTo(begun), name));
  return get(site, back.pathname + back.search, cookiesOf(begun));
}

describe('signing in through the agency’s provider', () => {
  test('is offered only where one is set up', async () => {
    expect(await (await get(site, '/dang-nhap')).text()).toContain('Đăng nhập bằng Hệ thống Bộ Tư pháp');
    const without = wholeSite();
    expect(await (await get(without, '/dang-nhap')).text()).not.toContain('Hệ thống Bộ Tư pháp');
    expect((await send(without, '/dang-nhap/co-quan', {})).status).toBe(404);
    expect((await get(without, '/api/auth/callback/agency?code=x&state=y')).status).toBe(404);
    const none = { names: { css: '', script: '', fonts: [] }, serve: () => {} };
    const settings = { ...provider, staffCodeClaim: 'staff_code', label: 'Hệ thống Bộ Tư pháp' };
    site = buildSite({ dataDir: '/tmp', publicUrl: OURS, secret: 'x'.repeat(40), provider: settings }, none);
  });

  test('asks with a code, PKCE, state and nonce', async () => {
    const asked = new URL(goesTo(await send(site, '/dang-nhap/co-quan', {}))).searchParams;
    expect(asked.get('response_type')).toBe('code');
    expect(asked.get('code_challenge_method')).toBe('S256');
    for (const name of ['code_challenge', 'state', 'nonce']) expect(asked.get(name)?.length, name).toBeGreaterThan(20);
  });

  test('finds the account by the staff code, twice the same, and leads on to the wanted page', async () => {
    const person = await aPerson('Nguyễn Cơ Quan', { staffCode: 'CC-001' });
    for (const onward of ['', '/tai-khoan?x=1']) {
      const arrived = await signInAs('an', onward);
      expect(goesTo(arrived)).toBe(onward || '/viec');
      const page = await (await get(site, '/tai-khoan', cookiesOf(arrived))).text();
      expect(page).toContain(person.name);
      expect(page).toContain('hệ thống của cơ quan');
    }
    const { rows } = await asActor(WORKER, (tx) =>
      sql<{ kept: number; sessions: number }>`select
        (select count(*)::int from auth.account where "idToken" is not null or "accessToken" is not null) as kept,
        (select count(*)::int from auth.session) as sessions`.execute(tx),
    );
    expect(rows).toEqual([{ kept: 0, sessions: 0 }]);
  });

  test('the second factor that a role needs is asked here, unless the provider has asked for one', async () => {
    await aPerson('Trần Hai Bước', { staffCode: 'CC-002', roles: ['administrator'] });
    await aPerson('Lê Một Bước', { staffCode: 'CC-003', roles: ['administrator'] });
    expect(goesTo(await signInAs('binh'))).toBe('/viec');
    expect(goesTo(await signInAs('cuong'))).toBe('/dang-nhap/thiet-lap?ve=%2Fviec');
  });

  test('a staff code of nobody, none at all, and a closed account open nothing', async () => {
    for (const name of ['la', 'khong-ma']) {
      const arrived = await signInAs(name);
      expect(arrived.status).toBe(422);
      expect(await arrived.text()).toContain('chưa gắn với tài khoản nào');
    }
    const { rows } = await asActor(WORKER, (tx) =>
      sql<{ id: string }>`select id from account_access where staff_code = 'CC-001'`.execute(tx),
    );
    await asActor(WORKER, (tx) => disableAccount(tx, WORKER, rows[0]?.id ?? ''));
    expect((await signInAs('an')).status).toBe(422);
  });

  test('a staff code that was given to another account is that account’s from then on', async () => {
    const before = await aPerson('Phạm Trước', { staffCode: 'CC-777' });
    const after = await aPerson('Phạm Sau');
    const move = async (id: string, staffCode: string | null) =>
      asActor(WORKER, async (tx) => {
        const access = await accessOf(tx, id);
        return editAccount(tx, WORKER, {
          accountId: id,
          post: null,
          email: null,
          staffCode,
          version: access?.version ?? 0,
        });
      });
    await move(
      (
        await asActor(WORKER, (tx) =>
          tx.selectFrom('account_access').where('staff_code', '=', 'CC-003').select('id').executeTakeFirstOrThrow(),
        )
      ).id,
      null,
    );
    await move(before.id, 'CC-003');
    expect(goesTo(await signInAs('cuong'))).toBe('/viec');
    await move(before.id, null);
    await move(after.id, 'CC-003');
    const page = await (await get(site, '/tai-khoan', cookiesOf(await signInAs('cuong')))).text();
    expect(page).toContain('Phạm Sau');
  });

  test('an answer that this browser has not asked for, or that comes twice, or is a refusal, opens nothing', async () => {
    const begun = await send(site, '/dang-nhap/co-quan', {});
    const back = new URL(await visitAs(goesTo(begun), 'binh'));
    expect((await get(site, back.pathname + back.search)).status).toBe(422);
    const denied = await send(site, '/dang-nhap/co-quan', {});
    const home = new URL(await visitAs(goesTo(denied), ''));
    expect((await get(site, home.pathname + home.search, cookiesOf(denied))).status).toBe(422);
    const fresh = await send(site, '/dang-nhap/co-quan', {});
    const once = new URL(await visitAs(goesTo(fresh), 'binh'));
    expect((await get(site, once.pathname + once.search, cookiesOf(fresh))).status).toBe(303);
    expect((await get(site, once.pathname + once.search, cookiesOf(fresh))).status).toBe(422);
    expect((await get(site, '/api/auth/callback/agency')).status).toBe(422);
  });

  test('a provider that is away is said so, and the password still works', async () => {
    const none = { names: { css: '', script: '', fonts: [] }, serve: () => {} };
    const away = { ...provider, issuer: 'http://127.0.0.1:9', staffCodeClaim: 'staff_code', label: 'Xa' };
    const lonely = buildSite({ dataDir: '/tmp', publicUrl: OURS, secret: 'x'.repeat(40), provider: away }, none);
    const begun = await send(lonely, '/dang-nhap/co-quan', {});
    expect(begun.status).toBe(422);
    expect(await begun.text()).toContain('chưa trả lời');
  });
});
