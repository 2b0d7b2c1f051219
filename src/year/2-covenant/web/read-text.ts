import type { Period } from '#src/kernel/period.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import type { SentForm } from '#src/platform/http/form.ts';
import type { CovenantText } from '../domain/covenant-text.ts';
import { readTargets } from '../domain/written-targets.ts';
import { readTieredTargets } from '../domain/written-tiers.ts';
import type { TypedText } from './covenant-edit.page.tsx';
import type { CovenantWords } from './covenant-words.ts';

type Wrong = { readonly field: string; readonly message: string };

export const typedIn = (form: SentForm): TypedText => ({
  theme: form.value('theme'),
  aim: form.value('aim'),
  bases: form.value('bases'),
  taskCount: form.value('taskCount'),
  tasks: form.value('tasks'),
  targets: form.value('targets'),
  tieredTargets: form.value('tieredTargets'),
  campaigns: form.value('campaigns'),
  commitments: form.value('commitments'),
  measuredFrom: form.value('measuredFrom'),
  measuredTo: form.value('measuredTo'),
  copies: form.value('copies'),
  copyTo: form.value('copyTo'),
});

/** The typed text as the covenant keeps it; what cannot be read is named field by field. */
export function readText(
  typed: TypedText,
  words: CovenantWords,
): { readonly text: CovenantText; readonly errors: readonly Wrong[] } {
  const errors: Wrong[] = [];
  const count = (field: 'taskCount' | 'copies'): number | null => {
    if (typed[field] === '') return null;
    if (!/^\d{1,3}$/.test(typed[field])) errors.push({ field, message: words.refusals['not-a-count'] });
    return Number(typed[field]) || 0;
  };
  const lines = (text: string) => text.split('\n');
  const tiered = readTieredTargets(typed.tieredTargets);
  if (!tiered.ok) {
    const { kind, line, text } = tiered.error;
    errors.push({ field: 'tieredTargets', message: words.atLine(line, text, words.tierFaults[kind]) });
  }
  const text = {
    theme: typed.theme || null,
    aim: typed.aim || null,
    taskCount: count('taskCount'),
    tasks: lines(typed.tasks),
    targets: [...readTargets(typed.targets), ...(tiered.ok ? tiered.value : [])],
    bases: lines(typed.bases),
    campaigns: lines(typed.campaigns),
    commitments: lines(typed.commitments),
    measured: readMeasured(typed, words, errors),
    copies: count('copies'),
    copyTo: typed.copyTo || null,
  };
  return { text, errors };
}

/** Both days or neither. */
function readMeasured(typed: TypedText, words: CovenantWords, errors: Wrong[]): Period | null {
  if (typed.measuredFrom === '' && typed.measuredTo === '') return null;
  const days = { measuredFrom: parseDay(typed.measuredFrom), measuredTo: parseDay(typed.measuredTo) };
  for (const field of ['measuredFrom', 'measuredTo'] as const)
    if (!days[field].ok)
      errors.push({ field, message: words.refusals[typed[field] === '' ? 'half-a-period' : 'not-a-day'] });
  const { measuredFrom: from, measuredTo: to } = days;
  return from.ok && to.ok ? { from: from.value, to: to.value } : null;
}
