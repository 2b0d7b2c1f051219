import { type Interval, type IntervalFault, intervalFaults } from '#src/kernel/interval.ts';
import type { Points } from '#src/kernel/points.ts';

export type Band = { readonly span: Interval; readonly points: Points };

/** «1-2 ngày: 1,5 điểm»; `toDays: null` is «trên 10 ngày». Days are whole, so both ends belong to the band. */
export type LateBand = { readonly fromDays: number; readonly toDays: number | null; readonly points: Points };

/** How the points of one criterion come about (cách chấm). */
export type ScoringMode =
  | { readonly kind: 'yes-no'; readonly yes: Points; readonly no: Points }
  | { readonly kind: 'bands'; readonly bands: readonly Band[] }
  | { readonly kind: 'days-late'; readonly bands: readonly LateBand[] }
  | { readonly kind: 'deduction'; readonly perTime: Points; readonly floor: Points }
  | { readonly kind: 'bonus'; readonly perTime: Points; readonly cap: Points | null }
  | { readonly kind: 'percent-of-points' }
  | { readonly kind: 'manual' };

/** A row of the scoring table (tiêu chí). `max` is the standard points (điểm chuẩn); a bonus line has 0. */
export type Criterion = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly max: Points;
  /** Only where the table says that points may pass the standard (110 % of the plan gives 5,5 of 5). */
  readonly mayExceed: boolean;
  readonly body:
    | { readonly kind: 'group'; readonly children: readonly Criterion[] }
    | { readonly kind: 'scored'; readonly mode: ScoringMode };
};

export type TableFault =
  | { readonly kind: 'children-do-not-add-up'; readonly code: string; readonly max: Points; readonly sum: Points }
  | { readonly kind: 'code-stands-twice'; readonly code: string }
  | { readonly kind: 'group-without-criteria'; readonly code: string }
  | { readonly kind: 'band-above-the-standard'; readonly code: string; readonly points: Points }
  | { readonly kind: 'bonus-with-standard-points'; readonly code: string }
  | {
      readonly kind: `bands-${IntervalFault['kind']}`;
      readonly code: string;
      readonly first: number;
      readonly second: number;
    };

/** Checked when a table is saved (bảng tiêu chí chấm điểm); an empty list means that every figure has one place. */
export function tableFaults(criteria: readonly Criterion[]): readonly TableFault[] {
  const all = criteria.flatMap(withDescendants);
  const codes = all.map((row) => row.code);
  const twice = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [...all.flatMap(rowFaults), ...twice.map((code) => ({ kind: 'code-stands-twice', code }) as const)];
}

/** Every row that is scored itself, in the order of the table. */
export const scoredRows = (criteria: readonly Criterion[]): readonly Criterion[] =>
  criteria.flatMap(withDescendants).filter((row) => row.body.kind === 'scored');

export const isBonus = (row: Criterion): boolean => row.body.kind === 'scored' && row.body.mode.kind === 'bonus';

const withDescendants = (row: Criterion): readonly Criterion[] => [
  row,
  ...(row.body.kind === 'group' ? row.body.children.flatMap(withDescendants) : []),
];

function rowFaults(row: Criterion): readonly TableFault[] {
  const { code, max, body } = row;
  if (body.kind === 'scored') return modeFaults(row, body.mode);
  if (body.children.length === 0) return [{ kind: 'group-without-criteria', code }];
  const sum = body.children.reduce((total, child) => total + child.max, 0);
  return sum === max ? [] : [{ kind: 'children-do-not-add-up', code, max, sum }];
}

function modeFaults({ code, max, mayExceed }: Criterion, mode: ScoringMode): readonly TableFault[] {
  if (mode.kind === 'bonus') return max === 0 ? [] : [{ kind: 'bonus-with-standard-points', code }];
  const above = pointsOf(mode).filter((points) => points > max && !mayExceed);
  return [
    ...above.map((points) => ({ kind: 'band-above-the-standard', code, points }) as const),
    ...spanFaults(mode).map(({ kind, first, second }) => ({ kind: `bands-${kind}`, code, first, second }) as const),
  ];
}

function pointsOf(mode: ScoringMode): readonly Points[] {
  if (mode.kind === 'yes-no') return [mode.yes, mode.no];
  return mode.kind === 'bands' || mode.kind === 'days-late' ? mode.bands.map((band) => band.points) : [];
}

function spanFaults(mode: ScoringMode): readonly IntervalFault[] {
  if (mode.kind === 'bands') return intervalFaults(mode.bands.map((band) => band.span));
  if (mode.kind !== 'days-late') return [];
  // «1-2» and «3-5» leave no day between them: written half open, they touch.
  return intervalFaults(
    mode.bands.map(({ fromDays, toDays }) => ({
      low: { units: BigInt(fromDays), scale: 0 },
      lowClosed: true,
      high: toDays === null ? null : { units: BigInt(toDays + 1), scale: 0 },
      highClosed: false,
    })),
  );
}
