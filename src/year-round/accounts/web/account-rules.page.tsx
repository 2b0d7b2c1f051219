import type { Visit } from '#src/kernel/visit.ts';
import { Choice, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import type { AccountRules } from '../app/account-rules.command.ts';
import type { Typed } from './grant-fields.tsx';
import { ACCOUNTS } from './manage.page.tsx';
import { type Words, wordsFor } from './words.ts';

/** What is set for all accounts: who needs a second factor, for how long a proof counts, which letters go out. */
export function rulesPage(
  visit: Visit,
  shown: {
    readonly rules: AccountRules;
    readonly choices: readonly (keyof Words['roles'])[];
    readonly typed: Typed | null;
    readonly errors: readonly FieldError[];
  },
): Page {
  const words = wordsFor(visit.language);
  const { manage } = words;
  const { rules, typed, errors } = shown;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Form id="account-rules" action={`${ACCOUNTS}/xac-thuc`} version={rules.version}>
        <Choice
          kind="checkbox"
          name="role"
          label={manage.role}
          options={shown.choices.map((role) => ({ value: role, label: words.roles[role] }))}
          chosen={rules.roles}
        />
        <TextField
          name="minutes"
          label={manage.stepUpMinutes}
          help={manage.stepUpHelp}
          value={typed?.['minutes'] ?? String(rules.stepUpMinutes)}
          error={errors.find(({ field }) => field === 'minutes')?.message}
          width="short"
          inputmode="numeric"
          maxLength={3}
          required
        />
        <Choice
          kind="checkbox"
          name="new-device"
          label={manage.letters}
          options={[{ value: '1', label: manage.tellsOfNewDevice }]}
          chosen={rules.tellsOfNewDevice ? ['1'] : []}
        />
        <SubmitRow label={manage.save} cancel={ACCOUNTS} />
      </Form>
    </>
  );
  const breadcrumb = [{ label: manage.title, href: ACCOUNTS }, { label: manage.factorRoles }];
  return { title: manage.factorRoles, head: { title: manage.factorRoles, lead: manage.factorLead, breadcrumb }, body };
}
