import type { ComponentChildren, JSX } from 'preact';
import { type Action, ActionButton, Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { useHref, useVisit, useWords } from './visit.ts';

export type FormProps = {
  readonly action: string;
  /** Names the form in the browser's safety copy of typed text; unique on the page. */
  readonly id: string;
  /** The version of the record that was read: a later one means someone else has saved. */
  readonly version?: number;
  readonly hidden?: Readonly<Record<string, string>>;
  /** Several columns, a table inside: as wide as its place. */
  readonly wide?: boolean;
  /** With files. */
  readonly multipart?: boolean;
  /** Nothing typed here is kept on the device: names and codes of a sign-in. */
  readonly unkept?: boolean;
  readonly children: ComponentChildren;
};

/** A form that is posted once, carries its token and the version it was read at, and warns when left unsaved. */
export function Form({ action, id, version, hidden = {}, wide, multipart, unkept, children }: FormProps): JSX.Element {
  const { formToken } = useVisit();
  const href = useHref();
  return (
    <form
      class={wide ? 'form wide' : 'form'}
      id={id}
      method="post"
      action={href(action)}
      encType={multipart ? 'multipart/form-data' : undefined}
      noValidate
      data-guard={unkept ? undefined : true}
    >
      <input type="hidden" name="token" value={formToken} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {Object.entries(hidden).map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      {children}
    </form>
  );
}

export type FieldError = { readonly field: string; readonly message: string };

/** What must be corrected, each a link to its field; receives the focus when the page comes back with 422 (unless `still`). */
export function ErrorSummary(props: {
  readonly errors: readonly FieldError[];
  readonly title?: string;
  readonly still?: boolean;
}) {
  const words = useWords();
  if (props.errors.length === 0) return null;
  return (
    <div class="errors" id="errors" role="alert" tabindex={-1} autofocus={!props.still}>
      <p class="errors-title">{props.title ?? words.form.errors(props.errors.length)}</p>
      <ul>
        {props.errors.map(({ field, message }) => (
          <li key={field + message}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

export type SubmitRowProps = {
  readonly label?: string;
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly cancel?: string;
  /** Other buttons of the same form: "Gửi Trưởng Cụm" beside "Lưu". */
  readonly others?: readonly { readonly label: string; readonly name: string; readonly value: string }[];
  readonly actions?: readonly Action[];
  /** "15:20": the last time it was saved. */
  readonly savedAt?: string;
};

/** The one filled button of the form, the others beside it, and whether it is saved. */
export function SubmitRow(props: SubmitRowProps): JSX.Element {
  const words = useWords();
  const href = useHref();
  const { label = words.form.save, icon, danger, cancel, others = [], actions = [], savedAt } = props;
  return (
    <div class="submit-row">
      <Button kind={danger ? 'danger' : 'primary'} {...(icon && { icon })}>
        {label}
      </Button>
      {others.map((other) => (
        <Button name={other.name} value={other.value} key={other.value}>
          {other.label}
        </Button>
      ))}
      {actions.map((action) => (
        <ActionButton action={action} key={action.label} />
      ))}
      {cancel && (
        <a class="button quiet" href={href(cancel)}>
          {words.form.cancel}
        </a>
      )}
      <span class="save-state" role="status">
        {savedAt && (
          <>
            <Icon name="check" />
            {words.form.saved(savedAt)}
          </>
        )}
      </span>
    </div>
  );
}
