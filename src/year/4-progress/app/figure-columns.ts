import { decimal, plainDecimal } from '#src/kernel/decimal.ts';
import type { Figure } from '#src/year/2-covenant/domain/target.ts';
import type { NumberFigure } from '../domain/written-figure.ts';

/** A figure in numbers as its columns keep it: two whole numbers, or one plain number. */
export type FigureColumns = {
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly value: string | null;
};

/** The columns of a figure in numbers. */
export function numbersOf(figure: NumberFigure): FigureColumns {
  return figure.kind === 'rate'
    ? { numerator: figure.numerator.toString(), denominator: figure.denominator.toString(), value: null }
    : { numerator: null, denominator: null, value: plainDecimal(figure.value) };
}

/** The figure that columns keep; null where there are words only. */
export function figureOf({ numerator, denominator, value }: FigureColumns): Figure | null {
  if (numerator !== null && denominator !== null)
    return { kind: 'rate', ratio: { numerator: BigInt(numerator), denominator: BigInt(denominator) } };
  return value === null ? null : { kind: 'number', value: decimal(value) };
}
