import type { JSX } from 'preact';
import type { Language } from '#src/kernel/language.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Facts } from '#src/ui/facts.tsx';
import { Choice, DateField, ReasonField, Select, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Columns, Section } from '#src/ui/section.tsx';
import { type Visit, wordsIn } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath, yearPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { Rotation } from '../app/rotation.query.ts';
import { HAND_OVER_ITEMS, type HandOverWarning } from '../domain/hand-over.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const rotationWords = (language: Language): typeof vi => (language === 'vi' ? vi : en);
export const DEPUTIES = 3;

export type RotationForm = {
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
  readonly warnings: readonly HandOverWarning[];
};
type Parts = {
  readonly visit: Visit;
  readonly frame: YearFrame;
  readonly rotation: Rotation;
  readonly form: RotationForm;
};

/** Handing the cluster on: who leads next year, what passes to them, and next year opened from this one. */
export function rotationPage(
  visit: Visit,
  frame: YearFrame,
  rotation: Rotation,
  mayRun: boolean,
  form: RotationForm,
): Page {
  const words = rotationWords(visit.language);
  const parts = { visit, frame, rotation, form };
  const day = rotation.handOver?.takenOverOn;
  return stepPage(visit, frame, 'rotation', {
    title: words.title,
    ...(rotation.handOver && { about: { kind: 'hand-over', id: rotation.handOver.id } }),
    head: {
      title: words.title,
      chip: day ? <Chip tone="met">{words.handedOver(printDay(day, visit.language))}</Chip> : undefined,
      facts: [rotation.leaders.length > 0 ? words.named : words.notNamed],
      ...(rotation.handOver && { history: `/lich-su/ban-giao/${rotation.handOver.id}` }),
    },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Leaders {...parts} mayRun={mayRun} />
        {rotation.handOver && <Checklist {...parts} mayRun={mayRun} />}
        {rotation.handOver && <NextYear {...parts} mayRun={mayRun} />}
      </>
    ),
  });
}

function Leaders({ visit, frame, rotation, form, mayRun }: Parts & { readonly mayRun: boolean }): JSX.Element {
  const words = rotationWords(visit.language);
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'rotation');
  const year = frame.clusterYear.year + 1;
  if (!mayRun || rotation.handOver?.nextClusterYearId)
    return (
      <Section title={words.nextYear(year)}>
        {rotation.leaders.length === 0 && <p>{words.notNamed}</p>}
        <Named rotation={rotation} words={words} />
      </Section>
    );
  const units = frame.units.map((unit) => ({ value: unit.id, label: unit.name }));
  const deputies = rotation.leaders.filter((leader) => leader.role === 'DEPUTY');
  const head = rotation.leaders.find((leader) => leader.role === 'HEAD');
  const typed = form.typed;
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  const row = (key: string, label: string, leader: Rotation['leaders'][number] | undefined) => (
    <Columns of={3} key={key}>
      <Select
        name={`${key}-unit`}
        label={label}
        options={units}
        placeholder={words.noUnit}
        value={typed?.[`${key}-unit`] ?? leader?.unitId}
        error={errorOf(`${key}-unit`)}
      />
      <TextField
        name={`${key}-person`}
        label={words.person}
        value={typed?.[`${key}-person`] ?? leader?.person}
        required={false}
      />
      <TextField
        name={`${key}-position`}
        label={words.position}
        value={typed?.[`${key}-position`] ?? leader?.position}
        required={false}
      />
    </Columns>
  );
  const edit = (
    <Form id="leaders" action={`${path}/lanh-dao`} version={rotation.handOver?.version ?? 0} wide>
      {row('head', words.head, head)}
      {Array.from({ length: DEPUTIES }, (_, at) => row(`deputy${at}`, words.deputy, deputies[at]))}
      <TextField
        name="namedBy"
        label={words.namedBy}
        help={words.namedByHelp}
        value={typed?.['namedBy'] ?? rotation.handOver?.namedBy}
        error={errorOf('namedBy')}
        required
      />
      <Choice
        kind="radio"
        inline
        name="mode"
        label={words.mode}
        options={Object.entries(words.modes).map(([value, label]) => ({ value, label }))}
        chosen={[typed?.['mode'] ?? rotation.handOver?.mode ?? 'rotated']}
      />
      <SubmitRow label={words.saveLeaders} />
    </Form>
  );
  return (
    <Section title={words.nextYear(year)}>
      {rotation.leaders.length === 0 ? (
        edit
      ) : (
        <>
          <Named rotation={rotation} words={words} />
          <Dialog
            button={words.editLeaders}
            title={words.editLeaders}
            open={form.errors.some(({ field }) => field !== 'takenOverOn')}
          >
            {edit}
          </Dialog>
        </>
      )}
    </Section>
  );
}

/** Who leads next year, and on what ground. */
function Named({ rotation, words }: { readonly rotation: Rotation; readonly words: typeof vi }): JSX.Element {
  return (
    <Facts
      facts={[
        ...rotation.leaders.map((leader) => ({
          label: leader.role === 'HEAD' ? words.head : words.deputy,
          value: [leader.unitName, leader.person, leader.position].filter(Boolean).join(', '),
        })),
        ...(rotation.handOver?.namedBy ? [{ label: words.namedBy, value: rotation.handOver.namedBy }] : []),
      ]}
    />
  );
}

function Checklist({ visit, frame, rotation, form, mayRun }: Parts & { readonly mayRun: boolean }): JSX.Element | null {
  const words = rotationWords(visit.language);
  const { handOver } = rotation;
  if (!handOver) return null;
  const path = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'rotation');
  const steps = wordsIn(visit.language).steps;
  const open = rotation.openSteps.map((step) => steps[step]);
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  if (!mayRun)
    return (
      <Section title={words.checklist}>
        <ul class="lines">
          {HAND_OVER_ITEMS.map((item) => (
            <li key={item}>
              {words.items[item]}: {words.itemStates[handOver.items[item]]}
            </li>
          ))}
        </ul>
      </Section>
    );
  return (
    <Section title={words.checklist}>
      {open.length > 0 && <Notice tone="watch" title={words.openSteps(open)} />}
      <Form id="checklist" action={`${path}/noi-dung`} version={handOver.version}>
        {HAND_OVER_ITEMS.map((item) => (
          <Choice
            key={item}
            kind="radio"
            inline
            name={item}
            label={words.items[item]}
            options={Object.entries(words.itemStates).map(([value, label]) => ({ value, label }))}
            chosen={[form.typed?.[item] ?? handOver.items[item]]}
          />
        ))}
        <TextArea
          name="note"
          label={words.note}
          rows={3}
          value={form.typed?.['note'] ?? handOver.note}
          required={false}
        />
        <DateField
          name="takenOverOn"
          label={words.takenOverOn}
          help={words.takenOverHelp}
          value={form.typed?.['takenOverOn'] ?? (handOver.takenOverOn && printDay(handOver.takenOverOn))}
          error={errorOf('takenOverOn')}
          required={false}
        />
        {form.warnings.length > 0 && (
          <ReasonField
            warning={form.warnings.map((warning) => words.warnings[warning]).join(' ')}
            value={form.typed?.['reason'] ?? ''}
          />
        )}
        <SubmitRow label={words.save} />
      </Form>
      <p>
        <a href={`${path}/bien-ban.pdf`}>{words.printMinutes}</a>
      </p>
    </Section>
  );
}

function NextYear({ visit, frame, rotation, mayRun }: Parts & { readonly mayRun: boolean }): JSX.Element {
  const words = rotationWords(visit.language);
  const { slug, year } = frame.clusterYear;
  const next = year + 1;
  if (rotation.handOver?.nextClusterYearId)
    return (
      <Notice
        tone="met"
        title={words.nextIsOpen(next)}
        actions={[{ label: words.openPage, href: yearPath(slug, next) }]}
      />
    );
  if (!mayRun) return <></>;
  return (
    <Section title={words.openNext(next)}>
      <p>{words.openNextLead}</p>
      <Form id="next-year" action={`${stepPath(slug, year, 'rotation')}/mo-nam-sau`}>
        <SubmitRow label={words.openNext(next)} />
      </Form>
    </Section>
  );
}
