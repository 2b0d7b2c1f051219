import { hash, verify } from '@node-rs/argon2';
import pg from 'pg';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ANONYMOUS, type Actor, type Grant, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { makeInvitation } from '#src/year-round/accounts/app/invitation.command.ts';
import { makeSignInLink } from '#src/year-round/accounts/app/sign-in.command.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { useDatabase } from '../database.ts';
import { aPerson } from '../factories/credentials.ts';
import { readable } from '../factories/visit.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

type Argon2 = { readonly hash: typeof hash; readonly verify: typeof verify };
/** The real hash, counted: how often a password was worked on. */
vi.mock('@node-rs/argon2', async (real) => {
  const module = await real<Argon2>();
  return { ...module, hash: vi.fn(module.hash), verify: vi.fn(module.verify) };
});

/**
 * What may not be read may not be inferred either: not from whether an address answers «not yours» or «not there», not from
 * how much work an answer took, and not from a number that stands for one or two others.
 */
useDatabase();
let site: Site;
let at: string;
let [first, second] = [
  { id: '', slug: '' },
  { id: '', slug: '' },
];
let clusterYearId: string;
/** Records that exist and are not for those who ask below. */
let hidden: Readonly<Record<string, string>>;
let readers: Readonly<Record<string, string>>;

const draft = (unitId: string) => ({
  id: newId(),
  cluster_year_id: clusterYearId,
  unit_id: unitId,
  award_id: 'CO_BO',
  subject: 'collective',
  subject_name: `Bản nháp ${newId().slice(-6)}`,
  state: 'draft',
});

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  await rehearse({ units: 14, year: 2027, seed: 1, save: async () => {}, progress: () => {} });
  await asActor(WORKER, async (tx) => {
    const year = await tx
      .selectFrom('cluster_year as y')
      .innerJoin('cluster as c', 'c.id', 'y.cluster_id')
      .where('y.year', '=', 2027)
      .select(['y.id', 'c.slug'])
      .executeTakeFirstOrThrow();
    clusterYearId = year.id;
    at = `/cum-thi-dua/${year.slug}/2027`;
    const members = await tx
      .selectFrom('membership as m')
      .innerJoin('unit as u', 'u.id', 'm.unit_id')
      .where('m.cluster_year_id', '=', clusterYearId)
      .where('u.kind', '=', 'STP')
      .where('u.id', 'not in', (eb) => eb.selectFrom('leadership').select('unit_id').where('unit_id', 'is not', null))
      .select(['u.id', 'u.slug'])
      .execute();
    [first, second] = [members[0] ?? first, members[1] ?? second];
    const registration = draft(first.id);
    await tx.insertInto('registration').values(registration).execute();
    const sheet = await tx
      .updateTable('score_sheet')
      .set({ state: 'submitted' })
      .where('unit_id', '=', first.id)
      .returning('id')
      .executeTakeFirstOrThrow();
    const report = await tx
      .selectFrom('progress_report')
      .select('id')
      .where('unit_id', '=', first.id)
      .executeTakeFirstOrThrow();
    const handOver = await tx.selectFrom('hand_over').select('id').executeTakeFirstOrThrow();
    const submission = await tx
      .selectFrom('paper')
      .select('id')
      .where('kind', '=', 'submission')
      .executeTakeFirstOrThrow();
    const person = newId();
    await tx
      .insertInto('person')
      .values({ id: person, name: 'Người của đơn vị khác', is_public: false, is_synthetic: true })
      .execute();
    await tx
      .insertInto('post_held')
      .values({ id: newId(), person_id: person, unit_id: first.id, position: 'Phó Giám đốc' })
      .execute();
    const administrator = await createAccount(tx, {
      name: 'Quản trị',
      post: null,
      isDemonstration: false,
      grants: [{ role: 'administrator', clusterYearId: null, unitId: null }],
    });
    const notice = newId();
    await tx
      .insertInto('notice')
      .values({
        id: notice,
        cluster_year_id: clusterYearId,
        unit_id: first.id,
        kind: 'scores-entered',
        about: '',
        href: `${at}/cham-diem`,
        by_account_id: administrator,
      })
      .execute();
    hidden = {
      registration: registration.id,
      sheet: sheet.id,
      report: report.id,
      handOver: handOver.id,
      submission: submission.id,
      person,
      administrator,
      notice,
    };
  });
  const grants: Readonly<Record<string, readonly Grant[]>> = {
    'an officer of another unit': [{ role: 'unit-officer', clusterYearId: null, unitId: second.id }],
    'a delegate of another unit': [{ role: 'delegate', clusterYearId, unitId: second.id }],
    'the administrator': [{ role: 'administrator', clusterYearId: null, unitId: null }],
    'an officer of the Ministry': [{ role: 'ministry-officer', clusterYearId: null, unitId: null }],
    'a stranger with an account': [],
  };
  const cookies = await Promise.all(
    Object.entries(grants).map(async ([who, held]) => {
      const id = await asActor(WORKER, (tx) =>
        createAccount(tx, { name: who, post: null, isDemonstration: false, grants: [...held] }),
      );
      const actor: Actor = { id, kind: 'person', name: who, grants: held };
      return [who, await cookieOf(actor)] as const;
    }),
  );
  readers = { ...Object.fromEntries(cookies), 'a visitor': '' };
  expect(ANONYMOUS.grants).toEqual([]);
}, 60_000);

/** How many statements the database was asked while something was done. */
async function statementsOf<Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  try {
    const value = await work();
    return [value, asked.mock.calls.length];
  } finally {
    asked.mockRestore();
  }
}

type Answer = { readonly status: number; readonly words: string; readonly statements: number };
async function answerTo(method: string, path: string, id: string, cookie: string): Promise<Answer> {
  const [answer, statements] = await statementsOf(async () =>
    Promise.resolve(
      method === 'GET' ? get(site, path.replace(':id', id), cookie) : send(site, path.replace(':id', id), {}, cookie),
    ),
  );
  const words = readable(await answer.text())
    .replaceAll(id, 'ID')
    .replace(/[0-9a-f]{8}-?[0-9a-f-]{4,}/g, 'TOKEN');
  return { status: answer.status, words, statements };
}

/** The record, its address, and who must not learn whether it is there. */
const ADDRESSES: readonly (readonly [record: string, method: string, path: string, who: readonly string[]])[] = (() => {
  const [officer, delegate, stranger, visitor] = [
    'an officer of another unit',
    'a delegate of another unit',
    'a stranger with an account',
    'a visitor',
  ];
  const all = [officer, delegate, 'the administrator', stranger, visitor];
  const outside = ['the administrator', stranger, visitor];
  return [
    ['registration', 'GET', 'YEAR/dang-ky/:id', all],
    ['registration', 'POST', 'YEAR/dang-ky/:id', all],
    ['registration', 'POST', 'YEAR/dang-ky/:id/chuyen', all],
    ['registration', 'POST', 'YEAR/dang-ky/:id/hoan-tac', all],
    ['registration', 'GET', '/lich-su/dang-ky/:id', all],
    ['registration', 'GET', '/trao-doi/dang-ky/:id', all],
    ['sheet', 'GET', '/lich-su/phieu-diem/:id', all],
    ['sheet', 'GET', '/trao-doi/phieu-diem/:id', all],
    ['sheet', 'POST', '/trao-doi/phieu-diem/:id', all],
    ['report', 'GET', '/lich-su/bao-cao/:id', all],
    ['report', 'GET', '/trao-doi/bao-cao/:id', all],
    ['submission', 'GET', '/lich-su/to-trinh/:id', outside],
    ['submission', 'GET', 'YEAR/de-nghi/:id/to-trinh.pdf', outside],
    ['handOver', 'GET', '/lich-su/ban-giao/:id', outside],
    ['person', 'GET', '/nguoi/:id', all],
    ['person', 'GET', '/nguoi/:id/sua', all],
    ['person', 'GET', '/nguoi/:id/chuc-vu', all],
    ['person', 'GET', '/nguoi/:id/ho-so', all],
    ['person', 'GET', '/nguoi/:id/ho-so/ghi', all],
    ['person', 'POST', '/nguoi/:id/tai-khoan', all],
    ['notice', 'GET', '/thong-bao/:id', all],
    ['administrator', 'GET', '/quan-tri/tai-khoan/:id', ['an officer of the Ministry', officer, stranger, visitor]],
    ['administrator', 'POST', '/quan-tri/tai-khoan/:id/khoa', ['an officer of the Ministry', officer, stranger]],
  ];
})();

describe('whether a record exists', () => {
  test.each(ADDRESSES)('%s is not told by %s %s', async (record, method, path, who) => {
    const address = path.replace('YEAR', at);
    const differs: string[] = [];
    for (const reader of who) {
      const cookie = readers[reader] ?? '';
      await answerTo(method, address, newId(), cookie); // what is remembered from a first time is remembered now
      const unknown = await answerTo(method, address, newId(), cookie);
      const theirs = await answerTo(method, address, hidden[record] ?? '', cookie);
      if (unknown.status !== theirs.status) differs.push(`${reader}: ${theirs.status}, unknown ${unknown.status}`);
      else if (unknown.words !== theirs.words) differs.push(`${reader}: other words`);
      else if (unknown.statements !== theirs.statements)
        differs.push(`${reader}: ${theirs.statements} statements, unknown ${unknown.statements}`);
      if (theirs.status < 300) differs.push(`${reader}: reads it`);
    }
    expect(differs).toEqual([]);
  });
});

/** Pages, lists and files that show a number, an order or a rate, and that somebody without a part in the unit may ask for. */
const PAGES: readonly string[] = [
  '/',
  '/viec',
  '/nam',
  '/cum-thi-dua',
  '/don-vi',
  '/don-vi.csv',
  '/nhan-su',
  '/tim?q=b%E1%BA%A3n+nh%C3%A1p',
  '/nhat-ky',
  '/nhat-ky.csv',
  'YEAR',
  'YEAR.csv',
  'YEAR/phat-dong',
  'YEAR/giao-uoc',
  'YEAR/dang-ky',
  'YEAR/dang-ky?xem=tong-hop',
  'YEAR/dang-ky/tong-hop.csv',
  'YEAR/thuc-hien',
  'YEAR/thuc-hien/PERIOD/so-lieu.csv',
  'YEAR/cham-diem',
  'YEAR/cham-diem?tam-tinh=1',
  'YEAR/cham-diem/OWN',
  'YEAR/suy-ton',
  'YEAR/suy-ton/phieu/BALLOT',
  'YEAR/suy-ton/ban-tin',
  'YEAR/de-nghi',
  'YEAR/khen-thuong',
  'YEAR/ban-giao',
  'UNIT',
  'UNIT/nguoi',
  '/nguoi?q=ng%C6%B0%E1%BB%9Di',
  '/api/v1/units',
  '/api/v1/clusters',
];

describe('what a unit has not shown', () => {
  let [period, ballot] = ['', ''];
  const pathOf = (page: string) =>
    page
      .replace('YEAR', at)
      .replace('PERIOD', period)
      .replace('BALLOT', ballot)
      .replace('UNIT', `/don-vi/${first.slug}`)
      .replace('OWN', second.slug);
  const seenBy = async (who: string) => {
    const pages: Record<string, string> = {};
    for (const page of PAGES) {
      const answer = await get(site, pathOf(page), readers[who] ?? '');
      const text = (await answer.text()).replace(/[0-9a-f]{8}-?[0-9a-f-]{4,}/g, 'TOKEN').replace(/nonce-[\w+/=]+/g, '');
      pages[page] = `${answer.status} ${text}`;
    }
    return pages;
  };

  beforeAll(async () => {
    await asActor(WORKER, async (tx) => {
      const vote = await tx.updateTable('ballot').set({ state: 'open' }).returning('id').execute();
      ballot = vote[0]?.id ?? '';
      const periods = await tx.updateTable('progress_period').set({ locked_on: null }).returning('id').execute();
      period = periods[0]?.id ?? '';
    });
  });

  test.each([
    'an officer of another unit',
    'a delegate of another unit',
    'the administrator',
    'a stranger with an account',
    'a visitor',
  ])(
    'changes no number, order, file or search that %s is shown',
    async (who) => {
      const before = await seenBy(who);
      await asActor(WORKER, async (tx) => {
        await tx
          .insertInto('registration')
          .values([draft(first.id), draft(first.id)])
          .execute();
        await tx
          .updateTable('score_cell')
          .set((eb) => ({ points: eb('points', '-', 50) }))
          .where('points', '>', 50)
          .where('column_id', 'in', (eb) =>
            eb
              .selectFrom('score_column as c')
              .innerJoin('score_sheet as s', 's.id', 'c.sheet_id')
              .where('s.unit_id', '=', first.id)
              .select('c.id'),
          )
          .execute();
        await tx
          .updateTable('progress_figure')
          .set((eb) => ({ numerator: eb('numerator', '-', '1'), words: 'chưa gửi' }))
          .where('numerator', '>', '1')
          .where('report_id', 'in', (eb) =>
            eb.selectFrom('progress_report').where('unit_id', '=', first.id).select('id'),
          )
          .execute();
        await tx
          .updateTable('ballot_tally_row')
          .set((eb) => ({ yes: eb('yes', '-', 1), no: eb('no', '+', 1) }))
          .where('yes', '>', 1)
          .execute();
        const person = newId();
        await tx
          .insertInto('person')
          .values({ id: person, name: `Người kín ${person.slice(-4)}`, is_public: false, is_synthetic: true })
          .execute();
        await tx
          .insertInto('post_held')
          .values({ id: newId(), person_id: person, unit_id: first.id, position: 'Chuyên viên' })
          .execute();
      });
      const after = await seenBy(who);
      expect(PAGES.filter((page) => before[page] !== after[page])).toEqual([]);
      expect(Object.values(before).filter((page) => page.startsWith('5'))).toEqual([]);
      expect(Object.values(before).filter((page) => page.startsWith('200')).length).toBeGreaterThan(8);
    },
    60_000,
  );
});

describe('signing in', () => {
  test('a name that is nobody’s, a wrong password and a closed account take the same work and the same words', async () => {
    const [person, closed] = [await aPerson('Người Có Thật'), await aPerson('Người Đã Khóa')];
    await asActor(WORKER, (tx) =>
      tx.updateTable('account_access').set({ disabled_at: new Date() }).where('id', '=', closed.id).execute(),
    );
    const answers = [];
    for (const name of ['khong-co-ai', person.signInName, closed.signInName]) {
      for (const work of [hash, verify]) vi.mocked(work).mockClear();
      const [answer, statements] = await statementsOf(async () =>
        Promise.resolve(send(site, '/dang-nhap', { name, password: 'mật khẩu không đúng' })),
      );
      const words = readable(await answer.text()).replaceAll(name, 'NAME');
      answers.push({
        status: answer.status,
        words,
        statements,
        hashes: vi.mocked(hash).mock.calls.length + vi.mocked(verify).mock.calls.length,
      });
    }
    const [nobody] = answers;
    expect(nobody).toMatchObject({ status: 422, hashes: 1 });
    expect(answers).toEqual([nobody, nobody, nobody]);
  });

  test('a code or link that never was, was used or is too old is answered alike, after the same statements', async () => {
    const { id: accountId } = await aPerson('Người Được Mời');
    const made = () =>
      asActor(WORKER, (tx) => makeInvitation(tx, WORKER, { accountId, kind: 'recovery', sentTo: null }));
    const old = await made();
    const used = await made(); // a new code revokes the one before
    await asActor(WORKER, (tx) => tx.updateTable('invitation').set({ used_at: new Date() }).execute());
    const answers = [];
    for (const code of ['ABCDEFGHJKMNPQRS', old, used]) answers.push(await answerTo('GET', '/moi/:id', code, ''));
    for (const answer of answers) expect(answer).toEqual({ ...answers[0], words: answer.words });
    expect(new Set(answers.map(({ words }) => words.replace(/value="[^"]*"/g, ''))).size).toBe(1);

    const link = await asActor(WORKER, (tx) => makeSignInLink(tx, accountId));
    await asActor(WORKER, (tx) => tx.updateTable('sign_in_link').set({ used_at: new Date() }).execute());
    const [never, spent] = [
      await answerTo('POST', '/vao/:id', 'f'.repeat(48), ''),
      await answerTo('POST', '/vao/:id', link, ''),
    ];
    expect(spent).toEqual(never);
  });
});
