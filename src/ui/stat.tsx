import type { ComponentChildren, JSX } from 'preact';

export type Stat = {
  readonly label: string;
  /** The figure as read; «Không nêu» as a chip is a figure too. */
  readonly value: ComponentChildren;
  /** Its coverage, in the same line: "/68", "/172 đã chấm". */
  readonly of?: string;
  readonly note?: ComponentChildren;
};

/** A row of figures, each with its coverage. */
export function Stats({
  stats,
  look = 'plain',
}: {
  readonly stats: readonly Stat[];
  readonly look?: 'plain' | 'strip';
}): JSX.Element {
  return (
    <dl class={`stats ${look}`}>
      {stats.map((stat) => (
        <div key={stat.label}>
          <dt>{stat.label}</dt>
          <dd>
            <span class="figure num">{stat.value}</span>
            {stat.of && <span class="of num">{stat.of}</span>}
            {stat.note && <span class="stat-note">{stat.note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
