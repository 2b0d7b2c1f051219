import type { SentForm } from '#src/platform/http/form.ts';
import type { FieldError } from '#src/ui/form.tsx';
import type { BlocTarget } from '../app/progress.query.ts';
import type { ReportedFigure } from '../app/save-report.ts';
import { readFigure } from '../domain/written-figure.ts';
import type { vi } from './vi.ts';

type Refusals = (typeof vi)['refusals'];

/** The figures of a sent report, each wrong one with its own sentence; what is left empty is not reported. */
export function readReport(
  form: SentForm,
  targets: readonly BlocTarget[],
  refusals: Refusals,
): { readonly figures: readonly ReportedFigure[]; readonly errors: readonly FieldError[] } {
  const figures: ReportedFigure[] = [];
  const errors: FieldError[] = [];
  for (const { id } of targets) {
    const cell = (name: string) => form.value(`${id}-${name}`);
    const read = readFigure({ num: cell('num'), den: cell('den'), value: cell('value'), words: cell('words') });
    if (!read.ok) errors.push({ field: `${id}-${read.error.cell}`, message: refusals[read.error.kind] });
    else if (read.value) figures.push({ targetId: id, ...read.value });
  }
  return { figures, errors };
}
