import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Timeline } from '#src/ui/timeline.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { RecordedStep } from '../app/registration-history.query.ts';
import { type RegistrationWords, stateLabel } from './words.ts';

/** The life of one registration; who is not of the unit or the office reads no reason. */
export function Life(props: {
  readonly visit: Visit;
  readonly words: RegistrationWords;
  readonly steps: readonly RecordedStep[];
  readonly inside: boolean;
}): JSX.Element {
  const { visit, words, steps, inside } = props;
  return (
    <Timeline
      events={steps.map((step) => {
        const label = stateLabel(words, step.state, inside);
        const note = inside ? [step.reason, step.by].filter(Boolean).join(' · ') : '';
        return {
          when: printDay(step.on, visit.language),
          title: step.isUndo ? words.undone(label) : label,
          ...(note && { note }),
        };
      })}
    />
  );
}
