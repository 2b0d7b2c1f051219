import { type Decimal, tenTo } from '#src/kernel/decimal.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';

/** What is reported of one target: a rate with its two numbers, a plain number, or words. */
export type WrittenFigure = NumberFigure | { readonly kind: 'words'; readonly words: string };

export type NumberFigure =
  | { readonly kind: 'rate'; readonly numerator: bigint; readonly denominator: bigint }
  | { readonly kind: 'number'; readonly value: Decimal };

/** The cells in which a figure is written; all empty means that nothing was reported, which is not 0. */
export type FigureCells = {
  readonly num: string;
  readonly den: string;
  readonly value: string;
  readonly words: string;
};
export type FigureRefusal = {
  readonly kind: 'half-a-rate' | 'not-a-whole-number' | 'not-a-number' | 'more-than-all';
  readonly cell: keyof FigureCells;
};

/** Reads one reported figure as people type it, «1.250» of «1.500». `null` where nothing is reported. */
export function readFigure(cells: FigureCells): Result<WrittenFigure | null, FigureRefusal> {
  const { num, den, value, words } = cells;
  if (num !== '' || den !== '') return readRate(num, den);
  if (value !== '') {
    const read = parseNumber(value);
    return read.ok ? ok({ kind: 'number', value: read.value.value }) : err({ kind: 'not-a-number', cell: 'value' });
  }
  return ok(words === '' ? null : { kind: 'words', words });
}

function readRate(num: string, den: string): Result<WrittenFigure, FigureRefusal> {
  if (num === '') return err({ kind: 'half-a-rate', cell: 'num' });
  if (den === '') return err({ kind: 'half-a-rate', cell: 'den' });
  const [numerator, denominator] = [wholeNumber(num), wholeNumber(den)];
  if (numerator === null) return err({ kind: 'not-a-whole-number', cell: 'num' });
  if (denominator === null) return err({ kind: 'not-a-whole-number', cell: 'den' });
  if (numerator > denominator) return err({ kind: 'more-than-all', cell: 'num' });
  return ok({ kind: 'rate', numerator, denominator });
}

/** A whole number typed the Vietnamese way: «1.250», «2.509.939.977.000 đồng». */
export function wholeNumber(text: string): bigint | null {
  const parsed = parseNumber(text);
  if (!parsed.ok) return null;
  const { units, scale } = parsed.value.value;
  return units >= 0n && units % tenTo(scale) === 0n ? units / tenTo(scale) : null;
}
