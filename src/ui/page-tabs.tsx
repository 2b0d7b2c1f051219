import type { JSX } from 'preact';
import { useHref } from './visit.ts';

export type PageTab = {
  readonly label: string;
  readonly href: string;
  readonly current?: boolean;
  readonly count?: number;
};

/** Tabs inside a page: links, so that each has its address. */
export function PageTabs({ tabs, label }: { readonly tabs: readonly PageTab[]; readonly label: string }): JSX.Element {
  const href = useHref();
  return (
    <nav class="page-tabs segments" aria-label={label}>
      {tabs.map((tab) => (
        <a href={href(tab.href)} aria-current={tab.current ? 'page' : undefined} key={tab.href}>
          {tab.label}
          {tab.count !== undefined && <span class="num"> {tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
