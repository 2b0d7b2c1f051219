import type { JSX } from 'preact';
import { timeInVietnam } from '#src/kernel/vietnam-time.ts';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { AWARDS } from '#src/law/award-catalogue.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { Conflict } from '#src/ui/conflict.tsx';
import { Choice, DateField, NumberField, Select, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { SavedBefore } from '../app/change-registration.ts';
import type { RegisterEntry } from '../app/register.query.ts';
import type { RecordedStep } from '../app/registration-history.query.ts';
import { nextStates, type RegistrationState } from '../domain/registration-state.ts';
import { Life } from './life.tsx';
import { awardName, awardShort, type RegistrationWords, registrationWords, stateLabel } from './words.ts';

/** What stands in the fields: as typed, also when it could not be read. */
export type TypedRegistration = {
  readonly unit: string;
  readonly award: string;
  readonly subject: string;
  readonly name: string;
  readonly count: string;
  readonly receivedOn: string;
  readonly note: string;
};

type Values = Pick<RegisterEntry, 'award' | 'subject' | 'name' | 'count' | 'receivedOn' | 'note'>;
export const typedFrom = (entry: Values & { readonly unitId: string }): TypedRegistration => ({
  unit: entry.unitId,
  award: entry.award,
  subject: entry.subject,
  name: entry.name ?? '',
  count: entry.count === null ? '' : String(entry.count),
  receivedOn: entry.receivedOn ? printDay(entry.receivedOn) : '',
  note: entry.note ?? '',
});

type FormParts = {
  readonly words: RegistrationWords;
  readonly units: readonly FrameUnit[];
  readonly typed: TypedRegistration;
  readonly errors: readonly FieldError[];
  readonly byOffice: boolean;
};

function Fields({ words, units, typed, errors, byOffice }: FormParts): JSX.Element {
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <>
      {units.length > 0 && (
        <Select
          name="unit"
          label={words.unit}
          help={byOffice ? words.forUnitHelp : undefined}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
          value={typed.unit}
          error={errorOf('unit')}
          required
        />
      )}
      <Select
        name="award"
        label={words.award}
        options={AWARDS.map(({ id, name }) => ({ value: id, label: name }))}
        value={typed.award}
        error={errorOf('award')}
        required
      />
      <Choice
        kind="radio"
        name="subject"
        label={words.subject}
        options={Object.entries(words.subjects).map(([value, label]) => ({ value, label }))}
        chosen={[typed.subject]}
        error={errorOf('subject')}
      />
      <TextField
        name="name"
        label={words.name}
        help={words.nameHelp}
        value={typed.name}
        required={false}
        maxLength={300}
      />
      <NumberField
        name="count"
        label={words.count}
        help={words.countHelp}
        value={typed.count}
        error={errorOf('count')}
        required={false}
      />
      {byOffice && (
        <DateField
          name="receivedOn"
          label={words.receivedOn}
          value={typed.receivedOn}
          error={errorOf('receivedOn')}
          required={false}
        />
      )}
      <TextArea name="note" label={words.note} value={typed.note} rows={2} maxLength={2000} required={false} />
    </>
  );
}

/** One registration, entered by the unit or, for it, by the head's office. */
export function enterPage(
  visit: Visit,
  frame: YearFrame,
  form: Omit<FormParts, 'words'> & { readonly existing: string | null },
): Page {
  const words = registrationWords(visit.language);
  const base = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'registration');
  return stepPage(visit, frame, 'registration', {
    title: words.newTitle,
    head: { title: words.newTitle, breadcrumb: [{ label: words.newTitle }] },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        {form.existing && (
          <p>
            <Link to={`${base}/${form.existing}`}>{words.existing}</Link>
          </p>
        )}
        <Form id="registration" action={`${base}/nhap`}>
          <Fields {...form} words={words} />
          <SubmitRow label={words.save} cancel={base} />
        </Form>
      </>
    ),
  });
}

export type ChangeView = {
  readonly entry: RegisterEntry;
  readonly unit: FrameUnit | undefined;
  readonly life: readonly RecordedStep[];
  readonly typed: TypedRegistration;
  readonly errors: readonly FieldError[];
  readonly conflict: SavedBefore | null;
  readonly moveTyped: { readonly to: string; readonly on: string; readonly reason: string };
  readonly mayRun: boolean;
};

/** One registration of its own: what it says, where it stands, what may become of it. */
export function changePage(visit: Visit, frame: YearFrame, view: ChangeView): Page {
  const words = registrationWords(visit.language);
  const base = stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'registration');
  const { entry, unit, errors, conflict, mayRun } = view;
  const path = `${base}/${entry.id}`;
  const title = `${unit?.shortName ?? ''}: ${awardShort(entry.award)}`;
  const mayChange = mayRun || ['draft', 'submitted', 'returned'].includes(entry.state);
  return stepPage(visit, frame, 'registration', {
    title,
    about: { kind: 'registration', id: entry.id, unitId: entry.unitId },
    head: {
      title,
      breadcrumb: [{ label: title }],
      chip: <Chip>{stateLabel(words, entry.state, true)}</Chip>,
      facts: [unit?.name ?? '', ...(entry.enteredForUnit ? [words.forUnit] : [])],
      history: `/lich-su/dang-ky/${entry.id}`,
    },
    body: (
      <>
        <ErrorSummary errors={errors} />
        {mayChange && (
          <Section title={words.changeTitle}>
            <Form id={`registration-${entry.id}`} action={path} version={conflict?.version ?? entry.version}>
              {conflict && <Compared visit={visit} words={words} conflict={conflict} typed={view.typed} path={path} />}
              <Fields words={words} units={[]} typed={view.typed} errors={errors} byOffice={mayRun} />
              {!conflict && <SubmitRow label={words.save} cancel={base} />}
            </Form>
          </Section>
        )}
        <Moving view={view} words={words} path={path} />
      </>
    ),
    margin: (
      <Section title={words.life}>
        <Life visit={visit} words={words} steps={view.life} inside />
        {mayRun && view.life.length > 1 && (
          <ActionButton action={{ label: words.undo, icon: 'undo', post: `${path}/hoan-tac` }} small />
        )}
      </Section>
    ),
  });
}

function Compared(props: {
  readonly visit: Visit;
  readonly words: RegistrationWords;
  readonly conflict: SavedBefore;
  readonly typed: TypedRegistration;
  readonly path: string;
}): JSX.Element {
  const { words, conflict, typed, path } = props;
  const theirs = typedFrom({ ...conflict.theirs, unitId: '' });
  const subjectOf = (text: string) => (text === 'individual' ? words.subjects.individual : words.subjects.collective);
  const field = (label: string, theirText: string, mine: string) => ({
    label,
    theirs: theirText || null,
    mine: mine || null,
  });
  return (
    <Conflict
      who={conflict.by ?? words.unknownPerson}
      at={timeInVietnam(conflict.at)}
      takeTheirs={path}
      fields={[
        field(words.award, awardName(theirs.award), awardName(typed.award)),
        field(words.subject, subjectOf(theirs.subject), subjectOf(typed.subject)),
        field(words.name, theirs.name, typed.name),
        field(words.count, theirs.count, typed.count),
        field(words.receivedOn, theirs.receivedOn, typed.receivedOn),
        field(words.note, theirs.note, typed.note),
      ]}
    />
  );
}

/** What this step does; acclaiming, proposing and deciding belong to the steps after it. */
export const isMoveOfRegister = (state: string): state is keyof RegistrationWords['moves'] =>
  ['submitted', 'registered', 'returned', 'kept', 'withdrawn', 'ineligible', 'listed', 'unit-ended'].includes(state);
const OF_THE_UNIT: readonly RegistrationState[] = ['submitted', 'withdrawn'];

function Moving(props: { readonly view: ChangeView; readonly words: RegistrationWords; readonly path: string }) {
  const { words, path } = props;
  const { entry, moveTyped, errors, mayRun } = props.view;
  const next = nextStates(entry.state)
    .filter(isMoveOfRegister)
    .filter((state) => mayRun || OF_THE_UNIT.includes(state));
  if (next.length === 0) return null;
  const errorOf = (field: string) => errors.find((error) => error.field === field)?.message;
  return (
    <Section title={words.move}>
      <Form id={`move-${entry.id}`} action={`${path}/chuyen`}>
        <Choice
          kind="radio"
          name="to"
          label={words.moveTo}
          options={next.map((state) => ({ value: state, label: words.moves[state] }))}
          chosen={[moveTyped.to]}
          error={errorOf('to')}
        />
        <DateField name="on" label={words.moveOn} value={moveTyped.on} error={errorOf('on')} required />
        <TextArea
          name="reason"
          label={words.reason}
          help={words.reasonHelp}
          rows={2}
          value={moveTyped.reason}
          error={errorOf('reason')}
          required={false}
        />
        <SubmitRow label={words.move} />
      </Form>
    </Section>
  );
}
