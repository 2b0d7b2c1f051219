import type { JSX } from 'preact';
import { BulletBar } from '#src/charts/bullet-bar.tsx';
import { plainDecimal } from '#src/kernel/decimal.ts';
import { hasRate, printPercent } from '#src/kernel/ratio.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip, Derived } from '#src/ui/chip.tsx';
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
import { type Figure, printGoalAndUnit, type TargetOutcome } from '#src/year/2-covenant/domain/target.ts';
import type { LastYear } from '../app/last-year.query.ts';
import type { BlocTarget, PeriodRow, ReportRow } from '../app/progress.query.ts';
import { printGap } from '../domain/print-gap.ts';
import { targetProgress, type UnitProgress } from '../domain/progress.ts';
import { printFigureWithRate, sourceOfLastYear } from './last-year-fields.tsx';
import type { vi } from './vi.ts';
import { printFigure, progressWords } from './words.ts';

export type Board = {
  readonly periods: readonly PeriodRow[];
  readonly period: PeriodRow | null;
  readonly targets: readonly BlocTarget[];
  readonly reports: readonly ReportRow[];
  readonly lastYears: readonly LastYear[];
  /** Whose bars may be seen: all for the head and the Ministry, its own for a unit. */
  readonly seesAll: boolean;
  readonly mayRun: boolean;
  readonly ownUnitIds: readonly string[];
};

/** How the year stands against its covenants: one section a target, its title the finding. */
export function progressPage(visit: Visit, frame: YearFrame, board: Board): Page {
  const words = progressWords(visit.language);
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');
  const { period, mayRun } = board;
  const day = (value: PeriodRow['dueOn']) => printDay(value, visit.language);
  return stepPage(visit, frame, 'progress', {
    title: words.title,
    head: {
      title: words.title,
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
            <UnitReports visit={visit} frame={frame} board={board} period={period} path={path} />
            {targetsFor(frame, board).map((target) => (
              <TargetSection key={target.id} visit={visit} frame={frame} board={board} target={target} />
            ))}
          </>
        )}
      </>
    ),
  });
}

/** A unit follows the covenant of its own bloc. */
const targetsFor = (frame: YearFrame, { targets, seesAll, ownUnitIds }: Board): readonly BlocTarget[] => {
  const ownBlocs = frame.units.filter((unit) => ownUnitIds.includes(unit.id)).map((unit) => unit.blocId);
  return targets.filter(({ blocId }) => seesAll || blocId === null || ownBlocs.includes(blocId));
};

const TONES: Partial<Record<TargetOutcome, 'met' | 'missed'>> = { met: 'met', exceeded: 'met', missed: 'missed' };
const ORDER: readonly TargetOutcome[] = [
  'exceeded',
  'met',
  'missed',
  'no-rate',
  'needs-last-year',
  'in-words',
  'no-target-for-this-workload',
  'unknown',
];

const percentOf = (figure: Figure | null): number | null => {
  if (!figure) return null;
  if (figure.kind === 'number') return Number(plainDecimal(figure.value));
  return hasRate(figure.ratio) ? Number((figure.ratio.numerator * 10_000n) / figure.ratio.denominator) / 100 : null;
};

type TargetParts = {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly board: Board;
  readonly target: BlocTarget;
};

/** One target across its bloc, the best first; a unit sees only its own line. */
function TargetSection({ visit, frame, board, target }: TargetParts): JSX.Element {
  const words = progressWords(visit.language);
  const members = frame.units.filter((unit) => target.blocId === null || unit.blocId === target.blocId);
  const reports = board.reports.filter((report) => report.targetId === target.id);
  const progress = targetProgress(
    target.target,
    members.map((unit) => unit.id),
    reports,
  );
  const { indicator, goal } = target.target;
  const missed = progress.units.filter((unit) => unit.outcome === 'missed').length;
  const { reported } = progress.coverage;
  const title = !board.seesAll
    ? indicator
    : goal.kind === 'in-words'
      ? words.inWords(indicator)
      : reported === 0
        ? words.nobodyYet(indicator)
        : missed > 0
          ? words.below(missed, reported, indicator)
          : words.allMet(reported, indicator);
  const shown = progress.units
    .filter((unit) => board.seesAll || board.ownUnitIds.includes(unit.unitId))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) ||
        (percentOf(figureIn(b)) ?? -1) - (percentOf(figureIn(a)) ?? -1),
    );
  const asked = goal.kind === 'value' ? Number(plainDecimal(goal.value)) : null;
  const together = progress.together && printPercent(progress.together);
  const lastYearColumn = {
    key: 'last-year',
    head: words.lastYear,
    phone: 'line',
    cell: (row: UnitProgress) => <LastYearCell visit={visit} known={lastYearOf(row)} />,
  } as const;

  return (
    <Section
      title={title}
      note={[`${words.goal}: ${printGoalAndUnit(target.target)}`, target.target.base].filter(Boolean).join(' · ')}
    >
      <Table
        id={`target-${target.id}`}
        caption={indicator}
        rows={shown}
        rowKey={(row) => row.unitId}
        columns={[
          { key: 'unit', head: words.unit, cell: (row) => nameOf(row) },
          {
            key: 'bar',
            head: words.rate,
            phone: 'line',
            cell: (row) => (
              <BulletBar
                label={`${nameOf(row)}: ${words.outcomes[row.outcome]}`}
                value={percentOf(figureIn(row))}
                target={asked}
                verdict={TONES[row.outcome] ?? 'watch'}
                language={visit.language}
              />
            ),
          },
          {
            key: 'figure',
            head: words.figure,
            align: 'end',
            nowrap: true,
            cell: (row) => {
              const figure = figureIn(row);
              return figure ? printFigure(figure, visit.language) : (wordsIn(row) ?? words.outcomes.unknown);
            },
          },
          { key: 'rate', head: words.rate, align: 'end', nowrap: true, cell: (row) => rateOf(row) },
          ...(goal.kind === 'better-than-last-year' ? [lastYearColumn] : []),
          {
            key: 'gap',
            head: goal.kind === 'better-than-last-year' ? words.gapLastYear : words.gap,
            ...(target.target.unit.startsWith('%') && { unit: words.gapUnit }),
            align: 'end',
            nowrap: true,
            cell: (row) => (row.gap ? printGap(row.gap, target.target.unit) : '–'),
          },
          {
            key: 'result',
            head: words.result,
            phone: 'corner',
            cell: (row) => <Outcome outcome={row.outcome} words={words} />,
          },
        ]}
        {...(board.seesAll && {
          sum: {
            label: `${words.together} (${words.coverage(reported, members.length)})`,
            cells: together ? { rate: together } : {},
          },
        })}
      />
    </Section>
  );

  function figureIn(row: UnitProgress): Figure | null {
    return reports.find((report) => report.unitId === row.unitId)?.figure ?? null;
  }
  function lastYearOf(row: UnitProgress): LastYear | undefined {
    return board.lastYears.find((one) => one.unitId === row.unitId && one.targetId === target.id);
  }
  function wordsIn(row: UnitProgress): string | null {
    return reports.find((report) => report.unitId === row.unitId)?.words ?? null;
  }
  function rateOf(row: UnitProgress): string {
    const figure = figureIn(row);
    return (figure?.kind === 'rate' && printPercent(figure.ratio)) || '–';
  }
  function nameOf(row: UnitProgress): string {
    return members.find((unit) => unit.id === row.unitId)?.shortName ?? '';
  }
}

/** What this year is held against, and where that stands written. */
function LastYearCell({ visit, known }: { readonly visit: Visit; readonly known: LastYear | undefined }): JSX.Element {
  const { language } = visit;
  if (!known) return <>{progressWords(language).notKnownYet}</>;
  return (
    <>
      {printFigureWithRate(known.figure, language)} {known.from.kind === 'on-record' && <Derived />}
      <span class="note block">{sourceOfLastYear(known, language)}</span>
    </>
  );
}

function Outcome({ outcome, words }: { readonly outcome: TargetOutcome; readonly words: typeof vi }): JSX.Element {
  const tone = TONES[outcome];
  return tone ? (
    <Chip tone={tone} bare>
      {words.outcomes[outcome]}
    </Chip>
  ) : (
    <>{words.outcomes[outcome]}</>
  );
}

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
