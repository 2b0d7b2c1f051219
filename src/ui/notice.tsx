import type { ComponentChildren, JSX } from 'preact';
import { type Action, ActionButton } from './button.tsx';
import { Icon } from './icon.tsx';
import { useHref, useVisit, useWords } from './visit.ts';

export type NoticeProps = {
  readonly tone?: 'info' | 'met' | 'watch' | 'missed';
  readonly title?: string;
  readonly children?: ComponentChildren;
  readonly actions?: readonly Action[];
};

const ICONS = { info: 'info', met: 'check', watch: 'warn', missed: 'cross' } as const;

/** Something the reader must know here: what, why, the way out. */
export function Notice({ tone = 'info', title, children, actions = [] }: NoticeProps): JSX.Element {
  return (
    <div class={`notice ${tone}`} role={tone === 'missed' ? 'alert' : 'note'}>
      <Icon name={ICONS[tone]} />
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children && <div>{children}</div>}
        {actions.length > 0 && (
          <div class="row">
            {actions.map((action) => (
              <ActionButton action={action} small key={action.label} />
            ))}
          </div>
        )}
      </div>
    </div>
  );
}

/** What was just done, after the redirect, with the way back where there is one. */
export function Toast(props: {
  readonly children: ComponentChildren;
  readonly undo?: { readonly post: string; readonly fields?: Readonly<Record<string, string>> };
}): JSX.Element {
  const words = useWords();
  const { formToken } = useVisit();
  const href = useHref();
  return (
    <div class="toast" role="status">
      <Icon name="check" />
      <span>{props.children}</span>
      {props.undo && (
        <form method="post" action={href(props.undo.post)}>
          <input type="hidden" name="token" value={formToken} />
          {Object.entries(props.undo.fields ?? {}).map(([name, value]) => (
            <input type="hidden" name={name} value={value} key={name} />
          ))}
          <button type="submit">{words.notices.undo}</button>
        </form>
      )}
    </div>
  );
}
