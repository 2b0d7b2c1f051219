import { beforeAll, describe, expect, test } from 'vitest';
import { ANONYMOUS, WORKER } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { rehearse } from '#src/rehearsal/rehearse.ts';
import { renderPage } from '#src/ui/page.tsx';
import { publishedResults } from '#src/year/4-progress/app/published-results.query.ts';
import { reportsOf, targetsOf } from '#src/year/4-progress/app/progress.query.ts';
import { targetProgress } from '#src/year/4-progress/domain/progress.ts';
import { useDatabase } from '../../../tests/database.ts';
import { aVisit, readable } from '../../../tests/factories/visit.ts';
import { clusterYearPage } from './cluster-year.page.tsx';
import { clusterYearView } from './cluster-year-view.query.ts';

useDatabase();
let year: { readonly id: string; readonly slug: string };

beforeAll(async () => {
  await rehearse({ units: 14, year: 2027, seed: 1, save: async () => {}, progress: () => {} });
  year = await asActor(WORKER, (tx) =>
    tx
      .selectFrom('cluster_year as cy')
      .innerJoin('cluster as c', 'c.id', 'cy.cluster_id')
      .where('cy.year', '=', 2027)
      .select(['cy.id', 'c.slug'])
      .executeTakeFirstOrThrow(),
  );
}, 60_000);

const LOCKED = '2027-11-10';
const resultsOn = (day: CalendarDay) => asActor(ANONYMOUS, (tx) => publishedResults(tx, year.id, day));
const pageOn = async (day: CalendarDay, language: 'vi' | 'en' = 'vi') => {
  const visit = aVisit({ language, today: day });
  const view = await asActor(ANONYMOUS, (tx) =>
    clusterYearView(tx, visit, { slug: year.slug, year: 2027, day, actor: ANONYMOUS }),
  );
  if (!view) throw new Error('no year');
  return readable(renderPage(visit, clusterYearPage(view)));
};
const change = (work: (tx: Tx) => Promise<unknown>) => asActor(WORKER, work);
const lastPeriod = (tx: Tx) => tx.updateTable('progress_period').where('name', '=', 'Cả năm');

describe('the results of the targets of a live year', () => {
  test('everybody reads how many units met each target, exactly as the head’s office reckons it', async () => {
    const reckoned = await asActor(WORKER, async (tx) => {
      const period = await tx
        .selectFrom('progress_period')
        .select('id')
        .where('name', '=', 'Cả năm')
        .executeTakeFirstOrThrow();
      const reports = await reportsOf(tx, period.id);
      return (await targetsOf(tx, year.id))
        .filter(({ target }) => target.goal.kind !== 'in-words')
        .map(({ id, target }) => {
          const own = reports.filter((report) => report.targetId === id);
          const { units } = targetProgress(
            target,
            own.map((report) => report.unitId),
            own,
          );
          const met = units.filter(({ outcome }) => outcome === 'met' || outcome === 'exceeded').length;
          return { id, met: met > 1 ? met : undefined }; // that none met it, or one, would name all others
        });
    });
    const told = await resultsOn('2027-12-31');
    expect(told.map(({ targetId, count }) => ({ id: targetId, met: count?.met }))).toEqual(reckoned);
    expect(new Set(told.flatMap(({ count }) => count?.of ?? []))).toEqual(new Set([7]));
    const text = await pageOn('2027-12-31');
    expect(text).toContain('Số liệu kỳ Cả năm, chốt ngày 10/11/2027');
    for (const { count } of told)
      expect(text).toContain(
        count ? `${count.met}/${count.judged} đơn vị đạt` : 'Không công bố: con số sẽ cho biết kết quả của từng đơn vị',
      );
    expect(text).toMatch(/theo số lượng việc.*cao hơn năm trước|cao hơn năm trước.*theo số lượng việc/);
    expect(await pageOn('2027-12-31', 'en')).toMatch(/\d\/7 units met it/);
  });

  test('the database tells the figures without their units, and no figure itself', async () => {
    const own = await asActor(ANONYMOUS, async (tx) => ({
      reports: await tx.selectFrom('progress_report').selectAll().execute(),
      bases: await tx.selectFrom('progress_base').selectAll().execute(),
    }));
    expect(own).toEqual({ reports: [], bases: [] });
    expect((await resultsOn('2027-12-31')).flatMap(Object.keys)).not.toContain('unitId');
  });

  test('nothing is told before the figures were locked, or while they are open again', async () => {
    expect(await resultsOn('2027-11-09')).toEqual([]);
    expect(await resultsOn(LOCKED)).not.toEqual([]);
    expect(await pageOn('2027-11-09')).not.toContain('đơn vị đạt');
    await change((tx) => lastPeriod(tx).set({ locked_on: null }).execute());
    expect(await resultsOn('2027-12-31')).toEqual([]);
    await change((tx) => lastPeriod(tx).set({ locked_on: LOCKED }).execute());
  });

  test('nothing is told of a covenant under way whose measured days are not over', async () => {
    await change((tx) => tx.updateTable('covenant').set({ state: 'disseminated' }).execute());
    // the enforcement agencies' work year ended on 30/9, the departments' runs until 31/12
    expect(await resultsOn('2027-12-31')).toHaveLength(5);
    await change((tx) => tx.updateTable('covenant').set({ state: 'reviewed' }).execute());
    expect(await resultsOn('2027-12-31')).toHaveLength(7);
  });

  test('where too few units have figures nothing is counted', async () => {
    const [first] = await resultsOn('2027-12-31');
    await change((tx) =>
      tx
        .deleteFrom('progress_figure')
        .where('target_id', '=', first?.targetId ?? '')
        .where((eb) =>
          eb(
            'id',
            'not in',
            eb
              .selectFrom('progress_figure as f')
              .innerJoin('progress_report as r', 'r.id', 'f.report_id')
              .innerJoin('progress_period as p', 'p.id', 'r.period_id')
              .where('p.name', '=', 'Cả năm')
              .where('f.target_id', '=', first?.targetId ?? '')
              .orderBy('f.id')
              .limit(2)
              .select('f.id'),
          ),
        )
        .execute(),
    );
    expect((await resultsOn('2027-12-31'))[0]?.count).toBeNull();
    expect(await pageOn('2027-12-31')).toContain('Không công bố: con số sẽ cho biết kết quả của từng đơn vị');
  });
});
