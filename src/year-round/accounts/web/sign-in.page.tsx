import { type Held } from '#src/platform/http/held-form.ts';
import { ActionButton, Button } from '#src/ui/button.tsx';
import { PasswordField, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Icon } from '#src/ui/icon.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { HeldForm } from './held-form.tsx';
import { QrCode } from './qr.tsx';
import type { Words } from './words.ts';

const at = (path: string, onward: string): string =>
  onward === '' ? path : `${path}?ve=${encodeURIComponent(onward)}`;
const errorOf = (errors: readonly FieldError[], field: string): string | undefined =>
  errors.find((error) => error.field === field)?.message;

export type SignInShown = {
  /** Where the reader was on the way to. */
  readonly onward: string;
  readonly name: string;
  readonly errors: readonly FieldError[];
  /** What the button of the agency's provider says; null where none is set up. */
  readonly provider: string | null;
  readonly demonstration: boolean;
};

export function signInPage(words: Words, shown: SignInShown): Page {
  const { onward, errors, provider } = shown;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Form id="sign-in" action={at('/dang-nhap', onward)} unkept>
        <TextField name="name" label={words.name} value={shown.name} autocomplete="username" maxLength={200} required />
        <PasswordField
          name="password"
          label={words.password}
          kept="current"
          error={errorOf(errors, 'password')}
          required
        />
        <SubmitRow label={words.signIn} />
      </Form>
      {provider !== null && (
        <Form id="provider" action={at('/dang-nhap/co-quan', onward)} unkept>
          <div class="submit-row">
            <button class="button" type="submit">
              <Icon name="person" />
              {words.withProvider(provider)}
            </button>
          </div>
        </Form>
      )}
      <p class="note">
        <Link to="/moi">{words.haveCode}</Link>
      </p>
      <p class="note">{words.forgotten}</p>
      {shown.demonstration && <p class="note">{words.whereLinks}</p>}
    </>
  );
  return { title: words.signIn, head: { title: words.signIn, lead: words.signInLead }, body };
}

export function codePage(words: Words, onward: string, errors: readonly FieldError[]): Page {
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Form id="second-step" action={at('/dang-nhap/ma', onward)} unkept>
        <CodeField words={words} error={errorOf(errors, 'code')} backup />
        <SubmitRow label={words.signIn} />
      </Form>
      <p class="note">
        <Link to={at('/dang-nhap', onward)}>{words.otherAccount}</Link>
      </p>
    </>
  );
  return { title: words.codeTitle, head: { title: words.codeTitle, lead: words.codeLead }, body };
}

export function CodeField(props: {
  readonly words: Words;
  readonly error: string | undefined;
  readonly backup?: boolean;
}) {
  const { words, error, backup = false } = props;
  return (
    <TextField
      name="code"
      label={words.code}
      help={backup ? words.codeHelp : undefined}
      width="short"
      inputmode={backup ? 'text' : 'numeric'}
      autocomplete="one-time-code"
      maxLength={20}
      error={error}
      required
    />
  );
}

export type EnrolShown = {
  readonly action: string;
  readonly lead: string;
  readonly secret: string;
  readonly uri: string;
  readonly errors: readonly FieldError[];
  /** Whoever is signed in already shows the password once more. */
  readonly asksPassword: boolean;
  /** What was sent before and waits until this is done. */
  readonly held?: Held | null;
};

export function enrolPage(words: Words, shown: EnrolShown): Page {
  const { errors } = shown;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      {shown.held && <Notice>{words.enrol.held}</Notice>}
      <Form id="enrol" action={shown.action} hidden={shown.held ? { held: JSON.stringify(shown.held) } : {}} unkept>
        <ol class="enrol-steps">
          <li>{words.enrol.install}</li>
          <li>
            {words.enrol.scan}
            <QrCode text={shown.uri} label={words.enrol.qr} />
            <p>
              {words.enrol.key}: <code class="key">{shown.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
          </li>
          <li>{words.enrol.type}</li>
        </ol>
        <CodeField words={words} error={errorOf(errors, 'code')} />
        {shown.asksPassword && (
          <PasswordField
            name="password"
            label={words.own.current}
            kept="current"
            error={errorOf(errors, 'password')}
            required
          />
        )}
        <SubmitRow label={words.enrol.turnOn} />
      </Form>
    </>
  );
  return { title: words.enrol.title, head: { title: words.enrol.title, lead: shown.lead }, body };
}

/** Shown once: what is not printed or copied now is gone. */
export function backupCodesPage(
  words: Words,
  shown: {
    readonly owner: string;
    readonly codes: readonly string[];
    readonly onward: string;
    readonly held?: Held | null;
  },
): Page {
  const body = (
    <>
      <ol class="backup-codes num">
        {shown.codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div class="submit-row">
        {shown.held ? (
          <HeldForm held={shown.held}>
            <Button kind="primary">{words.backup.goAndSend}</Button>
          </HeldForm>
        ) : (
          <ActionButton action={{ label: words.backup.go, href: shown.onward, kind: 'primary' }} />
        )}
        <button class="button script-only" type="button" data-print>
          <Icon name="print" />
          {words.backup.print}
        </button>
      </div>
    </>
  );
  return {
    title: words.backup.title,
    head: { title: words.backup.title, lead: words.backup.lead, facts: [shown.owner] },
    body,
  };
}
