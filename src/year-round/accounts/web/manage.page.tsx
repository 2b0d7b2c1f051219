import type { Role } from '#src/kernel/actor.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { Button } from '#src/ui/button.tsx';
import { Chip, type Tone } from '#src/ui/chip.tsx';
import { Choice, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { AccountListed, AccountState } from '../app/accounts.query.ts';
import { GrantFields, type Scopes, type Typed } from './grant-fields.tsx';
import { inviteManyWords } from './invite-many-words.ts';
import { type Words, wordsFor } from './words.ts';

export const ACCOUNTS = '/quan-tri/tai-khoan';
export const accountPath = (id: string): string => `${ACCOUNTS}/${id}`;

const TONES: Readonly<Record<AccountState, Tone>> = {
  invited: 'watch',
  waiting: 'late',
  ready: 'met',
  closed: 'missed',
};

export const StateChip = ({ words, state }: { readonly words: Words; readonly state: AccountState }) => (
  <Chip tone={TONES[state]} bare>
    {words.manage.states[state]}
  </Chip>
);

/** A role with what it is given for: «Lãnh đạo đơn vị: Sở Tư pháp tỉnh X». */
export const roleInWords = (words: Words, role: AccountListed['roles'][number]): string =>
  [words.roles[role.role], [role.unit, role.year].filter(Boolean).join(', ')].filter(Boolean).join(': ');

const columnsOf = (visit: Visit, words: Words): readonly Column<AccountListed>[] => [
  {
    key: 'who',
    head: words.manage.who,
    cell: (row) => (
      <>
        <Link to={accountPath(row.id)} lang="vi">
          {row.name}
        </Link>
        {row.post && <small lang="vi"> {row.post}</small>}
      </>
    ),
  },
  { key: 'name', head: words.manage.signInName, phone: 'figure', cell: (row) => row.signInName },
  {
    key: 'roles',
    head: words.manage.roles,
    phone: 'line',
    cell: (row) =>
      row.roles.length === 0
        ? words.manage.noRole
        : row.roles.map((role) => <div key={roleInWords(words, role)}>{roleInWords(words, role)}</div>),
  },
  {
    key: 'state',
    head: words.manage.state,
    phone: 'corner',
    cell: (row) => <StateChip words={words} state={row.state} />,
  },
  {
    key: 'factor',
    head: words.manage.factor,
    phone: 'figure',
    cell: (row) => (row.hasSecondFactor ? words.manage.factorOn : words.manage.factorOff),
  },
  {
    key: 'last',
    head: words.manage.lastSignIn,
    phone: 'figure',
    nowrap: true,
    cell: (row) => (row.lastSignInAt ? printInstant(row.lastSignInAt, visit.language) : words.manage.never),
  },
];

/** What the reader may do: keep all accounts, or invite to units and years; and which roles they may give. */
export type Powers = { readonly keepsAll: boolean; readonly roles: readonly Role[] };

export type AccountsShown = {
  readonly powers: Powers;
  readonly search: string;
  readonly accounts: readonly AccountListed[];
  readonly next: string | null;
};

export function accountsPage(visit: Visit, shown: AccountsShown): Page {
  const words = wordsFor(visit.language);
  const { manage } = words;
  const body = (
    <>
      <form class="find-row" method="get" role="search" aria-label={manage.search}>
        <TextField name="tim" label={manage.search} value={shown.search} width="medium" maxLength={100} />
        <Button icon="search">{manage.find}</Button>
      </form>
      <Table
        id="accounts"
        caption={manage.caption}
        columns={columnsOf(visit, words)}
        rows={shown.accounts}
        rowKey={(row) => row.id}
        filtered={shown.search !== ''}
        look="sheet"
      />
      <Pager previous={null} next={shown.next} />
    </>
  );
  const { keepsAll } = shown.powers;
  const actions = [
    { label: inviteManyWords(visit.language).title, href: `${ACCOUNTS}/nhieu` },
    ...(keepsAll ? [{ label: manage.factorRoles, href: `${ACCOUNTS}/xac-thuc` }] : []),
  ];
  const primary = { label: manage.add, href: `${ACCOUNTS}/them` };
  return {
    title: manage.title,
    head: { title: manage.title, lead: keepsAll ? manage.lead : manage.leadWithinScope, actions, primary },
    body,
    wide: true,
  };
}

export function newPersonPage(
  visit: Visit,
  shown: {
    readonly typed: Typed;
    readonly scopes: Scopes;
    readonly errors: readonly FieldError[];
    readonly mail: boolean;
    readonly powers: Powers;
  },
): Page {
  const words = wordsFor(visit.language);
  const { manage } = words;
  const { typed, errors } = shown;
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.field === name)?.message,
  });
  const body = (
    <>
      <ErrorSummary errors={errors} />
      <Form id="new-person" action={`${ACCOUNTS}/them`}>
        <TextField {...field('name')} label={manage.name} maxLength={200} required />
        <TextField {...field('post')} label={manage.post} maxLength={200} required={false} />
        <TextField {...field('email')} label={manage.email} inputmode="email" maxLength={200} required={false} />
        <TextField
          {...field('sign-in-name')}
          label={manage.signInName}
          help={manage.signInNameHelp}
          width="medium"
          maxLength={40}
          required={false}
        />
        <TextField
          {...field('staff-code')}
          label={manage.staffCode}
          help={manage.staffCodeHelp}
          width="medium"
          maxLength={50}
          required={false}
        />
        {shown.powers.keepsAll && (
          <Choice
            kind="checkbox"
            name="kind"
            label={manage.kind}
            options={[{ value: 'service', label: manage.program }]}
            chosen={[typed['kind'] ?? '']}
          />
        )}
        <GrantFields words={words} scopes={shown.scopes} roles={shown.powers.roles} typed={typed} errors={errors} />
        <WayField words={words} mail={shown.mail} chosen={typed['way']} />
        <SubmitRow label={manage.invite} cancel={ACCOUNTS} />
      </Form>
    </>
  );
  const breadcrumb = [{ label: manage.title, href: ACCOUNTS }, { label: manage.add }];
  return { title: manage.add, head: { title: manage.add, breadcrumb }, body };
}

/** By e-mail where a mail server is set up, else on paper. */
export function WayField(props: {
  readonly words: Words;
  readonly mail: boolean;
  readonly chosen?: string | undefined;
}) {
  const { manage } = props.words;
  if (!props.mail) return <p class="note">{manage.mailNotSetUp}</p>;
  const options = [
    { value: 'mail', label: manage.byMail },
    { value: 'paper', label: manage.onPaper },
  ];
  return (
    <Choice kind="radio" name="way" label={manage.way} options={options} chosen={[props.chosen ?? 'paper']} inline />
  );
}

export type CodeShown = {
  readonly kind: 'invitation' | 'recovery';
  readonly name: string;
  readonly signInName: string;
  readonly address: string;
  readonly code: string;
  readonly until: string;
  readonly back: string;
  /** The letter that the mail server did not take, by its address. */
  readonly notSentTo: string | null;
};

/** The paper with the code, to be printed and handed over; shown once. */
export function codePaperPage(visit: Visit, shown: CodeShown): Page {
  const words = wordsFor(visit.language);
  const { paper, mailNotSent, signInName } = words.manage;
  const title = paper[shown.kind];
  const body = (
    <div class="code-paper">
      {shown.notSentTo !== null && <Notice tone="watch">{mailNotSent(shown.notSentTo)}</Notice>}
      <dl class="fact-rows">
        {[
          [paper.name, shown.name],
          [signInName, shown.signInName],
          [paper.address, shown.address],
        ].map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{paper.code}</dt>
          <dd class="one-time-code num">{shown.code}</dd>
        </div>
        <div>
          <dt>{paper.until}</dt>
          <dd>{shown.until}</dd>
        </div>
      </dl>
      <p class="note">{paper.once}</p>
      <div class="submit-row">
        <button class="button primary script-only" type="button" data-print>
          {paper.print}
        </button>
        <Link to={shown.back}>{paper.back}</Link>
      </div>
    </div>
  );
  return { title, head: { title }, body };
}
