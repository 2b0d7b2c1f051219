import type { ComponentChildren, JSX } from 'preact';

export type SectionProps = {
  /** States the finding: "6/28 đơn vị dưới chỉ tiêu về tiền". */
  readonly title: string;
  readonly id?: string;
  /** Small words after the title. */
  readonly note?: ComponentChildren;
  /** A link at the right end. */
  readonly aside?: ComponentChildren;
  readonly level?: 2 | 3;
  readonly children: ComponentChildren;
};

/** A part of a page: a hairline of ink, a title that states the finding, then the matter. */
export function Section({ title, id, note, aside, level = 2, children }: SectionProps): JSX.Element {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section class={level === 2 ? 'section' : 'section sub'} id={id}>
      <div class="section-head">
        <Heading>{title}</Heading>
        {note && <span class="note">{note}</span>}
        {aside && <span class="aside">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

/** Sections side by side on a wide screen, one under the other on a phone. */
export function Columns({
  of = 2,
  children,
}: {
  readonly of?: 2 | 3 | 4;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <div class={`columns of-${of}`}>{children}</div>;
}
