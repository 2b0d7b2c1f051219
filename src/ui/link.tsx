import type { ComponentChildren } from 'preact';
import { useHref } from './visit.ts';

/** A link inside the product: the address is given without language and stays in the reader's. */
export function Link({
  to,
  children,
  lang,
}: {
  readonly to: string;
  readonly children: ComponentChildren;
  readonly lang?: string;
}) {
  const href = useHref();
  return (
    <a href={href(to)} lang={lang}>
      {children}
    </a>
  );
}
