import { printDay } from '#src/kernel/vietnamese-date.ts';
import { DateField, FileField, ReasonField, TextArea } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { BlocTarget, PeriodRow } from '../app/progress.query.ts';
import type { PastedFigure, PastedProgress } from '../domain/pasted-progress.ts';
import { printFigure, progressWords } from './words.ts';

export type SheetView = {
  readonly period: PeriodRow;
  readonly targets: readonly BlocTarget[];
  /** The table as text, as it goes back into the field: also what was read from a file. */
  readonly pasted: string;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly read: PastedProgress | null;
};

/** Figures of many units from Excel: paste or upload, look, correct, enter all of it. */
export function sheetPage(visit: Visit, frame: YearFrame, view: SheetView): Page {
  const words = progressWords(visit.language);
  const { period, pasted, typed, errors, read } = view;
  const base = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');
  const ready = read !== null && read.faults.length === 0 && read.figures.length > 0;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return stepPage(visit, frame, 'progress', {
    title: words.sheetTitle,
    head: {
      title: words.sheetTitle,
      breadcrumb: [{ label: period.name, href: `${base}?ky=${period.id}` }, { label: words.sheetTitle }],
      lead: words.sheetLead,
      actions: [{ label: words.template, icon: 'download', href: `${base}/${period.id}/so-lieu.xlsx`, download: true }],
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        {read && <Preview visit={visit} frame={frame} view={view} read={read} />}
        <Form
          id="sheet"
          action={`${base}/${period.id}/nhap-bang`}
          hidden={{ ready: ready ? 'yes' : 'no' }}
          multipart
          wide
        >
          <TextArea
            name="pasted"
            label={words.pasted}
            rows={10}
            value={pasted}
            error={errorOf('pasted')}
            maxLength={1_000_000}
          />
          <FileField
            name="file"
            label={words.file}
            accept=".xlsx,.csv,.tsv,.txt"
            kinds={words.fileKinds}
            megabytes={2}
          />
          <DateField
            name="receivedOn"
            label={words.receivedOn}
            value={typed['receivedOn'] ?? printDay(visit.today)}
            error={errorOf('receivedOn')}
          />
          {ready && period.lockedOn !== null ? (
            <ReasonField warning={words.refusals['period-is-locked']} value={typed['reason'] ?? ''} />
          ) : (
            <SubmitRow
              label={ready ? words.enterSheet(read.figures.length) : words.previewSheet}
              cancel={`${base}?ky=${period.id}`}
              others={ready ? [{ label: words.previewSheet, name: 'preview', value: '1' }] : []}
            />
          )}
        </Form>
      </>
    ),
  });
}

function Preview(props: {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly view: SheetView;
  readonly read: PastedProgress;
}) {
  const { visit, frame, view, read } = props;
  const words = progressWords(visit.language);
  const unitOf = ({ unitId }: PastedFigure) => frame.units.find((unit) => unit.id === unitId)?.shortName ?? '';
  const targetOf = ({ targetId }: PastedFigure) =>
    view.targets.find((target) => target.id === targetId)?.target.indicator ?? '';
  const shown = ({ figure }: PastedFigure) => {
    if (figure.kind === 'words') return figure.words;
    const { kind } = figure;
    return printFigure(kind === 'rate' ? { kind, ratio: figure } : figure, visit.language);
  };
  return (
    <Section title={words.sheetRead(read.figures.length, read.faults.length)}>
      {read.faults.length > 0 && (
        <Table
          id="faults"
          caption={words.toCorrect}
          rows={read.faults}
          rowKey={(fault) => `${fault.row}-${fault.column}-${fault.kind}`}
          columns={[
            { key: 'place', head: words.place, nowrap: true, cell: (fault) => words.placeOf(fault.row, fault.column) },
            { key: 'text', head: words.found, phone: 'line', cell: (fault) => fault.text || '–' },
            { key: 'what', head: words.toCorrect, phone: 'line', cell: (fault) => words.refusals[fault.kind] },
          ]}
        />
      )}
      {read.figures.length > 0 && (
        <Table
          id="figures"
          caption={words.figure}
          density="tight"
          rows={read.figures}
          rowKey={(figure) => `${figure.unitId}-${figure.targetId}`}
          columns={[
            { key: 'unit', head: words.unit, cell: unitOf },
            { key: 'target', head: words.indicator, phone: 'line', cell: targetOf },
            { key: 'figure', head: words.figure, align: 'end', cell: shown },
          ]}
        />
      )}
    </Section>
  );
}
