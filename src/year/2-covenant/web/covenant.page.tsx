import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { dayInVietnam, timeInVietnam } from '#src/kernel/vietnam-time.ts';
import type { Action } from '#src/ui/button.tsx';
import { Chip } from '#src/ui/chip.tsx';
import { DateField, ReasonField, Select } from '#src/ui/fields.tsx';
import { ErrorSummary, Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { PaperDesk } from '#src/ui/paper.tsx';
import type { Page } from '#src/ui/page.tsx';
import type { Visit } from '#src/ui/visit.ts';
import { stepPage } from '#src/ui/year-page.tsx';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import type { CovenantMove } from '../app/advance-covenant.ts';
import type { CovenantView } from '../app/covenants.query.ts';
import { type CovenantWords, covenantWords } from './covenant-words.ts';
import { type CovenantParts, Margin, optionsOf, type Reading } from './covenant-margin.tsx';
import { CovenantText, type Marks } from './covenant-text.tsx';
import { StateChip } from './covenants.page.tsx';

/** One covenant: its paper with contents at the left and the units' comments at the right, and what comes next. */
export function covenantPage(visit: Visit, frame: YearFrame, reading: Reading): Page {
  const words = covenantWords(visit.language);
  const { covenant, mayWork } = reading;
  const { facts } = covenant;
  const path = `${stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'covenant')}/${covenant.id}`;
  const title = words.ofBloc(facts.bloc ?? facts.cluster, facts.year);
  const parts = { visit, path, reading, words };
  const shown = covenant.comments.map((comment, index) => ({ comment, n: index + 1 }));
  const marks = new Map<string, number[]>();
  for (const { comment, n } of mayWork ? shown : [])
    marks.set(comment.clause, [...(marks.get(comment.clause) ?? []), n]);
  return stepPage(visit, frame, 'covenant', {
    title,
    about: { kind: 'covenant', id: covenant.id },
    head: {
      title,
      breadcrumb: [{ label: facts.bloc ?? facts.cluster }],
      chip: <StateChip covenant={covenant} words={words} />,
      facts: headFacts(parts),
      ...actionsOf(parts),
      ...(mayWork && { history: `/lich-su/giao-uoc/${covenant.id}` }),
    },
    body: (
      <>
        <ErrorSummary errors={reading.errors} />
        {covenant.needsConfirmation && covenant.copiedFromYear !== null && (
          <Notice tone="watch">{words.takenOver(covenant.copiedFromYear)}</Notice>
        )}
        {reading.warnings.length > 0 && <Overrule {...parts} />}
        {reading.mayRun && covenant.state === 'draft' && <SendOut {...parts} />}
        {mayWork && ['comment', 'agreed', 'signing'].includes(covenant.state) && <AgreementGrid {...parts} />}
        <PaperDesk
          contents={<Contents covenant={covenant} words={words} marks={marks} />}
          {...(mayWork && { comments: <Margin {...parts} shown={shown} /> })}
        >
          <CovenantText covenant={covenant} marks={marks} language={visit.language} />
          {covenant.paper?.hash && (
            <p class="note">
              {words.frozen(covenant.paper.hash)}. {words.frozenNote}
            </p>
          )}
        </PaperDesk>
      </>
    ),
  });
}

function headFacts({ visit, reading: { covenant, mayWork }, words }: CovenantParts): readonly string[] {
  const { editedBy, editedAt, commentsDue, signingOpenedOn, signatures, facts, state } = covenant;
  const day = (value: Parameters<typeof printDay>[0]) => printDay(value, visit.language);
  const edited = editedAt && `${timeInVietnam(editedAt)}, ${day(dayInVietnam(editedAt))}`;
  return [
    mayWork ? words.edition(covenant.edition) : null,
    state === 'comment' && commentsDue ? words.commentsDue(day(commentsDue)) : null,
    signingOpenedOn ? words.signedOn(day(signingOpenedOn)) : null,
    signatures.length > 0 ? words.signedCount(signatures.length, facts.parties.length) : null,
    mayWork && editedBy && edited ? words.editedBy(editedBy, edited) : null,
  ].filter((fact) => fact !== null);
}

/** The next step as the filled button, the others quiet. */
function actionsOf({ path, reading, words }: CovenantParts): {
  readonly primary?: Action;
  readonly actions: readonly Action[];
} {
  const { covenant, mayRun } = reading;
  const pdf: Action = { label: words.pdf, icon: 'print', href: `${path}/van-ban/giao-uoc.pdf` };
  if (!mayRun) return { actions: [pdf] };
  const move = (act: CovenantMove['act']): Action => ({
    label: words.moves[act],
    post: `${path}/buoc`,
    fields: { act, edition: String(covenant.edition) },
  });
  const edit: Action = { label: words.edit, icon: 'pencil', href: `${path}/sua` };
  const sheet = (label: string): Action => ({ label, href: `${path}/ky` });
  const someAbsent = covenant.signatures.length < covenant.facts.parties.length;
  const late = someAbsent ? [sheet(words.signLate)] : [];
  switch (covenant.state) {
    case 'draft':
      return { primary: { ...edit, kind: 'primary' }, actions: [pdf, move('agree')] };
    case 'comment':
      return { primary: move('agree'), actions: [pdf, edit] };
    case 'agreed':
      return { primary: sheet(words.moves['open-signing']), actions: [pdf, edit] };
    case 'signing':
      return { primary: sheet(words.sign), actions: covenant.paper ? [pdf, move('close-signing')] : [pdf, edit] };
    case 'signed':
      return { primary: move('disseminate'), actions: [pdf, ...late] };
    case 'disseminated':
      return { actions: [pdf, ...late, move('review')] };
    case 'reviewed':
      return { actions: [pdf] };
  }
}

/** Opens the draft for comments, until a day where one is set. */
function SendOut({ path, reading, words }: CovenantParts): JSX.Element {
  const error = reading.errors.find(({ field }) => field === 'due')?.message;
  return (
    <section class="unit-board" aria-label={words.moves['send-for-comment']}>
      <Form id="send-out" action={`${path}/buoc`} hidden={{ act: 'send-for-comment' }}>
        <div class="field-row">
          <DateField name="due" label={words.dueLabel} value={reading.typed['due']} error={error} required={false} />
          <SubmitRow label={words.moves['send-for-comment']} />
        </div>
      </Form>
    </section>
  );
}

/** The warnings that stand before the agreement, and the reason with which the person in charge goes on. */
function Overrule({ path, reading, words }: CovenantParts): JSX.Element {
  const list = reading.warnings.map((warning) => words.warnings[warning]).join('. ');
  return (
    <Form id="overrule" action={`${path}/buoc`} hidden={{ act: 'agree', edition: String(reading.covenant.edition) }}>
      <ReasonField warning={`${list}.`} value={reading.typed['reason'] ?? ''} />
    </Form>
  );
}

/** Who agrees to this edition: a tick where all is well, a word where something differs. */
function AgreementGrid({ path, reading, words }: CovenantParts): JSX.Element {
  const { covenant, ownUnitIds } = reading;
  const { facts, edition, consents, comments } = covenant;
  const agreed = facts.parties.filter((party) =>
    consents.some((consent) => consent.unitId === party.unitId && consent.edition === edition),
  );
  const open = facts.parties.filter((party) => ownUnitIds.includes(party.unitId) && !agreed.includes(party));
  const state = (unitId: string) => {
    if (agreed.some((party) => party.unitId === unitId))
      return (
        <Chip tone="met" bare>
          {words.agrees}
        </Chip>
      );
    if (comments.some((comment) => comment.unitId === unitId && comment.answer === null))
      return <Chip tone="watch">{words.hasRemarks}</Chip>;
    const before = consents.find((consent) => consent.unitId === unitId);
    return before ? (
      <Chip tone="watch">{words.agreedBefore(before.edition)}</Chip>
    ) : (
      <span class="note">{words.silent}</span>
    );
  };
  return (
    <section class="unit-board" aria-label={words.agreement(agreed.length, facts.parties.length)}>
      <p>
        <b>{words.agreement(agreed.length, facts.parties.length)}</b>
      </p>
      <ul>
        {facts.parties.map((party) => (
          <li key={party.unitId}>
            <span>{party.unit}</span>
            {state(party.unitId)}
          </li>
        ))}
      </ul>
      {open.length > 0 && ['comment', 'agreed'].includes(covenant.state) && (
        <Form id="consent" action={`${path}/dong-y`} hidden={{ edition: String(edition) }}>
          <div class="field-row">
            <Select
              name="unit"
              id="consent-unit"
              label={words.agreeFor}
              options={optionsOf(open)}
              placeholder={open.length === 1 ? false : words.unit}
            />
            <SubmitRow label={words.agreeNow} />
          </div>
        </Form>
      )}
    </section>
  );
}

function Contents(props: {
  readonly covenant: CovenantView;
  readonly words: CovenantWords;
  readonly marks: Marks;
}): JSX.Element {
  const { words } = props;
  const { facts, signatures } = props.covenant;
  const declared = facts.taskCount ?? facts.tasks.length;
  const entries = [
    { id: 'bases', there: facts.bases.length > 0, count: '' },
    { id: 'theme', there: facts.theme !== null, count: '' },
    { id: 'aim', there: facts.aim !== null, count: '' },
    { id: 'tasks', there: declared > 0, count: `${facts.tasks.length}/${declared}` },
    { id: 'targets', there: facts.targets.length > 0, count: String(facts.targets.length) },
    { id: 'campaigns', there: facts.campaigns.length > 0, count: String(facts.campaigns.length) },
    { id: 'commitments', there: facts.commitments.length > 0, count: String(facts.commitments.length) },
    { id: 'signatures', there: signatures.length > 0, count: `${signatures.length}/${facts.parties.length}` },
  ] as const;
  return (
    <nav aria-label={words.contents}>
      <p class="desk-title">{words.contents}</p>
      <ul class="desk-links">
        {entries
          .filter(({ there }) => there)
          .map(({ id, count }) => (
            <li key={id}>
              <a href={`#${id}`}>{words.parts[id]}</a>
              <span class="num">{count}</span>
            </li>
          ))}
      </ul>
    </nav>
  );
}
