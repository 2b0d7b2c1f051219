import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { Chip, type Tone } from '#src/ui/chip.tsx';
import { Empty } from '#src/ui/empty.tsx';
import { TextArea } from '#src/ui/fields.tsx';
import { ErrorSummary, type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Link } from '#src/ui/link.tsx';
import type { Page } from '#src/ui/page.tsx';
import { Section } from '#src/ui/section.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { Correction } from '../app/restricted.query.ts';
import { type CorrectionState, movesFrom } from '../domain/correction.ts';
import { peopleWords } from './words.ts';

const TONES: Readonly<Record<CorrectionState, Tone>> = {
  asked: 'watch',
  agreed: 'watch',
  declined: 'plain',
  corrected: 'met',
  withdrawn: 'plain',
};

type ListView = {
  readonly visit: Visit;
  readonly corrections: readonly Correction[];
  /** The asker's own list: with a way to withdraw, without the name that they know. */
  readonly isOwn?: boolean;
  /** What was typed into the answer of one request, and why it was refused. */
  readonly refused?: { readonly id: string; readonly answer: string; readonly errors: readonly FieldError[] };
};

/** Requests for correction with their answers; each with what may be done next. */
export function CorrectionList(view: ListView) {
  const { visit, corrections, isOwn = false } = view;
  const words = peopleWords(visit.language).record;
  return (
    <>
      {corrections.map((one) => (
        <article class="section sub" id={one.id} key={one.id}>
          <p>
            {!isOwn && (
              <b lang="vi">
                <Link to={`/nguoi/${one.personId}`}>{one.person}</Link>{' '}
              </b>
            )}
            {words.asked(words.subjects[one.about], printInstant(one.askedAt, visit.language))}{' '}
            <Chip tone={TONES[one.state]}>{words.states[one.state]}</Chip>
          </p>
          <p lang="vi">{one.asked}</p>
          {one.answer && (
            <blockquote lang="vi">
              <p>{one.answer}</p>
              {one.answeredBy && one.answeredAt && (
                <p class="note">{words.answeredBy(one.answeredBy, printInstant(one.answeredAt, visit.language))}</p>
              )}
            </blockquote>
          )}
          <Moves one={one} view={view} />
        </article>
      ))}
    </>
  );
}

function Moves({ one, view }: { readonly one: Correction; readonly view: ListView }) {
  const { visit, isOwn = false, refused } = view;
  const words = peopleWords(visit.language).record;
  const [first, ...others] = movesFrom(one.state, isOwn);
  if (!first) return null;
  const mine = refused?.id === one.id ? refused : null;
  const error = mine?.errors[0]?.message;
  return (
    <Form
      id={`answer-${one.id}`}
      action={isOwn ? `/ho-so-cua-toi/${one.id}/rut` : `/nhan-su/de-nghi/${one.id}`}
      version={one.version}
    >
      {!isOwn && (
        <TextArea
          name="answer"
          id={`reply-${one.id}`}
          label={words.answer}
          rows={2}
          maxLength={2000}
          value={mine?.answer}
          error={error}
        />
      )}
      {isOwn ? (
        <SubmitRow label={words.moves[first]} />
      ) : (
        <div class="row">
          {[first, ...others].map((move) => (
            <button class="button" type="submit" name="do" value={move} key={move}>
              {words.moves[move]}
            </button>
          ))}
        </div>
      )}
    </Form>
  );
}

/** `/nhan-su/de-nghi`: what people of the own units ask to have corrected. */
export function correctionsPage(view: ListView): Page {
  const { visit, corrections, refused } = view;
  const words = peopleWords(visit.language);
  const waiting = corrections.filter(({ state }) => state === 'asked' || state === 'agreed');
  return {
    title: words.record.toAnswer,
    head: {
      title: words.record.toAnswer,
      lead: words.record.toAnswerLead,
      breadcrumb: [{ label: words.register, href: '/nhan-su' }, { label: words.record.toAnswer }],
    },
    body: (
      <>
        {refused && (
          <ErrorSummary errors={refused.errors.map(({ message }) => ({ field: `reply-${refused.id}`, message }))} />
        )}
        <Section title={words.record.waiting(waiting.length)}>
          {corrections.length === 0 && <Empty title={words.record.noneToAnswer} icon="check" />}
          <CorrectionList {...view} />
        </Section>
      </>
    ),
  };
}
