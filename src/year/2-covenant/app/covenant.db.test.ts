import { beforeAll, describe, expect, test } from 'vitest';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { openYear } from '#src/year/1-launch/app/open-year.command.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import type { CovenantText } from '../domain/covenant-text.ts';
import { readTargets } from '../domain/written-targets.ts';
import { readTieredTargets } from '../domain/written-tiers.ts';
import { advanceCovenant, type CovenantMove } from './advance-covenant.ts';
import { agreeToText, answerComment, commentOnCovenant } from './comment-on-covenant.ts';
import { correctSignature } from './correct-signature.ts';
import { covenantOf, covenantsOf } from './covenants.query.ts';
import { draftCovenant } from './draft-covenant.ts';
import { saveCovenantText } from './save-covenant-text.ts';
import { type SheetLine, signCovenant } from './sign-covenant.ts';

useDatabase();
let year: OpenedYear;
let blocId: string;
let covenantId: string;
let parties: string[];

const tiered = readTieredTargets('Kết thúc việc\ntừ 200 đến 1.000 việc: ít nhất 82,50%\ntrên 1.000 việc: ít nhất 80%');
if (!tiered.ok) throw new Error(tiered.error.kind);
const TIERS = [
  { low: '200', lowClosed: true, high: '1000', highClosed: true, value: '82.50' },
  { low: '1000', lowClosed: false, high: null, highClosed: false, value: '80' },
];

const TEXT: CovenantText = {
  theme: 'Đoàn kết, sáng tạo, kỷ cương',
  aim: null,
  taskCount: 8,
  tasks: ['Thi hành dứt điểm các bản án', 'Theo dõi thi hành án hành chính'],
  targets: [
    ...readTargets('Thi hành xong: trên 73% về việc, trên 33% về tiền trên tổng số án có điều kiện thi hành'),
    ...tiered.value,
  ],
  bases: ['Kế hoạch hoạt động của Cụm năm 2027'],
  campaigns: ['Ngành Tư pháp chung sức góp phần xây dựng nông thôn mới'],
  commitments: ['Phổ biến giao ước đến toàn thể công chức, viên chức, người lao động'],
  measured: { from: '2026-10-01', to: '2027-09-30' },
  copies: 4,
  copyTo: 'Bộ Tư pháp',
};

beforeAll(async () => {
  year = await anOpenYear();
  parties = year.units.filter((unit) => unit.kind === 'THADS_PROVINCE').map((unit) => unit.id);
  const bloc = await asActor(year.office, (tx) =>
    tx.selectFrom('bloc').select('id').where('unit_kind', '=', 'THADS_PROVINCE').executeTakeFirstOrThrow(),
  );
  blocId = bloc.id;
});

const draft = (fromLastYear = false, actor = year.office) =>
  asActor(actor, (tx) => draftCovenant(tx, actor, { clusterYearId: year.clusterYearId, blocId, fromLastYear }));
const now = async () => {
  const found = await asActor(year.office, (tx) => covenantOf(tx, year.clusterYearId, covenantId));
  if (!found) throw new Error('no covenant');
  return found;
};
const save = (version: number, change: Partial<CovenantText> = {}, actor = year.office) =>
  asActor(actor, (tx) =>
    saveCovenantText(tx, actor, {
      clusterYearId: year.clusterYearId,
      covenantId,
      version,
      text: { ...TEXT, ...change },
    }),
  );
const move = (to: CovenantMove, actor = year.office) =>
  asActor(actor, (tx) => advanceCovenant(tx, actor, { clusterYearId: year.clusterYearId, covenantId, move: to }));
const line = (unitId: string, change: Partial<SheetLine> = {}): SheetLine => ({
  unitId,
  signatory: 'Trần Văn Khải',
  post: 'Trưởng Thi hành án dân sự tỉnh',
  headPost: null,
  authority: 'head',
  signedOn: '2027-02-09',
  ...change,
});
const sign = (...lines: SheetLine[]) =>
  asActor(year.office, (tx) => signCovenant(tx, year.office, { clusterYearId: year.clusterYearId, covenantId, lines }));
const speaking = (actor: Actor, unitId: string, edition: number) =>
  ({ clusterYearId: year.clusterYearId, covenantId, unitId, edition, on: '2027-01-20', actor }) as const;
const comment = ({ actor, ...of }: ReturnType<typeof speaking>, clause = 'target-1', text = 'Đề nghị giữ mức 70%') =>
  asActor(actor, (tx) => commentOnCovenant(tx, actor, { ...of, clause, text }));
const consent = ({ actor, ...of }: ReturnType<typeof speaking>) => asActor(actor, (tx) => agreeToText(tx, actor, of));

describe('the covenant of one bloc', () => {
  test('is drafted once for each bloc, by who runs the year', async () => {
    const officer = await year.officerOf(year.head);
    expect(await draft(false, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await draft(true)).toMatchObject({ error: { kind: 'no-covenant-last-year' } });
    const drafted = await draft();
    if (!drafted.ok) throw new Error(drafted.error.kind);
    covenantId = drafted.value;
    expect(await draft()).toMatchObject({ error: { kind: 'bloc-has-a-covenant' } });
    expect((await now()).facts).toMatchObject({ theme: null, targets: [], bloc: 'Khối Thi hành án dân sự' });
  });

  test('one written line becomes two targets; of two who edit, the second is told', async () => {
    expect(await save(1)).toMatchObject({ ok: true });
    expect(await save(1, { theme: 'Chủ đề của người thứ hai' })).toMatchObject({
      error: { kind: 'someone-saved-before' },
    });
    const { facts, editedBy, edition } = await now();
    expect(facts.targets).toMatchObject([
      { indicator: 'Thi hành xong về việc', comparator: '>', value: '73', unit: '% việc' },
      { indicator: 'Thi hành xong về tiền', comparator: '>', value: '33', unit: '% tiền' },
      { indicator: 'Kết thúc việc', comparator: '>=', value: null, unit: '%', tiers: TIERS },
    ]);
    expect([facts.taskCount, facts.tasks.length, edition]).toEqual([8, 2, 2]);
    expect([facts.theme, editedBy, facts.measured]).toEqual([TEXT.theme, 'Lê Thị Cụm', TEXT.measured]);
  });

  test('a target that stays keeps its identity when the text is saved again', async () => {
    const before = (await now()).facts.targets.map((target) => target.id);
    expect(await save(2, { targets: [...TEXT.targets].reverse() })).toMatchObject({ ok: true });
    expect((await now()).facts.targets.map((target) => target.id)).toEqual([...before].reverse());
    expect(await save(3)).toMatchObject({ ok: true });
  });

  test('a target for which a unit has reported figures cannot vanish', async () => {
    await asActor(year.office, async (tx) => {
      const ids = { period: newId(), report: newId(), target: (await now()).facts.targets[0]?.id ?? '' };
      await tx
        .insertInto('progress_period')
        .values({
          id: ids.period,
          cluster_year_id: year.clusterYearId,
          name: '3 tháng',
          from_day: '2026-10-01',
          to_day: '2026-12-31',
          due_on: '2027-01-10',
        })
        .execute();
      await tx
        .insertInto('progress_report')
        .values({ id: ids.report, period_id: ids.period, unit_id: parties[0] ?? '', received_on: '2027-01-05' })
        .execute();
      await tx
        .insertInto('progress_figure')
        .values({ id: newId(), report_id: ids.report, target_id: ids.target, numerator: '1', denominator: '2' })
        .execute();
    });
    expect(await save(4, { targets: [] })).toMatchObject({ error: { kind: 'target-has-figures' } });
    expect((await now()).facts.targets).toHaveLength(3);
  });

  test('a unit remarks for itself, on a clause that is there, while comments are open', async () => {
    const [first = '', second = ''] = parties;
    const unit = year.units.find((one) => one.id === first);
    if (!unit) throw new Error('no unit');
    const officer = await year.officerOf(unit);
    expect(await comment(speaking(officer, first, 4))).toMatchObject({ error: { kind: 'not-open-for-comment' } });
    expect(await move({ act: 'send-for-comment', due: '2027-01-24' })).toMatchObject({ ok: true });
    expect(await comment(speaking(officer, second, 4))).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await comment(speaking(officer, first, 4), 'target-9')).toMatchObject({ error: { kind: 'no-such-clause' } });
    expect(await comment(speaking(officer, first, 3))).toMatchObject({ error: { kind: 'text-has-changed' } });
    expect(await comment(speaking(officer, year.head.id, 4))).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await comment(speaking(year.office, year.head.id, 4))).toMatchObject({ error: { kind: 'not-a-party' } });
    expect(await comment(speaking(officer, first, 4))).toMatchObject({ ok: true });
    expect(await consent(speaking(year.office, second, 4))).toMatchObject({ ok: true });
    expect((await now()).comments).toMatchObject([
      { unitId: first, clause: 'target-1', answer: null, enteredForUnit: false },
    ]);
  });

  test('agreement warns of silent units and open remarks, and is recorded with a reason', async () => {
    const { edition } = await now();
    expect(await move({ act: 'agree', edition, reason: null })).toMatchObject({
      error: {
        kind: 'reason-must-be-written',
        because: ['not-all-units-agree', 'comments-are-not-answered', 'tasks-are-not-all-entered'],
      },
    });
    const [remark] = (await now()).comments;
    const answer = (text: string) =>
      asActor(year.office, (tx) =>
        answerComment(tx, year.office, {
          clusterYearId: year.clusterYearId,
          covenantId,
          commentId: remark?.id ?? '',
          answer: 'explained',
          text,
          on: '2027-01-25',
        }),
      );
    expect(await answer(' ')).toMatchObject({ error: { kind: 'explanation-is-missing' } });
    expect(await answer('Mức do Bộ giao')).toMatchObject({ ok: true });
    expect(await consent(speaking(year.office, parties[0] ?? '', edition))).toMatchObject({ ok: true });
    expect(await move({ act: 'agree', edition: edition - 1, reason: null })).toMatchObject({
      error: { kind: 'text-has-changed' },
    });
    expect(await move({ act: 'agree', edition, reason: 'Nội dung còn lại theo kế hoạch riêng' })).toMatchObject({
      ok: true,
    });
    expect((await now()).state).toBe('agreed');
  });

  test('another text after the agreement is open for comments again, and consent to the old one is not consent', async () => {
    const { version, edition } = await now();
    expect(await save(version, { theme: 'Kỷ cương, hiệu quả' })).toMatchObject({ ok: true });
    expect(await now()).toMatchObject({ state: 'comment', edition: edition + 1 });
    expect(await move({ act: 'agree', edition: edition + 1, reason: null })).toMatchObject({
      error: { because: ['not-all-units-agree', 'tasks-are-not-all-entered'] },
    });
    await move({ act: 'agree', edition: edition + 1, reason: 'Đã thống nhất tại cuộc họp' });
  });

  test('the sheet is entered whole or not at all, and the first signature freezes the text', async () => {
    const [first = '', second = ''] = parties;
    expect(await sign(line(first))).toMatchObject({ error: { kind: 'not-open-for-signing' } });
    const { edition } = await now();
    expect(await move({ act: 'open-signing', edition, on: '2027-02-09', place: 'tỉnh Bình Lâm' })).toMatchObject({
      ok: true,
    });
    expect(await sign()).toMatchObject({ error: { kind: 'sheet-is-empty' } });
    expect(await sign(line(first), line(second, { authority: 'KT' }))).toMatchObject({
      error: { kind: 'post-of-the-head-is-missing', unitId: second },
    });
    expect((await now()).signatures).toEqual([]);
    expect(await sign(line(first))).toEqual({ ok: true, value: { signed: 1, of: 2 } });

    const signed = await now();
    expect(signed.paper?.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await save(signed.version)).toMatchObject({ error: { kind: 'text-is-frozen' } });
    expect(await sign(line(first))).toMatchObject({ error: { kind: 'already-signed' } });
  });

  test('what was signed stays as it was signed, whatever happens to the units and tables afterwards', async () => {
    const before = (await now()).facts;
    await asActor(year.office, async (tx) => {
      await tx.updateTable('covenant').set({ theme: 'Bị sửa sau khi ký' }).where('id', '=', covenantId).execute();
      await tx
        .updateTable('unit_name')
        .set({ name: 'Tên mới' })
        .where('unit_id', '=', parties[0] ?? '')
        .execute();
    });
    expect((await now()).facts).toEqual(before);
    expect(before).toMatchObject({
      theme: 'Kỷ cương, hiệu quả',
      signing: { day: '2027-02-09', place: 'tỉnh Bình Lâm' },
    });
  });

  test('the signing is closed over an absent unit, which signs additionally, by a deputy for its head', async () => {
    const [, second = ''] = parties;
    expect(await move({ act: 'close-signing', on: '2027-02-09' })).toMatchObject({ ok: true });
    expect((await now()).state).toBe('signed');
    expect(await move({ act: 'disseminate' })).toMatchObject({ ok: true });
    const deputy = { authority: 'KT', post: 'Phó Trưởng', headPost: 'Trưởng', signedOn: '2027-03-01' } as const;
    expect(await sign(line(second, deputy))).toEqual({ ok: true, value: { signed: 2, of: 2 } });
    expect((await now()).signatures.find((one) => one.unitId === second)).toMatchObject({
      isLate: true,
      authority: 'KT',
    });
    expect((await now()).state).toBe('disseminated');
  });

  test('a name typed otherwise than signed is put right with a reason that stays on record', async () => {
    const correct = (reason: string) =>
      asActor(
        year.office,
        (tx) =>
          correctSignature(tx, year.office, {
            clusterYearId: year.clusterYearId,
            covenantId,
            ...line(parties[0] ?? '', { signatory: 'Trần Văn Khải Minh' }),
            reason,
          }),
        { reason },
      );
    expect(await correct('')).toMatchObject({ error: { kind: 'reason-is-missing' } });
    expect(await correct('Nhập sai họ tên')).toMatchObject({ ok: true });
    const audit = await asActor(year.office, (tx) =>
      tx
        .selectFrom('audit')
        .select(['before', 'reason'])
        .where('table_name', '=', 'covenant_signature')
        .where('action', '=', 'update')
        .executeTakeFirst(),
    );
    expect(audit).toMatchObject({ reason: 'Nhập sai họ tên', before: { signatory: 'Trần Văn Khải' } });
  });

  test('the step of the year is done when the last bloc has signed, on the day of its signing', async () => {
    const covenantStep = () =>
      asActor(year.office, (tx) =>
        tx
          .selectFrom('year_step')
          .select('done_on')
          .where('cluster_year_id', '=', year.clusterYearId)
          .where('step', '=', 'covenant')
          .executeTakeFirstOrThrow(),
      );
    expect((await covenantStep()).done_on).toBeNull();
    const bloc = await asActor(year.office, (tx) =>
      tx.selectFrom('bloc').select('id').where('unit_kind', '=', 'STP').executeTakeFirstOrThrow(),
    );
    const other = await asActor(year.office, (tx) =>
      draftCovenant(tx, year.office, { clusterYearId: year.clusterYearId, blocId: bloc.id, fromLastYear: false }),
    );
    if (!other.ok) throw new Error(other.error.kind);
    covenantId = other.value;
    await move({ act: 'agree', edition: 1, reason: 'Ký ngay tại hội nghị' });
    await move({ act: 'open-signing', edition: 1, on: '2027-02-10', place: null });
    const [present] = (await now()).facts.parties;
    await sign(line(present?.unitId ?? '', { signedOn: '2027-02-10' }));
    await move({ act: 'close-signing', on: '2027-03-01' });
    expect((await now()).state).toBe('signed');
    expect((await covenantStep()).done_on).toBe('2027-02-10'); // the day of the signing, not of the closing
    expect(await asActor(year.office, (tx) => covenantsOf(tx, year.clusterYearId))).toHaveLength(2);
  });

  test('next year starts from this text, each bloc from its own, and all of it waits for confirmation', async () => {
    const next = await asActor(WORKER, (tx) =>
      openYear(tx, WORKER, {
        clusterId: year.clusterId,
        year: year.year + 1,
        term: 'cụm',
        name: 'Cụm thi đua các tỉnh diễn tập',
        blocs: [{ name: 'Khối Thi hành án dân sự', unitKind: 'THADS_PROVINCE', unitIds: parties }],
        leaders: [],
        steps: [],
        openedFromId: year.clusterYearId,
        isSynthetic: true,
      }),
    );
    if (!next.ok) throw new Error(next.error.kind);
    const copy = await asActor(WORKER, async (tx) => {
      const bloc = await tx
        .selectFrom('bloc')
        .select('id')
        .where('cluster_year_id', '=', next.value)
        .executeTakeFirstOrThrow();
      const of = { clusterYearId: next.value, blocId: bloc.id };
      const drafted = await draftCovenant(tx, WORKER, { ...of, fromLastYear: true });
      if (!drafted.ok) throw new Error(drafted.error.kind);
      return covenantOf(tx, next.value, drafted.value);
    });
    expect(copy).toMatchObject({ state: 'draft', needsConfirmation: true, copiedFromYear: year.year });
    expect(copy?.facts.targets.map((target) => target.indicator)).toEqual([
      'Thi hành xong về việc',
      'Thi hành xong về tiền',
      'Kết thúc việc',
    ]);
    expect(copy?.facts.targets[2]?.tiers).toEqual(TIERS);
    expect([copy?.facts.measured, copy?.facts.taskCount, copy?.signatures]).toEqual([null, 8, []]);
  });

  test('an id of another year finds nothing and moves nothing', async () => {
    const elsewhere = { ...TEXT };
    const outcome = await asActor(year.office, (tx) =>
      saveCovenantText(tx, year.office, {
        clusterYearId: year.clusterYearId,
        covenantId: newId(),
        version: 1,
        text: elsewhere,
      }),
    );
    expect(outcome).toMatchObject({ error: { kind: 'no-such-covenant' } });
  });
});
