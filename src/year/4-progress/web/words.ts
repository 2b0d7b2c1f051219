import type { Language } from '#src/kernel/language.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import type { Figure } from '#src/year/2-covenant/domain/target.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const progressWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);

/** «2.946/3.459» or «1.250», as it was reported. */
export function printFigure(figure: Figure, language: Language): string {
  if (figure.kind === 'number') return printNumber(figure.value, language);
  return `${printNumber(figure.ratio.numerator, language)}/${printNumber(figure.ratio.denominator, language)}`;
}
