import { type Comparator, comparatorHolds, printAmount } from '#src/kernel/comparator.ts';
import type { Decimal } from '#src/kernel/decimal.ts';
import { contains, type Interval, printInterval } from '#src/kernel/interval.ts';
import { asRatio, compareRatios, hasRate, inPercent, type Ratio, subtract } from '#src/kernel/ratio.ts';

export type NumericComparator = Exclude<Comparator, 'better-than-last-year'>;

/** A target that depends on the workload: «trên 1.000 đến 3.000 việc: 80%». */
export type WorkloadTier = { readonly workload: Interval; readonly value: Decimal };

/** What the covenant asks for (mức giao ước). */
export type Goal =
  | { readonly kind: 'value'; readonly comparator: NumericComparator; readonly value: Decimal }
  | { readonly kind: 'by-workload'; readonly comparator: NumericComparator; readonly tiers: readonly WorkloadTier[] }
  | { readonly kind: 'better-than-last-year' }
  | { readonly kind: 'in-words' };

/** Chỉ tiêu thi đua as signed. `base` says of what the share is taken («trên tổng số có điều kiện thi hành»). */
export type Target = {
  readonly indicator: string;
  readonly goal: Goal;
  readonly unit: string;
  readonly base: string | null;
  readonly direction: 'more-is-better' | 'less-is-better' | 'not-stated';
};

/** The goal as its columns state it; a target without a number is one in words, whatever stands beside it. */
export function goalOf(
  comparator: Comparator | null,
  value: Decimal | null,
  tiers: readonly WorkloadTier[] = [],
): Goal {
  if (comparator === 'better-than-last-year') return { kind: 'better-than-last-year' };
  if (comparator !== null && tiers.length > 0) return { kind: 'by-workload', comparator, tiers };
  return comparator === null || value === null ? { kind: 'in-words' } : { kind: 'value', comparator, value };
}

/** A reported figure: a rate with its two numbers, or a plain number where the paper gives no more. */
export type Figure =
  | { readonly kind: 'rate'; readonly ratio: Ratio }
  | { readonly kind: 'number'; readonly value: Decimal };

/** `null` is a figure that nobody has reported. `workload` chooses the tier and is asked for only by tiered targets. */
export type TargetReport = {
  readonly figure: Figure | null;
  readonly lastYear: Figure | null;
  readonly workload: bigint | null;
};

export type TargetOutcome =
  | 'met'
  | 'exceeded'
  | 'missed'
  | 'unknown' // nothing reported, or the workload is not known
  | 'no-rate' // nothing arose in the period, or a year before: the denominator is 0
  | 'needs-last-year'
  | 'in-words' // a person must judge
  | 'no-target-for-this-workload'; // no tier holds it; the nearest one is not taken

/** `gap` is the figure less the goal: percentage points (điểm %) when the unit is a percentage. */
export type TargetResult = {
  readonly outcome: TargetOutcome;
  readonly goal: Decimal | null;
  readonly gap: Ratio | null;
};

/**
 * How a report stands against a target of the covenant (đạt, vượt, không đạt).
 *
 * «Trên 73%» is not met by exactly 73 %. A strict target is met, not exceeded, by what passes it; how far, says the gap.
 */
export function targetResult(target: Target, report: TargetReport): TargetResult {
  const { goal } = target;
  if (goal.kind === 'in-words') return open('in-words');
  const asked = goal.kind === 'by-workload' ? tierFor(goal.tiers, report.workload) : null;
  if (typeof asked === 'string') return open(asked);
  const value = goal.kind === 'value' ? goal.value : asked;

  if (!report.figure) return open('unknown', value);
  const amount = amountOf(report.figure);
  if (!hasRate(amount)) return open('no-rate', value);
  if (goal.kind === 'better-than-last-year') return againstLastYear(target, amount, report.lastYear);
  if (!value) return open('unknown');

  const sign = compareRatios(amount, asRatio(value)) ?? 0;
  return {
    outcome: judge(goal.comparator, sign, target.direction),
    goal: value,
    gap: subtract(amount, asRatio(value)),
  };
}

/** «trên 73», «ít nhất 95», «100», «không quá 2», «cao hơn năm trước»: as the table of the covenant prints it. */
export function printGoal({ goal, direction }: Target): string {
  if (goal.kind === 'in-words') return 'bằng lời';
  if (goal.kind === 'by-workload') return printTiers(goal, '');
  if (goal.kind === 'value') return printAmount({ comparator: goal.comparator, value: goal.value, unit: null });
  return direction === 'less-is-better' ? 'thấp hơn năm trước' : 'cao hơn năm trước';
}

/** «trên 73% việc», «ít nhất 02 sáng kiến»: the goal with its unit, where no column head carries it. */
export function printGoalAndUnit(target: Target): string {
  const goal = printGoal(target);
  if (target.unit === '' || target.goal.kind === 'in-words') return goal;
  if (target.goal.kind === 'better-than-last-year')
    return target.unit.startsWith('%') ? goal : `${goal} (${target.unit})`;
  if (target.goal.kind === 'by-workload')
    return printTiers(target.goal, target.unit.startsWith('%') ? target.unit : ` ${target.unit}`);
  return `${goal}${target.unit.startsWith('%') && target.goal.kind === 'value' ? '' : ' '}${target.unit}`;
}

/** «ít nhất 82 (từ 200 đến 1.000 việc); ít nhất 80 (trên 1.000 việc)»: each step that was signed. */
const printTiers = ({ comparator, tiers }: Goal & { readonly kind: 'by-workload' }, unit: string): string =>
  tiers
    .map(({ workload, value }) => {
      const level = printAmount({ comparator, value, unit: null });
      return `${level}${unit} (${printInterval(workload)} việc)`;
    })
    .join('; ');

const open = (outcome: TargetOutcome, goal: Decimal | null = null): TargetResult => ({ outcome, goal, gap: null });

function tierFor(tiers: readonly WorkloadTier[], workload: bigint | null): Decimal | TargetOutcome {
  if (workload === null) return 'unknown';
  const tier = tiers.find((row) => contains(row.workload, { numerator: workload, denominator: 1n }));
  return tier ? tier.value : 'no-target-for-this-workload';
}

/** Rates are compared as percentages, so both kinds of figure become one exact amount in the target's unit. */
const amountOf = (figure: Figure): Ratio =>
  figure.kind === 'number' ? asRatio(figure.value) : inPercent(figure.ratio);

function judge(comparator: NumericComparator, lies: -1 | 0 | 1, direction: Target['direction']): TargetOutcome {
  const better = direction === 'more-is-better' ? lies > 0 : direction === 'less-is-better' && lies < 0;
  if (comparator === '=' && better) return 'exceeded';
  if (!comparatorHolds(comparator, lies)) return 'missed';
  return lies !== 0 && (comparator === '>=' || comparator === '<=') ? 'exceeded' : 'met';
}

function againstLastYear(target: Target, amount: Ratio, lastYear: Figure | null): TargetResult {
  if (target.direction === 'not-stated') return open('in-words');
  if (!lastYear) return open('needs-last-year');
  const before = amountOf(lastYear);
  if (!hasRate(before)) return open('no-rate');
  const sign = compareRatios(amount, before) ?? 0;
  const better = target.direction === 'more-is-better' ? sign > 0 : sign < 0;
  return { outcome: better ? 'met' : 'missed', goal: null, gap: subtract(amount, before) };
}
