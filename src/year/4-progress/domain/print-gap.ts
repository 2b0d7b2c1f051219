import { printPointGap, type Ratio } from '#src/kernel/ratio.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';

/** «+7,00» percentage points, or «-3» cases: how far a figure lies from what was asked, without its unit. */
export function printGap(gap: Ratio, unit: string): string {
  const { numerator, denominator } = gap;
  if (!unit.startsWith('%') && numerator % denominator === 0n)
    return `${numerator > 0n ? '+' : ''}${printNumber(numerator / denominator)}`;
  return printPointGap(gap).replace(' điểm %', '');
}
