import { beforeAll, describe, expect, test } from 'vitest';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import type { CampaignPlan } from '../domain/campaign.ts';
import { campaignsOf } from './campaigns.query.ts';
import { openYear } from './open-year.command.ts';
import { planSteps } from './plan-steps.ts';
import { removeCampaign } from './remove-campaign.ts';
import { saveCampaign } from './save-campaign.ts';

useDatabase();
let year: OpenedYear;
beforeAll(async () => {
  year = await anOpenYear();
});

const plan: CampaignPlan = {
  name: 'Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới',
  kinds: ['thường xuyên'],
  launchedBy: 'Bộ Tư pháp',
  aim: '',
  runs: { from: '2027-01-15', to: '2027-12-15' },
  measured: null,
};
const save = (change: Partial<Parameters<typeof saveCampaign>[2]> = {}, actor = year.office) =>
  asActor(actor, (tx) =>
    saveCampaign(tx, actor, { clusterYearId: year.clusterYearId, existing: null, plan, reason: null, ...change }),
  );

describe('launching a year', () => {
  test('a year opens once: the second is told, and nothing is doubled', async () => {
    const again = await asActor(year.office, (tx) =>
      openYear(tx, year.office, {
        clusterId: year.clusterId,
        year: year.year,
        term: 'cụm',
        name: 'Lần nữa',
        blocs: [{ name: 'Khối Sở Tư pháp', unitKind: 'STP', unitIds: [year.head.id] }],
        leaders: [],
        steps: [],
        openedFromId: null,
        isSynthetic: true,
      }),
    );
    expect(again).toMatchObject({ ok: false, error: { kind: 'year-is-open-already', year: 2027 } });
  });

  test('a launched campaign keeps its name letter for letter and its last day', async () => {
    expect(await save()).toMatchObject({ ok: true });
    const [campaign] = await asActor(year.office, (tx) => campaignsOf(tx, year.clusterYearId));
    expect(campaign).toMatchObject({ name: plan.name, runs: { from: '2027-01-15', to: '2027-12-15' }, measured: null });
  });

  test('an overlap warns, and passes with a written reason that is kept', async () => {
    const same = { ...plan, name: 'Chung sức xây dựng nông thôn mới' };
    expect(await save({ plan: same })).toMatchObject({ error: { kind: 'overlaps-another', names: [plan.name] } });
    expect(await save({ plan: same, reason: '  ' })).toMatchObject({ ok: false });
    expect(await save({ plan: same, reason: 'Tỉnh phát động theo đợt riêng' })).toMatchObject({ ok: true });
    const passed = await asActor(year.office, (tx) => tx.selectFrom('step_passed').selectAll().execute());
    expect(passed).toMatchObject([{ warning: 'overlaps-another', reason: 'Tỉnh phát động theo đợt riêng' }]);
  });

  test('of two who change one campaign the second is told', async () => {
    const saved = await save({ plan: { ...plan, name: 'Thi đua cao điểm ngày 28/8', kinds: ['cao điểm'] } });
    if (!saved.ok) throw new Error('not saved');
    const existing = { id: saved.value, version: 1 };
    expect(await save({ existing, plan: { ...plan, name: 'Thi đua cao điểm, bản của A' } })).toMatchObject({
      ok: true,
    });
    expect(await save({ existing, plan: { ...plan, name: 'Thi đua cao điểm, bản của B' } })).toMatchObject({
      error: { kind: 'someone-saved-before' },
    });
  });

  test('who does not run the year launches and removes nothing', async () => {
    const officer = await year.officerOf(year.head);
    expect(await save({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    const [campaign] = await asActor(year.office, (tx) => campaignsOf(tx, year.clusterYearId));
    const removal = { clusterYearId: year.clusterYearId, campaignId: campaign?.id ?? '' };
    expect(await asActor(officer, (tx) => removeCampaign(tx, officer, removal))).toMatchObject({ ok: false });
    expect(await asActor(year.office, (tx) => removeCampaign(tx, year.office, removal))).toMatchObject({ ok: true });
  });

  test('the plan sets windows; a step may be skipped with its reason', async () => {
    const frame = await asActor(year.office, (tx) => yearFrame(tx, year.slug, year.year, '2027-03-10'));
    const step = frame?.steps.find((candidate) => candidate.step === 'scoring');
    const skipped = {
      step: 'scoring',
      version: step?.version ?? 0,
      opensOn: null,
      dueOn: null,
      doneOn: null,
      holder: null,
      skippedReason: 'Bộ chưa ban hành bảng điểm',
    } as const;
    const command = { clusterYearId: year.clusterYearId, steps: [skipped] };
    expect(await asActor(year.office, (tx) => planSteps(tx, year.office, command))).toMatchObject({ ok: true });
    expect(await asActor(year.office, (tx) => planSteps(tx, year.office, command))).toMatchObject({
      error: { kind: 'someone-saved-before' },
    });
    const after = await asActor(year.office, (tx) => yearFrame(tx, year.slug, year.year, '2027-03-10'));
    expect(after?.steps.find((candidate) => candidate.step === 'scoring')?.state).toBe('skipped');
    expect(after?.steps.find((candidate) => candidate.step === 'registration')?.state).toBe('late');
    expect(after?.head?.unitName).toBe(year.head.name);
    expect(after?.units).toHaveLength(4);
  });
});
