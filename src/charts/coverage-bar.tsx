import type { JSX } from 'preact';
import { percent, shareOf } from './scale.ts';

/** How many have answered out of how many (9/13 đơn vị). The figure itself stands beside the bar, in the page's words. */
export function CoverageBar(props: {
  readonly label: string;
  readonly done: number;
  readonly total: number;
  readonly level?: 1 | 2 | 3 | 4 | 5;
}): JSX.Element {
  const share = shareOf(props.done, props.total) ?? 0;
  return (
    <svg class="chart coverage" role="img" aria-label={props.label} height="12">
      <rect class="bullet-track" width="100%" height="12" />
      <rect class={`level-${props.level ?? 5}`} width={percent(share)} height="12" />
    </svg>
  );
}
