import { printDay } from '#src/kernel/vietnamese-date.ts';
import { printNumber } from '#src/kernel/vietnamese-number.ts';
import { Conflict } from '#src/ui/conflict.tsx';
import { DateField, NumberField, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { CovenantView } from '../app/covenants.query.ts';
import { columnsOf, type CovenantFacts, writtenLines, writtenTiers } from '../domain/covenant-text.ts';
import { readTargets } from '../domain/written-targets.ts';
import { readTieredTargets } from '../domain/written-tiers.ts';
import { covenantWords } from './covenant-words.ts';
import { TargetTable } from './covenant-text.tsx';

/** What stands in the fields, as it was typed. */
export type TypedText = {
  readonly theme: string;
  readonly aim: string;
  readonly bases: string;
  readonly taskCount: string;
  readonly tasks: string;
  readonly targets: string;
  readonly tieredTargets: string;
  readonly campaigns: string;
  readonly commitments: string;
  readonly measuredFrom: string;
  readonly measuredTo: string;
  readonly copies: string;
  readonly copyTo: string;
};

export const typedFrom = (facts: CovenantFacts): TypedText => ({
  theme: facts.theme ?? '',
  aim: facts.aim ?? '',
  bases: facts.bases.join('\n'),
  taskCount: facts.taskCount === null ? '' : printNumber(BigInt(facts.taskCount)),
  tasks: facts.tasks.join('\n'),
  targets: writtenLines(facts.targets),
  tieredTargets: writtenTiers(facts.targets),
  campaigns: facts.campaigns.join('\n'),
  commitments: facts.commitments.join('\n'),
  measuredFrom: facts.measured ? printDay(facts.measured.from) : '',
  measuredTo: facts.measured ? printDay(facts.measured.to) : '',
  copies: facts.copies === null ? '' : String(facts.copies),
  copyTo: facts.copyTo ?? '',
});

/** All lines that are read as targets: what a preview shows, and what is saved only when it was shown. */
export const linesRead = ({ targets, tieredTargets }: TypedText): string =>
  [targets, tieredTargets].filter(Boolean).join('\n\n');

export type EditForm = {
  readonly covenant: CovenantView;
  readonly typed: TypedText;
  readonly errors: readonly FieldError[];
  /** The lines whose reading was shown: only what was shown is saved. */
  readonly previewed: string | null;
  /** Somebody saved meanwhile: who, and at what time. */
  readonly conflict: { readonly who: string; readonly at: string } | null;
};

/** The text of a covenant as a form; the written targets are shown as they will be checked before they are saved. */
export function covenantEditPage(visit: Visit, frame: YearFrame, form: EditForm): Page {
  const words = covenantWords(visit.language);
  const { covenant, typed, errors, previewed, conflict } = form;
  const path = `${stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'covenant')}/${covenant.id}`;
  const bloc = covenant.facts.bloc ?? covenant.facts.cluster;
  const errorOf = (field: keyof TypedText) => errors.find((error) => error.field === field)?.message;
  const area = (name: keyof TypedText, label: string, help: string, rows = 4) => (
    <TextArea name={name} label={label} help={help} value={typed[name]} error={errorOf(name)} rows={rows} />
  );
  return stepPage(visit, frame, 'covenant', {
    title: words.editTitle,
    head: { title: words.editTitle, breadcrumb: [{ label: bloc, href: path }, { label: words.edit }] },
    body: (
      <>
        <ErrorSummary errors={errors} />
        <Form
          id="covenant-text"
          action={`${path}/sua`}
          version={covenant.version}
          {...(previewed !== null && { hidden: { previewed } })}
        >
          {conflict && <Differences visit={visit} form={form} conflict={conflict} path={path} />}
          {covenant.needsConfirmation && covenant.copiedFromYear !== null && (
            <Notice tone="watch">{words.takenOver(covenant.copiedFromYear)}</Notice>
          )}
          {previewed !== null && <Preview typed={typed} visit={visit} />}
          {area('targets', words.targets, words.targetsHelp, 6)}
          {area('tieredTargets', words.tieredTargets, words.tieredTargetsHelp, 4)}
          <TextField name="theme" label={words.theme} value={typed.theme} />
          {area('aim', words.aim, '', 2)}
          <NumberField
            name="taskCount"
            label={words.taskCount}
            help={words.taskCountHelp}
            value={typed.taskCount}
            error={errorOf('taskCount')}
          />
          {area('tasks', words.tasks, words.perLine, 8)}
          <Columns>
            <DateField
              name="measuredFrom"
              label={words.measuredFrom}
              value={typed.measuredFrom}
              error={errorOf('measuredFrom')}
            />
            <DateField
              name="measuredTo"
              label={words.measuredTo}
              help={words.measuredHelp}
              value={typed.measuredTo}
              error={errorOf('measuredTo')}
            />
          </Columns>
          {area('campaigns', words.campaigns, words.perLine)}
          {area('commitments', words.commitments, words.perLine)}
          {area('bases', words.bases, words.perLine)}
          <Columns>
            <NumberField name="copies" label={words.copies} value={typed.copies} error={errorOf('copies')} />
            <TextField name="copyTo" label={words.copyTo} value={typed.copyTo} width="medium" />
          </Columns>
          <SubmitRow
            label={words.save}
            others={[{ label: words.preview, name: 'preview', value: '1' }]}
            cancel={path}
          />
        </Form>
      </>
    ),
  });
}

/** How the written lines are read: each target with its level, and a word on what could not be read. */
function Preview({ typed, visit }: { readonly typed: TypedText; readonly visit: Visit }) {
  const words = covenantWords(visit.language);
  const tiered = readTieredTargets(typed.tieredTargets);
  const targets = [...readTargets(typed.targets), ...(tiered.ok ? tiered.value : [])];
  const doubts = targets.flatMap(({ doubt, printed }) => (doubt ? [{ doubt, printed }] : []));
  return (
    <Section title={words.previewTitle(targets.length)} note={words.previewNote}>
      {doubts.map(({ doubt, printed }) => (
        <Notice tone="watch" key={printed} title={printed}>
          {words.doubts[doubt]}
        </Notice>
      ))}
      <TargetTable targets={targets.map((target, at) => ({ id: String(at), ...columnsOf(target) }))} words={words} />
    </Section>
  );
}

function Differences(props: {
  readonly visit: Visit;
  readonly form: EditForm;
  readonly conflict: { readonly who: string; readonly at: string };
  readonly path: string;
}) {
  const { visit, form, conflict, path } = props;
  const words = covenantWords(visit.language);
  const theirs = typedFrom(form.covenant.facts);
  const labels: Readonly<Record<keyof TypedText, string>> = words;
  const fields = (Object.keys(theirs) as (keyof TypedText)[]).map((field) => ({
    label: labels[field],
    theirs: theirs[field] || null,
    mine: form.typed[field] || null,
  }));
  return <Conflict who={conflict.who} at={conflict.at} fields={fields} takeTheirs={`${path}/sua`} />;
}
