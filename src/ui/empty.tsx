import type { ComponentChildren, JSX } from 'preact';
import { type Action, ActionButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

export type EmptyProps = {
  readonly title: string;
  readonly icon?: IconName;
  /** What it means and what to do next. */
  readonly children?: ComponentChildren;
  readonly actions?: readonly Action[];
};

/** Nothing here yet: says what that means and what to do next. */
export function Empty({ title, icon = 'paper', children, actions = [] }: EmptyProps): JSX.Element {
  return (
    <div class="empty">
      <Icon name={icon} large />
      <div>
        <p class="empty-title">{title}</p>
        {children && <div class="empty-text">{children}</div>}
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
