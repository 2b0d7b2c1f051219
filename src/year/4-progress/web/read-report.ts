import { tenTo } from '#src/kernel/decimal.ts';
import { parseNumber } from '#src/kernel/vietnamese-number.ts';
import type { SentForm } from '#src/platform/http/form.ts';
import type { FieldError } from '#src/ui/form.tsx';
import type { BlocTarget } from '../app/progress.query.ts';
import type { ReportedFigure } from '../app/save-report.ts';
import type { vi } from './vi.ts';

type Refusals = (typeof vi)['refusals'];

/** A whole number typed the Vietnamese way: «1.250». */
function wholeNumber(text: string): bigint | null {
  const parsed = parseNumber(text);
  if (!parsed.ok) return null;
  const { units, scale } = parsed.value.value;
  return units >= 0n && units % tenTo(scale) === 0n ? units / tenTo(scale) : null;
}

/** The figures of a sent report, each wrong one with its own sentence; what is left empty is not reported. */
export function readReport(
  form: SentForm,
  targets: readonly BlocTarget[],
  refusals: Refusals,
): { readonly figures: readonly ReportedFigure[]; readonly errors: readonly FieldError[] } {
  const figures: ReportedFigure[] = [];
  const errors: FieldError[] = [];
  for (const { id } of targets) {
    const [num, den, value, words] = ['num', 'den', 'value', 'words'].map((name) => form.value(`${id}-${name}`));
    if (words) figures.push({ targetId: id, kind: 'words', words });
    else if (value) {
      const parsed = parseNumber(value);
      if (parsed.ok) figures.push({ targetId: id, kind: 'number', value: parsed.value.value });
      else errors.push({ field: `${id}-value`, message: refusals['not-a-number'] });
    } else if (num || den) {
      const numerator = wholeNumber(num ?? '');
      const denominator = wholeNumber(den ?? '');
      if (!num || !den) errors.push({ field: num ? `${id}-den` : `${id}-num`, message: refusals['half-a-rate'] });
      else if (numerator === null) errors.push({ field: `${id}-num`, message: refusals['not-a-whole-number'] });
      else if (denominator === null) errors.push({ field: `${id}-den`, message: refusals['not-a-whole-number'] });
      else if (numerator > denominator) errors.push({ field: `${id}-num`, message: refusals['more-than-all'] });
      else figures.push({ targetId: id, kind: 'rate', numerator, denominator });
    }
  }
  return { figures, errors };
}
