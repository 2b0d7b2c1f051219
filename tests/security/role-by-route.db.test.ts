import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ANONYMOUS, type Actor, type Grant, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { type Action, may } from '#src/year-round/accounts/domain/rights.ts';
import { kindPath } from '#src/year/5-scoring/web/scoring-year.ts';
import { useDatabase } from '../database.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

/** `published`: what is not yet published is not there. `own-units`: the page of who acts for any unit of the year. */
type Asked = Action | 'public' | 'published' | 'own-units';

/**
 * What each address of the site asks of who comes: an action of the table of rights, for the unit of the address where
 * it says so. An address that is not listed here fails the test: nobody adds a page without saying for whom it is.
 */
const YEAR = '/cum-thi-dua/:slug/:year{[0-9]{4}}';
const IN_A_YEAR: Readonly<Record<string, Asked>> = {
  'GET ': 'public',
  'GET /phat-dong': 'see-the-work',
  'GET /phat-dong/ke-hoach': 'run-the-year',
  'POST /phat-dong/ke-hoach': 'run-the-year',
  'GET /phat-dong/:campaign': 'run-the-year',
  'POST /phat-dong/:campaign': 'run-the-year',
  'POST /phat-dong/:campaign/bo': 'run-the-year',
  'GET /giao-uoc': 'published',
  'POST /giao-uoc/moi': 'run-the-year',
  'GET /giao-uoc/:covenant': 'published',
  'POST /giao-uoc/:covenant/buoc': 'run-the-year',
  'POST /giao-uoc/:covenant/y-kien': 'act-for-a-unit',
  'POST /giao-uoc/:covenant/dong-y': 'act-for-a-unit',
  'POST /giao-uoc/:covenant/y-kien/:comment': 'run-the-year',
  'GET /giao-uoc/:covenant/van-ban/giao-uoc.pdf': 'published',
  'GET /giao-uoc/:covenant/sua': 'run-the-year',
  'POST /giao-uoc/:covenant/sua': 'run-the-year',
  'GET /giao-uoc/:covenant/ky': 'run-the-year',
  'POST /giao-uoc/:covenant/ky': 'run-the-year',
  'POST /giao-uoc/:covenant/chu-ky': 'run-the-year',
  'GET /dang-ky': 'see-the-work',
  'GET /dang-ky/tong-hop.pdf': 'run-the-year',
  'GET /dang-ky/tong-hop.csv': 'see-the-work',
  'GET /dang-ky/tong-hop.xlsx': 'see-the-work',
  'POST /dang-ky/chuyen': 'run-the-year',
  'POST /dang-ky/chot': 'run-the-year',
  'POST /dang-ky/mo-lai': 'run-the-year',
  'GET /dang-ky/nhap': 'own-units',
  'POST /dang-ky/nhap': 'act-for-a-unit',
  'GET /dang-ky/nhieu': 'run-the-year',
  'POST /dang-ky/nhieu': 'run-the-year',
  'GET /dang-ky/:id': 'act-for-a-unit',
  'POST /dang-ky/:id': 'act-for-a-unit',
  'POST /dang-ky/:id/chuyen': 'act-for-a-unit',
  'POST /dang-ky/:id/hoan-tac': 'act-for-a-unit',
  'GET /thuc-hien': 'see-the-work',
  'GET /thuc-hien/ky-moi': 'run-the-year',
  'POST /thuc-hien/ky-moi': 'run-the-year',
  'POST /thuc-hien/:period/chot': 'run-the-year',
  'POST /thuc-hien/:period/mo-lai': 'run-the-year',
  'GET /thuc-hien/:period/nhap-bang': 'run-the-year',
  'POST /thuc-hien/:period/nhap-bang': 'run-the-year',
  'GET /thuc-hien/:period/so-lieu.xlsx': 'see-the-work',
  'GET /thuc-hien/:period/so-lieu.csv': 'see-the-work',
  'GET /thuc-hien/:period/bao-cao.pdf': 'see-every-figure',
  'GET /thuc-hien/:period/:unit/bao-cao.pdf': 'see-a-unit',
  'GET /thuc-hien/:period/:unit': 'act-for-a-unit',
  'POST /thuc-hien/:period/:unit': 'act-for-a-unit',
  'GET /cham-diem': 'see-the-work',
  'GET /cham-diem/tong-hop.xlsx': 'see-every-figure',
  'POST /cham-diem/ket-thuc': 'run-the-year',
  'GET /cham-diem/bang/:kind': 'see-the-work',
  'POST /cham-diem/bang/:kind': 'verify-points',
  'POST /cham-diem/bang/:kind/nam-truoc': 'verify-points',
  'POST /cham-diem/bang/:kind/vi-du': 'verify-points',
  'POST /cham-diem/bang/:kind/don-vi-minh': 'verify-points',
  'GET /cham-diem/:unit/phieu.xlsx': 'see-a-unit',
  'GET /cham-diem/:unit': 'see-a-unit',
  'POST /cham-diem/:unit': 'score-a-unit',
  'POST /cham-diem/:unit/chuyen': 'score-a-unit',
  'GET /suy-ton': 'published',
  'GET /suy-ton/hoi-nghi': 'run-the-year',
  'POST /suy-ton/hoi-nghi': 'run-the-year',
  'GET /suy-ton/diem-danh': 'run-the-year',
  'POST /suy-ton/diem-danh': 'run-the-year',
  'GET /suy-ton/phieu-moi': 'run-the-year',
  'POST /suy-ton/phieu-moi': 'run-the-year',
  'GET /suy-ton/phieu/:ballot': 'see-the-work',
  'POST /suy-ton/phieu/:ballot/kiem': 'count-a-ballot',
  'POST /suy-ton/phieu/:ballot/cong-bo': 'run-the-year',
  'POST /suy-ton/phieu/:ballot/huy': 'run-the-year',
  'POST /suy-ton/phieu/:ballot/khong-tham-gia': 'stand-aside',
  'POST /suy-ton/phieu/:ballot/khong-tham-gia/:aside/rut': 'stand-aside',
  'GET /suy-ton/phieu/:ballot/phieu.pdf': 'see-the-work',
  'GET /suy-ton/phieu/:ballot/bien-ban.pdf': 'see-the-work',
  'GET /suy-ton/ban-tin': 'published',
  'POST /suy-ton/ban-tin': 'run-the-year',
  'POST /suy-ton/ban-tin/phe-duyet': 'run-the-year',
  'GET /de-nghi': 'see-the-work',
  'POST /de-nghi': 'run-the-year',
  'POST /de-nghi/:paper/so': 'run-the-year',
  'GET /de-nghi/:paper/to-trinh.pdf': 'see-the-work',
  'GET /khen-thuong': 'published',
  'GET /khen-thuong/moi': 'run-the-year',
  'POST /khen-thuong/moi': 'run-the-year',
  'GET /khen-thuong/:decision': 'see-the-work',
  'POST /khen-thuong/:decision/huy-bo': 'run-the-year',
  'GET /khen-thuong/:decision/quyet-dinh.pdf': 'see-the-work',
  'GET /khen-thuong/:decision/giay-chung-nhan.pdf': 'see-the-work',
  'GET /ban-giao': 'see-the-work',
  'GET /ban-giao/bien-ban.pdf': 'see-the-work',
  'POST /ban-giao/lanh-dao': 'run-the-year',
  'POST /ban-giao/noi-dung': 'run-the-year',
  'POST /ban-giao/mo-nam-sau': 'run-the-year',
};

/** The history of a record is for who may see the record. */
const OF_A_RECORD: Readonly<Record<string, Asked>> = {
  'GET /lich-su/dang-ky/:record': 'see-a-unit',
  'GET /lich-su/giao-uoc/:record': 'see-the-work',
  'GET /lich-su/phieu-diem/:record': 'see-a-unit',
  'GET /lich-su/bao-cao/:record': 'see-a-unit',
  'GET /lich-su/to-trinh/:record': 'see-the-work',
  'GET /lich-su/quyet-dinh/:record': 'see-the-work',
  'GET /lich-su/ban-giao/:record': 'see-the-work',
  'GET /lich-su/hoi-nghi/:record': 'see-the-work',
  'GET /lich-su/phieu-bau/:record': 'read-the-audit-log',
  'GET /lich-su/phong-trao/:record': 'see-the-work',
  'GET /lich-su/ky-bao-cao/:record': 'see-the-work',
  'GET /lich-su/bang-cham-diem/:record': 'see-the-work',
  'GET /lich-su/ke-hoach/:record': 'see-the-work',
};

/** Open to everybody: the portal, the reading API, signing in; what belongs to one person shows that person's own. */
const PUBLIC = [
  /^GET \/(ready(\/backup)?|health|favicon\.ico|assets\/.*|api\/v1\/.*)$/,
  /^(GET|POST) \/(dang-nhap(\/(ma|thiet-lap|co-quan))?|dang-xuat|vao\/:link|moi(\/:code)?|giao-dien)$/,
  /^GET \/api\/auth\/callback\//,
  /^GET \/(cum-thi-dua|don-vi|nguoi|nguon|van-ban|hoi-nghi|can-kiem-tra|xac-minh)(\/:(slug|id|code))?$/,
  /^GET \/cum-thi-dua\/:slug\/:file/,
  /^GET \/(|don-vi\.csv|tim(\/goi-y)?|phong-trao-thi-dua|dien-hinh-tien-tien|van-ban-phap-luat|gioi-thieu|cach-doc|so-lieu-mo|quyen-rieng-tu|thanh-phan|quan-tri\/ngay-nghi)$/,
  /^GET \/can-kiem-tra\/khac-nhau\//,
  /^GET \/(viec-can-lam|nam-thi-dua)$/, // the old names lead on
  /^GET \/lich\/:file$/, // whoever has the secret in it; walked in calendar-feed.db.test.ts
];
/** One's own work: everybody's who has signed in, with nothing in it where there is none. */
const OWN =
  /^(GET|POST) \/(viec|viec\/da-doc|nam|nhat-ky|nhat-ky\.(csv|xlsx)|tai-khoan|thong-bao)(\/(?!chung-kien).*)?$/;
const OF_WITNESSES = /^(GET|POST) \/nhat-ky\/chung-kien/;
/** The register of people is walked in people-by-route.db.test.ts: its rights are not those of a year. */
const OF_PEOPLE =
  /^(GET|POST) \/(nhan-su|ho-so-cua-toi|lich-su\/nguoi)(\/|$)|\/don-vi\/:slug\/nguoi|\/nguoi\/:id\/|\/tep\/nhan-su/;
/** What is said about records is walked in comments-by-route.db.test.ts: the kind of record says whose it is. */
const OF_COMMENTS = /^(GET|POST) \/trao-doi\//;
/** Everybody reads the days off; who keeps them is a right of the whole system. */
const OF_THE_CALENDAR = /^POST \/quan-tri\/ngay-nghi(\/|$)/;
const OF_ACCOUNTS = /^(GET|POST) \/quan-tri\/tai-khoan(\/|$)/;
/** What the Ministry's officers do there too, for people of units and years. */
const WITHIN_SCOPE =
  /^(GET|POST) \/quan-tri\/tai-khoan(\/(them|nhieu(\/(xem|mau\.xlsx))?|:id\{.+\}\}(\/(moi|thu-hoi|vai-tro|vai-tro\/ket-thuc))?))?$/;
const OF_THE_MINISTRY = /^POST \/can-kiem-tra\/khac-nhau\//;

useDatabase();
let site: Site;
let clusterYearId: string;
let slug: string;
let unitA: { id: string; slug: string };
let ids: Readonly<Record<string, string>>;
let everybody: readonly { readonly who: string; readonly actor: Actor; readonly cookie: string }[];

const routes = (): string[] => [
  ...new Set(site.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`)),
];

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
    [clusterYearId, slug] = [year.id, year.slug];
    const of = async (
      table: 'campaign' | 'covenant' | 'registration' | 'progress_period' | 'ballot' | 'decision',
    ): Promise<string> =>
      (await tx.selectFrom(table).select('id').where('cluster_year_id', '=', clusterYearId).executeTakeFirstOrThrow())
        .id;
    const ofUnit = async (table: 'score_sheet' | 'progress_report', unitId: string): Promise<string> =>
      (await tx.selectFrom(table).select('id').where('unit_id', '=', unitId).executeTakeFirstOrThrow()).id;
    const registration = await tx
      .selectFrom('registration as r')
      .innerJoin('unit as u', 'u.id', 'r.unit_id')
      .where('r.cluster_year_id', '=', clusterYearId)
      .where('r.unit_id', 'not in', (eb) =>
        eb.selectFrom('leadership').select('unit_id').where('unit_id', 'is not', null),
      )
      .select(['r.id', 'u.id as unitId', 'u.slug'])
      .executeTakeFirstOrThrow();
    unitA = { id: registration.unitId, slug: registration.slug };
    const submission = await tx
      .selectFrom('paper')
      .select('id')
      .where('kind', '=', 'submission')
      .executeTakeFirstOrThrow();
    ids = {
      campaign: await of('campaign'),
      covenant: await of('covenant'),
      comment: newId(),
      id: registration.id,
      period: await of('progress_period'),
      kind: kindPath('STP'),
      unit: unitA.slug,
      ballot: await of('ballot'),
      paper: submission.id,
      decision: await of('decision'),
      'dang-ky': registration.id,
      'giao-uoc': await of('covenant'),
      'phieu-diem': await ofUnit('score_sheet', registration.unitId),
      'bao-cao': await ofUnit('progress_report', registration.unitId),
      'to-trinh': submission.id,
      'quyet-dinh': await of('decision'),
      'ban-giao': (await tx.selectFrom('hand_over').select('id').executeTakeFirstOrThrow()).id,
      'hoi-nghi': (await tx.selectFrom('meeting').select('id').where('origin', '=', 'live').executeTakeFirstOrThrow())
        .id,
      'phieu-bau': await of('ballot'),
      'phong-trao': await of('campaign'),
      'ky-bao-cao': await of('progress_period'),
      'bang-cham-diem': (await tx.selectFrom('scoring_table').select('id').executeTakeFirstOrThrow()).id,
      'ke-hoach': clusterYearId,
    };
  });
  const [inYear, system] = [{ clusterYearId }, { clusterYearId: null, unitId: null }];
  const others = await asActor(WORKER, (tx) =>
    tx
      .selectFrom('membership')
      .select('unit_id')
      .where('cluster_year_id', '=', clusterYearId)
      .where('unit_id', '<>', unitA.id)
      .execute(),
  );
  const unitB = others.at(-1)?.unit_id ?? null;
  const anotherYear = await asActor(WORKER, (tx) =>
    tx.selectFrom('cluster_year').select('id').where('year', '=', 2028).executeTakeFirstOrThrow(),
  );
  const grants: Readonly<Record<string, Grant | null>> = {
    'a visitor': null,
    'a staff member': { role: 'staff-member', ...inYear, unitId: unitA.id },
    'the administrator': { role: 'administrator', ...system },
    'an officer of the Ministry': { role: 'ministry-officer', ...system },
    'an inspector': { role: 'inspector', ...system },
    'a member of the council': { role: 'council-member', ...inYear, unitId: null },
    'the head’s office': { role: 'cluster-office', ...inYear, unitId: null },
    'the head’s office of another year': { role: 'cluster-office', clusterYearId: anotherYear.id, unitId: null },
    'an officer of the unit': { role: 'unit-officer', ...inYear, unitId: unitA.id },
    'an officer of another unit': { role: 'unit-officer', ...inYear, unitId: unitB },
    'the leader of the unit': { role: 'unit-leader', ...inYear, unitId: unitA.id },
    'a delegate': { role: 'delegate', ...inYear, unitId: unitA.id },
    'a teller': { role: 'teller', ...inYear, unitId: null },
  };
  everybody = await Promise.all(
    Object.entries(grants).map(async ([who, grant]) => {
      if (!grant) return { who, actor: ANONYMOUS, cookie: '' };
      const id = await asActor(WORKER, (tx) =>
        createAccount(tx, { name: who, post: null, isDemonstration: false, grants: [grant] }),
      );
      const actor: Actor = { id, kind: 'person', name: who, grants: [grant] };
      return { who, actor, cookie: await cookieOf(actor) };
    }),
  );
}, 60_000);

const addressOf = (path: string): string =>
  path
    .replace(/(?<=^\/lich-su\/)([a-z-]+)\/:record$/, (_, kind: string) => `${kind}/${ids[kind]}`)
    .replace(':slug', slug)
    .replace(':year{[0-9]{4}}', '2027')
    .replace(/:(claim|id)\{\[0-9a-f-\]\{36\}\}/, newId())
    .replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? 'x');

const OF_THE_SYSTEM: ReadonlySet<Action> = new Set([
  'choose-among-sources',
  'see-witnesses',
  'choose-witnesses',
  'keep-the-calendar',
  'keep-accounts',
  'invite-within-scope',
]);

/** Taking a step back is the office's, and the unit's own only of its own withdrawal or abstention. */
const CONDITIONAL = /dang-ky\/:id\/hoan-tac$|khong-tham-gia\/:aside\/rut$/;

/** The unit of a form is the unit of the address or, in the register, a field. */
const UNIT_FIELD = /^(GET|POST) \/dang-ky\/nhap$|giao-uoc\/:covenant\/(y-kien|dong-y)$|khong-tham-gia$/;

async function ask(route: string, cookie: string): Promise<number> {
  const [method = '', path = ''] = route.split(' ');
  const fields =
    UNIT_FIELD.test(`${method} ${path.replace(YEAR, '')}`) || UNIT_FIELD.test(path)
      ? { unit: unitA.id, asideUnit: unitA.id }
      : {};
  const answer =
    method === 'GET' ? await get(site, addressOf(path), cookie) : await send(site, addressOf(path), fields, cookie);
  return answer.status;
}

const asksOf = (route: string): Asked | null => {
  if (route.includes(YEAR)) return IN_A_YEAR[route.replace(YEAR, '')] ?? null;
  const ofRecord = OF_A_RECORD[route];
  if (ofRecord) return ofRecord;
  if (OF_WITNESSES.test(route)) return route.startsWith('GET') ? 'see-witnesses' : 'choose-witnesses';
  if (WITHIN_SCOPE.test(route)) return 'invite-within-scope';
  if (OF_ACCOUNTS.test(route)) return 'keep-accounts';
  if (OF_THE_CALENDAR.test(route)) return 'keep-the-calendar';
  if (OF_THE_MINISTRY.test(route)) return 'choose-among-sources';
  return PUBLIC.some((open) => open.test(route)) || OWN.test(route) ? 'public' : null;
};

/** The answers to some addresses that are not as the table of rights has it: of those who may, or of those who may not. */
async function wrongAnswers(asked: (route: string) => boolean, letIn: boolean): Promise<readonly string[]> {
  const place = { clusterYearId, unitId: unitA.id };
  const wrong: string[] = [];
  for (const route of routes().filter(asked)) {
    const action = asksOf(route);
    if (action === null || action === 'public' || action === 'published' || action === 'own-units') continue;
    const those = everybody.filter(
      ({ actor }) => may(actor, action, OF_THE_SYSTEM.has(action) ? null : place) === letIn,
    );
    for (const { who, cookie } of those) {
      const status = await ask(route, cookie);
      if (letIn ? status === 403 || status >= 500 : status !== 403) wrong.push(`${route} as ${who}: ${status}`);
    }
  }
  return wrong;
}

describe('every address as every role', () => {
  test('asks for a right that the table of rights knows, or is said to be public', () => {
    expect(
      routes().filter((route) => asksOf(route) === null && !OF_PEOPLE.test(route) && !OF_COMMENTS.test(route)),
    ).toEqual([]);
    const stale = Object.keys(IN_A_YEAR).filter((route) => !routes().includes(route.replace(' ', ` ${YEAR}`)));
    expect(stale).toEqual([]);
  });

  // in this order: what is let in to act changes the year that the pages show
  test('who has not the right is refused before anything else', async () => {
    expect(await wrongAnswers(() => true, false)).toEqual([]);
  }, 120_000);

  test('who has the right is let in to every page', async () => {
    expect(await wrongAnswers((route) => route.startsWith('GET '), true)).toEqual([]);
  }, 120_000);

  test('and to every act', async () => {
    expect(await wrongAnswers((route) => route.startsWith('POST ') && !CONDITIONAL.test(route), true)).toEqual([]);
  }, 120_000);

  test('what is public or published answers everybody alike', async () => {
    const wrong: string[] = [];
    for (const route of routes().filter((each) => each.startsWith('GET '))) {
      const action = asksOf(route);
      if ((action !== 'public' && action !== 'published') || /assets|vao/.test(route)) continue;
      for (const { who, cookie } of everybody) {
        if (who === 'a visitor' && OWN.test(route)) continue;
        const status = await ask(route, cookie);
        if (status === 403 || status >= 500) wrong.push(`${route} as ${who}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
