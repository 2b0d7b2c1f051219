import type { JSX } from 'preact';
import { BulletBar } from '#src/charts/bullet-bar.tsx';
import { OutcomeBar } from '#src/charts/outcome-bar.tsx';
import { plainDecimal } from '#src/kernel/decimal.ts';
import { hasRate, printPercent } from '#src/kernel/ratio.ts';
import { Chip, Derived } from '#src/ui/chip.tsx';
import { Fold } from '#src/ui/fold.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type Figure, printGoalAndUnit, type TargetOutcome } from '#src/year/2-covenant/domain/target.ts';
import type { LastYear } from '../app/last-year.query.ts';
import type { BlocTarget } from '../app/progress.query.ts';
import { printGap } from '../domain/print-gap.ts';
import { type TargetProgress, targetProgress, type UnitProgress } from '../domain/progress.ts';
import type { Board } from './board.ts';
import { printFigureWithRate, sourceOfLastYear } from './last-year-fields.tsx';
import type { vi } from './vi.ts';
import { printFigure, progressWords } from './words.ts';

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

/** One target across its bloc: its line says how it stands; opened, the units, the best first. A unit sees only its own. */
export function TargetFold({ visit, frame, board, target }: TargetParts): JSX.Element {
  const words = progressWords(visit.language);
  const members = frame.units.filter((unit) => target.blocId === null || unit.blocId === target.blocId);
  const reports = board.reports.filter((report) => report.targetId === target.id);
  const progress = targetProgress(
    target.target,
    members.map((unit) => unit.id),
    reports,
  );
  const { indicator, goal } = target.target;
  const { reported } = progress.coverage;
  const shown = progress.units
    .filter((unit) => board.seesAll || board.ownUnitIds.includes(unit.unitId))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome) ||
        (target.target.direction === 'less-is-better' ? -1 : 1) *
          ((percentOf(figureIn(b)) ?? -1) - (percentOf(figureIn(a)) ?? -1)),
    );
  /** What this unit is held to: the level, that of its number of cases, or its own figure of last year. */
  const askedOf = (row: UnitProgress): number | null =>
    row.goal ? Number(plainDecimal(row.goal)) : percentOf(lastYearOf(row)?.figure ?? null);
  const longest = target.target.unit.startsWith('%')
    ? 100
    : Math.max(1, ...shown.flatMap((row) => [percentOf(figureIn(row)) ?? 0, askedOf(row) ?? 0]));
  const together = progress.together && printPercent(progress.together);
  const lastYearColumn = {
    key: 'last-year',
    head: words.lastYear,
    phone: 'line',
    cell: (row: UnitProgress) => <LastYearCell visit={visit} known={lastYearOf(row)} />,
  } as const;

  const [own] = shown;

  return (
    <Fold
      group="targets"
      title={indicator}
      note={[`${words.goal}: ${printGoalAndUnit(target.target)}`, target.target.base].filter(Boolean).join(' · ')}
      {...(board.seesAll
        ? standingOf(progress, goal.kind === 'in-words', words)
        : { picture: own && barOf(own), finding: own && <Outcome outcome={own.outcome} words={words} /> })}
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
            cell: barOf,
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
    </Fold>
  );

  function barOf(row: UnitProgress): JSX.Element {
    return (
      <BulletBar
        label={`${nameOf(row)}: ${words.outcomes[row.outcome]}`}
        value={percentOf(figureIn(row))}
        target={askedOf(row)}
        max={longest}
        verdict={TONES[row.outcome] ?? 'watch'}
        language={visit.language}
      />
    );
  }
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

/** How many met the target, of those that can be judged; whose figures are missing is said under it, without names. */
function standingOf(progress: TargetProgress, isInWords: boolean, words: typeof vi) {
  const count = (...outcomes: readonly TargetOutcome[]): number =>
    progress.units.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const [met, missed, unknown] = [count('met', 'exceeded'), count('missed'), count('unknown')];
  const { reported, of } = progress.coverage;
  const told = isInWords
    ? words.inWords
    : reported === 0
      ? words.outcomes.unknown
      : met + missed === 0
        ? words.noneJudged
        : words.met(met, met + missed);
  const outcomes = { met, missed, unknown, open: of - met - missed - unknown };
  return {
    picture: isInWords ? null : <OutcomeBar label={told} outcomes={outcomes} />,
    finding: (
      <>
        <b>{told}</b>
        {reported > 0 && reported < of && <small class="block">{words.coverage(reported, of)}</small>}
      </>
    ),
  };
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
