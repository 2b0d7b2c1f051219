import { type Decimal, printDecimal, tenTo } from './decimal.ts';

/** Numerator and denominator as reported (tử số, mẫu số): 2.946 of 3.459 cases. A rate is never stored rounded. */
export type Ratio = { readonly numerator: bigint; readonly denominator: bigint };

/** The figure of merged units: numerators and denominators are summed and the rate is taken anew, never averaged. */
export const sumRatios = (parts: readonly Ratio[]): Ratio => ({
  numerator: parts.reduce((sum, part) => sum + part.numerator, 0n),
  denominator: parts.reduce((sum, part) => sum + part.denominator, 0n),
});

/** Nothing to divide by (no enforceable case in the period) means that there is no rate, which is not a rate of 0 %. */
export const hasRate = (ratio: Ratio): boolean => ratio.denominator > 0n;

/** A decimal as a ratio, so that both are compared and subtracted in one way. */
export const asRatio = (value: Decimal): Ratio => ({ numerator: value.units, denominator: tenTo(value.scale) });

/** The rate in percent: 78 of 100 is 78. */
export const inPercent = ({ numerator, denominator }: Ratio): Ratio => ({ numerator: numerator * 100n, denominator });

/** The exact difference; both must have a rate. */
export const subtract = (left: Ratio, right: Ratio): Ratio => ({
  numerator: left.numerator * right.denominator - right.numerator * left.denominator,
  denominator: left.denominator * right.denominator,
});

/** Where the rate lies against a percentage, compared in integers; `null` when there is no rate. */
export function compareToPercent(ratio: Ratio, percent: Decimal): -1 | 0 | 1 | null {
  return compareRatios(inPercent(ratio), asRatio(percent));
}

/** Which of two rates is the greater, compared crosswise in integers; `null` when either has no rate. */
export function compareRatios(left: Ratio, right: Ratio): -1 | 0 | 1 | null {
  if (!hasRate(left) || !hasRate(right)) return null;
  return signOf(subtract(left, right).numerator);
}

/** The rate less the target, in percentage points (điểm %), exactly. 78 % against 75 % is 3 points, not 4 %. */
export function percentPointGap(ratio: Ratio, percent: Decimal): Ratio | null {
  return hasRate(ratio) ? subtract(inPercent(ratio), asRatio(percent)) : null;
}

/** «85,17%»: two decimals, a half rounds up. `null` when there is no rate, so that no page can print 0 %. */
export function printPercent(ratio: Ratio): string | null {
  if (!hasRate(ratio)) return null;
  return `${hundredths(roundHalfUp(ratio.numerator * 10_000n, ratio.denominator))}%`;
}

/** «+13,35 điểm %» or «-0,50 điểm %»; «+0,002» where two digits would hide that «trên 73%» was just passed. */
export function printPointGap(gap: Ratio): string {
  const sign = gap.numerator > 0n ? '+' : '';
  const rounded = roundHalfUp(gap.numerator * 100n, gap.denominator);
  if (rounded !== 0n || gap.numerator === 0n) return `${rounded > 0n ? '+' : ''}${hundredths(rounded)} điểm %`;
  let scale = 3;
  while (roundHalfUp(gap.numerator * tenTo(scale), gap.denominator) === 0n) scale += 1;
  const units = roundHalfUp(gap.numerator * tenTo(scale), gap.denominator);
  return `${sign}${printDecimal({ units, scale })} điểm %`;
}

/** Integer division with the half rounded away from zero, as officers round. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * size + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

const signOf = (value: bigint): -1 | 0 | 1 => (value < 0n ? -1 : value > 0n ? 1 : 0);

function hundredths(value: bigint): string {
  const size = value < 0n ? -value : value;
  return `${value < 0n ? '-' : ''}${size / 100n},${(size % 100n).toString().padStart(2, '0')}`;
}
