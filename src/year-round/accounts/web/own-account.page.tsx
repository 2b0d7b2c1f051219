import { printInstant } from '#src/kernel/vietnamese-date.ts';
import type { Visit } from '#src/kernel/visit.ts';
import { ActionButton, Button } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { PasswordField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Access, recoveriesOf, SessionShown } from '../app/access.query.ts';
import { NewPasswordFields } from './invitation.page.tsx';
import { delegationWords } from './delegation-words.ts';
import { CodeField } from './sign-in.page.tsx';
import { type Words, wordsFor } from './words.ts';

export type OwnAccountShown = {
  readonly name: string;
  readonly access: Access | null;
  readonly sessions: readonly (SessionShown & { readonly isThis: boolean })[];
  readonly recoveries: Awaited<ReturnType<typeof recoveriesOf>>;
  readonly errors: readonly FieldError[];
  readonly mayManage: boolean;
};

/** One's own account: the ways in, a new password, the second step, and where one is signed in. */
export function ownAccountPage(visit: Visit, shown: OwnAccountShown): Page {
  const words = wordsFor(visit.language);
  const { access, errors } = shown;
  const { own } = words;
  const body = (
    <>
      <ErrorSummary errors={errors} />
      {access ? <Ways visit={visit} access={access} /> : <Notice>{own.demonstration}</Notice>}
      <Sessions visit={visit} sessions={shown.sessions} />
      {access?.passwordSetAt && (
        <Section title={own.changePassword} id="doi-mat-khau">
          <Form id="change-password" action="/tai-khoan/mat-khau" unkept>
            <PasswordField
              name="password"
              label={own.current}
              kept="current"
              error={errors.find(({ field }) => field === 'password')?.message}
              required
            />
            <NewPasswordFields words={words} errors={errors} />
            <SubmitRow label={own.changePassword} />
          </Form>
        </Section>
      )}
      {access && <SecondFactor words={words} access={access} errors={errors} />}
      <Recoveries visit={visit} recoveries={shown.recoveries} />
    </>
  );
  const actions = [
    { label: own.notices, href: '/tai-khoan/thong-bao' },
    { label: own.calendar, href: '/tai-khoan/lich' },
    { label: delegationWords(visit.language).title, href: '/tai-khoan/uy-quyen' },
    ...(shown.mayManage ? [{ label: own.manage, href: '/quan-tri/tai-khoan' }] : []),
  ];
  return { title: own.title, head: { title: own.title, facts: [shown.name], actions }, body };
}

function Ways({ visit, access }: { readonly visit: Visit; readonly access: Access }) {
  const words = wordsFor(visit.language);
  const { own } = words;
  const at = (instant: Date): string => printInstant(instant, visit.language);
  return (
    <Section title={own.ways}>
      <Facts
        facts={[
          { label: own.signInName, value: access.signInName },
          { label: own.email, value: access.email ?? own.notSet },
          { label: words.password, value: access.passwordSetAt ? own.setAt(at(access.passwordSetAt)) : own.notSet },
          {
            label: own.factor,
            value: access.secondFactorAt ? (
              <Chip tone="met">{own.onSince(at(access.secondFactorAt))}</Chip>
            ) : (
              <Chip tone="watch">{own.off}</Chip>
            ),
          },
        ]}
      />
    </Section>
  );
}

type SessionRow = OwnAccountShown['sessions'][number];

function Sessions({ visit, sessions }: { readonly visit: Visit; readonly sessions: readonly SessionRow[] }) {
  const words = wordsFor(visit.language);
  const { own } = words;
  const columns: readonly Column<SessionRow>[] = [
    {
      key: 'device',
      head: own.device,
      cell: (row) => (
        <>
          {row.device ?? own.unknownDevice} {row.isThis && <Chip>{own.thisOne}</Chip>}
        </>
      ),
    },
    { key: 'how', head: own.how, phone: 'line', cell: (row) => words.how[row.how as keyof Words['how']] },
    { key: 'address', head: own.address, phone: 'figure', cell: (row) => row.address ?? '' },
    {
      key: 'since',
      head: own.since,
      phone: 'figure',
      nowrap: true,
      cell: (row) => printInstant(row.since, visit.language),
    },
    {
      key: 'used',
      head: own.lastUsed,
      phone: 'figure',
      nowrap: true,
      cell: (row) => printInstant(row.lastUsedAt, visit.language),
    },
    {
      key: 'end',
      head: own.end,
      phone: 'line',
      cell: (row) =>
        row.isThis ? null : (
          <Form id={`end-${row.id}`} action="/tai-khoan/phien" hidden={{ session: row.id }} unkept>
            <Button small>{own.end}</Button>
          </Form>
        ),
    },
  ];
  return (
    <Section title={own.sessions(sessions.length)}>
      <Table id="sessions" caption={own.sessionsCaption} columns={columns} rows={sessions} rowKey={(row) => row.id} />
      <Form id="end-all" action="/tai-khoan/moi-noi" unkept>
        <SubmitRow label={own.endAll} danger />
      </Form>
    </Section>
  );
}

function SecondFactor(props: {
  readonly words: Words;
  readonly access: Access;
  readonly errors: readonly FieldError[];
}) {
  const { own, ...words } = props.words;
  if (props.access.secondFactorAt === null)
    return (
      <Section title={own.factor} id="xac-thuc">
        <p>{words.enrol.optional}</p>
        <div class="submit-row">
          <ActionButton action={{ label: own.setUp, href: '/tai-khoan/xac-thuc-hai-buoc' }} />
        </div>
      </Section>
    );
  const error = props.errors.find(({ field }) => field === 'code')?.message;
  return (
    <Section title={own.factor} id="xac-thuc">
      <p>{own.newCodesHelp}</p>
      <Form id="factor" action="/tai-khoan/ma-du-phong" unkept>
        <CodeField words={props.words} error={error} backup />
        <SubmitRow label={own.newCodes} others={[{ label: own.turnOff, name: 'off', value: '1' }]} />
      </Form>
    </Section>
  );
}

function Recoveries(props: { readonly visit: Visit; readonly recoveries: OwnAccountShown['recoveries'] }) {
  const { own } = wordsFor(props.visit.language);
  if (props.recoveries.length === 0) return null;
  return (
    <Section title={own.recoveries}>
      <ul>
        {props.recoveries.map(({ at, by, usedAt }) => (
          <li key={at.toISOString()}>
            {own.recovery(printInstant(at, props.visit.language), by ?? 'bin/thidua')}:{' '}
            {usedAt ? own.used : own.notUsed}
          </li>
        ))}
      </ul>
    </Section>
  );
}
