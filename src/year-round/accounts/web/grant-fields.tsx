import type { Role } from '#src/kernel/actor.ts';
import { Select } from '#src/ui/fields.tsx';
import type { FieldError } from '#src/ui/form.tsx';
import type { scopesForRoles } from '../app/accounts.query.ts';
import type { Words } from './words.ts';

/** What was typed into a form, by field. */
export type Typed = Readonly<Record<string, string>>;
export type Scopes = Awaited<ReturnType<typeof scopesForRoles>>;

/** A role and what it is given for; which of the two is needed, the role tells when it is sent. */
export function GrantFields(props: {
  readonly words: Words;
  readonly scopes: Scopes;
  /** The roles that the reader may give. */
  readonly roles: readonly Role[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}) {
  const { words, scopes, typed, errors } = props;
  const { manage } = words;
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  const named = (all: Scopes['units']) => all.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Select
        {...field('role')}
        label={manage.role}
        options={props.roles.map((role) => ({ value: role, label: words.roles[role] }))}
        required
      />
      <Select {...field('unit')} label={manage.unit} help={manage.unitHelp} options={named(scopes.units)} />
      <Select {...field('year')} label={manage.year} help={manage.yearHelp} options={named(scopes.years)} />
    </>
  );
}
