import { printAmount } from '#src/kernel/comparator.ts';
import { printPercent, type Ratio } from '#src/kernel/ratio.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import type { Printout } from '#src/platform/typst/compile.ts';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { Signer } from '#src/year-round/papers/domain/state-paper.ts';
import { placeOf, yearLetterhead } from '#src/year-round/papers/domain/year-letterhead.ts';
import {
  type Figure,
  printGoalAndUnit,
  type TargetOutcome,
  type TargetResult,
  targetResult,
} from '#src/year/2-covenant/domain/target.ts';
import type { BlocTarget, PeriodRow, ReportRow } from '../app/progress.query.ts';
import { printGap } from '../domain/print-gap.ts';
import { targetProgress } from '../domain/progress.ts';
import { progressReport, type ResultTable } from './progress-report.ts';

/** What is on record of one period of a year. */
export type PeriodFigures = {
  readonly frame: YearFrame;
  readonly period: PeriodRow;
  readonly targets: readonly BlocTarget[];
  readonly reports: readonly ReportRow[];
};

/** A unit's report to the head of the cluster. Until its figures are locked it is a draft. */
export function reportOfUnit(figures: PeriodFigures, unit: FrameUnit, at: Date): Printout {
  const { frame, targets, reports } = figures;
  const own = reports.filter((report) => report.unitId === unit.id);
  const parts = own[0]?.parts;
  const rows = targets
    .filter(({ blocId }) => blocId === null || blocId === unit.blocId)
    .map((target) =>
      unitRow(
        target,
        own.find((report) => report.targetId === target.id),
      ),
    );
  return progressReport({
    ...paperOf(figures, unit, at),
    cluster: null,
    reporter: unit.name,
    addressee: `Trưởng ${frame.clusterYear.name}`,
    coverage: null,
    tables: rows.length === 0 ? [] : [{ title: null, columns: UNIT_COLUMNS, rows }],
    parts: PARTS.flatMap(([name, heading]) => {
      const text = parts?.[name];
      return text ? [{ heading, text }] : [];
    }),
  });
}

/** The report of the whole cluster, signed by its head unit: sums and counts, no unit by its name. */
export function reportOfCluster(figures: PeriodFigures, at: Date): Printout | null {
  const { frame, targets, reports } = figures;
  const head = frame.units.find(({ id }) => id === frame.head?.unitId);
  if (!head) return null;
  const sent = frame.units.filter((unit) => reports.some((report) => report.unitId === unit.id)).length;
  const blocs = [...frame.blocs.map(({ id, name }) => ({ id, name })), { id: null, name: null }];
  const tables = blocs.flatMap(({ id, name }): ResultTable[] => {
    const own = targets.filter(({ blocId }) => blocId === id);
    const rows = own.map((target) => clusterRow(figures, target));
    return rows.length === 0 ? [] : [{ title: name, columns: CLUSTER_COLUMNS, rows }];
  });
  return progressReport({
    ...paperOf(figures, head, at),
    cluster: frame.clusterYear.name,
    reporter: frame.clusterYear.name,
    addressee: 'Bộ Tư pháp (qua Vụ Tổ chức cán bộ)',
    coverage: `${sent}/${frame.units.length} đơn vị đã báo cáo`,
    tables,
    parts: [],
  });
}

const PARTS = [
  ['movements', 'Phong trào, điển hình tiên tiến'],
  ['difficulties', 'Khó khăn, đề xuất'],
  ['nextTasks', 'Nhiệm vụ kỳ tới'],
] as const;

const centred = (head: string, width: number) => ({ head, width, align: 'center' }) as const;
const UNIT_COLUMNS: ResultTable['columns'] = [
  centred('TT', 9),
  { head: 'Chỉ tiêu', width: 43, align: 'left' },
  centred('Mức giao ước', 25),
  centred('Thực hiện', 35),
  centred('Tỷ lệ', 17),
  centred('So giao ước (điểm %)', 18),
  centred('Kết quả', 18),
];
const CLUSTER_COLUMNS: ResultTable['columns'] = [
  centred('TT', 9),
  { head: 'Chỉ tiêu', width: 45, align: 'left' },
  centred('Mức giao ước', 25),
  centred('Cộng các đơn vị', 35),
  centred('Tỷ lệ', 17),
  centred('Đơn vị đạt', 16),
  centred('Đơn vị báo cáo', 18),
];

const OUTCOMES: Readonly<Record<TargetOutcome, string>> = {
  met: 'Đạt',
  exceeded: 'Vượt',
  missed: 'Chưa đạt',
  unknown: 'Chưa có số liệu',
  'no-rate': 'Không phát sinh',
  'needs-last-year': 'Chờ số liệu năm trước',
  'in-words': '',
  'no-target-for-this-workload': 'Chưa có chỉ tiêu',
};

/** Whoever signs for the unit; who that is, is not on record here. */
function signerOf(unit: FrameUnit): Signer {
  const post = unit.kind === 'STP' ? 'Giám đốc' : 'Thủ trưởng đơn vị';
  return { right: 'head', headPost: post, ownPost: post, name: null };
}

const paperOf = ({ frame, period }: PeriodFigures, issuer: FrameUnit, at: Date) => ({
  letterhead: yearLetterhead({ name: issuer.name, kind: issuer.kind }),
  number: null,
  place: placeOf(issuer.name),
  day: null,
  draftPrintedAt: period.lockedOn === null ? at : null,
  synthetic: frame.clusterYear.isSynthetic,
  year: frame.clusterYear.year,
  period: period.name,
  covers: { from: period.from, to: period.to },
  signer: signerOf(issuer),
});

function unitRow({ target }: BlocTarget, report: ReportRow | undefined): readonly string[] {
  const result = targetResult(target, report ?? { figure: null, lastYear: null, workload: null });
  const unit = target.unit.startsWith('%') ? '' : ` ${target.unit}`;
  return [
    nameOf({ target }),
    levelFor({ target }, result, report),
    (report?.figure ? printFigure(report.figure) : report?.words) ?? '',
    (report?.figure && rateOf(report.figure)) ?? '',
    result.gap ? `${printGap(result.gap, target.unit)}${unit}`.trim() : '',
    OUTCOMES[result.outcome],
  ];
}

function nameOf({ target: { indicator, base } }: Pick<BlocTarget, 'target'>): string {
  if (base === null) return indicator;
  return `${indicator} (${/^(?:tổng )?số /iu.test(base) ? `trên ${base}` : base})`;
}

/** The level that this unit is held to: the one of its number of cases, or what it had a year before. */
function levelFor({ target }: Pick<BlocTarget, 'target'>, result: TargetResult, report: ReportRow | undefined): string {
  const { goal } = target;
  if (goal.kind === 'better-than-last-year' && report?.lastYear)
    return `${printGoalAndUnit(target)} (${[printFigure(report.lastYear), rateOf(report.lastYear)].filter(Boolean).join(' = ')})`;
  if (goal.kind !== 'by-workload' || !result.goal || report?.workload == null) return printGoalAndUnit(target);
  const level = printAmount({ comparator: goal.comparator, value: result.goal, unit: null });
  return `${level}${target.unit} (${printNumber(report.workload)} việc)`;
}

function clusterRow({ frame, reports }: PeriodFigures, of: BlocTarget): readonly string[] {
  const members = frame.units.filter(({ blocId }) => of.blocId === null || blocId === of.blocId).map(({ id }) => id);
  const own = reports.filter(({ targetId }) => targetId === of.id);
  const { units, coverage, together } = targetProgress(of.target, members, own);
  const met = units.filter(({ outcome }) => outcome === 'met' || outcome === 'exceeded').length;
  const judged = met + units.filter(({ outcome }) => outcome === 'missed').length;
  const inWords = of.target.goal.kind === 'in-words';
  const told = members.filter((id) => own.some((report) => report.unitId === id && report.words !== null)).length;
  return [
    nameOf(of),
    printGoalAndUnit(of.target),
    together ? printRatio(together) : '',
    together ? (printPercent(together) ?? '') : '',
    judged === 0 ? '' : `${met}/${judged}`,
    `${inWords ? told : coverage.reported}/${members.length}`,
  ];
}

const rateOf = (figure: Figure): string | null => (figure.kind === 'rate' ? printPercent(figure.ratio) : null);

const printFigure = (figure: Figure): string =>
  figure.kind === 'number' ? printNumber(figure.value) : printRatio(figure.ratio);

/** Two sums of money do not fit one line of the column. */
function printRatio({ numerator, denominator }: Ratio): string {
  const [above, below] = [printNumber(numerator), printNumber(denominator)];
  return `${above}/${above.length + below.length > 16 ? '\n' : ''}${below}`;
}
