import type { ComponentChildren, JSX } from 'preact';

export type Fact = { readonly label: string; readonly value: ComponentChildren };

/** Rows of label and value: what is known of one thing. */
export function Facts({
  facts,
  small = false,
}: {
  readonly facts: readonly Fact[];
  readonly small?: boolean;
}): JSX.Element {
  return (
    <dl class={small ? 'fact-rows small' : 'fact-rows'}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
