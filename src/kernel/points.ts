import { err, ok, type Result } from './result.ts';

/** Points of a score sheet in hundredths: 152,75 points are 15275. Sums stay exact. */
export type Points = number;

export type PointsError = { readonly kind: 'not-a-number-of-points'; readonly text: string };

const POINTS = { ',': /^(-?)(\d{1,6})(?:,(\d{1,2}))?$/, '.': /^(-?)(\d{1,6})(?:\.(\d{1,2}))?$/ };

/**
 * Points as an officer writes them: «152,75», «9,5», «0». Old sheets write «1.50»: then the column says so, because
 * «1.250» would otherwise be read a thousandfold. A third decimal is refused, not rounded away.
 */
export function parsePoints(text: string, decimalMark: ',' | '.' = ','): Result<Points, PointsError> {
  const [, sign, whole, fraction = ''] = POINTS[decimalMark].exec(text.trim()) ?? [];
  if (whole === undefined) return err({ kind: 'not-a-number-of-points', text });
  const size = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return ok(sign === '-' && size > 0 ? -size : size);
}

/** «152,75», «9,5», «188»: no zeros that nobody wrote. */
export function printPoints(points: Points): string {
  const size = Math.abs(points);
  const fraction = String(size % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  return `${points < 0 ? '-' : ''}${Math.floor(size / 100)}${fraction === '' ? '' : `,${fraction}`}`;
}
