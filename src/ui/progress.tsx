import type { ComponentChildren, JSX } from 'preact';
import { printCountPlain } from '#src/kernel/vietnamese-number.ts';
import { useHref, useVisit, useWords } from './visit.ts';

/** Long work: how far, what happened so far, and a way to stop it. */
export function Progress(props: {
  readonly label: string;
  readonly done: number;
  /** Null while nobody has counted yet how much there is. */
  readonly of: number | null;
  readonly note?: ComponentChildren;
  readonly cancel?: string;
}): JSX.Element {
  const words = useWords();
  const { formToken, language } = useVisit();
  const { done, of } = props;
  const href = useHref();
  return (
    <div class="progress">
      <p>
        <b>{props.label}</b>
        {of !== null && (
          <span class="num">{words.progress.of(printCountPlain(done, language), printCountPlain(of, language))}</span>
        )}
      </p>
      {of === null ? (
        <progress aria-label={props.label} />
      ) : (
        <progress value={done} max={Math.max(of, 1)} aria-label={props.label} />
      )}
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
