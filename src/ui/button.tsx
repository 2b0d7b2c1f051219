import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { useHref, useVisit } from './visit.ts';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

/**
 * Something to do next: a page to go to, a small form to post, or what cannot be done yet and why.
 * `fields` are the hidden values of the form; the token of the visit is added.
 */
export type Action = {
  readonly label: string;
  readonly icon?: IconName;
  readonly kind?: ButtonKind;
} & (
  | { readonly href: string; readonly download?: boolean }
  | { readonly post: string; readonly fields?: Readonly<Record<string, string>> }
  | { readonly notYet: string }
);

const classOf = (kind: ButtonKind): string => (kind === 'plain' ? 'button' : `button ${kind}`);

export type ButtonProps = {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly small?: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly formaction?: string;
  /** The id of the form, where the button stands outside it. */
  readonly form?: string;
  readonly children: ComponentChildren;
};

/** A submit button inside a form. */
export function Button({ kind = 'plain', icon, small = false, children, ...rest }: ButtonProps): JSX.Element {
  return (
    <button class={small ? `${classOf(kind)} small` : classOf(kind)} type="submit" {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button, a button in its own little form, or a closed one that says why. */
export function ActionButton({ action, small = false }: { readonly action: Action; readonly small?: boolean }) {
  const href = useHref();
  const { formToken } = useVisit();
  const kind = classOf(action.kind ?? 'plain') + (small ? ' small' : '');
  const face = (
    <>
      {action.icon && <Icon name={action.icon} />}
      {action.label}
    </>
  );
  if ('notYet' in action)
    return (
      <span class="not-yet">
        <span class="button closed">
          <Icon name="lock" />
          {action.label}
        </span>
        <small>{action.notYet}</small>
      </span>
    );
  if ('href' in action)
    return (
      <a class={kind} href={href(action.href)} download={action.download}>
        {face}
      </a>
    );
  return (
    <form method="post" action={href(action.post)} class="inline">
      <input type="hidden" name="token" value={formToken} />
      {Object.entries(action.fields ?? {}).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <button class={kind} type="submit">
        {face}
      </button>
    </form>
  );
}
