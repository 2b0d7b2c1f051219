import type { SentForm } from '#src/platform/http/form.ts';
import type { FieldError } from '#src/ui/form.tsx';
import type { ReportedBase } from '../app/keep-base.ts';
import type { BlocTarget } from '../app/progress.query.ts';
import type { ReportedFigure, ReportParts } from '../app/save-report.ts';
import { readFigure, wholeNumber } from '../domain/written-figure.ts';
import type { vi } from './vi.ts';

type Refusals = (typeof vi)['refusals'];
type Wrong = (field: string, kind: keyof Refusals) => void;
type ReadReport = {
  readonly figures: readonly ReportedFigure[];
  readonly bases: readonly ReportedBase[];
  readonly parts: ReportParts;
  readonly errors: readonly FieldError[];
};

/**
 * The figures of a sent report, each wrong one with its own sentence; what is left empty is not reported. Last year's
 * figure is asked for only where the form asked: `onRecord` names the targets whose figure is known here.
 */
export function readReport(
  form: SentForm,
  targets: readonly BlocTarget[],
  onRecord: readonly string[],
  refusals: Refusals,
): ReadReport {
  const figures: ReportedFigure[] = [];
  const bases: ReportedBase[] = [];
  const errors: FieldError[] = [];
  const wrong: Wrong = (field, kind) => errors.push({ field, message: refusals[kind] });
  for (const { id, target } of targets) {
    const read = readFigure(cellsIn(form, id));
    const workload = target.goal.kind === 'by-workload' ? readWorkload(form, id, wrong) : null;
    if (!read.ok) wrong(`${id}-${read.error.cell}`, read.error.kind);
    else if (read.value) figures.push({ targetId: id, workload, ...read.value });
    if (target.goal.kind === 'better-than-last-year' && !onRecord.includes(id)) bases.push(readBase(form, id, wrong));
  }
  const part = (name: keyof ReportParts) => form.value(name) || null;
  const parts = { movements: part('movements'), difficulties: part('difficulties'), nextTasks: part('nextTasks') };
  return { figures, bases, parts, errors };
}

const cellsIn = (form: SentForm, of: string) => {
  const cell = (name: string) => form.value(`${of}-${name}`);
  return { num: cell('num'), den: cell('den'), value: cell('value'), words: cell('words') };
};

function readWorkload(form: SentForm, id: string, wrong: Wrong): bigint | null {
  const typed = form.value(`${id}-workload`);
  if (typed === '') return null;
  const workload = wholeNumber(typed);
  if (workload === null) wrong(`${id}-workload`, 'not-a-whole-number');
  return workload;
}

/** Last year's figure goes with where it stands written, and neither without the other. */
function readBase(form: SentForm, id: string, wrong: Wrong): ReportedBase {
  const read = readFigure({ ...cellsIn(form, `${id}-base`), words: '' });
  const source = form.value(`${id}-base-source`);
  if (!read.ok) wrong(`${id}-base-${read.error.cell}`, read.error.kind);
  else if (read.value?.kind === 'rate' && read.value.denominator === 0n)
    wrong(`${id}-base-den`, 'nothing-arose-last-year');
  else if (read.value && source === '') wrong(`${id}-base-source`, 'source-of-last-year-is-missing');
  else if (!read.value && source !== '') wrong(`${id}-base-source`, 'figure-of-last-year-is-missing');
  else if (read.value && read.value.kind !== 'words') return { targetId: id, base: { figure: read.value, source } };
  return { targetId: id, base: null };
}
