import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { ActionButton } from '#src/ui/button.tsx';
import { Chip, type Tone } from '#src/ui/chip.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { Choice, TextField } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Pager } from '#src/ui/pager.tsx';
import { Section } from '#src/ui/section.tsx';
import { type Column, Table } from '#src/ui/table.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { LetterState, RootLetter, Witness } from '#src/year-round/audit/app/witnesses.query.ts';
import { printRoot } from '#src/year-round/audit/domain/root.ts';
import { SCHEDULES } from '#src/year-round/audit/domain/witness.ts';
import { eventWords } from './kind-words.ts';
import { witnessWords } from './witness-words.ts';

export const WITNESSES = '/nhat-ky/chung-kien';

export type WitnessesView = {
  readonly witnesses: readonly Witness[];
  readonly letters: readonly RootLetter[];
  readonly older: string | null;
  readonly newer: string | null;
  /** Whether the reader chooses; an inspector only looks. */
  readonly chooses: boolean;
  readonly hasMail: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  /** Whose ending was refused, so that its sheet stays open. */
  readonly ending: string | null;
};
type Part = { readonly visit: Visit; readonly view: WitnessesView };

/** `/nhat-ky/chung-kien`: who keeps roots of the log, and what was sent to whom and when. */
export function witnessesPage(visit: Visit, view: WitnessesView): Page {
  const words = witnessWords(visit.language);
  const now = view.witnesses.filter(({ endedAt }) => endedAt === null);
  const former = view.witnesses.filter(({ endedAt }) => endedAt !== null);
  return {
    title: words.title,
    tab: 'year',
    head: {
      title: words.title,
      lead: words.lead,
      breadcrumb: [{ label: eventWords(visit.language).log.title, href: '/nhat-ky' }, { label: words.short }],
    },
    body: (
      <>
        <ErrorSummary errors={view.errors} />
        {!view.hasMail && <Notice tone="watch" title={words.noMail} />}
        <Section title={words.now(now.length)}>
          {now.length === 0 ? (
            <Empty title={words.none}>{words.noneText}</Empty>
          ) : (
            <Table
              id="witnesses"
              caption={words.title}
              rows={now}
              rowKey={({ id }) => id}
              columns={columnsOf(visit, view)}
            />
          )}
        </Section>
        {view.chooses && (
          <Section title={words.add} note={words.addNote}>
            <ChooseForm visit={visit} view={view} />
          </Section>
        )}
        <Letters visit={visit} view={view} />
        {former.length > 0 && (
          <Section title={words.former}>
            <ul class="changes" lang="vi">
              {former.map(({ id, name, email, endedBy, endedAt, endedReason }) => (
                <li key={id}>
                  {name} ({email}):{' '}
                  {endedAt && words.ended(endedBy ?? '', printInstant(endedAt, visit.language), endedReason ?? '')}
                </li>
              ))}
            </ul>
          </Section>
        )}
      </>
    ),
  };
}

function columnsOf(visit: Visit, view: WitnessesView): readonly Column<Witness>[] {
  const words = witnessWords(visit.language);
  const columns: readonly Column<Witness>[] = [
    {
      key: 'name',
      head: words.name,
      phone: 'title',
      cell: ({ name, email }) => (
        <>
          <span lang="vi">{name}</span> <small>{email}</small>
        </>
      ),
    },
    { key: 'schedule', head: words.schedule, phone: 'line', cell: ({ schedule }) => words.schedules[schedule] },
    {
      key: 'chosen',
      head: words.chosen,
      phone: 'figure',
      cell: ({ chosenBy, chosenAt }) => words.by(chosenBy, printInstant(chosenAt, visit.language)),
    },
    {
      key: 'last',
      head: words.lastSent,
      phone: 'figure',
      cell: ({ lastSentAt }) => (lastSentAt ? printInstant(lastSentAt, visit.language) : words.never),
    },
  ];
  return view.chooses
    ? [
        ...columns,
        { key: 'end', head: '', phone: 'corner', cell: (one) => <EndForm visit={visit} view={view} one={one} /> },
      ]
    : columns;
}

function EndForm({ visit, view, one }: Part & { readonly one: Witness }) {
  const words = witnessWords(visit.language);
  const isOpen = view.ending === one.id;
  return (
    <Dialog button={words.end} title={words.endTitle(one.name)} open={isOpen}>
      <p>{words.endText}</p>
      <Form id={`end-${one.id}`} action={`${WITNESSES}/${one.id}/thoi`} version={one.version}>
        <TextField
          name="reason"
          id={`reason-${one.id}`}
          label={words.reason}
          maxLength={500}
          required
          error={isOpen ? view.errors[0]?.message : undefined}
        />
        <SubmitRow label={words.end} danger />
      </Form>
    </Dialog>
  );
}

function ChooseForm({ visit, view }: Part) {
  const words = witnessWords(visit.language);
  const field = (name: string) => ({
    name,
    value: view.typed[name],
    error: view.errors.find((one) => one.field === name)?.message,
  });
  return (
    <Form id="witness" action={WITNESSES}>
      <TextField {...field('name')} label={words.name} maxLength={200} required />
      <TextField {...field('email')} label={words.email} width="medium" inputmode="email" maxLength={200} required />
      <Choice
        kind="radio"
        name="schedule"
        label={words.schedule}
        options={SCHEDULES.map((value) => ({ value, label: words.schedules[value] }))}
        chosen={[view.typed['schedule'] ?? 'weekly']}
        error={view.errors.find((one) => one.field === 'schedule')?.message}
      />
      <SubmitRow label={words.choose} />
    </Form>
  );
}

const TONES: Readonly<Record<LetterState, Tone>> = {
  waiting: 'late',
  sending: 'late',
  unclear: 'watch',
  sent: 'met',
  'given-up': 'missed',
};

function Letters({ visit, view }: Part) {
  const words = witnessWords(visit.language);
  const moment = (at: Date) => printInstant(at, visit.language);
  const isRefused = ({ state, tries }: RootLetter) => state === 'waiting' && tries > 0;
  return (
    <Section title={words.letters}>
      <Table
        id="letters"
        caption={words.letters}
        density="tight"
        rows={view.letters}
        rowKey={({ id }) => id}
        empty={<Empty title={words.noLetters} />}
        columns={[
          {
            key: 'to',
            head: words.to,
            phone: 'title',
            cell: ({ witness, email }) => (
              <>
                <span lang="vi">{witness}</span> <small>{email}</small>
              </>
            ),
          },
          {
            key: 'at',
            head: words.at,
            phone: 'line',
            nowrap: true,
            cell: ({ sentAt, triedAt, madeAt }) => moment(sentAt ?? triedAt ?? madeAt),
          },
          { key: 'root', head: words.root, phone: 'line', cell: ({ root }) => <code>{printRoot(root)}</code> },
          { key: 'why', head: words.purpose, phone: 'figure', cell: ({ purpose }) => words.purposes[purpose] },
          {
            key: 'state',
            head: words.state,
            phone: 'line',
            cell: (letter) => (
              <>
                <Chip tone={isRefused(letter) ? 'watch' : TONES[letter.state]} bare>
                  {words.states[letter.state]}
                </Chip>
                {isRefused(letter) && <small> {words.tries(letter.tries, moment(letter.nextTryAt))}</small>}
                {view.chooses && (letter.state === 'given-up' || letter.state === 'unclear') && (
                  <ActionButton action={{ label: words.again, post: `${WITNESSES}/thu/${letter.id}` }} small />
                )}
              </>
            ),
          },
        ]}
      />
      <Pager previous={view.newer} next={view.older} />
    </Section>
  );
}
