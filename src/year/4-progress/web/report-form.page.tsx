import type { JSX } from 'preact';
import { plainDecimal } from '#src/kernel/decimal.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import { DateField, NumberField, ReasonField, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { printGoalAndUnit } from '#src/year/2-covenant/domain/target.ts';
import type { LastYear } from '../app/last-year.query.ts';
import type { BlocTarget, PeriodRow, ReportRow } from '../app/progress.query.ts';
import { LastYearFields } from './last-year-fields.tsx';
import { progressWords } from './words.ts';

export type ReportForm = {
  readonly unit: FrameUnit;
  readonly period: PeriodRow;
  readonly targets: readonly BlocTarget[];
  readonly reports: readonly ReportRow[];
  /** What the unit had a year before, as far as it is known. */
  readonly lastYears: readonly LastYear[];
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
  readonly asksReason: boolean;
};

/** What stands in the fields of a target: what was typed, else what is stored. */
function valuesOf(form: ReportForm, targetId: string) {
  const stored = form.reports.find((report) => report.targetId === targetId);
  const figure = stored?.figure ?? null;
  const field = (name: string, kept: string): string => form.typed?.[`${targetId}-${name}`] ?? kept;
  return {
    numerator: field('num', figure?.kind === 'rate' ? printNumber(figure.ratio.numerator) : ''),
    denominator: field('den', figure?.kind === 'rate' ? printNumber(figure.ratio.denominator) : ''),
    value: field('value', figure?.kind === 'number' ? plainDecimal(figure.value).replace('.', ',') : ''),
    words: field('words', stored?.words ?? ''),
    workload: field('workload', stored?.reportedWorkload == null ? '' : printNumber(stored.reportedWorkload)),
  };
}

/** A unit's report of one period: for each target its two numbers, a plain number, or words. */
export function reportFormPage(visit: Visit, frame: YearFrame, form: ReportForm): Page {
  const words = progressWords(visit.language);
  const { unit, period, errors } = form;
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');
  const report = form.reports.find((row) => row.unitId === unit.id);
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  const title = words.reportTitle(unit.name);
  const part = (name: keyof ReportRow['parts'], label: string) => (
    <TextArea name={name} label={label} rows={3} value={form.typed?.[name] ?? report?.parts[name]} required={false} />
  );
  return stepPage(visit, frame, 'progress', {
    title,
    ...(report && { about: { kind: 'progress-report', id: report.reportId, unitId: unit.id } }),
    head: {
      title,
      breadcrumb: [{ label: period.name, href: `${path}?ky=${period.id}` }, { label: unit.shortName }],
      facts: [words.window(printDay(period.from, visit.language), printDay(period.to, visit.language))],
      ...(report && { history: `/lich-su/bao-cao/${report.reportId}` }),
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Form id="report" action={`${path}/${period.id}/${unit.slug}`} version={report?.version ?? 0}>
          {form.targets.map((target) => (
            <TargetFields key={target.id} visit={visit} form={form} of={target} errorOf={errorOf} />
          ))}
          <Section title={words.besideFigures} note={words.besideFiguresNote} level={3}>
            {part('movements', words.movements)}
            {part('difficulties', words.difficulties)}
            {part('nextTasks', words.nextTasks)}
          </Section>
          <DateField
            name="receivedOn"
            label={words.receivedOn}
            value={form.typed?.['receivedOn'] ?? printDay(report?.receivedOn ?? visit.today)}
            error={errorOf('receivedOn')}
          />
          <TextField
            name="note"
            label={words.note}
            help={words.noteHelp}
            value={form.typed?.['note'] ?? report?.note}
            required={false}
          />
          {form.asksReason && (
            <ReasonField warning={words.refusals['period-is-locked']} value={form.typed?.['reason'] ?? ''} />
          )}
          <SubmitRow label={words.save} cancel={`${path}?ky=${period.id}`} />
        </Form>
      </>
    ),
  });
}

/** One target: its two numbers, one number or words; the number of cases where it chooses the level; last year's figure. */
function TargetFields(props: {
  readonly visit: Visit;
  readonly form: ReportForm;
  readonly of: BlocTarget;
  readonly errorOf: (field: string) => string | undefined;
}): JSX.Element {
  const { visit, form, of, errorOf } = props;
  const { id, target } = of;
  const words = progressWords(visit.language);
  const typed = valuesOf(form, id);
  // «số việc tồn thấp hơn năm trước» is one number; only a percentage has two
  const isRate = target.unit.startsWith('%') || typed.numerator !== '' || typed.denominator !== '';
  const number = (cell: string, label: string, value: string) => (
    <NumberField name={`${id}-${cell}`} label={label} value={value} error={errorOf(`${id}-${cell}`)} />
  );
  return (
    <Section
      title={target.indicator}
      note={[printGoalAndUnit(target), target.base].filter(Boolean).join(' · ')}
      level={3}
    >
      {target.goal.kind === 'in-words' ? (
        <TextArea name={`${id}-words`} label={words.words} rows={2} value={typed.words} required={false} />
      ) : isRate ? (
        <Columns of={2}>
          {number('num', words.numerator, typed.numerator)}
          {number('den', words.denominator, typed.denominator)}
        </Columns>
      ) : (
        <NumberField
          name={`${id}-value`}
          label={words.value}
          unit={target.unit}
          value={typed.value}
          error={errorOf(`${id}-value`)}
        />
      )}
      {target.goal.kind === 'by-workload' && (
        <NumberField
          name={`${id}-workload`}
          label={words.workload}
          help={target.unit.includes('tiền') ? words.workloadOfMoney : words.workloadHelp}
          value={typed.workload}
          error={errorOf(`${id}-workload`)}
          required={false}
        />
      )}
      {target.goal.kind === 'better-than-last-year' && (
        <LastYearFields
          visit={visit}
          lastYears={form.lastYears}
          typed={form.typed}
          of={of}
          isRate={isRate}
          errorOf={errorOf}
        />
      )}
    </Section>
  );
}

/** The form that opens a reporting period. */
export function periodFormPage(
  visit: Visit,
  frame: YearFrame,
  form: { readonly typed: Readonly<Record<string, string>> | null; readonly errors: readonly FieldError[] },
): Page {
  const words = progressWords(visit.language);
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  const year = frame.clusterYear.year;
  const value = (field: string, usual: string) => form.typed?.[field] ?? usual;
  return stepPage(visit, frame, 'progress', {
    title: words.newPeriod,
    head: { title: words.newPeriod, breadcrumb: [{ label: words.newPeriod }] },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Form id="period" action={`${path}/ky-moi`}>
          <TextField
            name="name"
            label={words.periodName}
            help={words.periodNameHelp}
            width="medium"
            value={value('name', '')}
            error={errorOf('name')}
            required
          />
          <DateField
            name="from"
            label={words.from}
            help={words.windowHelp}
            value={value('from', `01/01/${year}`)}
            error={errorOf('from')}
            required
          />
          <DateField name="to" label={words.to} value={value('to', '')} error={errorOf('to')} required />
          <DateField name="dueOn" label={words.dueOn} value={value('dueOn', '')} error={errorOf('dueOn')} required />
          <SubmitRow label={words.newPeriod} cancel={path} />
        </Form>
      </>
    ),
  });
}
