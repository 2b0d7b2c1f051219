import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ANONYMOUS, type Actor, type Grant, WORKER } from '#src/kernel/actor.ts';
import { type Commentable, COMMENTABLES } from '#src/kernel/discussion.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { writeComment } from '#src/year-round/comments/app/write-comment.command.ts';
import { discussionPath, mayComment, mayReadComments } from '#src/year-round/comments/domain/commentable.ts';
import { useDatabase } from '../database.ts';
import { cookieOf, get, send, wholeSite } from '../factories/whole-site.ts';

useDatabase();
let site: Site;
let records: Readonly<Record<Commentable, { id: string; clusterYearId: string; unitId: string | null }>>;
let everybody: readonly { readonly who: string; readonly actor: Actor; readonly cookie: string }[];

/** One record of every kind that a rehearsed year leaves behind, with the unit whose it is. */
const recordsOf = (clusterYearId: string) =>
  asActor(WORKER, async (tx) => {
    const whole = async (
      table:
        | 'campaign'
        | 'covenant'
        | 'progress_period'
        | 'scoring_table'
        | 'meeting'
        | 'ballot'
        | 'decision'
        | 'hand_over',
    ) => {
      const { id } = await tx
        .selectFrom(table)
        .select('id')
        .where('cluster_year_id', '=', clusterYearId)
        .executeTakeFirstOrThrow();
      return { id, clusterYearId, unitId: null };
    };
    const registration = await tx
      .selectFrom('registration')
      .where('cluster_year_id', '=', clusterYearId)
      .where('unit_id', 'not in', (eb) =>
        eb.selectFrom('leadership').select('unit_id').where('unit_id', 'is not', null),
      )
      .select(['id', 'unit_id as unitId'])
      .executeTakeFirstOrThrow();
    const { unitId } = registration;
    const ofUnit = async (table: 'score_sheet' | 'progress_report') => ({
      ...(await tx.selectFrom(table).select('id').where('unit_id', '=', unitId).executeTakeFirstOrThrow()),
      clusterYearId,
      unitId,
    });
    const meeting = await whole('meeting');
    const bulletin = { id: newId(), clusterYearId, unitId: null };
    await tx.insertInto('bulletin').values({ id: bulletin.id, meeting_id: meeting.id, text: 'Bản nháp.' }).execute();
    const submission = await tx
      .selectFrom('paper')
      .select('id')
      .where('kind', '=', 'submission')
      .executeTakeFirstOrThrow();
    return {
      campaign: await whole('campaign'),
      covenant: await whole('covenant'),
      registration: { ...registration, clusterYearId },
      'progress-period': await whole('progress_period'),
      'progress-report': await ofUnit('progress_report'),
      'scoring-table': await whole('scoring_table'),
      'score-sheet': await ofUnit('score_sheet'),
      meeting,
      ballot: await whole('ballot'),
      bulletin,
      submission: { id: submission.id, clusterYearId, unitId: null },
      decision: await whole('decision'),
      'hand-over': await whole('hand_over'),
    };
  });

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {}); // each refusal is one line of the log
  site = wholeSite();
  await rehearse({ units: 14, year: 2027, seed: 1, save: async () => {}, progress: () => {} });
  const year = await asActor(WORKER, (tx) =>
    tx.selectFrom('cluster_year').select('id').where('year', '=', 2027).executeTakeFirstOrThrow(),
  );
  await asActor(WORKER, (tx) =>
    tx.updateTable('cluster_year').set({ closed_on: null }).where('id', '=', year.id).execute(),
  );
  records = await recordsOf(year.id);
  const { unitId } = records.registration;
  const other = await asActor(WORKER, (tx) =>
    tx
      .selectFrom('membership')
      .select('unit_id')
      .where('cluster_year_id', '=', year.id)
      .where('unit_id', '<>', unitId)
      .executeTakeFirstOrThrow(),
  );
  const anotherYear = await asActor(WORKER, (tx) =>
    tx.selectFrom('cluster_year').select('id').where('year', '=', 2028).executeTakeFirstOrThrow(),
  );
  const [inYear, system] = [{ clusterYearId: year.id }, { clusterYearId: null, unitId: null }];
  const grants: Readonly<Record<string, Grant | null>> = {
    'a visitor': null,
    'a staff member': { role: 'staff-member', ...inYear, unitId },
    'the administrator': { role: 'administrator', ...system },
    'an officer of the Ministry': { role: 'ministry-officer', ...system },
    'an inspector': { role: 'inspector', ...system },
    'a member of the council': { role: 'council-member', ...inYear, unitId: null },
    'the head’s office': { role: 'cluster-office', ...inYear, unitId: null },
    'the head’s office of another year': { role: 'cluster-office', clusterYearId: anotherYear.id, unitId: null },
    'an officer of the unit': { role: 'unit-officer', ...inYear, unitId },
    'an officer of another unit': { role: 'unit-officer', ...inYear, unitId: other.unit_id },
    'the leader of the unit': { role: 'unit-leader', ...inYear, unitId },
    'a delegate': { role: 'delegate', ...inYear, unitId },
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

const one = (who: string) => {
  const found = everybody.find((each) => each.who === who);
  if (!found) throw new Error(`no ${who}`);
  return found;
};
const commentBy = async (actor: Actor, kind: Commentable): Promise<string> => {
  const written = await asActor(actor, (tx) =>
    writeComment(tx, actor, { kind, recordId: records[kind].id, answers: null, typed: 'Xin ý kiến.', picked: [] }),
  );
  if (!written.ok) throw new Error(written.error.kind);
  return written.value.id;
};
const ACTS = ['sua', 'rut', 'hoan-tac', 'giai-quyet', 'mo-lai'] as const;

describe('what is said about a record, as every role', () => {
  test.each(COMMENTABLES)(
    '%s: is read by who may read the record, written by who has a part in it',
    async (kind) => {
      const record = records[kind];
      const path = discussionPath(kind, record.id);
      const id = await commentBy(one('the head’s office').actor, kind);
      const wrong: string[] = [];
      const check = (who: string, asked: string, status: number, isLetIn: boolean) => {
        if (isLetIn ? status === 403 || status === 404 || status >= 500 : status !== 403)
          wrong.push(`${asked} as ${who}: ${status}`);
      };
      for (const { who, actor, cookie } of everybody) {
        const [reads, writes] = [mayReadComments(actor, record), mayComment(actor, record)];
        check(who, 'GET', (await get(site, path, cookie)).status, reads);
        check(who, 'GET nguoi', (await get(site, `${path}/nguoi`, cookie)).status, reads);
        check(who, 'POST', (await send(site, path, { text: 'Ý kiến.' }, cookie)).status, writes);
        for (const act of ACTS) {
          const isOwn = who === 'the head’s office';
          const mayPress = writes && (isOwn || act === 'giai-quyet' || act === 'mo-lai');
          check(
            who,
            `POST ${act}`,
            (await send(site, `${path}/${id}/${act}`, { text: 'x', version: '1' }, cookie)).status,
            mayPress,
          );
        }
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  test('who may not read a record learns neither whether it is there nor who has a part in it', async () => {
    const outside = one('an officer of another unit').cookie;
    const answerOf = async (path: string) => {
      const answer = await get(site, path, outside);
      return [
        answer.status,
        (await answer.text()).replaceAll(/value="[0-9a-f-]{36}"/g, '').replaceAll(/[0-9a-f-]{36}/g, 'ID'),
      ];
    };
    for (const kind of ['registration', 'score-sheet', 'progress-report'] as const)
      for (const below of ['', '/nguoi'])
        expect(await answerOf(`${discussionPath(kind, records[kind].id)}${below}`)).toEqual(
          await answerOf(`${discussionPath(kind, newId())}${below}`),
        );
  });

  test('a comment of another record is as unknown as one that never was', async () => {
    const { actor, cookie } = one('the head’s office');
    const elsewhere = await commentBy(actor, 'decision');
    const path = discussionPath('campaign', records.campaign.id);
    for (const act of ACTS)
      for (const id of [elsewhere, newId(), 'x'])
        expect((await send(site, `${path}/${id}/${act}`, { text: 'x', version: '1' }, cookie)).status).toBe(404);
    expect((await send(site, path, { text: 'x', answers: elsewhere }, cookie)).status).toBe(404);
    const asIfCovenant = discussionPath('covenant', records.decision.id);
    expect((await get(site, asIfCovenant, one('an officer of the Ministry').cookie)).status).toBe(404);
    expect((await get(site, `/trao-doi/nhan-su/${newId()}`, cookie)).status).toBe(404);
  });
});

describe('the form of a comment', () => {
  const countOf = (text: string) =>
    asActor(
      WORKER,
      async (tx) => (await tx.selectFrom('comment').where('text', '=', text).select('id').execute()).length,
    );

  test('sent twice, at once too, writes once and comes back to where it stood', async () => {
    const { cookie } = one('an officer of the unit');
    const path = discussionPath('campaign', records.campaign.id);
    const fields = { text: 'Gửi hai lần.', token: newId(), place: 'record' };
    const answers = await Promise.all([1, 2, 3].map(async () => send(site, path, fields, cookie)));
    const places = answers.map((answer) => answer.headers.get('Location'));
    expect(new Set(places).size).toBe(1);
    expect(places[0]).toMatch(/^\/cum-thi-dua\/[a-z0-9-]+\/2027\/phat-dong#c-/);
    expect(await countOf('Gửi hai lần.')).toBe(1);
  });

  test('shows as text what others would run, and keeps whole letters', async () => {
    const { cookie } = one('the head’s office');
    const path = discussionPath('campaign', records.campaign.id);
    const text =
      '<script>alert(1)</script><img src=x onerror=alert(1)> “Đề nghị” & https://evil.example/ javascript:alert(1)';
    await send(site, path, { text: text.normalize('NFD') }, cookie);
    expect(await countOf(text.normalize('NFC'))).toBe(1);
    const html = await (await get(site, path, cookie)).text();
    expect(html).toContain(
      '&lt;script>alert(1)&lt;/script>&lt;img src=x onerror=alert(1)> “Đề nghị” &amp; https://evil.example/',
    );
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/href="[^"]*evil\.example/);
  });

  test('refused, comes back with what was typed; of namesakes it asks which', async () => {
    const { cookie } = one('an officer of the Ministry');
    const path = discussionPath('score-sheet', records['score-sheet'].id);
    const long = 'Rất dài. '.repeat(1200);
    const refused = await send(site, path, { text: long }, cookie);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain(long.trim());
    const { clusterYearId, unitId } = records['score-sheet'];
    const grants = [{ role: 'unit-officer' as const, clusterYearId, unitId }];
    const [first] = await asActor(WORKER, (tx) =>
      Promise.all(
        ['Phòng A', 'Phòng B'].map((post) =>
          createAccount(tx, { name: 'Trần Thị Hòa', post, isDemonstration: false, grants }),
        ),
      ),
    );
    const asked = await send(site, path, { text: 'Nhờ @Trần Thị Hòa.' }, cookie);
    expect(asked.status).toBe(422);
    const html = await asked.text();
    expect([html.includes('Phòng A'), html.includes('Phòng B'), html.includes(first ?? '?')]).toEqual([
      true,
      true,
      true,
    ]);
    expect((await send(site, path, { text: 'Nhờ @Trần Thị Hòa.', mention: first ?? '' }, cookie)).status).toBe(303);
  });

  test('in a closed year is refused with a sentence, and what was typed is still on the page', async () => {
    const { cookie } = one('the head’s office');
    const { id, clusterYearId } = records.decision;
    const close = (day: string | null) =>
      asActor(WORKER, (tx) =>
        tx.updateTable('cluster_year').set({ closed_on: day }).where('id', '=', clusterYearId).execute(),
      );
    await close('2027-12-31');
    const refused = await send(site, discussionPath('decision', id), { text: 'Viết sau ngày khép lại.' }, cookie);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('Năm thi đua đã kết thúc, không trao đổi thêm.');
    expect(html).toContain('Viết sau ngày khép lại.');
    await close(null);
  });

  test('mended in two windows: the second sees both texts, and nothing is lost', async () => {
    const { actor, cookie } = one('the head’s office');
    const path = `${discussionPath('decision', records.decision.id)}/${await commentBy(actor, 'decision')}/sua`;
    expect((await send(site, path, { text: 'Cửa sổ một.', version: '1' }, cookie)).status).toBe(303);
    const second = await send(site, path, { text: 'Cửa sổ hai.', version: '1' }, cookie);
    expect(second.status).toBe(409);
    const html = await second.text();
    expect([html.includes('Cửa sổ một.'), html.includes('Cửa sổ hai.'), /name="version" value="2"/.test(html)]).toEqual(
      [true, true, true],
    );
    expect((await send(site, path, { text: 'Cửa sổ hai.', version: '2' }, cookie)).status).toBe(303);
  });
});
