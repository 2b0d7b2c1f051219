import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import { useHref, useWords } from './visit.ts';
import type { vi } from './vi.ts';

export type StepId = keyof (typeof vi)['steps'];
export type StepState = keyof (typeof vi)['stepStates'];

/** The nine steps in the order of the year. */
export const STEP_IDS: readonly StepId[] = [
  'launch',
  'covenant',
  'registration',
  'progress',
  'scoring',
  'nomination',
  'proposal',
  'recognition',
  'rotation',
];

export type RibbonStep = {
  readonly id: StepId;
  readonly state: StepState;
  /** When: "26/01", "hạn 05/12 · còn 15 ngày". Unknown stays `undefined`. */
  readonly when?: string;
  /** Who holds it, or why it was skipped. */
  readonly holder?: string;
  readonly href?: string;
};

export type RibbonProps = {
  readonly steps: readonly RibbonStep[];
  /** The working area on a phone: one line "Bước 5 trong 9" that opens the rest. */
  readonly compact?: 'phone' | 'always';
  readonly label?: string;
};

const isNow = ({ state }: RibbonStep): boolean => state === 'open' || state === 'late';

/** The ribbon of the year: nine steps in one line, those under way in red; vertical on a phone. */
export function Ribbon({ steps, compact, label }: RibbonProps): JSX.Element {
  const words = useWords();
  const now = steps.filter(isNow);
  const list = (
    <ol class={now.length > 2 ? 'steps many' : 'steps'} aria-label={label ?? words.ribbon}>
      {steps.map((step) => (
        <Step step={step} key={step.id} />
      ))}
    </ol>
  );
  if (!compact) return <div class="ribbon">{list}</div>;
  return (
    <div class={`ribbon compact-${compact}`}>
      {compact === 'phone' && <div class="full">{list}</div>}
      <details class="brief">
        <summary>
          <span>{now.length > 0 ? words.stepOf(now.map((step) => steps.indexOf(step) + 1)) : words.noStepOpen}</span>
          <span class="link">{words.allSteps}</span>
          <Icon name="down" />
        </summary>
        {list}
      </details>
      {now.length > 0 && (
        <ol class="steps now-only" aria-label={words.stepStates.open}>
          {now.map((step) => (
            <Step step={step} key={step.id} />
          ))}
        </ol>
      )}
    </div>
  );
}

function Step({ step }: { readonly step: RibbonStep }) {
  const words = useWords();
  const href = useHref();
  const name = words.steps[step.id];
  const saidInWhen = step.state === 'unknown' || step.state === 'skipped';
  return (
    <li class={`step ${step.state}`} aria-current={isNow(step) ? 'step' : undefined}>
      <span class="dot" />
      <span class="name">{step.href ? <a href={href(step.href)}>{name}</a> : name}</span>
      {!saidInWhen && <span class="sr">: {words.stepStates[step.state]}. </span>}
      <span class="when num">{step.when ?? (saidInWhen ? words.stepStates[step.state] : '')}</span>
      {step.holder && <span class="holder">{step.holder}</span>}
    </li>
  );
}
