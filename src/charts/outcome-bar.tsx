import { useId } from 'preact/hooks';
import type { JSX } from 'preact';
import { Hatch, hatched } from './hatch.tsx';
import { percent } from './scale.ts';

/** How many units met a target, how many did not, how many cannot be judged, and of how many nothing is known. */
export type Outcomes = {
  readonly met: number;
  readonly missed: number;
  readonly open: number;
  readonly unknown: number;
};

const KINDS = ['met', 'missed', 'open', 'unknown'] as const;

/** The outcomes of one target across its units, one after the other; the figures stand beside it in words. */
export function OutcomeBar(props: { readonly label: string; readonly outcomes: Outcomes }): JSX.Element {
  const id = useId();
  const all = KINDS.reduce((sum, kind) => sum + props.outcomes[kind], 0);
  const before = (kind: (typeof KINDS)[number]): number =>
    KINDS.slice(0, KINDS.indexOf(kind)).reduce((sum, one) => sum + props.outcomes[one], 0);
  return (
    <svg class="chart outcomes" role="img" aria-label={props.label} height="8">
      <Hatch id={id} />
      {KINDS.filter((kind) => props.outcomes[kind] > 0).map((kind) => (
        <rect
          key={kind}
          class={kind === 'unknown' ? undefined : `outcome-${kind}`}
          fill={kind === 'unknown' ? hatched(id) : undefined}
          x={percent((before(kind) / all) * 100)}
          width={percent((props.outcomes[kind] / all) * 100)}
          height="8"
        />
      ))}
    </svg>
  );
}
