import type { JSX } from 'preact';
import { printDay } from '#src/kernel/vietnamese-date.ts';
import { Chip } from '#src/ui/chip.tsx';
import { Choice, Select, TextArea } from '#src/ui/fields.tsx';
import { type FieldError, Form, SubmitRow } from '#src/ui/form.tsx';
import { Comment } from '#src/ui/paper.tsx';
import type { Visit } from '#src/ui/visit.ts';
import type { AgreementWarning } from '../app/advance-covenant.ts';
import type { Answer, CommentRow, CovenantView } from '../app/covenants.query.ts';
import { clausesOf } from '../domain/clauses.ts';
import { clauseName, type CovenantWords } from './covenant-words.ts';

export type Reading = {
  readonly covenant: CovenantView;
  readonly mayRun: boolean;
  /** Whoever has a part in the year sees who agrees and what was remarked; the public sees the signed text. */
  readonly mayWork: boolean;
  /** The units for which this reader may speak. */
  readonly ownUnitIds: readonly string[];
  readonly errors: readonly FieldError[];
  readonly typed: Readonly<Record<string, string>>;
  /** What an agreement recorded now would pass over. */
  readonly warnings: readonly AgreementWarning[];
};

export type CovenantParts = {
  readonly visit: Visit;
  readonly path: string;
  readonly reading: Reading;
  readonly words: CovenantWords;
};

/** The units for which a reader may speak, as choices. */
export const optionsOf = (parties: CovenantView['facts']['parties']) =>
  parties.map(({ unitId, unit }) => ({ value: unitId, label: unit }));

export type ShownComment = { readonly comment: CommentRow; readonly n: number };

/** The units' comments beside the paper, what became of each, and the form for another one. */
export function Margin({ shown, ...parts }: CovenantParts & { readonly shown: readonly ShownComment[] }): JSX.Element {
  const { visit, reading, words, path } = parts;
  const { covenant, mayRun, ownUnitIds } = reading;
  const own = covenant.facts.parties.filter((party) => ownUnitIds.includes(party.unitId));
  const speaks = ['comment', 'agreed'].includes(covenant.state) && own.length > 0;
  const nameOf = (unitId: string) => covenant.facts.parties.find((party) => party.unitId === unitId)?.unit ?? '';
  return (
    <>
      <p class="desk-title">{words.margin}</p>
      {shown.length === 0 && <p class="note">{words.noComments}</p>}
      {shown.map(({ comment, n }) => (
        <Comment
          key={comment.id}
          n={n}
          by={nameOf(comment.unitId)}
          day={printDay(comment.saidOn, visit.language)}
          open={comment.answer === null}
          answer={
            comment.answer !== null ? (
              <Answered comment={comment} words={words} />
            ) : (
              mayRun && <AnswerForm {...parts} comment={comment} />
            )
          }
        >
          <p class="note">
            {[
              clauseName(words, comment.clause),
              comment.edition < covenant.edition && words.commentEdition(comment.edition),
              comment.enteredForUnit && words.enteredFor,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p lang="vi">{comment.text}</p>
        </Comment>
      ))}
      {speaks && (
        <details class="more" open={reading.errors.some((error) => error.field === 'text')}>
          <summary>{words.addComment}</summary>
          <Form id="comment" action={`${path}/y-kien`} hidden={{ edition: String(covenant.edition) }}>
            <Select
              name="unit"
              id="comment-unit"
              label={words.commentFor}
              options={optionsOf(own)}
              value={reading.typed['unit']}
              placeholder={own.length === 1 ? false : words.unit}
            />
            <Select
              name="clause"
              label={words.clause}
              placeholder={false}
              value={reading.typed['clause']}
              options={clausesOf(covenant.facts).map((clause) => ({ value: clause, label: clauseName(words, clause) }))}
            />
            <TextArea name="text" label={words.commentText} rows={3} maxLength={2_000} value={reading.typed['text']} />
            <SubmitRow label={words.sendComment} />
          </Form>
        </details>
      )}
    </>
  );
}

const Answered = ({ comment, words }: { readonly comment: CommentRow; readonly words: CovenantWords }): JSX.Element => (
  <span>
    {comment.answer && (
      <Chip tone={comment.answer === 'explained' ? 'plain' : 'met'} bare>
        {words.answers[comment.answer]}
      </Chip>
    )}{' '}
    {comment.answerText}
  </span>
);

const ANSWERS: readonly Answer[] = ['accepted', 'partly-accepted', 'explained'];

function AnswerForm({ comment, path, words }: CovenantParts & { readonly comment: CommentRow }): JSX.Element {
  return (
    <details class="more">
      <summary>{words.answer}</summary>
      <Form id={`answer-${comment.id}`} action={`${path}/y-kien/${comment.id}`}>
        <Choice
          kind="radio"
          name="answer"
          id={`answer-kind-${comment.id}`}
          label={words.answer}
          options={ANSWERS.map((answer) => ({ value: answer, label: words.answers[answer] }))}
          chosen={['accepted']}
        />
        <TextArea
          name="answerText"
          id={`answer-text-${comment.id}`}
          label={words.answerText}
          help={words.answerHelp}
          rows={2}
          maxLength={2_000}
        />
        <SubmitRow label={words.saveAnswer} />
      </Form>
    </details>
  );
}
