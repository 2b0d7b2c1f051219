import type { Task } from '#src/ui/agenda.tsx';
import { wordsIn as shellWordsIn } from '#src/ui/visit.ts';
import { TASK_TITLES } from '#src/year-round/calendar/domain/task-titles.ts';
import { unitPart } from '#src/year-round/calendar/domain/unit-part.ts';
import { stepPath, type YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import { dayOffInWords, leftInWords, opensInWords, shortDay, type Today, type Words, wordsIn } from './due-words.ts';
import type { StepTask } from './tasks-on-day.ts';
import type { UnitAtWork, YearAtWork } from './work.query.ts';

/** One task as a line of the agenda: the day, what is left of it, what is missing, the one thing to do. */
export function taskLine(task: StepTask, today: Today): Task {
  const words = wordsIn(today.language);
  const { work, step, part, when, unit } = task;
  const href = stepPath(work.slug, work.year, step);
  const day = when === 'next' ? task.opensOn : task.dueOn;
  const off = when !== 'next' && task.dueOn ? dayOffInWords(task.dueOn, today) : null;
  const text = [unit && `${unit.name}.`, missing(words, task), off].filter(Boolean).join(' ');
  return {
    day: day ? shortDay(day, today.day) : words.noDue,
    ...(day && { left: when === 'next' ? opensInWords(day, today) : leftInWords(day, today) }),
    late: when === 'late',
    step: `${shellWordsIn(today.language).steps[step]} · ${work.name}, ${work.year}`,
    title: TASK_TITLES[today.language][part][step],
    href,
    ...(text && { text }),
    ...(task.awaited.length > 0 && { more: <Awaited words={words} units={task.awaited} work={work} /> }),
    ...(when !== 'waits' && {
      action: {
        label: words.do[part][step],
        href,
        ...(when !== 'next' && part !== 'ministry' && { kind: 'primary' as const }),
      },
    }),
  };
}

function missing(words: Words, { work, step, part, when, unit, holder, awaited }: StepTask): string {
  if (when === 'next') return '';
  if (unit) {
    if (when === 'waits') return words.waitsFor[step] ?? '';
    if (step === 'covenant') return unit.covenant === 'comment' ? words.notAgreed : words.notSigned;
    return words.asks[step] ?? '';
  }
  const done =
    step === 'covenant'
      ? words.signed(work.signed, work.units)
      : step === 'registration'
        ? words.registered(work.registered, work.units)
        : '';
  const holds =
    awaited.length === 0 && (part === 'ministry' || when === 'late') ? heldBy(words, work, step, holder) : '';
  return [done, holds].filter(Boolean).join(' ');
}

/** Who holds a step: what the plan says, unless the units still wait for the head to begin. */
export function heldBy(words: Words, work: YearAtWork, step: YearStep, holder: string | null): string {
  const waits = work.members.some((unit) => unitPart(step, unit) === 'waits-for-the-head');
  return (waits && words.waitsFor[step]) || (holder ? words.holds(holder) : words.nobodyHolds);
}

/** The units that are asked and have not done it, folded: named only to who runs or follows the year. */
export function Awaited(props: {
  readonly words: Words;
  readonly units: readonly UnitAtWork[];
  readonly work: Pick<YearAtWork, 'units'>;
}) {
  const { words, units, work } = props;
  return (
    <details class="more">
      <summary class="link">{words.awaited(units.length, work.units)}</summary>
      <ul class="told" lang="vi">
        {units.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
    </details>
  );
}
