import { beforeAll, describe, expect, test, vi } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { askForCorrection } from '#src/year-round/people/app/correct.command.ts';
import { keepFact } from '#src/year-round/people/app/keep-fact.command.ts';
import { tieAccount } from '#src/year-round/people/app/own-record.command.ts';
import { personKnown } from '#src/year-round/people/app/people.query.ts';
import { useDatabase } from '../database.ts';
import { anOpenYear } from '../factories/open-year.ts';
import { enter, someone } from '../factories/people.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

const EVERY = [
  'ministry',
  'inspector',
  'officer',
  'otherOfficer',
  'leader',
  'office',
  'administrator',
  'staff',
  'delegate',
  'visitor',
] as const;
type Who = (typeof EVERY)[number];
const SIGNED_IN = EVERY.filter((who) => who !== 'visitor');
const KEEPERS: readonly Who[] = ['ministry', 'officer'];
const READERS: readonly Who[] = [...KEEPERS, 'inspector'];
/** The head's office is officer of the head unit: it knows the members' people, and may give one a post of its own unit. */
const OFFICERS: readonly Who[] = [...KEEPERS, 'otherOfficer', 'office'];

/** Who is let in at each address about people; everybody else is refused, or finds nothing. */
const ROUTES: Readonly<Record<string, readonly Who[]>> = {
  'GET /nhan-su': [...OFFICERS, 'inspector', 'leader'],
  'GET /nhan-su/de-nghi': OFFICERS,
  'POST /nhan-su/de-nghi/:request': KEEPERS,
  'GET /nhan-su/trung': OFFICERS,
  'POST /nhan-su/trung': OFFICERS,
  'POST /nhan-su/trung/:merge/hoan-tac': [],
  'GET /nhan-su/nhap': OFFICERS,
  'GET /nhan-su/nhap/mau.xlsx': OFFICERS,
  'GET /nhan-su/nhap/mau-ho-so.xlsx': OFFICERS,
  'POST /tep/nhan-su': OFFICERS,
  'GET /nhan-su/nhap/:id': [], // an import is seen by nobody but who brought it
  'POST /nhan-su/nhap/:id/nhap': [],
  'POST /nhan-su/nhap/:id/lai': [],
  'POST /nhan-su/nhap/:id/dung': [],
  'POST /nhan-su/nhap/:id/nghi-van': [],
  'GET /don-vi/:slug/nguoi': EVERY,
  'GET /don-vi/:slug/nguoi/moi': KEEPERS,
  'POST /don-vi/:slug/nguoi/moi': KEEPERS,
  'GET /nguoi/:id/sua': KEEPERS,
  'POST /nguoi/:id/sua': KEEPERS,
  'POST /nguoi/:id/tai-khoan': KEEPERS,
  'GET /nguoi/:id/chuc-vu': [...KEEPERS, 'office'],
  'POST /nguoi/:id/chuc-vu': [...KEEPERS, 'office'],
  'GET /nguoi/:id/chuc-vu/:post': KEEPERS,
  'POST /nguoi/:id/chuc-vu/:post': KEEPERS,
  'GET /nguoi/:id/chuc-vu/:post/dieu-dong': ['ministry'],
  'POST /nguoi/:id/chuc-vu/:post/dieu-dong': ['ministry'],
  'GET /nguoi/:id/ho-so': READERS,
  'GET /nguoi/:id/ho-so/ghi': KEEPERS,
  'POST /nguoi/:id/ho-so/ghi': KEEPERS,
  'GET /nguoi/:id/ho-so/:fact': KEEPERS,
  'POST /nguoi/:id/ho-so/:fact': KEEPERS,
  'POST /nguoi/:id/ho-so/:fact/bo': KEEPERS,
  'GET /lich-su/nguoi/:record': READERS,
  'GET /ho-so-cua-toi': SIGNED_IN,
  'POST /ho-so-cua-toi': SIGNED_IN,
  'POST /ho-so-cua-toi/:request/rut': [],
};

useDatabase();
let site: Site;
let ids: Readonly<Record<string, string>>;
let cookies: Readonly<Record<Who, string>>;

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  const year = await anOpenYear();
  const [, a, b] = year.units;
  if (!a || !b) throw new Error('the cluster has too few units');
  const actors = {
    ministry: await someone('ministry-officer', null),
    inspector: await someone('inspector', null),
    officer: await someone('unit-officer', a.id),
    otherOfficer: await someone('unit-officer', b.id),
    leader: await someone('unit-leader', a.id),
    office: year.office,
    administrator: await someone('administrator', null),
    staff: await someone('staff-member', a.id, year.clusterYearId),
    delegate: await someone('delegate', a.id, year.clusterYearId),
  };
  const id = await enter(actors.officer, a.id, 'Nguyễn Thị Ánh Nguyệt', { birthYear: 1985, staffCode: 'MAT-7' });
  const herself = await someone('staff-member', b.id);
  const made = await asActor(WORKER, async (tx) => {
    await tieAccount(tx, herself.id, id);
    const unit = await tx.selectFrom('unit').select('slug').where('id', '=', a.id).executeTakeFirstOrThrow();
    const known = await personKnown(tx, id);
    return { slug: unit.slug, post: known?.posts[0]?.id ?? '' };
  });
  const fact = await asActor(actors.officer, (tx) =>
    keepFact(tx, actors.officer, {
      personId: id,
      unitId: a.id,
      today: '2026-11-22',
      was: null,
      values: {
        kind: 'maternity',
        year: null,
        rating: null,
        from: '2026-02-01',
        until: null,
        detail: 'Lời mật',
        decision: null,
      },
    }),
  );
  const request = await asActor(herself, (tx) =>
    askForCorrection(tx, herself, { about: 'name', asked: 'Lời riêng', today: '2026-11-22' }),
  );
  if (!fact.ok || !request.ok) throw new Error('not prepared');
  ids = { ...made, id, record: id, fact: fact.value, request: request.value };
  const entries = Object.entries(actors).map(async ([who, actor]) => [who, await cookieOf(actor)] as const);
  cookies = { ...(Object.fromEntries(await Promise.all(entries)) as Record<Who, string>), visitor: '' };
});

const ask = (route: string, who: Who): Response | Promise<Response> => {
  const [method, path = ''] = route.split(' ');
  const address = path.replaceAll(/:(\w+)/g, (_, name: string) => ids[name] ?? 'x');
  return method === 'GET'
    ? get(site, address, cookies[who])
    : send(site, address, { do: 'agree', one: ids['id'] ?? '', other: ids['id'] ?? '' }, cookies[who]);
};

describe('every address about people as every role', () => {
  test('is in this list', () => {
    const about =
      /^(GET|POST) (\/nhan-su|\/lich-su\/nguoi|\/ho-so-cua-toi|\/tep\/nhan-su|\/don-vi\/:slug\/nguoi|\/nguoi\/:id\/)/;
    const wired = site.routes.map(({ method, path }) => `${method} ${path}`).filter((route) => about.test(route));
    expect([...new Set(wired)].filter((route) => !(route in ROUTES))).toEqual([]);
    expect(Object.keys(ROUTES).filter((route) => !wired.includes(route))).toEqual([]);
  });

  test.each(Object.entries(ROUTES))('%s', async (route, letIn) => {
    const wrong: string[] = [];
    // the refusals first: what is let in may change the record
    for (const who of [...EVERY.filter((one) => !letIn.includes(one)), ...letIn]) {
      const answer = await ask(route, who);
      const { status } = answer;
      const isRefused = status === 403 || status === 404;
      if (status >= 500 || isRefused === letIn.includes(who)) wrong.push(`${who}: ${status}`);
      const text = (await answer.text()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{8}/g, ''); // ids may hold any digits
      const secrets = READERS.includes(who) ? [] : ['MAT-7', '1985', 'Lời mật', 'Lời riêng'];
      for (const secret of secrets) if (text.includes(secret)) wrong.push(`${who} reads ${secret}`);
    }
    expect(wrong).toEqual([]);
  });
});
