import { printDay } from '#src/kernel/vietnamese-date.ts';
import { CellInput, CellTick } from '#src/ui/cell.tsx';
import { Conflict } from '#src/ui/conflict.tsx';
import { Choice, DateField, Select, TextArea, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { FrameUnit, YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import type { MeetingRow } from '#src/year-round/meetings/app/meetings.query.ts';
import { writeGuest } from '#src/year-round/meetings/domain/guest-lines.ts';
import { nominationPath, nominationWords } from './nomination.page.tsx';

type Typed = {
  readonly typed: Readonly<Record<string, string>> | null;
  readonly errors: readonly FieldError[];
  /** Purposes ticked in the form of the meeting. */
  readonly also?: readonly string[];
  /** Who saved meanwhile, and when. */
  readonly conflict?: { readonly who: string; readonly at: string };
};

/** The form of the review conference. */
export function meetingFormPage(visit: Visit, frame: YearFrame, meeting: MeetingRow | null, form: Typed): Page {
  const words = nominationWords(visit.language);
  const path = nominationPath(frame);
  const errorOf = (field: string) => form.errors.find((error) => error.field === field)?.message;
  const value = (field: string, stored: string | null | undefined) => form.typed?.[field] ?? stored ?? '';
  const title = meeting ? words.editMeeting : words.newMeeting;
  return stepPage(visit, frame, 'nomination', {
    title,
    head: {
      title,
      breadcrumb: [{ label: words.meeting }],
      ...(meeting && { history: `/lich-su/hoi-nghi/${meeting.id}` }),
    },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Form id="meeting" action={`${path}/hoi-nghi`} {...(meeting && { version: meeting.version })}>
          {form.conflict && meeting && (
            <Conflict
              {...form.conflict}
              fields={(
                [
                  ['name', words.meetingName, meeting.name],
                  ['heldOn', words.heldOn, meeting.heldOn && printDay(meeting.heldOn)],
                  ['place', words.place, meeting.place],
                  ['chair', words.chair, meeting.chair],
                  ['secretary', words.secretary, meeting.secretary],
                  ['guests', words.guests, meeting.guests.map(writeGuest).join('\n')],
                  ['agenda', words.agenda, meeting.agenda.map(({ text }) => text).join('\n')],
                ] as const
              ).map(([field, label, theirs]) => ({
                label,
                theirs: theirs || null,
                mine: form.typed?.[field]?.trim() || null,
              }))}
              takeTheirs={`${path}/hoi-nghi`}
            />
          )}
          <TextField
            name="name"
            label={words.meetingName}
            value={value('name', meeting?.name ?? words.usualName(frame.clusterYear.year))}
            error={errorOf('name')}
            required
          />
          <DateField
            name="heldOn"
            label={words.heldOn}
            value={value('heldOn', meeting?.heldOn && printDay(meeting.heldOn))}
            error={errorOf('heldOn')}
            required
          />
          <Select
            name="partOfDay"
            label={words.partOfDay}
            options={Object.entries(words.parts).map(([part, label]) => ({ value: part, label }))}
            value={value('partOfDay', meeting?.partOfDay)}
            required={false}
          />
          <TextField name="place" label={words.place} value={value('place', meeting?.place)} required={false} />
          <TextField
            name="chair"
            label={words.chair}
            value={value('chair', meeting?.chair)}
            width="medium"
            required={false}
          />
          <TextField
            name="secretary"
            label={words.secretary}
            value={value('secretary', meeting?.secretary)}
            width="medium"
            required={false}
          />
          <Select
            name="host"
            label={words.host}
            options={frame.units.map((unit) => ({ value: unit.id, label: unit.name }))}
            value={value('host', meeting?.hostUnitId)}
            required={false}
          />
          <Choice
            kind="checkbox"
            name="also"
            label={words.also}
            options={(['LAUNCH', 'COVENANT'] as const).map((kind) => ({
              value: kind,
              label: words.purposes[kind](frame.clusterYear.year + 1),
            }))}
            chosen={form.also ?? meeting?.purposes.map(({ kind }) => kind) ?? []}
          />
          <TextArea
            name="guests"
            label={words.guests}
            help={words.guestsHelp}
            rows={4}
            value={value('guests', meeting?.guests.map(writeGuest).join('\n'))}
            required={false}
          />
          <TextArea
            name="agenda"
            label={words.agenda}
            help={words.agendaHelp}
            rows={8}
            value={value('agenda', meeting?.agenda.map(({ text }) => text).join('\n'))}
            required={false}
          />
          <SubmitRow label={words.save} cancel={path} />
        </Form>
      </>
    ),
  });
}

/** The list of delegations, one row a unit: present unless ticked as absent. */
export function presencePage(visit: Visit, frame: YearFrame, meeting: MeetingRow, form: Typed): Page {
  const words = nominationWords(visit.language);
  const path = nominationPath(frame);
  return stepPage(visit, frame, 'nomination', {
    title: words.presence,
    head: { title: words.presence, lead: words.presenceLead, breadcrumb: [{ label: words.presence }] },
    body: (
      <>
        <ErrorSummary errors={form.errors} />
        <Form id="presence" action={`${path}/diem-danh`} wide>
          {frame.blocs.map((bloc) => (
            <Section title={bloc.name} key={bloc.id}>
              <Table
                id={`presence-${bloc.id}`}
                caption={`${words.presence}, ${bloc.name}`}
                look="sheet"
                rows={frame.units.filter((unit) => unit.blocId === bloc.id)}
                rowKey={(unit) => unit.id}
                columns={presenceColumns(words, meeting, form)}
              />
            </Section>
          ))}
          <SubmitRow label={words.save} cancel={path} />
        </Form>
      </>
    ),
  });
}

const presenceColumns = (
  words: ReturnType<typeof nominationWords>,
  meeting: MeetingRow,
  form: Typed,
): readonly Column<FrameUnit>[] => {
  const storedOf = (unit: FrameUnit) => meeting.presence.find((row) => row.unitId === unit.id);
  const isAbsent = (unit: FrameUnit): boolean =>
    form.typed ? form.typed[`${unit.id}-present`] === 'no' : storedOf(unit)?.isPresent === false;
  const typed = (
    field: string,
    head: string,
    stored: 'absentReason' | 'delegate' | 'post',
    phone: 'line' | 'figure',
  ): Column<FrameUnit> => ({
    key: field,
    head,
    phone,
    cell: (unit: FrameUnit) => (
      <CellInput
        name={`${unit.id}-${field}`}
        label={`${head}, ${unit.shortName}`}
        column={field}
        value={form.typed?.[`${unit.id}-${field}`] ?? storedOf(unit)?.[stored]}
      />
    ),
  });
  return [
    { key: 'unit', head: words.unit, cell: (unit) => unit.shortName },
    {
      key: 'absent',
      head: words.absent,
      phone: 'corner',
      cell: (unit) => (
        <CellTick
          name={`${unit.id}-present`}
          value="no"
          label={`${words.absent}, ${unit.shortName}`}
          text={words.absent}
          checked={isAbsent(unit)}
        />
      ),
    },
    typed('reason', words.absentReason, 'absentReason', 'line'),
    typed('delegate', words.delegate, 'delegate', 'figure'),
    typed('post', words.post, 'post', 'figure'),
  ];
};
