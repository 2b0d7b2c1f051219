import type { Visit } from '#src/kernel/visit.ts';
import { ActionButton, Button } from '#src/ui/button.tsx';
import { Choice, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Access } from '../app/access.query.ts';
import type { AccountState, GrantListed } from '../app/accounts.query.ts';
import type { ServiceTokenListed } from '../app/service-tokens.query.ts';
import { GrantFields, type Scopes, type Typed } from './grant-fields.tsx';
import { ACCOUNTS, accountPath, type Powers, roleInWords, StateChip, WayField } from './manage.page.tsx';
import { ServiceKeys } from './service-keys.page.tsx';
import { type Words, wordsFor } from './words.ts';

export type ManagedShown = {
  readonly access: Access;
  readonly state: AccountState;
  readonly grants: readonly GrantListed[];
  readonly scopes: Scopes;
  readonly keys: readonly ServiceTokenListed[];
  readonly mail: boolean;
  readonly powers: Powers;
  /** What was typed into the refused form; empty where a page is only read. */
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
};

/** One account as its administrator sees it. */
export function managedAccountPage(visit: Visit, shown: ManagedShown): Page {
  const words = wordsFor(visit.language);
  const { access, state } = shown;
  const body = (
    <>
      <ErrorSummary errors={shown.errors} />
      <Grants words={words} shown={shown} />
      {shown.powers.keepsAll ? (
        <KeptByAdministrator visit={visit} shown={shown} />
      ) : (
        <Invited words={words} shown={shown} />
      )}
    </>
  );
  return {
    title: access.name,
    head: {
      title: access.name,
      breadcrumb: [{ label: words.manage.title, href: ACCOUNTS }, { label: access.name }],
      chip: <StateChip words={words} state={state} />,
      facts: [
        access.post ?? '',
        `${words.manage.signInName}: ${access.signInName}`,
        `${words.manage.factor}: ${access.secondFactorAt ? words.manage.factorOn : words.manage.factorOff}`,
      ].filter(Boolean),
    },
    body,
  };
}

/** What only an administrator does: particulars, ways in, keys, closing. */
function KeptByAdministrator({ visit, shown }: { readonly visit: Visit; readonly shown: ManagedShown }) {
  const words = wordsFor(visit.language);
  const { access } = shown;
  const base = accountPath(access.id);
  return (
    <>
      <Particulars words={words} shown={shown} />
      {shown.state === 'closed' ? (
        <Section title={words.manage.open}>
          <ActionButton action={{ label: words.manage.open, post: `${base}/mo` }} />
        </Section>
      ) : (
        <>
          {access.kind === 'service' ? (
            <ServiceKeys visit={visit} base={base} keys={shown.keys} typed={shown.typed} errors={shown.errors} />
          ) : (
            <Ways words={words} shown={shown} />
          )}
          <Section title={words.manage.close} level={3}>
            <p>{words.manage.closeLead}</p>
            <div class="submit-row">
              <ActionButton action={{ label: words.manage.close, post: `${base}/khoa`, kind: 'danger' }} />
            </div>
          </Section>
        </>
      )}
    </>
  );
}

/** What an officer of the Ministry does besides: a new code for who has not come in yet; the rest is the administrator's. */
function Invited({ words, shown }: Part) {
  const { access, state } = shown;
  const isIn = access.passwordSetAt !== null || state === 'closed';
  return isIn ? <Notice>{words.manage.restIsAdministrators}</Notice> : <Ways words={words} shown={shown} />;
}

type Part = { readonly words: Words; readonly shown: ManagedShown };

function Grants({ words, shown }: Part) {
  const { manage } = words;
  const base = accountPath(shown.access.id);
  const columns: readonly Column<GrantListed>[] = [
    { key: 'role', head: manage.role, cell: (row) => roleInWords(words, row) },
    {
      key: 'end',
      head: manage.end,
      phone: 'corner',
      cell: (row) => (
        <Form
          id={`end-${row.id}`}
          action={`${base}/vai-tro/ket-thuc`}
          version={shown.access.version}
          hidden={{ grant: row.id }}
          unkept
        >
          <Button small>{manage.end}</Button>
        </Form>
      ),
    },
  ];
  return (
    <Section title={manage.grants}>
      <Table
        id="grants"
        caption={manage.grantsCaption}
        columns={columns}
        rows={shown.grants}
        rowKey={(row) => row.id}
        empty={<p>{manage.noRole}</p>}
      />
      <Form id="give" action={`${base}/vai-tro`} version={shown.access.version}>
        <GrantFields
          words={words}
          scopes={shown.scopes}
          roles={shown.powers.roles}
          typed={shown.typed}
          errors={shown.errors}
        />
        <SubmitRow label={manage.give} />
      </Form>
    </Section>
  );
}

function Particulars({ words, shown }: Part) {
  const { manage } = words;
  const { access, typed, errors } = shown;
  const field = (name: string, stored: string | null) => ({
    name,
    value: typed[name] ?? stored,
    error: errors.find((error) => error.field === name)?.message,
  });
  return (
    <Section title={manage.particulars}>
      <Form id="particulars" action={`${accountPath(access.id)}/thong-tin`} version={access.version}>
        <TextField {...field('post', access.post)} label={manage.post} maxLength={200} required={false} />
        <TextField
          {...field('email', access.email)}
          label={manage.email}
          inputmode="email"
          maxLength={200}
          required={false}
        />
        <TextField
          {...field('staff-code', access.staffCode)}
          label={manage.staffCode}
          help={manage.staffCodeHelp}
          width="medium"
          maxLength={50}
          required={false}
        />
        <SubmitRow label={manage.save} />
      </Form>
    </Section>
  );
}

function Ways({ words, shown }: Part) {
  const { manage } = words;
  const { access, state, errors, typed } = shown;
  const base = accountPath(access.id);
  const mail = shown.mail && access.email !== null;
  return (
    <Section title={manage.ways}>
      {state === 'invited' && <ActionButton action={{ label: manage.revoke, post: `${base}/thu-hoi` }} />}
      {access.passwordSetAt === null ? (
        <Form id="invite" action={`${base}/moi`} unkept>
          <WayField words={words} mail={mail} />
          <SubmitRow label={manage.inviteAgain} />
        </Form>
      ) : (
        <Form id="recover" action={`${base}/cap-lai`}>
          <p>{manage.recoverLead}</p>
          <TextField
            name="reason"
            label={manage.reason}
            value={typed['reason']}
            error={errors.find(({ field }) => field === 'reason')?.message}
            required
          />
          {access.secondFactorAt !== null && (
            <Choice
              kind="checkbox"
              name="forget"
              label={manage.forget}
              options={[{ value: '1', label: manage.forget }]}
              chosen={[]}
            />
          )}
          <WayField words={words} mail={mail} />
          <SubmitRow label={manage.recover} />
        </Form>
      )}
    </Section>
  );
}
