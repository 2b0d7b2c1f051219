import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { bindMail } from '#src/platform/mail/mail.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { readSheetFile } from '#src/platform/spreadsheet/read-sheet.ts';
import { grantRoles } from '#src/year-round/accounts/app/accounts.command.ts';
import { addGrant } from '#src/year-round/accounts/app/grants.command.ts';
import { invitedBy } from '#src/year-round/accounts/app/invitation.command.ts';
import { createPerson } from '#src/year-round/accounts/app/new-person.command.ts';
import { INVITE_COLUMNS } from '#src/year-round/accounts/domain/invite-sheet.ts';
import { mayGive } from '#src/year-round/accounts/domain/manage.ts';
import { keepUnitsFindable } from '#src/year-round/organisation/app/unit-findable.command.ts';
import { useDatabase } from '../database.ts';
import { aPerson } from '../factories/credentials.ts';
import { aMailServer, type MailServer } from '../factories/mail-server.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { formsOf } from '../factories/page.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

const ACCOUNTS = '/quan-tri/tai-khoan';
useDatabase();
let site: ReturnType<typeof wholeSite>;
let mail: MailServer;
let year: OpenedYear;
let officer: Actor;
let cookie: string;
let unit: { readonly id: string; readonly name: string };

beforeAll(async () => {
  site = wholeSite();
  mail = await aMailServer();
  year = await anOpenYear();
  await asActor(WORKER, (tx) =>
    keepUnitsFindable(
      tx,
      year.units.map(({ id }) => id),
    ),
  );
  const [, second] = year.units;
  if (!second) throw new Error('the cluster has too few units');
  unit = second;
  officer = await aPerson('Trịnh Thị Bộ', { roles: ['ministry-officer'] });
  cookie = await cookieOf(officer);
});
afterAll(async () => {
  bindMail(null);
  await mail.end();
});

const codesIn = (text: string): readonly string[] => text.match(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){3}/g) ?? [];
const accountOf = (code: string) => asActor(WORKER, (tx) => invitedBy(tx, code));
const accounts = () => asActor(WORKER, (tx) => tx.selectFrom('account_access').select('id').execute());
const inviteOne = (fields: Readonly<Record<string, string>>) =>
  send(site, `${ACCOUNTS}/them`, { name: 'Lý Văn Tỉnh', role: 'unit-officer', unit: unit.id, ...fields }, cookie);

describe('an officer of the Ministry', () => {
  test('finds the page in the menu, and invites an officer of a unit', async () => {
    const home = await (await get(site, '/', cookie)).text();
    expect(home).toContain(`href="${ACCOUNTS}"`);
    const page = await (await inviteOne({ name: 'Lý Thị Công' })).text();
    const invited = await accountOf(codesIn(page)[0] ?? '');
    expect(invited?.access).toMatchObject({ name: 'Lý Thị Công', signInName: 'conglt' });
    const list = await (await get(site, ACCOUNTS, cookie)).text();
    expect(list).toContain('Lý Thị Công');
    const made = await asActor(WORKER, (tx) =>
      tx
        .selectFrom('audit')
        .select('actor_id')
        .where('table_name', '=', 'account_access')
        .where('row_id', '=', invited?.access.id ?? '')
        .executeTakeFirst(),
    );
    expect(made?.actor_id).toBe(officer.id);
  });

  test.each(['administrator', 'ministry-officer', 'inspector'])('never makes a %s', async (role) => {
    const before = (await accounts()).length;
    const refused = await inviteOne({ name: 'Kẻ Leo Thang', role });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Việc này thuộc người quản trị hệ thống.');
    expect((await accounts()).length).toBe(before);
  });

  test('never raises anybody, not even past the application: the database itself refuses', async () => {
    const page = await (await inviteOne({ name: 'Lý Nâng Quyền' })).text();
    const id = (await accountOf(codesIn(page)[0] ?? ''))?.access.id ?? '';
    const form = formsOf(await (await get(site, `${ACCOUNTS}/${id}`, cookie)).text()).find(({ action }) =>
      action.endsWith('/vai-tro'),
    );
    const sent = await send(site, form?.action ?? '', { ...form?.fields, role: 'administrator' }, cookie);
    expect(sent.status).toBe(422);
    const system = { clusterYearId: null, unitId: null };
    for (const whom of [id, officer.id])
      await expect(
        asActor(officer, (tx) => grantRoles(tx, whom, [{ role: 'administrator', ...system }])),
      ).rejects.toThrow(/row-level security/);
  });

  test('has no code left for somebody whom an administrator then raises', async () => {
    const page = await (await inviteOne({ name: 'Lý Được Nâng' })).text();
    const code = codesIn(page)[0] ?? '';
    const invited = await accountOf(code);
    const administrator = await aPerson('Quản Trị Nâng', { roles: ['administrator'] });
    const given = await asActor(administrator, (tx) =>
      addGrant(tx, administrator, {
        accountId: invited?.access.id ?? '',
        grant: { role: 'administrator', clusterYearId: null, unitId: null },
        version: invited?.access.version ?? 0,
      }),
    );
    expect(given).toMatchObject({ ok: true });
    expect(await accountOf(code)).toBeNull();
  });

  test('neither sees nor touches an administrator, a colleague of the Ministry, or the own account', async () => {
    const others = [
      await aPerson('Quản Trị Khác', { roles: ['administrator'] }),
      await aPerson('Đồng Nghiệp Bộ', { roles: ['ministry-officer'] }),
      officer,
    ];
    const list = await (await get(site, ACCOUNTS, cookie)).text();
    for (const other of others) {
      expect(list).not.toContain(`${ACCOUNTS}/${other.id}`);
      expect((await get(site, `${ACCOUNTS}/${other.id}`, cookie)).status).toBe(404);
      for (const form of ['moi', 'vai-tro', 'vai-tro/ket-thuc', 'thu-hoi'])
        expect((await send(site, `${ACCOUNTS}/${other.id}/${form}`, {}, cookie)).status).toBe(404);
    }
  });

  test('gives and ends roles of units, and the second of two who do so at once is told', async () => {
    const page = await (await inviteOne({ name: 'Lý Hai Vai' })).text();
    const id = (await accountOf(codesIn(page)[0] ?? ''))?.access.id ?? '';
    const forms = formsOf(await (await get(site, `${ACCOUNTS}/${id}`, cookie)).text());
    const give = forms.find(({ action }) => action.endsWith('/vai-tro'));
    const end = forms.find(({ action }) => action.endsWith('/ket-thuc'));
    const leader = { ...give?.fields, role: 'unit-leader', unit: unit.id };
    expect((await send(site, give?.action ?? '', leader, cookie)).status).toBe(303);
    const late = await send(site, end?.action ?? '', { ...end?.fields, token: newId() }, cookie);
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('Người khác vừa sửa tài khoản này');
  });

  test('opens no second door to an account that is in use', async () => {
    const inUse = await asActor(WORKER, (tx) =>
      createPerson(tx, WORKER, {
        name: 'Lý Dùng Rồi',
        post: null,
        signInName: '',
        email: null,
        staffCode: 'M01',
        grants: [{ role: 'unit-leader', clusterYearId: null, unitId: unit.id }],
      }),
    );
    const accountId = inUse.ok ? inUse.value.accountId : '';
    const actor: Actor = { id: accountId, kind: 'person', name: '', grants: [] };
    await cookieOf(actor); // came in by the agency's provider, without a password
    const sent = await send(site, `${ACCOUNTS}/${accountId}/moi`, { way: 'paper' }, cookie);
    expect(sent.status).toBe(422);
    expect(codesIn(await sent.text())).toEqual([]);
  });
});

test('the head’s office and units give no accounts', () => {
  const grants = [
    { role: 'cluster-office' as const, clusterYearId: year.clusterYearId, unitId: null },
    { role: 'unit-leader' as const, clusterYearId: null, unitId: unit.id },
  ];
  expect(mayGive({ id: newId(), kind: 'person', name: '', grants }, 'unit-officer')).toBe(false);
});

const HEADS = Object.values(INVITE_COLUMNS);
const ROLE = 'Lãnh đạo đơn vị';
/** A list as somebody fills the template in: unit, name, post, address, code, role. */
async function look(rows: readonly (readonly string[])[], heads: readonly string[] = HEADS): Promise<Response> {
  const bytes = await writeXlsx({
    sheets: [{ name: 'Danh sách', rows: [[...heads], ...rows.map((row) => [...row])] }],
  });
  const body = new FormData();
  body.set('file', new File([new Uint8Array(bytes)], 'danh-sach.xlsx'));
  body.set('token', newId());
  return site.request(`http://ours.example${ACCOUNTS}/nhieu/xem`, {
    method: 'POST',
    headers: { Origin: 'http://ours.example', Cookie: cookie },
    body,
  });
}
const confirmIn = (page: string) => formsOf(page).find(({ action }) => action === `${ACCOUNTS}/nhieu`);

describe('inviting by a list', () => {
  test('the template has the columns that the list is read by', async () => {
    const file = await get(site, `${ACCOUNTS}/nhieu/mau.xlsx`, cookie);
    const sheet = await readSheetFile(new Uint8Array(await file.arrayBuffer()));
    expect(sheet).toMatchObject({ ok: true, value: [HEADS] });
  });

  test('shows first, then invites all at once: letters to those with an address, one sheet of codes a unit for the rest', async () => {
    bindMail({ url: mail.url, from: 'thidua@moj.example.vn' });
    const before = (await accounts()).length;
    const seen = await look([
      [
        unit.name,
        'Mã Thị Thư',
        'Chánh Văn phòng',
        'Ma.Thu@tinh.example.vn',
        'T01',
        'Công chức phụ trách thi đua, khen thưởng',
      ],
      [unit.name, 'Mã Văn Giấy', 'Giám đốc', '', '', ROLE],
      ['', '', '', '', '', ''],
      [year.head.name, 'Mã Thị Tờ', '', '', '', ROLE],
    ]);
    const preview = await seen.text();
    expect(preview).toContain('Sẽ mời 3 người');
    expect((await accounts()).length).toBe(before);
    const form = confirmIn(preview);
    const done = await send(site, form?.action ?? '', form?.fields ?? {}, cookie);
    const page = await done.text();
    expect(page).toContain('Đã mời 3 người');
    expect(codesIn(page)).toHaveLength(2);
    expect(page.match(/class="unit-sheet"/g)).toHaveLength(2);
    expect(page).not.toContain('Mã Thị Thư');
    expect(mail.received.at(-1)?.to).toEqual(['ma.thu@tinh.example.vn']);
    expect((await accounts()).length).toBe(before + 3);
    const [code = ''] = codesIn(page);
    expect(await accountOf(code)).toMatchObject({ access: { name: 'Mã Văn Giấy', post: 'Giám đốc' } });
    // sent twice, nobody is invited twice, and no code is shown again
    const again = await send(site, form?.action ?? '', form?.fields ?? {}, cookie);
    expect(again.status).toBe(303);
    expect((await accounts()).length).toBe(before + 3);
    bindMail(null);
  });

  test('names each fault by its row and column, and then nobody is invited', async () => {
    const before = (await accounts()).length;
    const seen = await look([
      [unit.name, 'Mã Thị Đúng', '', '', '', ROLE],
      ['Sở Không Có Thật', 'Mã Sai Đơn Vị', '', '', '', ROLE],
      [unit.name, '', '', '', '', ROLE],
      [unit.name, 'Mã Sai Vai', '', '', '', 'Quản trị hệ thống'],
      [unit.name, 'Mã Sai Thư', '', 'không phải thư', '', ROLE],
      [unit.name, 'Mã Trùng Thư', '', 'MA.THU@tinh.example.vn', '', ROLE],
      [unit.name, 'Mã Công Thức', '=1+1', '', 'K1', ROLE],
      [unit.name, 'Mã Hai Lần', '', '', 'K1', ROLE],
    ]);
    expect(seen.status).toBe(422);
    const page = await seen.text();
    for (const [row, column, words] of [
      [3, 'Đơn vị', 'Không có đơn vị tên như vậy'],
      [4, 'Họ và tên', 'Chưa ghi.'],
      [5, 'Vai trò', 'Không có vai trò “Quản trị hệ thống”'],
      [6, 'Thư điện tử', 'không phải địa chỉ thư'],
      [7, 'Thư điện tử', 'đã thuộc một tài khoản'],
      [9, 'Mã số', 'Đã có ở dòng 8'],
    ] as const)
      expect(page).toMatch(new RegExp(`Dòng ${row}<[^]*?${column}[^]*?${words}`));
    expect(confirmIn(page)).toBeUndefined();
    expect((await accounts()).length).toBe(before);
  });

  test('a preview that was changed on its way gives no more than the rules let through', async () => {
    const before = (await accounts()).length;
    const line = { row: 2, unit: unit.name, name: 'Mã Sửa Tay', role: 'Quản trị hệ thống' };
    for (const lines of [
      JSON.stringify([line]),
      '{}',
      'không phải JSON',
      '[null, 3]',
      JSON.stringify([{ ...line, role: ROLE, unit: 'x' }]),
    ])
      expect((await send(site, `${ACCOUNTS}/nhieu`, { lines }, cookie)).status).toBe(422);
    expect((await accounts()).length).toBe(before);
  });

  test.each([
    [[], HEADS, 'không có dòng nào'],
    [[['x']], ['Tên', 'Số'], 'Không thấy dòng tiêu đề'],
    [[['x', 'y']], ['Họ và tên', 'Chức vụ'], 'Thiếu cột: Đơn vị, Vai trò'],
    [Array.from({ length: 301 }, (_, n) => ['x', `Người ${n}`, '', '', '', ROLE]), HEADS, 'nhiều nhất 300 người'],
  ])('a list that is none is refused in words', async (rows, heads, words) => {
    const seen = await look(rows, heads);
    expect(seen.status).toBe(422);
    expect(await seen.text()).toContain(words);
  });
});
