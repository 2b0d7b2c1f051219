import { PasswordField, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import type { Invited } from '../app/invitation.command.ts';
import type { Words } from './words.ts';

export function typeCodePage(words: Words, typed: string, errors: readonly FieldError[]): Page {
  const { invitation } = words;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Form id="one-time-code" action="/moi" unkept>
        <TextField
          name="one-time"
          label={invitation.code}
          help={invitation.codeHelp}
          value={typed}
          width="medium"
          maxLength={60}
          error={errors[0]?.message}
          required
        />
        <SubmitRow label={invitation.next} />
      </Form>
    </>
  );
  return { title: invitation.typeCode, head: { title: invitation.typeCode, lead: invitation.typeCodeLead }, body };
}

/** Two times the new password: a slip of the finger must not shut its owner out. */
export function NewPasswordFields(props: { readonly words: Words; readonly errors: readonly FieldError[] }) {
  const { words, errors } = props;
  const errorOf = (field: string): string | undefined => errors.find((error) => error.field === field)?.message;
  return (
    <>
      <PasswordField
        name="new-password"
        label={words.newPassword}
        help={words.passwordHelp}
        kept="new"
        meter={words.meter}
        error={errorOf('new-password')}
        required
      />
      <PasswordField name="again" label={words.again} kept="new" error={errorOf('again')} required />
    </>
  );
}

export function invitationPage(
  words: Words,
  shown: { readonly code: string; readonly invited: Invited; readonly errors: readonly FieldError[] },
): Page {
  const { invited, errors } = shown;
  const { invitation } = words;
  const { name, signInName, secondFactorAt } = invited.access;
  const title = invited.kind === 'invitation' ? invitation.title : invitation.recovery;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Form id="accept" action={`/moi/${encodeURIComponent(shown.code)}`} unkept>
        {invited.forgetsSecondFactor && secondFactorAt !== null && (
          <Notice tone="watch">{invitation.forgetsFactor}</Notice>
        )}
        <input
          class="sr"
          name="username"
          value={signInName}
          autocomplete="username"
          readonly
          tabindex={-1}
          aria-hidden
        />
        <NewPasswordFields words={words} errors={errors} />
        <SubmitRow label={invitation.accept} />
      </Form>
    </>
  );
  return { title, head: { title, lead: invitation.of(name, signInName) }, body };
}
