import type { ComponentChildren, JSX } from 'preact';
import { AsOnControl, type AsOn } from './as-on.tsx';
import { type Action, ActionButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useHref, useWords } from './visit.ts';

export type Crumb = { readonly label: string; readonly href?: string };

export type PageHeadProps = {
  /** The one h1 of the page. */
  readonly title: string;
  readonly breadcrumb?: readonly Crumb[];
  /** The state of what the page is about, as a chip. */
  readonly chip?: ComponentChildren;
  /** One line of facts beside the chip. */
  readonly facts?: readonly ComponentChildren[];
  readonly asOn?: AsOn;
  /** At most one filled button. */
  readonly primary?: Action;
  readonly actions?: readonly Action[];
  /** Where the history of the record is told («Lịch sử»): the last of the actions. */
  readonly history?: string;
  /** A sentence or two under the title, in reading size. */
  readonly lead?: ComponentChildren;
  /** `Stats` at the right of the title. */
  readonly figures?: ComponentChildren;
  /** The front page says it larger, once. */
  readonly size?: 'work' | 'portal' | 'front';
};

/** Breadcrumb, title, state, facts, the date control and what can be done: the head of every page. */
export function PageHead(head: PageHeadProps): JSX.Element {
  const { title, breadcrumb, chip, facts = [], asOn, primary, lead, figures, size = 'work' } = head;
  const words = useWords();
  const actions = [
    ...(head.actions ?? []),
    ...(head.history ? [{ label: words.history, href: head.history, icon: 'clock', kind: 'quiet' } as const] : []),
  ];
  return (
    <div class={`head ${size}`}>
      <Breadcrumb crumbs={breadcrumb ?? []} />
      <div class="head-row">
        <div class="head-text">
          <h1>{title}</h1>
          {lead && <div class="lead">{lead}</div>}
          {(chip || facts.length > 0) && (
            <div class="facts">
              {chip}
              {facts.map((fact, index) => (
                <span key={index}>{fact}</span>
              ))}
            </div>
          )}
        </div>
        {figures && <div class="head-figures">{figures}</div>}
        {(asOn || primary || actions.length > 0) && (
          <div class="head-actions">
            {asOn && <AsOnControl {...asOn} />}
            {actions.map((action) => (
              <ActionButton action={action} key={action.label} />
            ))}
            {primary && <ActionButton action={{ kind: 'primary', ...primary }} />}
          </div>
        )}
      </div>
    </div>
  );
}

function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const words = useWords();
  const href = useHref();
  if (crumbs.length === 0) return null;
  return (
    <nav class="crumbs" aria-label={words.breadcrumb}>
      <ol>
        {crumbs.map((crumb, index) => (
          <li key={crumb.label}>
            {index > 0 && <Icon name="right" />}
            {crumb.href ? <a href={href(crumb.href)}>{crumb.label}</a> : <span>{crumb.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
