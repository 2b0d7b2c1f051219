import { beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { targetProgress } from '../domain/progress.ts';
import { enterReports } from './enter-reports.ts';
import { lockPeriod } from './lock-period.ts';
import { openPeriod } from './open-period.ts';
import { periodsOf, reportsOf, targetsOf } from './progress.query.ts';
import { saveReport, type SaveReport } from './save-report.ts';

useDatabase();
let year: OpenedYear;
let periodId: string;
let blocId: string;
const targetId = newId();

beforeAll(async () => {
  year = await anOpenYear();
  await asActor(year.office, async (tx) => {
    const bloc = await tx
      .selectFrom('bloc')
      .select('id')
      .where('unit_kind', '=', 'THADS_PROVINCE')
      .executeTakeFirstOrThrow();
    blocId = bloc.id;
    const covenantId = newId();
    await tx
      .insertInto('covenant')
      .values({ id: covenantId, cluster_year_id: year.clusterYearId, bloc_id: bloc.id, origin: 'live' })
      .execute();
    await tx
      .insertInto('target')
      .values({
        id: targetId,
        covenant_id: covenantId,
        position: 0,
        indicator: 'Thi hành xong về việc',
        comparator: '>',
        value: '73',
        unit: '% việc',
      })
      .execute();
  });
  const opened = await asActor(year.office, (tx) =>
    openPeriod(tx, year.office, {
      clusterYearId: year.clusterYearId,
      name: '9 tháng',
      covers: { from: '2026-10-01', to: '2027-06-30' },
      dueOn: '2027-07-10',
    }),
  );
  if (!opened.ok) throw new Error(opened.error.kind);
  periodId = opened.value;
});

const thads = () => year.units.filter((unit) => unit.kind === 'THADS_PROVINCE');
const report = (change: Partial<SaveReport> = {}, actor = year.office) =>
  asActor(actor, (tx) =>
    saveReport(tx, actor, {
      clusterYearId: year.clusterYearId,
      periodId,
      unitId: thads()[0]?.id ?? '',
      version: 0,
      receivedOn: '2027-07-05',
      figures: [{ targetId, kind: 'rate', numerator: 73n, denominator: 100n }],
      note: 'Báo cáo 20/BC-THADS',
      reason: null,
      ...change,
    }),
  );

describe('reporting against the covenant', () => {
  test('exactly 73 % does not meet «trên 73%»; who has not reported is counted, not guessed', async () => {
    expect(await report()).toMatchObject({ ok: true });
    const [target] = await asActor(year.office, (tx) => targetsOf(tx, year.clusterYearId));
    const reports = await asActor(year.office, (tx) => reportsOf(tx, periodId));
    if (!target) throw new Error('no target');
    const progress = targetProgress(
      target.target,
      thads().map((unit) => unit.id),
      reports,
    );
    expect(progress.units.map((unit) => unit.outcome)).toEqual(['missed', 'unknown']);
    expect(progress.coverage).toMatchObject({ reported: 1, of: 2 });
    expect(reports[0]?.enteredForUnit).toBe(true);
  });

  test('of two who save one report the second is told', async () => {
    expect(await report({ version: 0 })).toMatchObject({ error: { kind: 'someone-saved-before' } });
    expect(
      await report({ version: 1, figures: [{ targetId, kind: 'rate', numerator: 74n, denominator: 100n }] }),
    ).toMatchObject({ ok: true });
    expect(await report({ version: 1 })).toMatchObject({ error: { kind: 'someone-saved-before' } });
  });

  test('a figure for another bloc’s target, or of a unit outside, is refused whole', async () => {
    const stp = year.units.find((unit) => unit.kind === 'STP')?.id ?? '';
    expect(await report({ unitId: stp })).toMatchObject({ error: { kind: 'not-a-target-of-the-unit' } });
    expect(await asActor(year.office, (tx) => reportsOf(tx, periodId))).toHaveLength(1);
    expect(await report({ unitId: newId() })).toMatchObject({ error: { kind: 'not-a-member' } });
  });

  test('a unit reports for itself only', async () => {
    const [first, second] = thads();
    if (!first || !second) throw new Error('no units');
    const officer = await year.officerOf(second);
    expect(await report({}, officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
    expect(await report({ unitId: second.id }, officer)).toMatchObject({ ok: true });
    const own = (await asActor(year.office, (tx) => reportsOf(tx, periodId))).find((row) => row.unitId === second.id);
    expect(own?.enteredForUnit).toBe(false);
  });

  test('a locked figure is corrected only with a written reason', async () => {
    const lock = { clusterYearId: year.clusterYearId, periodId, lockedOn: '2027-07-11' } as const;
    expect(await asActor(year.office, (tx) => lockPeriod(tx, year.office, lock))).toMatchObject({ ok: true });
    expect(await report({ version: 2 })).toMatchObject({ error: { kind: 'period-is-locked' } });
    expect(await report({ version: 2, reason: 'Đơn vị đính chính theo công văn' })).toMatchObject({ ok: true });
    expect(await asActor(year.office, (tx) => periodsOf(tx, year.clusterYearId))).toMatchObject([
      { name: '9 tháng', reports: 2, lockedOn: '2027-07-11' },
    ]);
  });

  test('a period is opened once under its name, by who runs the year', async () => {
    const again = {
      clusterYearId: year.clusterYearId,
      name: '9 tháng',
      covers: { from: '2027-01-01', to: '2027-09-30' },
      dueOn: '2027-10-10',
    } as const;
    expect(await asActor(year.office, (tx) => openPeriod(tx, year.office, again))).toMatchObject({
      error: { kind: 'period-of-that-name-exists' },
    });
    const officer = await year.officerOf(year.head);
    expect(await asActor(officer, (tx) => openPeriod(tx, officer, again))).toMatchObject({
      error: { kind: 'not-yours-to-do' },
    });
  });

  describe('a sheet of figures', () => {
    const head = ['Đơn vị', 'Chỉ tiêu', 'Số đạt', 'Trên tổng số'];
    const enter = (rows: readonly string[][], actor = year.office, reason: string | null = 'Đơn vị gửi bảng tính') =>
      asActor(actor, (tx) =>
        enterReports(tx, actor, {
          clusterYearId: year.clusterYearId,
          periodId,
          units: thads().map(({ id, name }) => ({ id, name, shortName: name, blocId: blocId })),
          sheet: [head, ...rows],
          receivedOn: '2027-07-12',
          reason,
        }),
      );
    const numbers = async () => {
      const reports = await asActor(year.office, (tx) => reportsOf(tx, periodId));
      return thads().map(({ id }) => reports.find((row) => row.unitId === id)?.figure);
    };
    const row = (unit: number, ...cells: string[]) => [thads()[unit]?.name ?? '', 'Thi hành xong về việc', ...cells];

    test('is entered whole or not at all', async () => {
      const before = await numbers();
      expect(await enter([row(0, '800', '1.000'), row(1, '9', '8')])).toMatchObject({
        error: { kind: 'rows-to-correct', read: { faults: [{ kind: 'more-than-all', row: 3, column: 'C' }] } },
      });
      expect(await enter([row(0, '800', '1.000'), row(1, '900', '1.000')], year.office, null)).toMatchObject({
        error: { kind: 'period-is-locked' },
      });
      expect(await numbers()).toEqual(before);
      expect(await enter([row(0, '800', '1.000'), row(1, '900', '1.000')])).toEqual({ ok: true, value: { units: 2 } });
      expect(await numbers()).toMatchObject([{ ratio: { numerator: 800n } }, { ratio: { numerator: 900n } }]);
    });

    test('is entered by who runs the year, and an empty one enters nothing', async () => {
      const officer = await year.officerOf(year.head);
      expect(await enter([row(0, '1', '2')], officer)).toMatchObject({ error: { kind: 'not-yours-to-do' } });
      expect(await enter([row(0, '', '')])).toMatchObject({ error: { kind: 'nothing-to-enter' } });
      expect((await numbers())[0]).toMatchObject({ ratio: { numerator: 800n } });
    });
  });
});
