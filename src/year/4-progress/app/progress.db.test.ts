import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { useDatabase } from '../../../../tests/database.ts';
import { anOpenYear, type OpenedYear } from '../../../../tests/factories/open-year.ts';
import { targetProgress } from '../domain/progress.ts';
import { enterReports } from './enter-reports.ts';
import { lastYearsOf } from './last-year.query.ts';
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
      bases: [],
      note: 'Báo cáo 20/BC-THADS',
      parts: { movements: null, difficulties: null, nextTasks: null },
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

  describe('better than last year', () => {
    const better = newId();
    const rateOf = (numerator: bigint, denominator: bigint) => ({ kind: 'rate', numerator, denominator }) as const;
    const unitId = () => thads()[0]?.id ?? '';
    const lastYears = () => asActor(year.office, (tx) => lastYearsOf(tx, periodId));
    const outcome = async () => {
      const targets = await asActor(year.office, (tx) => targetsOf(tx, year.clusterYearId));
      const found = targets.find(({ id }) => id === better);
      const reports = await asActor(year.office, (tx) => reportsOf(tx, periodId));
      const own = reports.filter((row) => row.targetId === better);
      return found && targetProgress(found.target, [unitId()], own).units[0];
    };
    let version = 3;
    const say = async (bases: SaveReport['bases'], actor = year.office) => {
      const saved = await report(
        {
          version,
          bases,
          figures: [{ targetId: better, ...rateOf(2_001n, 3_000n) }],
          reason: 'Bổ sung số liệu năm trước',
        },
        actor,
      );
      if (saved.ok) version += 1;
      return saved;
    };
    const base = (numerator: bigint, source = 'Báo cáo 20/BC-THADS ngày 05/7/2026') => [
      { targetId: better, base: { figure: rateOf(numerator, 3_000n), source } },
    ];

    beforeAll(() =>
      asActor(year.office, async (tx) => {
        const { covenant_id } = await tx
          .selectFrom('target')
          .select('covenant_id')
          .where('id', '=', targetId)
          .executeTakeFirstOrThrow();
        await tx
          .insertInto('target')
          .values({
            id: better,
            covenant_id,
            position: 1,
            indicator: 'Tỷ lệ thu hồi nợ tín dụng',
            comparator: 'better-than-last-year',
            unit: '%',
          })
          .execute();
      }),
    );

    test('waits for last year’s figure while nobody knows it', async () => {
      expect(await say([])).toMatchObject({ ok: true });
      expect(await outcome()).toMatchObject({ outcome: 'needs-last-year', gap: null });
    });

    test('takes it from the report, with its source and who entered it, and judges exactly', async () => {
      expect(await say(base(2_001n, ' '))).toMatchObject({ error: { kind: 'source-of-last-year-is-missing' } });
      expect(await say(base(2_001n))).toMatchObject({ ok: true });
      expect(await outcome()).toMatchObject({ outcome: 'missed' }); // as good as last year is not better
      expect(await say(base(2_000n))).toMatchObject({ ok: true });
      expect(await outcome()).toMatchObject({ outcome: 'met', gap: { numerator: 300_000n, denominator: 9_000_000n } });
      expect(await lastYears()).toMatchObject([
        { unitId: unitId(), from: { kind: 'entered', source: 'Báo cáo 20/BC-THADS ngày 05/7/2026', by: 'Lê Thị Cụm' } },
      ]);
    });

    test('what is entered again as it stood stays entered by whom it was; what it was before is in the trail', async () => {
      const [unit] = thads();
      if (!unit) throw new Error('no unit');
      const officer = await year.officerOf(unit);
      expect(await say(base(2_000n), officer)).toMatchObject({ ok: true });
      expect(await lastYears()).toMatchObject([{ from: { by: 'Lê Thị Cụm' } }]);
      expect(await say(base(1_999n), officer)).toMatchObject({ ok: true });
      expect(await lastYears()).toMatchObject([{ from: { by: officer.name } }]);
      const { rows } = await asActor(year.office, (tx) =>
        sql<{
          actions: string[];
        }>`select array_agg(action order by id) as actions from audit where table_name = 'progress_base'`.execute(tx),
      );
      expect(rows[0]?.actions).toEqual(['insert', 'delete', 'insert', 'delete', 'insert']);
    });

    test('is entered only for a target that asks for it', async () => {
      const wrong = [{ targetId, base: { figure: rateOf(1n, 2n), source: 'Báo cáo' } }];
      expect(await say(wrong)).toMatchObject({ error: { kind: 'not-a-target-of-the-unit', targetId } });
    });

    test('is read from last year’s report of the same days, once that is locked; what was entered gives way', async () => {
      const lockLastYear = await reportOfTheYearBefore();
      expect(await lastYears()).toMatchObject([{ from: { kind: 'entered' } }]);
      await lockLastYear();
      expect(await lastYears()).toMatchObject([
        {
          unitId: unitId(),
          targetId: better,
          figure: { kind: 'rate', ratio: { numerator: 70n, denominator: 100n } },
          from: { kind: 'on-record', period: '9 tháng', year: 2026, lockedOn: '2026-07-15' },
        },
      ]);
      expect(await outcome()).toMatchObject({ outcome: 'missed' }); // 66,70 % this year
    });

    /** The same unit a year before: 70 % of the same indicator, and 99 % in a period of other days. */
    async function reportOfTheYearBefore(): Promise<() => Promise<unknown>> {
      const [cluster, covenant, target] = [newId(), newId(), newId()];
      await asActor(WORKER, async (tx) => {
        await tx
          .insertInto('cluster_year')
          .values({
            id: cluster,
            cluster_id: year.clusterId,
            year: year.year - 1,
            term: 'cụm',
            name: 'Cụm thi đua năm trước',
            origin: 'live',
          })
          .execute();
        await tx.insertInto('covenant').values({ id: covenant, cluster_year_id: cluster, origin: 'live' }).execute();
        await tx
          .insertInto('target')
          .values({
            id: target,
            covenant_id: covenant,
            position: 0,
            indicator: 'Tỷ lệ thu hồi nợ tín dụng',
            comparator: '>',
            value: '60',
            unit: '%',
          })
          .execute();
        for (const [name, from, to, numerator] of [
          ['9 tháng', '2025-10-01', '2026-06-30', '70'],
          ['Cả năm', '2025-10-01', '2026-09-30', '99'],
        ] as const) {
          const [period, of] = [newId(), newId()];
          await tx
            .insertInto('progress_period')
            .values({ id: period, cluster_year_id: cluster, name, from_day: from, to_day: to, due_on: to })
            .execute();
          await tx
            .insertInto('progress_report')
            .values({ id: of, period_id: period, unit_id: unitId(), received_on: to })
            .execute();
          await tx
            .insertInto('progress_figure')
            .values({ id: newId(), report_id: of, target_id: target, numerator, denominator: '100' })
            .execute();
        }
      });
      return () =>
        asActor(WORKER, (tx) =>
          tx
            .updateTable('progress_period')
            .set({ locked_on: '2026-07-15' })
            .where('cluster_year_id', '=', cluster)
            .execute(),
        );
    }
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
      return thads().map(({ id }) => reports.find((row) => row.unitId === id && row.targetId === targetId)?.figure);
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
