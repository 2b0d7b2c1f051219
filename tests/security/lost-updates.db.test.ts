import { sql } from 'kysely';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { keepFact } from '#src/year-round/people/app/keep-fact.command.ts';
import { useDatabase } from '../database.ts';
import { aPerson } from '../factories/credentials.ts';
import { anOpenYear, type OpenedYear } from '../factories/open-year.ts';
import { formsOf, type PageForm } from '../factories/page.ts';
import { enter, someone } from '../factories/people.ts';
import { registeredForTheFlag } from '../factories/registration.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

/** Each kind of record that people edit: the page with its form, the form, and what each of two people changes in it. */
type Editable = {
  readonly page: () => Promise<string>;
  readonly form: RegExp;
  readonly by?: 'ministry' | 'administrator';
  readonly change: (form: PageForm, mark: string) => Readonly<Record<string, string>>;
};

useDatabase();
let site: Site;
let year: OpenedYear;
let office: string;
let at: string;
let ministry: string;
let ministryOfficer: Actor;
let administrator: string;
let account: string;
let person: string;
let slug: string;
let scored: string;

const idOfPerson = (table: 'post_held' | 'person_fact'): Promise<string> =>
  asActor(ministryOfficer, async (tx) => {
    const row = await tx.selectFrom(table).select('id').where('person_id', '=', person).executeTakeFirstOrThrow();
    return row.id;
  });

const slugOf = (unitId: string): Promise<string> =>
  asActor(WORKER, async (tx) => {
    const unit = await tx.selectFrom('unit').select('slug').where('id', '=', unitId).executeTakeFirstOrThrow();
    return unit.slug;
  });

type Kept = 'campaign' | 'covenant' | 'registration' | 'progress_period' | 'meeting';
const idOf = (table: Kept): Promise<string> =>
  asActor(WORKER, async (tx) => {
    const row = await tx
      .selectFrom(table)
      .select('id')
      .where('cluster_year_id', '=', year.clusterYearId)
      .limit(1)
      .executeTakeFirstOrThrow();
    return row.id;
  });
/** How many audited changes there are to rows of that table. */
const changes = () =>
  asActor(
    WORKER,
    async (tx) =>
      (
        await sql<{ n: number }>`select count(*)::int as n from audit where act is distinct from 'record-read'`.execute(
          tx,
        )
      ).rows[0]?.n ?? 0,
  );
const change =
  (name: string, of: (mark: string) => string = (mark) => mark) =>
  (_form: PageForm, mark: string) => ({
    [name]: of(mark),
  });

const RECORDS: Readonly<Record<string, Editable>> = {
  'a campaign': {
    page: async () => `${at}/phat-dong/${await idOf('campaign')}`,
    form: /\/phat-dong\/[0-9a-f-]{36}$/,
    change: change('name', (mark) => `Thi đua lập thành tích ${mark}`),
  },
  'the plan of the year': {
    page: async () => `${at}/phat-dong/ke-hoach`,
    form: /\/phat-dong\/ke-hoach$/,
    change: (form, mark) => {
      const [dayField = ''] = Object.keys(form.fields).filter((name) => /-to$|-until$|-dueOn$|-due$/.test(name));
      return { [dayField]: mark === 'một' ? '28/02/2027' : '27/02/2027', reason: `Lý do ${mark}` };
    },
  },
  'the text of a covenant': {
    page: async () => `${at}/giao-uoc/${await idOf('covenant')}/sua`,
    form: /\/giao-uoc\/[0-9a-f-]{36}\/sua$/,
    change: change('theme', (mark) => `Chủ đề ${mark}`),
  },
  'a registration': {
    page: async () => `${at}/dang-ky/${await idOf('registration')}`,
    form: /\/dang-ky\/[0-9a-f-]{36}$/,
    change: (_form, mark) => ({ note: `Ghi chú ${mark}`, receivedOn: '20/11/2026' }),
  },
  'the review conference': {
    page: async () => `${at}/suy-ton/hoi-nghi`,
    form: /\/suy-ton\/hoi-nghi$/,
    change: change('name', (mark) => `Hội nghị tổng kết ${mark}`),
  },
  'the bulletin': {
    page: async () => `${at}/suy-ton/ban-tin`,
    form: /\/suy-ton\/ban-tin$/,
    change: change('text', (mark) => `Bản tin của hội nghị, bản ${mark}.`),
  },
  'a report of figures': {
    page: async () => `${at}/thuc-hien/${await idOf('progress_period')}/${slug}`,
    form: /\/thuc-hien\/[0-9a-f-]{36}\/[a-z0-9-]+$/,
    change: (_form, mark) => ({ note: `Ghi chú ${mark}`, receivedOn: '20/11/2026' }),
  },
  'a person': {
    page: async () => `/nguoi/${person}/sua`,
    form: /\/nguoi\/[0-9a-f-]{36}\/sua$/,
    change: change('name', (mark) => `Nguyễn Thị ${mark === 'một' ? 'An' : mark === 'hai' ? 'Ân' : 'Ẩn'}`),
    by: 'ministry',
  },
  'a post': {
    page: async () => `/nguoi/${person}/chuc-vu/${await idOfPerson('post_held')}`,
    form: /\/chuc-vu\/[0-9a-f-]{36}$/,
    change: change('position', (mark) => `Chuyên viên ${mark}`),
    by: 'ministry',
  },
  'a restricted fact': {
    page: async () => `/nguoi/${person}/ho-so/${await idOfPerson('person_fact')}`,
    form: /\/ho-so\/[0-9a-f-]{36}$/,
    change: change('decision', (mark) => `Quyết định bản ${mark}`),
    by: 'ministry',
  },
  'a score sheet': {
    page: async () => `${at}/cham-diem/${scored}`,
    form: /\/cham-diem\/[a-z0-9-]+\?cot=self$/,
    change: (form, mark) => {
      const [cell = ''] = Object.keys(form.fields).filter((name) => name.startsWith('p:'));
      return { [cell]: mark === 'một' ? '1' : mark === 'hai' ? '2' : '1,5', ownReason: `Lý do ${mark}` };
    },
  },
  'the hand-over': {
    page: async () => `${at}/ban-giao`,
    form: /\/ban-giao\/noi-dung$/,
    change: change('note', (mark) => `Ghi chú bàn giao, bản ${mark}`),
  },
  'who leads next year': {
    page: async () => `${at}/ban-giao`,
    form: /\/ban-giao\/lanh-dao$/,
    change: (_form, mark) => ({
      'head-unit': year.head.id,
      'head-person': `Nguyễn Văn ${mark}`,
      namedBy: 'Biên bản hội nghị tổng kết',
    }),
  },
  'the roles of an account': {
    page: async () => `/quan-tri/tai-khoan/${account}`,
    form: /\/quan-tri\/tai-khoan\/[0-9a-f-]{36}\/vai-tro$/,
    change: (_form, mark) => ({ role: mark === 'một' ? 'unit-leader' : 'staff-member', unit: year.head.id }),
    by: 'administrator',
  },
  'the particulars of an account': {
    page: async () => `/quan-tri/tai-khoan/${account}`,
    form: /\/thong-tin$/,
    change: change('post', (mark) => `Chuyên viên ${mark}`),
    by: 'administrator',
  },
  'the rules for signing in': {
    page: async () => '/quan-tri/tai-khoan/xac-thuc',
    form: /\/xac-thuc$/,
    change: change('minutes', (mark) => (mark === 'một' ? '20' : mark === 'hai' ? '30' : '40')),
    by: 'administrator',
  },
};

/** What a refused page says, for whoever reads a failed test. */
const noticesIn = (html: string) =>
  [...html.matchAll(/class="(?:error|[^"]*error[^"]*|notice[^"]*)"[^>]*>([^]{0,200})/g)]
    .map(([, text]) => text)
    .join(' ');

const cookieFor = ({ by }: Editable) =>
  by === 'ministry' ? ministry : by === 'administrator' ? administrator : office;

async function formAt(record: Editable): Promise<PageForm> {
  const html = await (await get(site, await record.page(), cookieFor(record))).text();
  const found = formsOf(html).find(({ action }) => record.form.test(action));
  if (!found)
    throw new Error(
      `no such form on ${await record.page()}: ${formsOf(html)
        .map(({ action }) => action)
        .join(' ')}`,
    );
  return found;
}

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  year = await anOpenYear({ provinces: 3 });
  at = `/cum-thi-dua/${year.slug}/2027`;
  office = await cookieOf(year.office);
  await registeredForTheFlag(year, [year.head.id]);
  const bloc = await asActor(WORKER, (tx) => tx.selectFrom('bloc').select('id').executeTakeFirstOrThrow());
  await send(site, `${at}/phat-dong/moi`, { name: 'Thi đua lập thành tích' }, office);
  await send(site, `${at}/giao-uoc/moi`, { bloc: bloc.id }, office);
  slug = await slugOf(year.head.id);
  ministryOfficer = await someone('ministry-officer', null);
  ministry = await cookieOf(ministryOfficer);
  administrator = await cookieOf(await someone('administrator', null));
  account = (await aPerson('Nguyễn Có Tài Khoản', { roles: ['inspector'] })).id;
  person = await enter(ministryOfficer, year.head.id, 'Nguyễn Thị An');
  const quarter = { name: 'Quý I', from: '01/01/2027', to: '31/03/2027', dueOn: '10/04/2027' };
  await send(site, `${at}/thuc-hien/ky-moi`, quarter, office);
  await send(site, `${at}/suy-ton/hoi-nghi`, { name: 'Hội nghị tổng kết', heldOn: '18/12/2027' }, office);
  const nothing = { from: null, until: null, detail: null, decision: null };
  const values = { ...nothing, kind: 'rating' as const, year: 2025, rating: 'good' as const };
  const fact = { personId: person, unitId: year.head.id, values, today: '2026-11-22' as const, was: null };
  const kept = await asActor(ministryOfficer, (tx) => keepFact(tx, ministryOfficer, fact));
  if (!kept.ok) throw new Error(kept.error.kind);
  const other = year.units.find(({ id, kind }) => kind === 'STP' && id !== year.head.id);
  scored = await slugOf(other?.id ?? '');
  await send(site, `${at}/cham-diem/bang/stp/vi-du`, {}, office);
  const heads = { version: '0', 'head-unit': year.head.id, namedBy: 'Biên bản số 1', mode: 'rotated' };
  await send(site, `${at}/ban-giao/lanh-dao`, heads, office);
});

describe('a record that two people edit at once', () => {
  test.each(Object.entries(RECORDS))(
    '%s: the one who comes second is told, and nothing is written over',
    async (_name, record) => {
      const form = await formAt(record);
      const answers = await Promise.all(
        ['một', 'hai'].map(async (mark) =>
          send(site, form.action, { ...form.fields, token: newId(), ...record.change(form, mark) }, cookieFor(record)),
        ),
      );
      const [won, lost] = answers.toSorted((a, b) => a.status - b.status);
      const page = (await lost?.text()) ?? '';
      expect(won?.status, noticesIn(page)).toBe(303);
      expect([409, 422]).toContain(lost?.status);
      expect(page).toMatch(/Người khác vừa (lưu|sửa)|đã sửa|vừa được sửa/);
    },
  );

  test.each(Object.entries(RECORDS))('%s: a form sent twice at once is one change', async (_name, record) => {
    const form = await formAt(record);
    const sent = { ...form.fields, token: newId(), ...record.change(form, 'ba') };
    const before = await changes();
    const first = await send(site, form.action, sent, cookieFor(record));
    const once = (await changes()) - before;
    const again = await Promise.all([1, 2].map(async () => send(site, form.action, sent, cookieFor(record))));
    expect(first.status, noticesIn(await first.clone().text())).toBe(303);
    expect([first, ...again].map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await changes()) - before).toBe(once);
    expect(once).toBeGreaterThan(0);
  });
});
