import type { JSX } from 'preact';

/** Hatching means one thing only: the source does not say (không nêu). A pattern, so that it prints. */
export const Hatch = ({ id }: { readonly id: string }): JSX.Element => (
  <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect class="chart-hatch-ground" width="6" height="6" />
    <line class="chart-hatch-line" x1="0.5" x2="0.5" y2="6" />
  </pattern>
);

export const hatched = (id: string): string => `url(#${id})`;
