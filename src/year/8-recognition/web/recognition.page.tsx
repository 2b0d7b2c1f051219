import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import { Chip, Flag } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Choice, DateField, ReasonField, Select, TextArea, TextField } from '#src/ui/fields.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { DecisionShown } from '../app/decisions.query.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const recognitionWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
export const recognitionPath = (frame: YearFrame): string =>
  stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'recognition');

/** The decisions of a year: whom they honour, in the order of the decision. */
export function recognitionPage(
  visit: Visit,
  frame: YearFrame,
  decisions: readonly DecisionShown[],
  { maySee, mayRun }: { readonly maySee: boolean; readonly mayRun: boolean },
): Page {
  const words = recognitionWords(visit.language);
  const path = recognitionPath(frame);
  const record = mayRun ? [{ label: words.record, href: `${path}/moi` }] : [];
  const [primary] = record;
  return stepPage(visit, frame, 'recognition', {
    title: words.title,
    head: {
      title: words.title,
      facts:
        decisions.length > 0
          ? [
              words.count(
                decisions.length,
                decisions.reduce((sum, decision) => sum + decision.rows.length, 0),
              ),
            ]
          : [],
      ...(primary && { primary }),
    },
    body:
      decisions.length === 0 ? (
        <Empty title={words.noneTitle} icon="paper" actions={record}>
          {words.noneText}
        </Empty>
      ) : (
        decisions.map((decision) => (
          <Section
            key={decision.id}
            title={decision.award}
            note={[
              decision.authority,
              decision.number ?? words.noNumber,
              printDay(decision.signedOn, visit.language),
            ].join(' · ')}
            {...(maySee && { aside: <Link to={`${path}/${decision.id}`}>{words.decision}</Link> })}
          >
            <Rows visit={visit} decision={decision} withCodes={maySee} />
          </Section>
        ))
      ),
  });
}

/** Visitors do not see the codes: a code is on the certificate that it belongs to. */
function Rows(props: {
  readonly visit: Visit;
  readonly decision: DecisionShown;
  readonly withCodes: boolean;
}): JSX.Element {
  const { visit, decision, withCodes } = props;
  type Row = DecisionShown['rows'][number];
  const code: Column<Row> = {
    key: 'code',
    head: recognitionWords(visit.language).code,
    nowrap: true,
    phone: 'line',
    cell: (row) => <Link to={`/xac-minh/${row.code}`}>{row.code}</Link>,
  };
  const words = recognitionWords(visit.language);
  return (
    <Table
      id={`rows-${decision.id}`}
      caption={decision.award}
      rows={decision.rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'ordinal',
          head: words.ordinal,
          align: 'end',
          phone: 'figure',
          cell: (row) => String(row.ordinal).padStart(2, '0'),
        },
        {
          key: 'name',
          head: words.name,
          phone: 'title',
          cell: (row) => (
            <>
              {decision.awardId.startsWith('CO_') && <Flag />} {row.name}
            </>
          ),
        },
        ...(decision.rows.some((row) => row.unit !== null)
          ? [{ key: 'unit', head: words.unit, phone: 'line' as const, cell: (row: Row) => row.unit ?? '' }]
          : []),
        ...(withCodes ? [code] : []),
        {
          key: 'state',
          head: words.state,
          phone: 'corner',
          cell: (row) =>
            row.revokedOn ? words.revokedOn(printDay(row.revokedOn as never, visit.language)) : words.valid,
        },
      ]}
    />
  );
}

/** One decision: its rows, its papers, and the revocation of a row. */
export function decisionPage(
  visit: Visit,
  frame: YearFrame,
  decision: DecisionShown,
  mayRun: boolean,
  errors: readonly FieldError[],
): Page {
  const words = recognitionWords(visit.language);
  const path = `${recognitionPath(frame)}/${decision.id}`;
  const standing = decision.rows.filter((row) => row.revokedOn === null);
  return stepPage(visit, frame, 'recognition', {
    title: decision.award,
    about: { kind: 'decision', id: decision.id },
    head: {
      title: decision.award,
      breadcrumb: [{ label: decision.number ?? words.decision }],
      chip: <Chip tone="honour">{decision.number ?? words.noNumber}</Chip>,
      facts: [decision.authority, printDay(decision.signedOn, visit.language), decision.ground],
      actions: [
        { label: words.pdf, href: `${path}/quyet-dinh.pdf` },
        { label: words.certificates, href: `${path}/giay-chung-nhan.pdf` },
      ],
      history: `/lich-su/quyet-dinh/${decision.id}`,
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Rows visit={visit} decision={decision} withCodes />
        {mayRun && standing.length > 0 && (
          <Dialog button={words.revokeTitle} title={words.revokeTitle} danger open={errors.length > 0}>
            <Form id="revoke" action={`${path}/huy-bo`}>
              <Select
                name="row"
                label={words.who}
                options={standing.map((row) => ({ value: row.id, label: row.name }))}
              />
              <TextField name="paper" label={words.revokingPaper} />
              <TextField name="reason" label={words.revokingReason} />
              <SubmitRow label={words.revoke} danger />
            </Form>
          </Dialog>
        )}
      </>
    ),
  });
}

/** The form that records a decision; units acclaimed by the conference stand ready to be ticked. */
export function decisionFormPage(
  visit: Visit,
  frame: YearFrame,
  form: {
    /** The only award that was nominated; null where there are several. */
    readonly award: string | null;
    /** Said where the authority needs a look: the reason goes beside it. */
    readonly warning: string | null;
    readonly nominated: readonly { readonly unitId: string; readonly name: string; readonly award: string }[];
    readonly typed: Readonly<Record<string, string>> | null;
    readonly chosen: readonly string[];
    readonly errors: readonly FieldError[];
  },
): Page {
  const words = recognitionWords(visit.language);
  const path = recognitionPath(frame);
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  const value = (field: string, usual = '') => form.typed?.[field] ?? usual;
  return stepPage(visit, frame, 'recognition', {
    title: words.record,
    head: { title: words.record, breadcrumb: [{ label: words.record }] },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Form id="decision" action={`${path}/moi`}>
          <Select
            name="award"
            label={words.award}
            options={AWARDS.map(({ id, name, decidedBy }) => ({ value: id, label: `${name} (${decidedBy})` }))}
            value={value('award', form.award ?? '')}
            error={errorOf('award')}
          />
          <TextField
            name="authority"
            label={words.authority}
            help={words.authorityHelp}
            value={value('authority')}
            required={false}
            error={errorOf('authority')}
          />
          {form.warning !== null && <ReasonField warning={form.warning} value={value('reason')} />}
          <TextField
            name="proposedBy"
            label={words.proposedBy}
            help={words.proposedByHelp}
            value={value('proposedBy')}
            required={false}
          />
          <TextField
            name="ground"
            label={words.ground}
            help={words.groundHelp}
            value={value('ground')}
            required={false}
          />
          <Columns of={2}>
            <TextField
              name="number"
              label={words.number}
              help={words.numberHelp}
              value={value('number')}
              width="short"
              required={false}
            />
            <DateField name="signedOn" label={words.signedOn} value={value('signedOn')} error={errorOf('signedOn')} />
          </Columns>
          <Columns of={2}>
            <TextField name="signer" label={words.signer} value={value('signer')} required={false} />
            <TextField
              name="signerPost"
              label={words.signerPost}
              help={words.signerPostHelp}
              value={value('signerPost')}
              required={false}
            />
          </Columns>
          <TextField
            name="place"
            label={words.issuedAt}
            help={words.issuedAtHelp}
            value={value('place')}
            width="medium"
            required={false}
          />
          {form.nominated.length > 0 && (
            <Choice
              kind="checkbox"
              name="units"
              label={words.fromNominations}
              options={form.nominated.map((row) => ({ value: row.unitId, label: row.name, help: row.award }))}
              chosen={form.chosen}
              error={errorOf('units')}
            />
          )}
          <TextArea
            name="others"
            label={words.others}
            help={words.othersHelp}
            value={value('others')}
            required={false}
          />
          <SubmitRow label={words.record} cancel={path} />
        </Form>
      </>
    ),
  });
}
