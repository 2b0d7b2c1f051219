import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { Button } from '#src/ui/button.tsx';
import { Choice, NumberField, TextField } from '#src/ui/fields.tsx';
import { type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { ServiceTokenListed } from '../app/service-tokens.query.ts';
import { isScope, SCOPES } from '../domain/scopes.ts';
import type { Typed } from './grant-fields.tsx';
import { type Words, wordsFor } from './words.ts';

const columnsOf = (visit: Visit, words: Words['manage'], base: string): readonly Column<ServiceTokenListed>[] => [
  { key: 'label', head: words.keyLabel, cell: (row) => row.label },
  {
    key: 'scopes',
    head: words.scopes,
    phone: 'line',
    cell: (row) => row.scopes.map((scope) => (isScope(scope) ? words.scopeWords[scope] : scope)).join('; '),
  },
  {
    key: 'until',
    head: words.until,
    phone: 'figure',
    nowrap: true,
    cell: (row) => (row.revokedAt ? words.keyRevoked : printDay(dayInVietnam(row.expiresAt), visit.language)),
  },
  {
    key: 'used',
    head: words.lastUsed,
    phone: 'figure',
    nowrap: true,
    cell: (row) => (row.lastUsedAt ? printInstant(row.lastUsedAt, visit.language) : words.neverUsed),
  },
  {
    key: 'revoke',
    head: words.revokeKey,
    phone: 'corner',
    cell: (row) =>
      row.revokedAt ? null : (
        <Form id={`revoke-${row.id}`} action={`${base}/khoa-truy-cap/thu-hoi`} hidden={{ key: row.id }} unkept>
          <Button small>{words.revokeKey}</Button>
        </Form>
      ),
  },
];

/** The keys of a program's account, and the form for a new one. */
export function ServiceKeys(props: {
  readonly visit: Visit;
  readonly base: string;
  readonly keys: readonly ServiceTokenListed[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}) {
  const { visit, base, typed, errors } = props;
  const words = wordsFor(visit.language).manage;
  const errorOf = (name: string): string | undefined => errors.find(({ field }) => field === name)?.message;
  return (
    <Section title={words.keys}>
      <p>{words.keysLead}</p>
      <Table
        id="keys"
        caption={words.keysCaption}
        columns={columnsOf(visit, words, base)}
        rows={props.keys}
        rowKey={(row) => row.id}
        empty={<></>}
      />
      <Form id="new-key" action={`${base}/khoa-truy-cap`}>
        <TextField name="label" label={words.keyLabel} value={typed['label']} error={errorOf('label')} required />
        <Choice
          kind="checkbox"
          name="scope"
          label={words.scopes}
          options={SCOPES.map((scope) => ({ value: scope, label: words.scopeWords[scope] }))}
          chosen={['read-published']}
          error={errorOf('scope')}
        />
        <NumberField
          name="days"
          label={words.days}
          help={words.daysHelp}
          value={typed['days'] ?? '180'}
          error={errorOf('days')}
          required
        />
        <SubmitRow label={words.makeKey} />
      </Form>
    </Section>
  );
}

/** The key itself, this once. */
export function newKeyPage(visit: Visit, token: string, back: string): Page {
  const words = wordsFor(visit.language).manage;
  const body = (
    <>
      <p class="one-time-code num">
        <code>{token}</code>
      </p>
      <p>{words.keyOnce}</p>
      <p>
        <Link to={back}>{words.paper.back}</Link>
      </p>
    </>
  );
  return { title: words.keyMade, head: { title: words.keyMade }, body };
}
