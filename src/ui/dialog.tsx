import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A question asked in place: a button that opens a small sheet with what it means and the form. Needs no script. */
export function Dialog(props: {
  readonly button: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly title: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="dialog" open={props.open}>
      <summary class={props.danger ? 'button danger' : 'button'}>
        {props.icon && <Icon name={props.icon} />}
        {props.button}
      </summary>
      <div class="dialog-sheet">
        <h3>{props.title}</h3>
        {props.children}
      </div>
    </details>
  );
}
