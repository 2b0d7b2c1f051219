/** A quantity as pages hold it; money and large counts are bigint. */
export type Quantity = number | bigint;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where a value stands on a scale from 0 to `max`, in percent and cut at both ends; null when there is no such place. */
export function shareOf(value: Quantity, max: Quantity): number | null {
  const percent =
    typeof value === 'bigint' && typeof max === 'bigint' && max > 0n
      ? Number((value * 1_000_000n) / max) / 10_000
      : (Number(value) / Number(max)) * 100;
  return Number.isFinite(percent) && Number(max) > 0 ? round(Math.min(100, Math.max(0, percent))) : null;
}

/** Where a value stands between two ends, in percent and cut at both; the middle when the ends are one. */
export function placeBetween(value: number, [low, high]: readonly [number, number]): number {
  const place = high > low ? ((value - low) / (high - low)) * 100 : 50;
  return round(Math.min(100, Math.max(0, Number.isFinite(place) ? place : 50)));
}

/** A length or place for an SVG attribute: the picture stretches with its column, its text does not. */
export const percent = (value: number): string => `${round(value)}%`;

/** Round values for the marks of an axis that spans the numbers given: steps of 1, 2 or 5 times a power of ten. */
export function ticksAround(values: readonly number[], wanted = 5): readonly number[] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [];
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const rough = Math.max((high - low) / wanted, 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((each) => each * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const last = Math.max(Math.ceil(high / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
