import { printDay } from '#src/kernel/vietnamese-date.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { Button } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { DateField, Select, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Colleague, DelegationShown, OwnRole } from '../app/delegations.query.ts';
import { delegationWords } from './delegation-words.ts';
import { wordsFor } from './words.ts';

export type DelegationView = {
  readonly roles: readonly OwnRole[];
  readonly colleagues: readonly Colleague[];
  readonly delegations: readonly DelegationShown[];
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
};

/** A role of a unit as one value of a form. */
export const roleValue = ({ role, unitId }: Pick<OwnRole, 'role' | 'unitId'>): string => `${role} ${unitId}`;

/** Ủy quyền: who stands in for whom, and the form that lets a colleague do so. */
export function delegationPage(visit: Visit, view: DelegationView): Page {
  const words = delegationWords(visit.language);
  return {
    title: words.title,
    head: {
      title: words.title,
      lead: words.lead,
      breadcrumb: [{ label: wordsFor(visit.language).own.title, href: '/tai-khoan' }],
    },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        {view.delegations.length === 0 ? (
          <Empty title={words.nothing} icon="person">
            {words.nothingText}
          </Empty>
        ) : (
          <Given visit={visit} delegations={view.delegations} />
        )}
        <Section title={words.give}>
          {view.roles.length === 0 ? (
            <Notice>{words.noRole}</Notice>
          ) : view.colleagues.length === 0 ? (
            <Notice>{words.noColleague}</Notice>
          ) : (
            <GiveForm visit={visit} view={view} />
          )}
        </Section>
      </>
    ),
  };
}

function GiveForm({ visit, view }: { readonly visit: Visit; readonly view: DelegationView }) {
  const words = delegationWords(visit.language);
  const { roles, colleagues, typed } = view;
  const labels = wordsFor(visit.language).roles;
  const of = (field: string) => ({
    name: field,
    value: typed?.[field] ?? '',
    error: view.errors.find((error) => error.field === field)?.message,
    required: true,
  });
  return (
    <Form id="delegation" action="/tai-khoan/uy-quyen">
      <Select
        {...of('role')}
        value={typed?.['role'] ?? (roles[0] && roleValue(roles[0]))}
        label={words.role}
        options={roles.map((own) => ({ value: roleValue(own), label: `${labels[own.role]}, ${own.unit}` }))}
        placeholder={false}
      />
      <Select
        {...of('to')}
        label={words.to}
        options={colleagues.map(({ id, name, post }) => ({ value: id, label: post ? `${name}, ${post}` : name }))}
      />
      <DateField {...of('from')} label={words.from} />
      <DateField {...of('until')} label={words.until} />
      <TextField {...of('paper')} label={words.paper} />
      <SubmitRow label={words.give} />
    </Form>
  );
}

function Given({ visit, delegations }: { readonly visit: Visit; readonly delegations: readonly DelegationShown[] }) {
  const words = delegationWords(visit.language);
  const labels = wordsFor(visit.language).roles;
  const columns: readonly Column<DelegationShown>[] = [
    { key: 'who', head: words.who, cell: (row) => (row.isMine ? words.given(row.other) : words.received(row.other)) },
    { key: 'role', head: words.role, phone: 'line', cell: (row) => `${labels[row.role]}, ${row.unit}` },
    {
      key: 'days',
      head: words.days,
      phone: 'line',
      nowrap: true,
      cell: ({ days }) => days && words.between(printDay(days.from, visit.language), printDay(days.to, visit.language)),
    },
    { key: 'paper', head: words.paper, phone: 'line', cell: (row) => row.paper },
    { key: 'state', head: words.state, phone: 'corner', cell: (row) => <State visit={visit} row={row} /> },
    { key: 'withdraw', head: words.withdraw, phone: 'line', cell: (row) => <Withdraw visit={visit} row={row} /> },
  ];
  return (
    <Section title={words.list}>
      <Table id="delegations" caption={words.list} columns={columns} rows={delegations} rowKey={(row) => row.id} />
    </Section>
  );
}

function State({ visit, row }: { readonly visit: Visit; readonly row: DelegationShown }) {
  const words = delegationWords(visit.language);
  const { days, withdrawnOn } = row;
  if (withdrawnOn) return <Chip>{words.withdrawnOn(printDay(withdrawnOn, visit.language))}</Chip>;
  if (!days || days.to < visit.today) return <Chip>{words.over}</Chip>;
  const isInForce = days.from <= visit.today;
  return <Chip tone={isInForce ? 'met' : 'plain'}>{isInForce ? words.inForce : words.ahead}</Chip>;
}

/** Ends what one has given, while it runs or is still to come. */
function Withdraw({ visit, row }: { readonly visit: Visit; readonly row: DelegationShown }) {
  const { days, withdrawnOn, isMine, id } = row;
  if (!isMine || withdrawnOn || !days || days.to < visit.today) return null;
  return (
    <Form id={`withdraw-${id}`} action="/tai-khoan/uy-quyen/thu-hoi" hidden={{ delegation: id }} unkept>
      <div class="row">
        <Button kind="danger" small>
          {delegationWords(visit.language).withdraw}
        </Button>
      </div>
    </Form>
  );
}
