import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { PageTabs } from '#src/ui/page-tabs.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { BlocTarget, PeriodRow } from '../app/progress.query.ts';
import type { Board } from './board.ts';
import { TargetFold } from './target-fold.tsx';
import { progressWords } from './words.ts';

/** How the year stands against its covenants: one section a target, its title the finding. */
export function progressPage(visit: Visit, frame: YearFrame, board: Board): Page {
  const words = progressWords(visit.language);
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');
  const { period, mayRun } = board;
  const day = (value: PeriodRow['dueOn']) => printDay(value, visit.language);
  return stepPage(visit, frame, 'progress', {
    title: words.title,
    ...(period && { about: { kind: 'progress-period', id: period.id } }),
    head: {
      title: words.title,
      ...(period && { history: `/lich-su/ky-bao-cao/${period.id}` }),
      chip: period?.lockedOn ? <Chip tone="met">{words.locked(day(period.lockedOn))}</Chip> : undefined,
      facts: period
        ? [
            period.name,
            words.window(day(period.from), day(period.to)),
            words.due(day(period.dueOn)),
            words.coverage(period.reports, frame.units.length),
          ]
        : [],
      ...(mayRun && { primary: { label: words.newPeriod, href: `${path}/ky-moi` } }),
      ...(period &&
        board.seesAll &&
        !mayRun && { actions: [{ label: words.reportPdf, icon: 'print', href: `${path}/${period.id}/bao-cao.pdf` }] }),
      ...(mayRun &&
        period && {
          actions: [
            { label: words.reportPdf, icon: 'print', href: `${path}/${period.id}/bao-cao.pdf` },
            { label: words.template, icon: 'download', href: `${path}/${period.id}/so-lieu.xlsx`, download: true },
            { label: words.sheetTitle, icon: 'upload', href: `${path}/${period.id}/nhap-bang` },
            {
              label: period.lockedOn ? words.unlock : words.lock,
              post: `${path}/${period.id}/${period.lockedOn ? 'mo-lai' : 'chot'}`,
            },
          ],
        }),
    },
    body: (
      <>
        {board.periods.length > 1 && (
          <PageTabs
            label={words.periods}
            tabs={board.periods.map((row) => ({
              label: row.name,
              href: `${path}?ky=${row.id}`,
              current: row.id === period?.id,
            }))}
          />
        )}
        {!period && (
          <Empty
            title={words.noPeriodTitle}
            icon="paper"
            actions={mayRun ? [{ label: words.newPeriod, href: `${path}/ky-moi` }] : []}
          >
            {words.noPeriodText}
          </Empty>
        )}
        {period && board.targets.length === 0 && <Empty title={words.noTargetsTitle}>{words.noTargetsText}</Empty>}
        {period && (
          <>
            {!mayRun && <UnitReports visit={visit} frame={frame} board={board} period={period} path={path} />}
            <Targets visit={visit} frame={frame} board={board} />
            {mayRun && <UnitReports visit={visit} frame={frame} board={board} period={period} path={path} />}
          </>
        )}
      </>
    ),
  });
}

/** The targets of each bloc, a line each: how many units met it; one is opened at a time. */
function Targets({
  visit,
  frame,
  board,
}: {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly board: Board;
}): JSX.Element {
  const words = progressWords(visit.language);
  const shown = targetsFor(frame, board);
  const blocs = [...frame.blocs, { id: null, name: null }];
  return (
    <>
      {blocs.map(({ id, name }) => {
        const targets = shown.filter(({ blocId }) => blocId === id);
        return targets.length === 0 ? null : (
          <Section title={words.targetsOf(name, targets.length)} key={id}>
            {targets.map((target) => (
              <TargetFold key={target.id} visit={visit} frame={frame} board={board} target={target} />
            ))}
          </Section>
        );
      })}
    </>
  );
}

/** A unit follows the covenant of its own bloc. */
const targetsFor = (frame: YearFrame, { targets, seesAll, ownUnitIds }: Board): readonly BlocTarget[] => {
  const ownBlocs = frame.units.filter((unit) => ownUnitIds.includes(unit.id)).map((unit) => unit.blocId);
  return targets.filter(({ blocId }) => seesAll || blocId === null || ownBlocs.includes(blocId));
};

/** Who has reported: all for the head; a unit finds its own form. Who has not is told to nobody else. */
function UnitReports(props: {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly board: Board;
  readonly period: PeriodRow;
  readonly path: string;
}): JSX.Element {
  const { visit, frame, board, period, path } = props;
  const words = progressWords(visit.language);
  const sent = new Map(board.reports.map((report) => [report.unitId, report]));
  const units = frame.units.filter((unit) => board.mayRun || board.ownUnitIds.includes(unit.id));
  if (units.length === 0) return <></>;
  const missing = units.filter((unit) => !sent.has(unit.id));
  const state = (unit: FrameUnit) => {
    const report = sent.get(unit.id);
    if (!report?.receivedOn) return words.notSent;
    return [words.sentOn(printDay(report.receivedOn, visit.language)), report.enteredForUnit && words.enteredFor]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <Section title={board.mayRun ? words.coverage(units.length - missing.length, units.length) : words.ownReport}>
      <Table
        id="reports"
        caption={words.report}
        density="tight"
        rows={units}
        rowKey={(row) => row.id}
        columns={[
          { key: 'unit', head: words.unit, cell: (row) => row.name },
          { key: 'state', head: words.report, phone: 'line', cell: state },
          {
            key: 'pdf',
            head: words.paper,
            phone: 'line',
            cell: (row) =>
              sent.has(row.id) ? (
                <Link to={`${path}/${period.id}/${row.slug}/bao-cao.pdf`}>{words.reportPdf}</Link>
              ) : (
                '–'
              ),
          },
          {
            key: 'enter',
            head: words.enter,
            phone: 'corner',
            cell: (row) => (
              <Link to={`${path}/${period.id}/${row.slug}`}>
                {board.ownUnitIds.includes(row.id) ? words.enter : words.enterFor}
              </Link>
            ),
          },
        ]}
      />
      {board.mayRun && missing.length > 0 && (
        <details class="more">
          <summary>{words.remind}</summary>
          <p class="note">{words.missingNote}</p>
          <ul class="lines">
            {missing.map((unit) => (
              <li key={unit.id}>{words.remindText(unit.name, period.name, printDay(period.dueOn))}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  );
}
