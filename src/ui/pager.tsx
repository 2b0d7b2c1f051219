import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import { useHref, useWords } from './visit.ts';

export type PagerProps = {
  readonly previous: string | null;
  readonly next: string | null;
  /** Which rows are shown; `all` is null where nobody counted. */
  readonly shown?: { readonly from: number; readonly to: number; readonly all: number | null };
};

/** Keyset pages: only the next and the previous, never a number that lies. */
export function Pager({ previous, next, shown }: PagerProps): JSX.Element | null {
  const words = useWords();
  const href = useHref();
  if (!previous && !next) return null;
  return (
    <nav class="pager" aria-label={words.pager.label}>
      {shown && <span class="note num">{words.pager.shown(shown.from, shown.to, shown.all)}</span>}
      {previous && (
        <a class="button" rel="prev" href={href(previous)}>
          <Icon name="left" />
          {words.pager.previous}
        </a>
      )}
      {next && (
        <a class="button" rel="next" href={href(next)}>
          {words.pager.next}
          <Icon name="right" />
        </a>
      )}
    </nav>
  );
}
