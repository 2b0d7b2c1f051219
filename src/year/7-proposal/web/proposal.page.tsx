import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { printDay, printInstant } from '#src/kernel/vietnamese-date.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { CommentCount } from '#src/ui/comments.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Choice, DateField, ReasonField, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Link } from '#src/ui/link.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import { type Visit, wordsIn } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { discussionPath } from '#src/year-round/comments/domain/commentable.ts';
import type { papersOf } from '#src/year-round/papers/app/paper.query.ts';
import type { Nominated } from '../app/nominated.query.ts';
import { type Attachment, attachmentsFor, type ProposalWarning } from '../domain/attachments.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const proposalWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
export const proposalPath = (frame: YearFrame): string =>
  stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'proposal');

export type ProposalShown = {
  readonly nominees: readonly Nominated[];
  readonly attached: readonly string[];
  readonly papers: Awaited<ReturnType<typeof papersOf>>;
  /** How much is said about each submission. */
  readonly talks: ReadonlyMap<string, number>;
  readonly mayRun: boolean;
  /** Nominated units to which this person belongs: what is compiled says so. */
  readonly ownUnits: readonly string[];
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
  readonly warnings: readonly ProposalWarning[];
};
type Parts = { readonly visit: Visit; readonly frame: YearFrame; readonly shown: ProposalShown };

/** The papers that the dossiers of all nominees ask for together, the submission itself apart. */
export const neededAttachments = (nominees: readonly Nominated[]): readonly Attachment[] => [
  ...new Set(
    nominees.flatMap((nominee) =>
      attachmentsFor(nominee.awardId, nominee.method === 'consensus' ? 'consensus' : 'ballot').filter(
        (paper) => paper !== 'submission',
      ),
    ),
  ),
];

/** The cluster's submission: who is proposed for what, the papers, the frozen submission and its number. */
export function proposalPage(visit: Visit, frame: YearFrame, shown: ProposalShown): Page {
  const words = proposalWords(visit.language);
  const { nominees } = shown;
  const units = new Set(nominees.map((nominee) => nominee.unitId)).size;
  return stepPage(visit, frame, 'proposal', {
    title: words.title,
    head: { title: words.title, facts: nominees.length > 0 ? [words.count(nominees.length, units)] : [] },
    body:
      nominees.length === 0 ? (
        <Empty
          title={words.noneTitle}
          icon="paper"
          actions={[
            { label: words.goVote, href: stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'nomination') },
          ]}
        >
          {words.noneText}
        </Empty>
      ) : (
        <>
          <ErrorSummary errors={shown.errors} />
          <Section title={words.nominees}>
            <Nominees visit={visit} frame={frame} shown={shown} />
          </Section>
          <Papers visit={visit} frame={frame} shown={shown} />
          {shown.ownUnits.length > 0 && <Notice>{words.ownUnits(shown.ownUnits.join(', '))}</Notice>}
          {shown.mayRun && <Compile visit={visit} frame={frame} shown={shown} />}
        </>
      ),
  });
}

function Nominees({ visit, shown }: Parts): JSX.Element {
  const words = proposalWords(visit.language);
  const voteOf = (row: Nominated) =>
    row.method === 'consensus'
      ? words.consensus
      : row.yes !== null && row.base !== null
        ? words.ballotVote(row.yes, row.base, row.baseKind ? words.counted[row.baseKind] : '')
        : words.notStated;
  return (
    <Table
      id="nominees"
      caption={words.title}
      rows={shown.nominees}
      rowKey={(row) => `${row.nominationId}-${row.unitId}`}
      columns={[
        { key: 'unit', head: words.unit, cell: (row) => row.name },
        { key: 'bloc', head: words.bloc, phone: 'line', cell: (row) => row.bloc },
        { key: 'award', head: words.award, phone: 'line', cell: (row) => awardOf(row.awardId).name },
        { key: 'vote', head: words.vote, nowrap: true, cell: voteOf },
      ]}
    />
  );
}

function Papers({ visit, frame, shown }: Parts): JSX.Element {
  const words = proposalWords(visit.language);
  if (shown.papers.length === 0) return <></>;
  const path = proposalPath(frame);
  const unnumbered = shown.papers.filter((paper) => paper.number === null);
  return (
    <Section title={words.papers}>
      <Table
        id="papers"
        caption={words.papers}
        rows={shown.papers}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'title',
            head: words.paper,
            cell: (row) => <Link to={`${path}/${row.id}/to-trinh.pdf`}>{row.title}</Link>,
          },
          {
            key: 'history',
            head: words.history,
            phone: 'line',
            cell: (row) => <Link to={`/lich-su/to-trinh/${row.id}`}>{words.history}</Link>,
          },
          { key: 'number', head: words.number, nowrap: true, cell: (row) => row.number ?? words.noNumber },
          {
            key: 'dated',
            head: words.dated,
            align: 'end',
            nowrap: true,
            cell: (row) => (row.dated ? printDay(row.dated, visit.language) : '–'),
          },
          {
            key: 'at',
            head: words.compiledAt,
            align: 'end',
            nowrap: true,
            cell: (row) => printInstant(row.frozenAt, visit.language),
          },
          {
            key: 'talk',
            head: wordsIn(visit.language).discussion.name,
            phone: 'line',
            cell: (row) => (
              <CommentCount path={discussionPath('submission', row.id)} count={shown.talks.get(row.id) ?? 0} />
            ),
          },
        ]}
      />
      {shown.mayRun &&
        unnumbered.map((paper) => (
          <Form key={paper.id} id={`number-${paper.id}`} action={`${path}/${paper.id}/so`}>
            <Columns of={2}>
              <TextField name="number" id={`number-${paper.id}-field`} label={words.number} width="short" />
              <DateField name="dated" id={`dated-${paper.id}`} label={words.dated} />
            </Columns>
            <SubmitRow label={words.recordNumber} />
          </Form>
        ))}
    </Section>
  );
}

/** The form stands open until a submission is compiled; another one is asked for. */
function Compile(parts: Parts): JSX.Element {
  const { visit, shown } = parts;
  const words = proposalWords(visit.language);
  const missing = neededAttachments(shown.nominees).filter((paper) => !shown.attached.includes(paper));
  const form = (
    <>
      <p>{words.compileLead}</p>
      <CompileForm {...parts} />
    </>
  );
  if (shown.papers.length > 0)
    return (
      <Dialog button={words.compileAnother} title={words.compileAnother} open={shown.typed !== null}>
        {form}
      </Dialog>
    );
  return (
    <Section title={words.compile} note={missing.length > 0 ? words.missing(missing.length) : undefined}>
      {form}
    </Section>
  );
}

function CompileForm({ visit, frame, shown }: Parts): JSX.Element {
  const words = proposalWords(visit.language);
  const needed = neededAttachments(shown.nominees);
  const value = (field: string, usual = '') => shown.typed?.[field] ?? usual;
  return (
    <Form id="compile" action={proposalPath(frame)}>
      <Choice
        kind="checkbox"
        name="attached"
        label={words.attachments}
        options={needed.map((paper) => ({ value: paper, label: words.attachment[paper] }))}
        chosen={shown.attached}
      />
      <Choice
        kind="checkbox"
        name="provisional"
        label={words.scores}
        options={[{ value: 'yes', label: words.provisional }]}
        chosen={[value('provisional')]}
      />
      <Columns of={2}>
        <TextField name="signer" label={words.signer} value={value('signer')} required={false} />
        <TextField name="headPost" label={words.signerPost} value={value('headPost', 'Giám đốc')} />
      </Columns>
      <Choice
        kind="radio"
        name="right"
        label={words.signerRight}
        options={Object.entries(words.rights).map(([right, label]) => ({ value: right, label }))}
        chosen={[value('right', 'head')]}
      />
      <TextField
        name="ownPost"
        label={words.deputyPost}
        value={value('ownPost', 'Phó Giám đốc')}
        width="medium"
        required={false}
      />
      {shown.warnings.length > 0 && (
        <ReasonField
          warning={shown.warnings.map((warning) => words.warnings[warning]).join(' ')}
          value={value('reason')}
        />
      )}
      <SubmitRow label={words.compile} />
    </Form>
  );
}
