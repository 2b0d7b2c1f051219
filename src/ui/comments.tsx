import type { ComponentChildren, JSX } from 'preact';
import type { CommentShown, Discussion, PersonNamed, Thread } from '#src/kernel/discussion.ts';
import { printInstant } from '#src/kernel/vietnamese-date.ts';
import { printCountPlain } from '#src/kernel/vietnamese-number.ts';
import { ActionButton, Button } from './button.tsx';
import { piecesOf } from './comment-text.ts';
import { Conflict } from './conflict.tsx';
import { Choice, TextArea } from './fields.tsx';
import { ErrorSummary, Form } from './form.tsx';
import { Icon } from './icon.tsx';
import { Section } from './section.tsx';
import { useHref, useVisit, useWords } from './visit.ts';

/** A form that was refused: which one, what was typed, and what is asked. */
export type RefusedComment = {
  /** `new`, `answer:<comment>`, `edit:<comment>`; `press` for a button. */
  readonly form: string;
  readonly typed: string;
  /** Who was picked so far. */
  readonly picked: readonly string[];
  readonly error: string | null;
  /** Namesakes, of whom one is meant. */
  readonly which: readonly PersonNamed[];
  readonly savedBefore: { readonly theirs: string; readonly at: Date; readonly version: number } | null;
};

const LONGEST = 4000;

type Parts = {
  readonly discussion: Discussion;
  readonly refused: RefusedComment | null;
  readonly isOnRecord: boolean;
};

/**
 * «Trao đổi»: what those who work on a record say about it, below the record's own matter; one quiet line while there is
 * nothing. After a form the reader comes back to where it stood.
 */
export function CommentsPart(props: {
  readonly discussion: Discussion;
  readonly refused?: RefusedComment | null;
  /** On the record's own page; false on the page that holds the conversation alone. */
  readonly isOnRecord: boolean;
}): JSX.Element | null {
  const { discussion, refused = null, isOnRecord } = props;
  const words = useWords().discussion;
  const parts = { discussion, refused, isOnRecord };
  if (discussion.threads.length === 0 && isOnRecord)
    return (
      <div class="talk" id="trao-doi">
        {discussion.mayWrite ? (
          <Say label={words.title(0)} icon>
            <Write parts={parts} />
            <p class="note">{words.readers}</p>
          </Say>
        ) : (
          <p class="note">{words.title(0)}</p>
        )}
      </div>
    );
  return (
    <div class="talk">
      <Section title={words.title(discussion.count)} id="trao-doi" {...(isOnRecord && { note: words.readers })}>
        {refused && !offers(discussion, refused.form) && <NotSent refused={refused} />}
        {discussion.threads.length === 0 && <p class="note">{words.none}</p>}
        {discussion.threads.map((thread) => (
          <OneThread thread={thread} parts={parts} key={thread.id} />
        ))}
        {discussion.isClosed && <p class="note">{words.closed}</p>}
        {discussion.mayWrite &&
          (isOnRecord ? (
            <Say label={words.write} icon>
              <Write parts={parts} />
            </Say>
          ) : (
            <Write parts={parts} />
          ))}
      </Section>
    </div>
  );
}

/** Whether the page still has the form: not once the year is closed, the thread settled, the half hour over. */
function offers({ threads, mayWrite }: Discussion, form: string): boolean {
  const [what = '', id = ''] = form.split(':');
  const thread = threads.find((one) => one.id === id);
  if (what === 'new') return mayWrite;
  if (what === 'answer') return mayWrite && thread !== undefined && !thread.settled && !thread.isWithdrawn;
  return threads.flatMap((one) => [one, ...one.answers]).some((one) => one.id === id && one.mayEdit);
}

/** Why it was not done, with what was typed: to be copied, since no form can take it any more. */
function NotSent({ refused }: { readonly refused: RefusedComment }): JSX.Element {
  const words = useWords().discussion;
  return (
    <>
      <ErrorSummary errors={[{ field: 'trao-doi', message: refused.error ?? '' }]} />
      {refused.typed !== '' && (
        <>
          <p class="note">{words.notSent}</p>
          <p class="said-text" lang="vi">
            {refused.typed}
          </p>
        </>
      )}
    </>
  );
}

/** How much is said about a record of a list: leads to it. */
export function CommentCount({ path, count }: { readonly path: string; readonly count: number }): JSX.Element {
  const words = useWords().discussion;
  const href = useHref();
  return (
    <a class="talk-count" href={href(path)}>
      <Icon name="comment" />
      {count === 0 ? words.name : words.count(count)}
    </a>
  );
}

/** A form behind its own few words, opened when it was refused. */
function Say(props: {
  readonly label: string;
  readonly icon?: boolean;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <details class="say" open={props.open}>
      <summary>
        {props.icon && <Icon name="comment" />}
        {props.label}
      </summary>
      {props.children}
    </details>
  );
}

function OneThread({ thread, parts }: { readonly thread: Thread; readonly parts: Parts }): JSX.Element {
  const words = useWords().discussion;
  const { language } = useVisit();
  const talk = (
    <>
      <OneComment comment={thread} thread={thread} parts={parts} />
      {thread.answers.length > 0 && (
        <ol class="answers">
          {thread.answers.map((answer) => (
            <li key={answer.id}>
              <OneComment comment={answer} thread={null} parts={parts} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
  if (!thread.settled) return <div class="thread">{talk}</div>;
  return (
    <details class="thread settled">
      <summary>
        <Icon name="check" />
        <span>
          <b>{words.settled}</b>
          <span class="gist" lang="vi">
            {thread.by.name}
            {thread.text !== '' && `: ${thread.text.split('\n')[0]}`}
          </span>
          {thread.answers.length > 0 && <span class="note">{words.answers(thread.answers.length)}</span>}
        </span>
      </summary>
      <p class="note">{words.settledBy(thread.settled.by, printInstant(thread.settled.at, language))}</p>
      {talk}
    </details>
  );
}

function OneComment(props: {
  readonly comment: CommentShown;
  /** The thread that it begins; null for an answer. */
  readonly thread: Thread | null;
  readonly parts: Parts;
}): JSX.Element {
  const { comment, thread, parts } = props;
  const words = useWords().discussion;
  const { language } = useVisit();
  const { by, writtenAt, editedAt, isWithdrawn } = comment;
  return (
    <article class="said" id={`c-${comment.id}`}>
      <p class="said-by">
        <b lang="vi">{by.name}</b>
        {by.post && <span lang="vi">{by.post}</span>}
        <time dateTime={writtenAt.toISOString()} class="num">
          {printInstant(writtenAt, language)}
        </time>
        {editedAt && !isWithdrawn && <span>{words.edited(printInstant(editedAt, language))}</span>}
      </p>
      {isWithdrawn ? <p class="said-withdrawn">{words.withdrawn}</p> : <CommentText comment={comment} />}
      <Doings comment={comment} thread={thread} parts={parts} />
    </article>
  );
}

function CommentText({ comment }: { readonly comment: CommentShown }): JSX.Element {
  const { origin } = useVisit();
  const href = useHref();
  return (
    <p class="said-text" lang="vi">
      {piecesOf(comment.text, comment.mentions, origin).map((piece, at) => {
        if (piece.kind === 'address')
          return (
            <a href={href(piece.href)} key={at}>
              {piece.text}
            </a>
          );
        return piece.kind === 'person' ? <b key={at}>{piece.text}</b> : piece.text;
      })}
    </p>
  );
}

/** What this reader may do with a comment; answering and mending fold their forms away. */
function Doings(props: {
  readonly comment: CommentShown;
  readonly thread: Thread | null;
  readonly parts: Parts;
}): JSX.Element | null {
  const { comment, thread, parts } = props;
  const { discussion, refused, isOnRecord } = parts;
  const words = useWords().discussion;
  const answerable = thread && discussion.mayWrite && !thread.settled;
  if (!answerable && !comment.mayEdit && !comment.mayWithdraw && !comment.mayUndo && !(thread && discussion.mayWrite))
    return null;
  const post = (label: string, act: string) => (
    <ActionButton
      small
      action={{
        label,
        kind: 'quiet',
        post: `${discussion.path}/${comment.id}/${act}`,
        ...(isOnRecord && { fields: { place: 'record' } }),
      }}
    />
  );
  return (
    <div class="said-doings">
      {answerable && !comment.isWithdrawn && (
        <Say label={words.answer} open={refused?.form === `answer:${comment.id}`}>
          <Write parts={parts} answers={comment} />
        </Say>
      )}
      {comment.mayEdit && (
        <Say label={words.edit} open={refused?.form === `edit:${comment.id}`}>
          <Write parts={parts} edits={comment} />
        </Say>
      )}
      {comment.mayWithdraw && post(words.withdraw, 'rut')}
      {comment.mayUndo && post(words.undo, 'hoan-tac')}
      {thread &&
        discussion.mayWrite &&
        (thread.settled ? post(words.reopen, 'mo-lai') : !comment.isWithdrawn && post(words.settle, 'giai-quyet'))}
    </div>
  );
}

/** The form of a comment: a new one, an answer, or the mended text of one's own. */
function Write(props: {
  readonly parts: Parts;
  readonly answers?: CommentShown;
  readonly edits?: CommentShown;
}): JSX.Element {
  const { parts, answers, edits } = props;
  const { discussion, isOnRecord } = parts;
  const words = useWords().discussion;
  const { language } = useVisit();
  const form = edits ? `edit:${edits.id}` : answers ? `answer:${answers.id}` : 'new';
  const refused = parts.refused?.form === form ? parts.refused : null;
  const savedBefore = refused?.savedBefore ?? null;
  const id = `say-${edits?.id ?? answers?.id ?? 'new'}${edits ? '-edit' : ''}`;
  const error = refused?.error ?? undefined;
  const asks = refused !== null && refused.which.length > 0;
  return (
    <div
      class="say-form"
      data-people={`${discussion.path}/nguoi`}
      data-list={words.people}
      data-found={words.peopleFound}
    >
      <Form
        id={id}
        action={edits ? `${discussion.path}/${edits.id}/sua` : discussion.path}
        {...(edits && { version: savedBefore?.version ?? edits.version })}
        hidden={{ ...(answers && { answers: answers.id }), ...(isOnRecord && { place: 'record' }) }}
        wide
      >
        {error && !asks && !savedBefore && <ErrorSummary errors={[{ field: `${id}-text`, message: error }]} />}
        {savedBefore && (
          <Conflict
            who={edits?.by.name ?? ''}
            at={printInstant(savedBefore.at, language)}
            fields={[{ label: words.text, theirs: savedBefore.theirs, mine: refused?.typed ?? '' }]}
            takeTheirs={discussion.path}
          />
        )}
        <TextArea
          name="text"
          id={`${id}-text`}
          label={edits ? words.editText : answers ? words.answerText(answers.by.name) : words.text}
          value={refused?.typed ?? edits?.text ?? ''}
          rows={3}
          help={words.help(printCountPlain(LONGEST, language))}
          error={asks || savedBefore ? undefined : error}
        />
        {refused?.picked.map((one) => (
          <input type="hidden" name="mention" value={one} key={one} />
        ))}
        {refused && asks && (
          <Choice
            kind="radio"
            name="mention"
            id={`${id}-which`}
            label={words.whichOne(refused.which[0]?.name ?? '')}
            options={refused.which.map((one) => ({ value: one.id, label: one.post ?? words.noPost }))}
            chosen={[]}
            error={error}
          />
        )}
        {!savedBefore && (
          <div class="submit-row">
            <Button kind={form === 'new' && !isOnRecord ? 'primary' : 'plain'}>
              {edits ? words.save : words.send}
            </Button>
            <span class="save-state" role="status" />
          </div>
        )}
      </Form>
    </div>
  );
}
