import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';

/** A list of parts of which one stands open at a time: each is told by its line, all are printed. Needs no script. */
export function Fold(props: {
  /** Parts of one group close one another. */
  readonly group: string;
  readonly title: string;
  readonly note?: ComponentChildren;
  readonly picture?: ComponentChildren;
  /** What the part comes to, in a few words at the end of its line. */
  readonly finding: ComponentChildren;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="fold" name={props.group} open={props.open}>
      <summary>
        <Icon name="down" />
        <div>
          <h3>{props.title}</h3>
          {props.note && <p class="note">{props.note}</p>}
        </div>
        <div>{props.picture}</div>
        <div>{props.finding}</div>
      </summary>
      {props.children}
    </details>
  );
}
