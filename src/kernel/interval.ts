import { compareDecimals, type Decimal, printDecimal } from './decimal.ts';
import { asRatio, compareRatios, type Ratio } from './ratio.ts';

/** «từ 90% đến dưới 100%»: each end says whether it belongs to the span; `null` is an end that is not there. */
export type Interval = {
  readonly low: Decimal | null;
  readonly lowClosed: boolean;
  readonly high: Decimal | null;
  readonly highClosed: boolean;
};

/** Whether an exact amount lies in the span; the border belongs to it only where the end is closed. */
export function contains(interval: Interval, amount: Ratio): boolean {
  const { low, high } = interval;
  if (low && outside(sideOf(amount, low), interval.lowClosed)) return false;
  return !(high && outside(-sideOf(amount, high), interval.highClosed));
}

/** Where two neighbouring spans leave a hole, cover one another, or a span holds nothing at all. */
export type IntervalFault = {
  readonly kind: 'gap' | 'overlap' | 'empty';
  readonly first: number;
  readonly second: number;
};

/** Checked when a table is saved: every figure between the outer ends must fall into exactly one span. */
export function intervalFaults(intervals: readonly Interval[]): readonly IntervalFault[] {
  const order = intervals.map((_, index) => index).sort((a, b) => compareLows(intervals[a], intervals[b]));
  const faults: IntervalFault[] = [];
  let reach: number | undefined;
  for (const index of order) {
    if (isEmpty(intervals[index])) {
      faults.push({ kind: 'empty', first: index, second: index });
      continue;
    }
    if (reach === undefined) {
      reach = index;
      continue;
    }
    const meeting = meet(intervals[reach], intervals[index]);
    if (meeting !== 'touch') faults.push({ kind: meeting, first: reach, second: index });
    if (reachesFurther(intervals[index], intervals[reach])) reach = index;
  }
  return faults;
}

/** «từ 90 đến dưới 100», «trên 95», «dưới 50», «từ 3.001 trở lên». */
export function printInterval({ low, lowClosed, high, highClosed }: Interval): string {
  if (low && high) {
    return `${lowClosed ? 'từ' : 'trên'} ${printDecimal(low)} đến ${highClosed ? '' : 'dưới '}${printDecimal(high)}`;
  }
  if (low) return lowClosed ? `từ ${printDecimal(low)} trở lên` : `trên ${printDecimal(low)}`;
  if (high) return highClosed ? `không quá ${printDecimal(high)}` : `dưới ${printDecimal(high)}`;
  return 'mọi mức';
}

const sideOf = (amount: Ratio, border: Decimal): number => compareRatios(amount, asRatio(border)) ?? 0;

const outside = (side: number, closed: boolean): boolean => side < 0 || (side === 0 && !closed);

function compareLows(a: Interval | undefined, b: Interval | undefined): number {
  if (!a?.low || !b?.low) return Number(Boolean(a?.low)) - Number(Boolean(b?.low));
  return compareDecimals(a.low, b.low) || Number(b.lowClosed) - Number(a.lowClosed);
}

function isEmpty(interval: Interval | undefined): boolean {
  if (!interval?.low || !interval.high) return false;
  const side = compareDecimals(interval.low, interval.high);
  return side > 0 || (side === 0 && !(interval.lowClosed && interval.highClosed));
}

function meet(left: Interval | undefined, right: Interval | undefined): 'gap' | 'overlap' | 'touch' {
  if (!left?.high || !right?.low) return 'overlap';
  const side = compareDecimals(left.high, right.low);
  if (side !== 0) return side > 0 ? 'overlap' : 'gap';
  if (left.highClosed === right.lowClosed) return left.highClosed ? 'overlap' : 'gap';
  return 'touch';
}

function reachesFurther(a: Interval | undefined, b: Interval | undefined): boolean {
  if (!a?.high || !b?.high) return Boolean(b?.high);
  const side = compareDecimals(a.high, b.high);
  return side > 0 || (side === 0 && a.highClosed && !b.highClosed);
}
