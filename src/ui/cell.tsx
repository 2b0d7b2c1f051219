import type { JSX } from 'preact';

type CellProps = {
  readonly name: string;
  /** The head of the column and whose row it is: a cell has no label of its own. */
  readonly label: string;
};

/** A text typed in a table; the arrows and Enter walk down its column. */
export function CellInput(
  props: CellProps & { readonly column: string; readonly value: string | null | undefined },
): JSX.Element {
  return (
    <input
      class="input"
      name={props.name}
      value={props.value ?? ''}
      maxlength={500}
      autocomplete="off"
      data-cell={props.column}
      aria-label={props.label}
    />
  );
}

/** A tick in a table; on a phone, where the head is gone, its word stands beside it. */
export function CellTick(
  props: CellProps & { readonly value: string; readonly text: string; readonly checked: boolean },
): JSX.Element {
  return (
    <label class="cell-tick">
      <input type="checkbox" name={props.name} value={props.value} checked={props.checked} aria-label={props.label} />
      <span class="only-phone" aria-hidden="true">
        {props.text}
      </span>
    </label>
  );
}
