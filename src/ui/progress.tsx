import type { ComponentChildren, JSX } from 'preact';
import { useHref, useVisit, useWords } from './visit.ts';

/** Long work: how far, what happened so far, and a way to stop it. */
export function Progress(props: {
  readonly label: string;
  readonly done: number;
  readonly of: number;
  readonly note?: ComponentChildren;
  readonly cancel?: string;
}): JSX.Element {
  const words = useWords();
  const { formToken } = useVisit();
  const href = useHref();
  return (
    <div class="progress">
      <p>
        <b>{props.label}</b>
        <span class="num">{words.progress.of(String(props.done), String(props.of))}</span>
      </p>
      <progress value={props.done} max={props.of} aria-label={props.label} />
      <div class="progress-under">
        <span class="note" role="status">
          {props.note}
        </span>
        {props.cancel && (
          <form method="post" action={href(props.cancel)}>
            <input type="hidden" name="token" value={formToken} />
            <button class="as-link" type="submit">
              {words.progress.cancel}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}
