import type { Visit } from '#src/kernel/visit.ts';
import { FileField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { InvitedOne, LinesChecked } from '../app/invite-many.command.ts';
import {
  INVITE_COLUMN_KEYS,
  INVITE_COLUMNS,
  type InviteColumn,
  type InviteLine,
  type LineProblem,
  ROLES_IN_SHEET,
} from '../domain/invite-sheet.ts';
import { printedCode } from '../domain/one-time-code.ts';
import { inviteManyWords } from './invite-many-words.ts';
import { ACCOUNTS } from './manage.page.tsx';
import { wordsFor } from './words.ts';

export const MANY = `${ACCOUNTS}/nhieu`;
const LARGEST_MB = 2;

const headOf = (visit: Visit, title: string, lead: string) => ({
  title,
  lead,
  breadcrumb: [{ label: wordsFor(visit.language).manage.title, href: ACCOUNTS }, { label: title }],
});

export type ManyShown = {
  readonly errors: readonly FieldError[];
  readonly problems: readonly LineProblem[];
};

/** The template and the way in; where the list brought last had faults, each of them by row and column. */
export function inviteManyPage(visit: Visit, { errors, problems }: ManyShown): Page {
  const words = inviteManyWords(visit.language);
  const body = (
    <>
      <ErrorSummary errors={errors} />
      {problems.length > 0 && <Problems visit={visit} problems={problems} />}
      <Form id="many" action={`${MANY}/xem`} multipart unkept>
        <FileField
          name="file"
          label={words.file}
          accept=".xlsx"
          kinds={words.fileKinds}
          megabytes={LARGEST_MB}
          error={errors[0]?.message}
          required
        />
        <SubmitRow label={words.look} cancel={ACCOUNTS} />
      </Form>
      <Section title={words.columnsTitle}>
        <Table
          id="columns"
          caption={words.columnsTitle}
          rows={INVITE_COLUMN_KEYS}
          rowKey={(key) => key}
          columns={[
            { key: 'name', head: words.column, nowrap: true, cell: (key) => <b lang="vi">{INVITE_COLUMNS[key]}</b> },
            { key: 'how', head: words.meaning, phone: 'line', cell: (key) => <Meaning visit={visit} column={key} /> },
          ]}
        />
      </Section>
    </>
  );
  const template = { label: words.template, href: `${MANY}/mau.xlsx`, icon: 'download', download: true } as const;
  return { title: words.title, head: { ...headOf(visit, words.title, words.lead), actions: [template] }, body };
}

function Meaning({ visit, column }: { readonly visit: Visit; readonly column: InviteColumn }) {
  const { columns } = inviteManyWords(visit.language);
  if (column !== 'role') return <>{columns[column]}</>;
  const roles = Object.values(ROLES_IN_SHEET).map((role) => `“${role}”`);
  return (
    <>
      {columns.role} <span lang="vi">{roles.join('; ')}.</span>
    </>
  );
}

function Problems({ visit, problems }: { readonly visit: Visit; readonly problems: readonly LineProblem[] }) {
  const words = inviteManyWords(visit.language);
  return (
    <Section title={words.problems(problems.length)}>
      <Notice tone="missed">{words.problemsLead}</Notice>
      <Table
        id="problems"
        caption={words.problems(problems.length)}
        rows={problems}
        rowKey={(one) => `${one.row} ${one.column} ${one.kind}`}
        columns={[
          { key: 'row', head: words.row, nowrap: true, cell: ({ row }) => `${words.row} ${row}` },
          { key: 'column', head: words.column, phone: 'line', cell: ({ column }) => INVITE_COLUMNS[column] },
          { key: 'what', head: words.what, phone: 'line', cell: ({ kind, about }) => words.problem[kind](about) },
        ]}
      />
    </Section>
  );
}

/** Who would be invited, and the button that does it: the list itself travels with the form and is looked over again. */
export function previewPage(
  visit: Visit,
  { people }: Pick<LinesChecked, 'people'>,
  lines: readonly InviteLine[],
  mail: boolean,
): Page {
  const words = inviteManyWords(visit.language);
  const title = words.preview(people.length);
  const body = (
    <div class="code-paper">
      <Table
        id="invited"
        caption={title}
        rows={people}
        rowKey={({ row }) => String(row)}
        look="sheet"
        columns={[
          { key: 'name', head: INVITE_COLUMNS.name, phone: 'title', cell: ({ name }) => <span lang="vi">{name}</span> },
          { key: 'unit', head: INVITE_COLUMNS.unit, phone: 'line', cell: ({ unitName }) => unitName },
          { key: 'post', head: INVITE_COLUMNS.post, phone: 'line', cell: ({ post }) => post },
          { key: 'role', head: INVITE_COLUMNS.role, phone: 'line', cell: ({ role }) => role },
          {
            key: 'way',
            head: words.way,
            phone: 'line',
            cell: ({ email }) => (mail && email !== '' ? `${words.byMail}: ${email}` : words.onPaper),
          },
          { key: 'row', head: words.row, phone: 'figure', cell: ({ row }) => row },
        ]}
      />
      <Form id="invite-many" action={MANY} hidden={{ lines: JSON.stringify(lines) }} unkept>
        <SubmitRow label={words.invite(people.length)} cancel={MANY} />
      </Form>
    </div>
  );
  return { title, head: headOf(visit, title, words.previewLead), body, wide: true };
}

export type PapersShown = {
  readonly invited: number;
  readonly sent: number;
  readonly failed: number;
  /** Whose code is handed over on paper. */
  readonly papers: readonly InvitedOne[];
  readonly address: string;
  readonly until: string;
};

/** The codes that go by paper, one sheet for each unit; shown once. */
export function papersPage(visit: Visit, shown: PapersShown): Page {
  const words = inviteManyWords(visit.language);
  const { papers } = shown;
  const title = words.done(shown.invited);
  const units = [...new Set(papers.map(({ unit }) => unit))];
  const body = (
    <div class="code-paper">
      {shown.sent > 0 && <Notice tone="met">{words.sent(shown.sent)}</Notice>}
      {shown.failed > 0 && <Notice tone="watch">{words.notSent(shown.failed)}</Notice>}
      <div class="submit-row no-print">
        {papers.length > 0 && (
          <button class="button primary script-only" type="button" data-print>
            {words.print}
          </button>
        )}
        <Link to={ACCOUNTS}>{words.back}</Link>
      </div>
      {units.map((unit) => (
        <UnitSheet
          visit={visit}
          shown={shown}
          unit={unit}
          people={papers.filter((one) => one.unit === unit)}
          key={unit}
        />
      ))}
    </div>
  );
  return { title, head: headOf(visit, title, papers.length > 0 ? words.papersLead : words.allByMail), body };
}

function UnitSheet(props: {
  readonly visit: Visit;
  readonly shown: PapersShown;
  readonly unit: string;
  readonly people: readonly InvitedOne[];
}) {
  const { shown, unit, people } = props;
  const { paper, signInName } = wordsFor(props.visit.language).manage;
  return (
    <section class="unit-sheet">
      <h2 lang="vi">{unit}</h2>
      <p class="note">
        {paper.invitation}. {paper.address} <b>{shown.address}</b>. {paper.until} {shown.until}.
      </p>
      {people.map((one) => (
        <dl class="fact-rows code-slip" key={one.accountId}>
          {[
            [paper.name, one.name],
            [signInName, one.signInName],
          ].map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>{paper.code}</dt>
            <dd class="one-time-code num">{printedCode(one.code)}</dd>
          </div>
        </dl>
      ))}
    </section>
  );
}
