import type { JSX } from 'preact';
import { NotYet } from './chip.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './visit.ts';

export type ConflictField = { readonly label: string; readonly theirs: string | null; readonly mine: string | null };

/**
 * Someone saved while this person typed: both texts side by side, nothing lost. Stands at the head of the form, which
 * now carries the newer version; the second button gives the entry up.
 */
export function Conflict(props: {
  readonly who: string;
  readonly at: string;
  readonly fields: readonly ConflictField[];
  readonly takeTheirs: string;
  /** Does not take the focus: it is shown, not met. */
  readonly still?: boolean;
}): JSX.Element {
  const words = useWords();
  const differs = props.fields.filter((field) => field.theirs !== field.mine);
  return (
    <div class="conflict" role="alert" id="conflict" tabindex={-1} autofocus={!props.still}>
      <p class="conflict-title">
        <Icon name="warn" />
        {words.conflict.title(props.who, props.at)}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.conflict.field}</th>
            <th scope="col">{words.conflict.theirs}</th>
            <th scope="col">{words.conflict.mine}</th>
          </tr>
        </thead>
        <tbody>
          {differs.map((field) => (
            <tr key={field.label}>
              <th scope="row">{field.label}</th>
              <td data-label={words.conflict.theirs}>{field.theirs ?? <NotYet />}</td>
              <td class="mine" data-label={words.conflict.mine}>
                {field.mine ?? <NotYet />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div class="row">
        <button class="button primary" type="submit" name="keep" value="mine">
          {words.conflict.keepMine}
        </button>
        <a class="button" href={props.takeTheirs}>
          {words.conflict.takeTheirs}
        </a>
      </div>
    </div>
  );
}
