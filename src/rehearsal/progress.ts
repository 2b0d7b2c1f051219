import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { compilePdf } from '#src/platform/typst/compile.ts';
import type { BlocTarget } from '#src/year/4-progress/app/progress.query.ts';
import { periodsOf, reportsOf, targetsOf } from '#src/year/4-progress/app/progress.query.ts';
import { lockPeriod } from '#src/year/4-progress/app/lock-period.ts';
import { openPeriod } from '#src/year/4-progress/app/open-period.ts';
import { saveReport, type ReportedFigure } from '#src/year/4-progress/app/save-report.ts';
import type { NumberFigure } from '#src/year/4-progress/domain/written-figure.ts';
import { reportOfCluster, reportOfUnit } from '#src/year/4-progress/papers/report-from-figures.ts';
import { dayIn, instantOf } from './days.ts';
import type { Rehearsal } from './rehearsal.ts';

/** The units report twice, their figures are locked, and the reports of the whole year are printed. */
export async function rehearseProgress(rehearsal: Rehearsal): Promise<void> {
  const { does, reads, office, frame, year } = rehearsal;
  const { id: clusterYearId } = frame.clusterYear;
  const targets = await reads((tx) => targetsOf(tx, clusterYearId));
  const periods = [
    { name: '6 tháng', to: dayIn(year, 6, 30), dueOn: dayIn(year, 7, 10) },
    { name: 'Cả năm', to: dayIn(year, 10, 31), dueOn: dayIn(year, 11, 10) },
  ];
  for (const { name, to, dueOn } of periods) {
    const periodId = await does((tx) =>
      openPeriod(tx, office, { clusterYearId, name, covers: { from: dayIn(year, 1, 1), to }, dueOn }),
    );
    for (const unit of frame.units) {
      const own = targets.filter(({ blocId }) => blocId === null || blocId === unit.blocId);
      await reportOf(rehearsal, periodId, unit.id, own, dueOn);
    }
    await does((tx) => lockPeriod(tx, office, { clusterYearId, periodId, lockedOn: dueOn }));
  }
  await printReports(rehearsal);
}

async function reportOf(
  { does, office, frame, chance, year }: Rehearsal,
  periodId: string,
  unitId: string,
  own: readonly BlocTarget[],
  receivedOn: CalendarDay,
): Promise<void> {
  const { id: clusterYearId } = frame.clusterYear;
  const rate = (): NumberFigure => {
    const denominator = BigInt(chance.between(200, 3000));
    return { kind: 'rate', numerator: (denominator * BigInt(chance.between(68, 100))) / 100n, denominator };
  };
  const figureFor = ({ id, target }: BlocTarget): ReportedFigure =>
    target.goal.kind === 'in-words'
      ? { targetId: id, kind: 'words', words: 'Hoàn thành (diễn tập)' }
      : { targetId: id, ...rate() };
  const figures = own.map(figureFor);
  const bases = own
    .filter(({ target }) => target.goal.kind === 'better-than-last-year')
    .map(({ id }) => ({ targetId: id, base: { figure: rate(), source: `Báo cáo diễn tập năm ${year - 1}` } }));
  await does((tx) =>
    saveReport(tx, office, {
      clusterYearId,
      periodId,
      unitId,
      version: 0,
      receivedOn,
      figures,
      bases,
      note: 'Báo cáo diễn tập',
      parts: { movements: null, difficulties: null, nextTasks: null },
      reason: null,
    }),
  );
}

async function printReports({ reads, prints, frame, year }: Rehearsal): Promise<void> {
  const { id } = frame.clusterYear;
  const figures = await reads(async (tx) => {
    const [period] = await periodsOf(tx, id);
    if (!period) throw new Error('a period was opened');
    return { frame, period, targets: await targetsOf(tx, id), reports: await reportsOf(tx, period.id) };
  });
  const at = instantOf(dayIn(year, 11, 10));
  const [unit] = frame.units.filter(({ kind }) => kind !== 'STP');
  const ofCluster = reportOfCluster(figures, at);
  if (ofCluster) await prints('bao-cao-thuc-hien-giao-uoc.pdf', compilePdf({ ...ofCluster, at }));
  if (unit) await prints('bao-cao-cua-mot-don-vi.pdf', compilePdf({ ...reportOfUnit(figures, unit, at), at }));
}
