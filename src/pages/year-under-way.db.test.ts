import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, type Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { anOpenYear, type OpenedYear } from '../../tests/factories/open-year.ts';
import { useDatabase } from '../../tests/database.ts';
import { aVisit, readable } from '../../tests/factories/visit.ts';
import { clusterYearPage } from './cluster-year/cluster-year.page.tsx';
import { clusterYearView } from './cluster-year/cluster-year-view.query.ts';
import { archive, liveClusters, stepWindows } from './home/home.query.ts';
import { homePage, visitOfHome } from './home/home.page.tsx';
import { stepsOfClusters } from './home/steps-of-clusters.ts';
import { wordsIn } from './home/view.ts';
import { openTasks } from './tasks/tasks.route.tsx';
import { yearsAtWork } from './tasks/work.query.ts';

useDatabase();
let year: OpenedYear;
const today = '2027-02-10';
const visit = aVisit({ today });

/** What the later steps publish and what they keep: a signed covenant and a draft, a held conference and its ballot. */
beforeAll(async () => {
  year = await anOpenYear({ provinces: 2 });
  const [first, second] = year.units;
  await asActor(year.office, async (tx) => {
    const common = { cluster_year_id: year.clusterYearId, origin: 'live' as const };
    const signed = newId();
    await tx
      .insertInto('covenant')
      .values([
        { id: signed, ...common, theme: 'Kỷ cương', state: 'signed', signed_on: '2027-02-01' },
        { id: newId(), ...common, theme: 'Bản nháp riêng', state: 'comment' },
      ])
      .execute();
    await tx
      .insertInto('covenant_signature')
      .values({
        id: newId(),
        covenant_id: signed,
        unit_id: first?.id ?? '',
        signatory: 'A',
        post: 'Giám đốc',
        signed_on: '2027-02-01',
        entered_by: year.office.id,
      })
      .execute();
    await tx
      .insertInto('registration')
      .values([
        {
          id: newId(),
          cluster_year_id: year.clusterYearId,
          unit_id: first?.id ?? '',
          award_id: 'CO_BO',
          subject: 'collective',
          state: 'registered',
        },
      ])
      .execute();
    const meetings = [newId(), newId()] as const;
    await tx
      .insertInto('meeting')
      .values([
        { id: meetings[0], ...common, state: 'held', held_on: '2027-02-05', name: 'Hội nghị đã họp' },
        { id: meetings[1], ...common, state: 'planned', held_on: '2027-12-20', name: 'Hội nghị dự kiến' },
      ])
      .execute();
    const nominations = [newId(), newId()] as const;
    await tx
      .insertInto('nomination')
      .values([
        {
          id: nominations[0],
          ...common,
          meeting_id: meetings[0],
          award_id: 'CO_BO',
          award_printed: 'Cờ thi đua ngành Tư pháp',
          count: 2,
        },
        {
          id: nominations[1],
          ...common,
          meeting_id: meetings[1],
          award_id: 'CO_CP',
          award_printed: 'Cờ đang bỏ phiếu',
          count: 1,
        },
      ])
      .execute();
    await tx
      .insertInto('nomination_unit')
      .values([
        {
          id: newId(),
          nomination_id: nominations[0],
          unit_id: second?.id ?? '',
          printed: second?.name ?? '',
          position: 0,
        },
        {
          id: newId(),
          nomination_id: nominations[0],
          unit_id: first?.id ?? '',
          printed: first?.name ?? '',
          position: 1,
        },
      ])
      .execute();
    const decision = newId();
    await tx
      .insertInto('paper')
      .values([
        { id: newId(), ...common, kind: 'submission', title: 'Tờ trình kín', state: 'issued', number: '1/TTr' },
        {
          id: decision,
          ...common,
          kind: 'decision',
          title: 'Quyết định tặng Cờ',
          state: 'issued',
          number: '112/QĐ-BTP',
          dated: '2027-02-06',
        },
      ])
      .execute();
    const record = newId();
    const about = {
      cluster_year_id: year.clusterYearId,
      award_id: 'CO_BO',
      authority: 'Bộ trưởng Bộ Tư pháp',
      ground: 'năm 2027',
    };
    await tx
      .insertInto('award_given')
      .values({
        id: newId(),
        ...about,
        origin: 'live',
        award_printed: 'Cờ thi đua ngành Tư pháp',
        collectives: 2,
        decision_paper_id: decision,
      })
      .execute();
    await tx
      .insertInto('decision')
      .values({
        id: record,
        ...about,
        paper_id: decision,
        award_text: 'Cờ thi đua ngành Tư pháp',
        signed_on: '2027-02-06',
      })
      .execute();
    const row = { decision_id: record, kind: 'collective', revoked_on: null, revoked_reason: null };
    await tx
      .insertInto('decision_row')
      .values([
        {
          ...row,
          id: newId(),
          ordinal: 1,
          unit_id: second?.id ?? '',
          name: second?.name ?? '',
          verification_code: '0'.repeat(16),
        },
        {
          ...row,
          id: newId(),
          ordinal: 2,
          unit_id: null,
          name: 'Đơn vị bị hủy',
          verification_code: '1'.repeat(16),
          revoked_on: '2027-02-09',
          revoked_reason: 'khai sai',
        },
      ])
      .execute();
  });
});

const pageFor = async (actor: Actor, day: typeof today | '2027-01-15' = today) => {
  const view = await asActor(actor, (tx) => clusterYearView(tx, visit, { slug: year.slug, year: 2027, day, actor }));
  if (!view) throw new Error('no year');
  return renderPage(visit, clusterYearPage(view));
};

describe('a year under way, as the public sees it', () => {
  test('what is signed and decided is there; drafts, submissions and ballots in progress are not', async () => {
    const text = readable(await pageFor(ANONYMOUS));
    expect(text).toContain('Kỷ cương');
    expect(text).toContain('1/4 đơn vị đã ký');
    expect(text).toContain('1/4 đơn vị đã đăng ký');
    expect(text).toContain('112/QĐ-BTP');
    expect(text.slice(text.indexOf('Khen thưởng Danh hiệu'))).toContain(year.units[1]?.name);
    expect(text).toContain('Hội nghị dự kiến');
    expect(text).not.toMatch(/Bản nháp riêng|Tờ trình kín|Cờ đang bỏ phiếu|Đơn vị bị hủy/);
  });

  test('acclaimed units stand in the order of the alphabet, not of the votes', async () => {
    const text = readable(await pageFor(ANONYMOUS));
    const [first, second] = year.units.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'vi'));
    const list = text.slice(text.indexOf('được đề nghị'));
    expect(list.indexOf(first ?? '')).toBeLessThan(list.indexOf(second ?? ''));
  });

  test('on a day before it was signed the covenant is not there yet', async () => {
    const text = readable(await pageFor(ANONYMOUS, '2027-01-15'));
    expect(text).not.toContain('Kỷ cương');
    expect(text).toContain('Đang xem tại ngày 15/01/2027');
  });

  test('steps lead the office to work and the public to what the page tells', async () => {
    expect(await pageFor(ANONYMOUS)).not.toContain('/2027/phat-dong"');
    expect(await pageFor(year.office)).toContain(`/cum-thi-dua/${year.slug}/2027/phat-dong"`);
  });
});

describe('the front page', () => {
  test('a rehearsal says that it is one, with the coverage of what was done', async () => {
    const view = await asActor(ANONYMOUS, async (tx) => {
      const clusters = await liveClusters(tx);
      const windows = await stepWindows(
        tx,
        clusters.map(({ id }) => id),
      );
      return { clusters, windows, steps: stepsOfClusters(windows, today), archive: await archive(tx, today) };
    });
    const reader = visitOfHome(visit, view);
    expect(reader.synthetic).toBe(true);
    const text = readable(renderPage(reader, homePage({ ...view, visit: reader, words: wordsIn('vi') })));
    expect(text).toContain('Năm diễn tập 2027 đang ở bước phát động, giao ước và đăng ký');
    expect(text).toContain('Chưa mở năm thi đua chính thức nào');
    expect(text).toContain('1/4 đơn vị đã đăng ký danh hiệu');
    expect(text).toContain('Hội nghị dự kiến');
  });

  test('without a live year and without sources it says so and what to do', async () => {
    const nothing = {
      ...(await asActor(ANONYMOUS, (tx) => archive(tx, today))),
      flags: [],
      conferences: [],
      planned: [],
      firstYear: null,
      lastYear: null,
    };
    const view = { visit, words: wordsIn('vi'), clusters: [], windows: [], steps: [], archive: nothing };
    const text = readable(renderPage(visit, homePage(view)));
    expect(text).toContain('Chưa mở năm thi đua nào');
    expect(text).toContain('Chưa có tư liệu');
  });
});

describe('who works in a year', () => {
  test('the office has every open step, a unit only what is its own and undone, a stranger nothing', async () => {
    const [first, second] = year.units;
    if (!first || !second) throw new Error('no units');
    const [done, undone] = [await year.officerOf(first), await year.officerOf(second)];
    const count = (actor: Actor) => asActor(actor, (tx) => openTasks(tx, actor, today));
    expect(await count(year.office)).toBe(3);
    expect(await count(done)).toBe(0);
    expect(await count(undone)).toBe(2);
    expect(await count(ANONYMOUS)).toBe(0);
  });

  test('the Ministry sees every live year without being named in it', async () => {
    const ministry: Actor = {
      id: newId(),
      kind: 'person',
      name: 'Bộ',
      grants: [{ role: 'ministry-officer', clusterYearId: null, unitId: null }],
    };
    expect(await asActor(ministry, (tx) => yearsAtWork(tx, ministry))).toMatchObject([
      { slug: year.slug, signed: 1, registered: 1, units: 4, ownUnitIds: [] },
    ]);
  });
});
