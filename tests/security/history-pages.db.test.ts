import { beforeAll, describe, expect, test, vi } from 'vitest';
import { sql } from 'kysely';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { HIDDEN, TOLD_TABLES } from '#src/pages/events/changes-in-words.ts';
import { vi as words } from '#src/pages/events/vi.ts';
import { RECORD_KINDS, RECORDS } from '#src/pages/events/records.query.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { keepFact } from '#src/year-round/people/app/keep-fact.command.ts';
import { readFacts } from '#src/year-round/people/app/restricted.query.ts';
import { useDatabase } from '../database.ts';
import { enter, someone } from '../factories/people.ts';
import { readable } from '../factories/visit.ts';
import { cookieOf, get, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let office: string;
let inspector: string;
let officer: string;
let staff: string;
let addresses: Readonly<Record<string, string>>;

const cookieFor = async (
  role: Actor['grants'][number]['role'],
  clusterYearId: string | null,
  unitId: string | null,
) => {
  const grants = [{ role, clusterYearId, unitId }];
  const name = `Người thử ${role}`;
  const id = await asActor(WORKER, (tx) => createAccount(tx, { name, post: null, isDemonstration: false, grants }));
  return cookieOf({ id, kind: 'person', name, grants });
};
const idIn = async (table: string, where = sql`true`): Promise<string> => {
  const { rows } = await asActor(WORKER, (tx) =>
    sql<{ id: string }>`select id from ${sql.table(table)} where ${where} limit 1`.execute(tx),
  );
  return rows[0]?.id ?? '';
};

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  await rehearse({ units: 14, year: 2027, seed: 3, save: async () => {}, progress: () => {} });
  const [clusterYearId, registration] = await asActor(WORKER, async (tx) => [
    (await tx.selectFrom('cluster_year').select('id').where('year', '=', 2027).executeTakeFirstOrThrow()).id,
    await tx.selectFrom('registration').select(['id', 'unit_id']).executeTakeFirstOrThrow(),
  ]);
  addresses = {
    'dang-ky': registration.id,
    'giao-uoc': await idIn('covenant'),
    'phieu-diem': await idIn('score_sheet'),
    'bao-cao': await idIn('progress_report'),
    'to-trinh': await idIn('paper', sql`kind = 'submission'`),
    'quyet-dinh': await idIn('decision'),
    'ban-giao': await idIn('hand_over'),
    'hoi-nghi': await idIn('meeting', sql`origin = 'live'`),
    'phieu-bau': await idIn('ballot'),
    'phong-trao': await idIn('campaign', sql`origin = 'live'`),
    'ky-bao-cao': await idIn('progress_period'),
    'bang-cham-diem': await idIn('scoring_table'),
    'ke-hoach': clusterYearId,
  };
  office = await cookieFor('cluster-office', clusterYearId, null);
  inspector = await cookieFor('inspector', null, null);
  officer = await cookieFor('unit-officer', clusterYearId, registration.unit_id);
  staff = await cookieFor('staff-member', clusterYearId, registration.unit_id);
}, 60_000);

const page = async (path: string, cookie: string) => {
  const answer = await get(site, path, cookie);
  return { status: answer.status, text: readable(await answer.text()) };
};

describe('the history of a record', () => {
  test('tells who changed what from what to what, in words, of every kind of record', async () => {
    for (const kind of RECORD_KINDS)
      for (const cookie of [office, inspector])
        for (const language of ['', '/en']) {
          const { status, text } = await page(`${language}/lich-su/${kind}/${addresses[kind]}`, cookie);
          expect(status, kind).toBe(200);
          expect(text, kind).toContain('Lê Thị Cụm');
          expect(text, kind).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/); // names, not ids
        }
    const { text } = await page(`/lich-su/giao-uoc/${addresses['giao-uoc']}`, office);
    expect(text).toMatch(/Trạng thái: Đang ký → Đã ký kết/);
    expect((await page(`/en/lich-su/giao-uoc/${addresses['giao-uoc']}`, office)).text).toContain('State: ');
  });

  test('is for who may see the record; others are not told whether there is one', async () => {
    expect((await page(`/lich-su/dang-ky/${addresses['dang-ky']}`, officer)).status).toBe(200);
    for (const kind of RECORD_KINDS)
      for (const cookie of ['', staff]) {
        expect((await page(`/lich-su/${kind}/${addresses[kind]}`, cookie)).status, kind).toBe(403);
        expect((await page(`/lich-su/${kind}/${newId()}`, cookie)).status, kind).toBe(403);
      }
    const others = await asActor(WORKER, async (tx) => {
      const own = await tx
        .selectFrom('registration')
        .select('unit_id')
        .where('id', '=', addresses['dang-ky'] ?? '')
        .executeTakeFirstOrThrow();
      return tx.selectFrom('registration').select('id').where('unit_id', '<>', own.unit_id).executeTakeFirstOrThrow();
    });
    expect((await page(`/lich-su/dang-ky/${others.id}`, officer)).status).toBe(403);
    for (const odd of ['x', `${newId()}x`, '%00'])
      expect((await page(`/lich-su/dang-ky/${odd}`, inspector)).status).toBe(404);
  });

  test('says who has opened a submission, to the office and not to members', async () => {
    const slug = await asActor(WORKER, (tx) => tx.selectFrom('cluster').select('slug').executeTakeFirstOrThrow());
    const pdf = `/cum-thi-dua/${slug.slug}/2027/de-nghi/${addresses['to-trinh']}/to-trinh.pdf`;
    expect((await get(site, pdf, inspector)).status).toBe(200);
    const history = `/lich-su/to-trinh/${addresses['to-trinh']}`;
    expect((await page(history, office)).text).toMatch(/Ai đã xem: 1 lượt gần nhất .*Người thử inspector/);
    expect((await page(history, officer)).text).not.toContain('Ai đã xem');
  });

  test('of a person in the register is told to the officer who keeps them, without what is restricted', async () => {
    const unitId = await idIn(
      'unit',
      sql`id in (select unit_id from membership)
      and id <> (select unit_id from registration where id = ${addresses['dang-ky']})`,
    );
    const keeper = await someone('unit-officer', unitId);
    const id = await enter(keeper, unitId, 'Trịnh Thị Sử', { birthYear: 1981 });
    await asActor(keeper, (tx) =>
      keepFact(tx, keeper, {
        personId: id,
        unitId,
        today: '2026-11-22',
        was: null,
        values: {
          kind: 'discipline',
          year: null,
          rating: null,
          from: '2020',
          until: null,
          detail: 'Khiển trách',
          decision: null,
        },
      }),
    );
    await asActor(keeper, (tx) => readFacts(tx, keeper, id));
    const another = await cookieOf(await someone('unit-officer', unitId));
    const told = await page(`/lich-su/nguoi/${id}`, another);
    expect(told.status).toBe(200);
    expect(told.text).toMatch(/Thêm chức vụ \(Trịnh Thị Sử, Chuyên viên, .*Từ ngày: 01\/7\/2025/);
    expect(told.text).not.toMatch(/Khiển trách|1981|Ai đã xem|hồ sơ công tác/);
    const all = await page(`/lich-su/nguoi/${id}`, inspector);
    expect(all.text).toMatch(/Ai đã xem: 1 lượt gần nhất .*\(Kỷ luật\)/);
    expect(all.text).not.toContain('Khiển trách');
    expect((await page(`/lich-su/nguoi/${id}`, officer)).status).toBe(403);
    expect((await page(`/lich-su/nguoi/${newId()}`, officer)).status).toBe(403);
  });

  test('can be paged by an event, and by nothing else', async () => {
    const { status } = await page(`/lich-su/giao-uoc/${addresses['giao-uoc']}?truoc=1`, office);
    expect(status).toBe(200);
    for (const odd of ['-1', '1e9', "'", '9'.repeat(40)])
      expect((await page(`/lich-su/giao-uoc/${addresses['giao-uoc']}?truoc=${odd}`, office)).status).toBe(200);
  });

  test('has a word for every column that it may have to tell', async () => {
    const { rows } = await asActor(WORKER, (tx) =>
      sql<{ column: string }>`select distinct column_name as column from information_schema.columns
        where table_schema = 'public' and table_name = any (${[...TOLD_TABLES]})`.execute(tx),
    );
    expect(
      rows.map(({ column }) => column).filter((column) => !HIDDEN.has(column) && !(column in words.fields)),
    ).toEqual([]);
    for (const kind of RECORD_KINDS) expect(TOLD_TABLES).toContain(RECORDS[kind].table);
  });
});

describe('the log', () => {
  test('is filtered by year, kind, person and day, and leads to the records', async () => {
    const all = await page('/nhat-ky', inspector);
    expect(all.status).toBe(200);
    const filtered = await page('/nhat-ky?nam=2027&loai=decision-entered&nguoi=le+thi+cum', inspector);
    expect(filtered.text).toContain('Lê Thị Cụm');
    expect(filtered.text).toContain('Lịch sử');
    for (const none of [
      'nam=1999',
      'loai=x',
      'nguoi=Kh%C3%B4ng+Ai',
      'den=01/01/2001',
      'cum=00000000-0000-7000-8000-000000000009',
    ])
      expect((await page(`/nhat-ky?${none}`, inspector)).text, none).toContain('Không có việc nào khớp với bộ lọc');
    for (const odd of ['tu=hôm+qua', 'cum=x', 'truoc=x', 'nam=99999', 'nguoi=%25_%5C', 'loai=%00'])
      expect((await page(`/nhat-ky?${odd}`, inspector)).status, odd).toBeLessThan(500);
  });

  test('shows a head’s office its year, a member what was done with the own account, a visitor nothing', async () => {
    expect((await page('/nhat-ky', office)).text).toContain('Lê Thị Cụm');
    expect((await page('/nhat-ky', officer)).text).not.toContain('Lê Thị Cụm');
    expect((await page('/nhat-ky', '')).status).toBe(403);
    expect((await page('/nhat-ky.csv', '')).status).toBe(403);
  });

  test('tells in words what changed from what to what, and why; restricted facts and counts of votes only that', async () => {
    const { text } = await page('/nhat-ky?nam=2027&loai=covenant-changed', inspector);
    expect(text).toMatch(/Sửa giao ước thi đua Trạng thái: Đang ký → Đã ký kết/);
    expect((await page('/en/nhat-ky?nam=2027&loai=covenant-changed', inspector)).text).toContain('State: ');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/);
    for (const table of ['person_fact', 'person_particulars', 'correction_request', 'ballot_tally', 'ballot_tally_row'])
      expect(TOLD_TABLES).not.toContain(table);
    await asActor(WORKER, (tx) => tx.updateTable('hand_over').set({ note: 'Có lý do' }).execute(), {
      reason: 'Ghi lại theo biên bản',
    });
    expect((await page('/nhat-ky?loai=hand-over-changed', inspector)).text).toMatch(/Có lý do.*Ghi lại theo biên bản/);
  });

  test('is read fifty at a time, there and back; of one record, and of one kind of record', async () => {
    const rowsIn = (html: string) => [...html.matchAll(/<tr/g)].length - 1;
    const first = await (await get(site, '/nhat-ky?nam=2027', inspector)).text();
    expect(rowsIn(first)).toBe(50);
    const linkIn = (html: string, rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(linkIn(first, 'prev')).toBe('');
    const second = await (await get(site, linkIn(first, 'next'), inspector)).text();
    expect(rowsIn(second)).toBe(50);
    const back = await (await get(site, linkIn(second, 'prev'), inspector)).text();
    const table = (html: string) => /<tbody>.*<\/tbody>/s.exec(html)?.[0];
    expect(table(back)).toBe(table(first));
    expect(linkIn(back, 'prev')).toBe('');
    const one = await (await get(site, `/nhat-ky?ban-ghi=${addresses['giao-uoc']}`, inspector)).text();
    expect(readable(one)).toContain('Chỉ hiển thị thay đổi của một nội dung');
    expect(table(one)).toContain('giao ước');
    expect(table(one)).not.toContain('phiếu chấm điểm');
    expect((await page('/nhat-ky?ve=score-sheet&nam=2027', inspector)).text).toMatch(/phiếu chấm điểm/);
    for (const odd of ['ve=__proto__', 've=x', 'ban-ghi=x', 'sau=x', 'sau=99999999999999999'])
      expect((await page(`/nhat-ky?${odd}`, inspector)).status, odd).toBe(200);
  });

  test('goes into a file in which no cell is a formula', async () => {
    await asActor(WORKER, (tx) => tx.updateTable('hand_over').set({ note: 'Thử' }).execute(), {
      reason: '=HYPERLINK("x")',
    });
    const answer = await get(site, '/nhat-ky.csv?nam=2027&loai=hand-over-changed', inspector);
    expect(answer.headers.get('Content-Disposition')).toContain('attachment');
    const text = await answer.text();
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text.split('\r\n')[0]).toContain('Thời điểm');
    expect(text).toContain('Ghi chú: ');
    const sheet = await get(site, '/nhat-ky.xlsx?nam=2027&loai=hand-over-changed', inspector);
    expect(sheet.status).toBe(200);
    expect(new Uint8Array(await sheet.arrayBuffer()).slice(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
    expect((await get(site, '/nhat-ky.xlsx', '')).status).toBe(403);
  });
});
