import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import { useWords } from './visit.ts';

/** What every field has: the name it is sent under (also its id), label above, help below, the error in words. */
export type FieldProps = {
  readonly name: string;
  /** Where two forms of a page have a field of one name. */
  readonly id?: string;
  readonly label: string;
  readonly help?: ComponentChildren;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Small note after the label: the unit, the period, where the value comes from. */
  readonly note?: string;
};

type Described = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: 'true' };

const idOf = ({ id, name }: FieldProps): string => id ?? name;

const described = (field: FieldProps): Described => {
  const { help, error } = field;
  const id = idOf(field);
  const ids = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ');
  return { id, ...(ids && { 'aria-describedby': ids }), ...(error && { 'aria-invalid': 'true' as const }) };
};

function Label({ field }: { readonly field: FieldProps }) {
  const words = useWords();
  return (
    <label for={idOf(field)}>
      {field.label}
      {field.note && <small>, {field.note}</small>}
      {field.required === false && <small> ({words.form.optional})</small>}
    </label>
  );
}

/** Error first, then help: what is wrong is read before how it should be. */
function Under({ field }: { readonly field: FieldProps }) {
  return (
    <>
      {field.error && (
        <p class="field-error" id={`${idOf(field)}-error`}>
          <Icon name="warn" />
          {field.error}
        </p>
      )}
      {field.help && (
        <p class="field-help" id={`${idOf(field)}-help`}>
          {field.help}
        </p>
      )}
    </>
  );
}

function Field({ field, children }: { readonly field: FieldProps; readonly children: ComponentChildren }) {
  return (
    <div class={field.error ? 'field wrong' : 'field'}>
      <Label field={field} />
      {children}
      <Under field={field} />
    </div>
  );
}

export type TextFieldProps = FieldProps & {
  readonly value?: string | null | undefined;
  readonly width?: 'short' | 'medium' | 'full';
  readonly maxLength?: number;
  readonly autocomplete?: string;
  readonly inputmode?: 'text' | 'email' | 'tel' | 'url' | 'numeric';
};

export function TextField(props: TextFieldProps): JSX.Element {
  const { name, value, width = 'full', maxLength = 500, autocomplete = 'off', inputmode = 'text', required } = props;
  return (
    <Field field={props}>
      <input
        class={`input ${width}`}
        inputmode={inputmode}
        name={name}
        value={value ?? ''}
        maxlength={maxLength}
        autocomplete={autocomplete}
        aria-required={required || undefined}
        {...described(props)}
      />
    </Field>
  );
}

/** Never filled in by the server, never kept on the device by us; the browser's own keeper may offer what it has. */
export function PasswordField(
  props: FieldProps & {
    readonly kept: 'current' | 'new';
    /** What the meter of a new password says, by kind; `{n}` is how many letters are missing. */
    readonly meter?: Readonly<Record<string, string>>;
  },
): JSX.Element {
  return (
    <Field field={props}>
      <input
        class="input full"
        type="password"
        name={props.name}
        maxlength={200}
        autocomplete={`${props.kept}-password`}
        autocapitalize="none"
        spellcheck={false}
        aria-required={props.required || undefined}
        data-meter={props.meter && JSON.stringify(props.meter)}
        {...described(props)}
      />
    </Field>
  );
}

/** A day typed dd/mm/yyyy; what was typed comes back as it was typed. */
export function DateField(props: FieldProps & { readonly value?: string | null | undefined }): JSX.Element {
  const words = useWords();
  const field = { ...props, help: props.help ?? words.form.dayHint };
  return (
    <Field field={field}>
      <input
        class="input short num"
        name={props.name}
        value={props.value ?? ''}
        inputmode="numeric"
        maxlength={10}
        autocomplete="off"
        aria-required={props.required || undefined}
        {...described(field)}
      />
    </Field>
  );
}

/** A number typed the Vietnamese way: 1.234,5. The unit stands in the label. */
export function NumberField(
  props: FieldProps & { readonly value?: string | null | undefined; readonly unit?: string },
): JSX.Element {
  const field = props.unit ? { ...props, note: props.unit } : props;
  return (
    <Field field={field}>
      <input
        class="input short num end"
        name={props.name}
        value={props.value ?? ''}
        inputmode="decimal"
        maxlength={30}
        autocomplete="off"
        aria-required={props.required || undefined}
        {...described(field)}
      />
    </Field>
  );
}

export type Option = { readonly value: string; readonly label: string; readonly help?: string };

export function Select(
  props: FieldProps & {
    readonly value?: string | null | undefined;
    readonly options: readonly Option[];
    /** The first, empty choice; `false` where a value is always set. */
    readonly placeholder?: string | false;
  },
): JSX.Element {
  const words = useWords();
  const { name, value, options, placeholder = words.form.choose, required } = props;
  return (
    <Field field={props}>
      <select class="input" name={name} aria-required={required || undefined} {...described(props)}>
        {placeholder !== false && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option value={option.value} selected={option.value === value} key={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function TextArea(
  props: FieldProps & {
    readonly value?: string | null | undefined;
    readonly rows?: number;
    readonly maxLength?: number;
  },
): JSX.Element {
  const { name, value, rows = 4, maxLength = 20_000, required } = props;
  return (
    <Field field={props}>
      <textarea
        class="input"
        name={name}
        rows={rows}
        maxlength={maxLength}
        aria-required={required || undefined}
        {...described(props)}
      >
        {value ?? ''}
      </textarea>
    </Field>
  );
}

/** One of several (`radio`) or any of several (`checkbox`), each with room for a line of help. */
export function Choice(
  props: FieldProps & {
    readonly kind: 'radio' | 'checkbox';
    /** A few short answers: beside one another, where there is room. */
    readonly inline?: boolean;
    readonly options: readonly Option[];
    readonly chosen: readonly string[];
  },
): JSX.Element {
  const { name, label, kind, options, chosen, note } = props;
  const { id, ...says } = described(props);
  const look = ['field choice', props.inline && 'inline', props.error && 'wrong'].filter(Boolean).join(' ');
  // a single tick that says all: the group's name need not be read twice
  const saidOnce = options.length === 1 && options[0]?.label === label;
  return (
    <fieldset class={look} {...says} role={kind === 'radio' ? 'radiogroup' : undefined}>
      <legend class={saidOnce ? 'sr' : undefined}>
        {label}
        {note && <small>, {note}</small>}
      </legend>
      {options.map((option, index) => (
        <label class="option" key={option.value}>
          <input
            type={kind}
            id={index === 0 ? id : undefined}
            name={name}
            value={option.value}
            checked={chosen.includes(option.value)}
          />
          <span>
            {option.label}
            {option.help && <small>{option.help}</small>}
          </span>
        </label>
      ))}
      <Under field={props} />
    </fieldset>
  );
}

/** Files to upload; the line on classified material stands at every upload. */
export function FileField(
  props: FieldProps & {
    readonly accept: string;
    readonly kinds: string;
    readonly megabytes: number;
    readonly several?: boolean;
  },
): JSX.Element {
  const words = useWords();
  const field = {
    ...props,
    help: (
      <>
        {words.form.accept(props.kinds, props.megabytes)} <b>{words.form.secret}</b>
        {props.help && <> {props.help}</>}
      </>
    ),
  };
  return (
    <Field field={field}>
      <input
        class="input file"
        type="file"
        name={props.name}
        accept={props.accept}
        multiple={props.several}
        aria-required={props.required || undefined}
        {...described(field)}
      />
    </Field>
  );
}

/** A warning that the person in charge may pass: the button appears with the reason that goes into the log. */
export function ReasonField(props: {
  readonly name?: string;
  readonly warning: ComponentChildren;
  readonly error?: string;
  readonly value?: string;
}) {
  const words = useWords();
  return (
    <div class="override" role="group" aria-label={words.form.override}>
      <p class="override-warning">
        <Icon name="warn" />
        <span>{props.warning}</span>
      </p>
      <TextArea
        name={props.name ?? 'reason'}
        label={words.form.reason}
        help={words.form.reasonHelp}
        rows={2}
        value={props.value}
        error={props.error}
        required
      />
      <button class="button" type="submit" name="override" value="1">
        {words.form.override}
      </button>
    </div>
  );
}
