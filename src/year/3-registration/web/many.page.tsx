import { printDay } from '#src/kernel/vietnamese-date.ts';
import { awardOf } from '#src/law/award-catalogue.ts';
import { Button } from '#src/ui/button.tsx';
import { FileField, TextArea } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { PastedProblem, PastedRegister } from '../domain/pasted-register.ts';
import { awardShort, registrationWords } from './words.ts';

export type ManyView = {
  /** The table as text, as it goes back into the field: also what was read from a file. */
  readonly pasted: string;
  readonly errors: readonly FieldError[];
  readonly read: PastedRegister | null;
};

/** Paste or upload, look, correct in Excel or in the field, enter all. */
export function manyPage(visit: Visit, frame: YearFrame, { pasted, errors, read }: ManyView): Page {
  const words = registrationWords(visit.language);
  const base = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'registration');
  const ready = read !== null && read.problems.length === 0 && read.entries.length > 0;
  return stepPage(visit, frame, 'registration', {
    title: words.manyTitle,
    head: { title: words.manyTitle, breadcrumb: [{ label: words.manyTitle }], lead: words.manyLead },
    body: (
      <>
        <ErrorSummary errors={errors} />
        {read && <Preview visit={visit} frame={frame} read={read} />}
        <Form id="many" action={`${base}/nhieu`} multipart wide>
          <TextArea
            name="pasted"
            label={words.pasted}
            rows={10}
            value={pasted}
            maxLength={1_000_000}
            required={false}
          />
          <FileField
            name="file"
            label={words.file}
            accept=".xlsx,.csv,.tsv,.txt"
            kinds={words.fileKinds}
            megabytes={2}
            required={false}
          />
          <SubmitRow
            label={ready ? words.enterAll(read.entries.length) : words.preview}
            cancel={base}
            others={ready ? [{ label: words.preview, name: 'do', value: 'preview' }] : []}
          />
          <input type="hidden" name="ready" value={ready ? 'yes' : 'no'} />
        </Form>
      </>
    ),
  });
}

function Preview({
  visit,
  frame,
  read,
}: {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly read: PastedRegister;
}) {
  const words = registrationWords(visit.language);
  const unitName = (id: string) => frame.units.find((unit) => unit.id === id)?.shortName ?? '';
  return (
    <>
      <Section title={words.previewTitle(read.entries.length, read.problems.length)}>
        {read.problems.length > 0 && (
          <Table
            id="problems"
            caption={words.toCorrect}
            rows={read.problems}
            rowKey={(row) => `${row.kind}-${row.row}-${row.column}-${row.text}`}
            columns={[
              { key: 'place', head: words.place, nowrap: true, cell: (row) => words.placeOf(row.row, row.column) },
              { key: 'text', head: words.found, phone: 'line', cell: (row) => row.text || '–' },
              {
                key: 'what',
                head: words.toCorrect,
                phone: 'line',
                cell: (row) => <ToCorrect visit={visit} problem={row} />,
              },
            ]}
          />
        )}
      </Section>
      {read.entries.length > 0 && (
        <Section title={words.readable(read.entries.length)} level={3}>
          <Table
            id="entries"
            caption={words.manyTitle}
            density="tight"
            look="sheet"
            rows={read.entries}
            rowKey={(row) => `${row.row}-${row.award}-${row.name ?? ''}`}
            columns={[
              { key: 'row', head: words.row, align: 'end', phone: 'hide', cell: (row) => row.row },
              { key: 'unit', head: words.unit, phone: 'title', cell: (row) => unitName(row.unitId) },
              { key: 'award', head: words.award, phone: 'corner', cell: (row) => awardShort(row.award) },
              { key: 'name', head: words.name, phone: 'line', cell: (row) => row.name ?? words.subjects[row.subject] },
              { key: 'count', head: words.count, align: 'end', cell: (row) => row.count ?? words.countNotStated },
              {
                key: 'received',
                head: words.receivedOn,
                short: words.sent,
                align: 'end',
                cell: (row) => (row.receivedOn ? printDay(row.receivedOn, visit.language) : words.dayNotStated),
              },
              { key: 'note', head: words.note, phone: 'line', cell: (row) => row.note ?? '' },
            ]}
          />
        </Section>
      )}
    </>
  );
}

/** What is wrong with a cell; of an unknown award those that it may mean, each a button that reads the sheet anew. */
function ToCorrect({ visit, problem }: { readonly visit: Visit; readonly problem: PastedProblem }) {
  const words = registrationWords(visit.language);
  const { kind, text, candidates = [] } = problem;
  return (
    <>
      {words.refusals[kind]}
      {candidates.length > 0 && (
        <span class="row">
          {words.didYouMean}{' '}
          {candidates.map((id) => (
            <Button key={id} small form="many" name="means" value={`${id} ${text}`}>
              {awardOf(id).name}
            </Button>
          ))}
        </span>
      )}
    </>
  );
}
