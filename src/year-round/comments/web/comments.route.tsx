import type { Actor } from '#src/kernel/actor.ts';
import type { Discussion } from '#src/kernel/discussion.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { onceAsActor, readForm, seeOther, type SentForm } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import type { RefusedComment } from '#src/ui/comments.tsx';
import { notFoundPage } from '#src/ui/refusal-page.tsx';
import { forbidden, type PageStatus, showPage } from '#src/web/answer.ts';
import { mayActForUnit } from '#src/year-round/accounts/domain/may.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import type { AtComment, AtRecord } from '../app/comment-at-hand.query.ts';
import { discussionOf } from '../app/comments.query.ts';
import {
  editComment,
  type EditCommentError,
  settleThread,
  withdrawComment,
  type WithdrawCommentError,
} from '../app/mend-comment.command.ts';
import { peopleOf, type RecordTalkedAbout, recordTalkedAbout } from '../app/records.query.ts';
import { writeComment, type WriteCommentError, type Written } from '../app/write-comment.command.ts';
import { COMMENTABLE, discussionPath, kindAt, mayReadComments } from '../domain/commentable.ts';
import { commentsPage, commentWords, pageOfRecord } from './comments.page.tsx';

const BASE = `/trao-doi/:kind{${Object.values(COMMENTABLE).join('|')}}/:record`;

/** `/trao-doi/…`: what is said about a record, and the forms that say it. */
export function commentRoutes(site: Site): void {
  site.get(BASE, (c) => show(c, null));
  site.get(`${BASE}/nguoi`, sendPeople);
  site.post(BASE, write);
  site.post(`${BASE}/:comment/sua`, edit);
  site.post(`${BASE}/:comment/rut`, (c) => withdraw(c, false));
  site.post(`${BASE}/:comment/hoan-tac`, (c) => withdraw(c, true));
  site.post(`${BASE}/:comment/giai-quyet`, (c) => settle(c, true));
  site.post(`${BASE}/:comment/mo-lai`, (c) => settle(c, false));
}

const atRecord = (c: SiteContext): AtRecord => ({
  kind: kindAt(c.req.param('kind') ?? '') ?? 'covenant', // the route lets no other word through
  recordId: c.req.param('record') ?? '',
});
const atComment = (c: SiteContext): AtComment => ({ ...atRecord(c), commentId: c.req.param('comment') ?? '' });

/** The record of the address, for those who may read what is said about it. */
async function recordOf(tx: Tx, actor: Actor, { kind, recordId }: AtRecord): Promise<RecordTalkedAbout | null> {
  const record = await recordTalkedAbout(tx, kind, recordId);
  return record && mayReadComments(actor, record) ? record : null;
}

/** Who may not see everything is not told whether there is such a record. */
const nothingHere = (c: SiteContext) =>
  may(c.get('actor'), 'read-the-audit-log', null) ? showPage(c, notFoundPage(c.get('visit')), 404) : forbidden(c);

async function show(c: SiteContext, refused: RefusedComment | null, status: PageStatus = 200): Promise<Response> {
  const actor = c.get('actor');
  const found = await asActor(actor, async (tx) => {
    const record = await recordOf(tx, actor, atRecord(c));
    const discussion: Discussion | null = record && (await discussionOf(tx, actor, record));
    return record && discussion && { record, discussion };
  });
  if (!found) return nothingHere(c);
  const { year, isSynthetic } = found.record;
  c.set('visit', { ...c.get('visit'), year, synthetic: isSynthetic });
  const opensRecord = opensPageOf(actor, found.record);
  return showPage(c, commentsPage(c.get('visit'), { ...found, refused, opensRecord }), status);
}

/** A registration and a report open as forms, for those who enter them. */
function opensPageOf(actor: Actor, { kind, clusterYearId, unitId }: RecordTalkedAbout): boolean {
  if (kind !== 'registration' && kind !== 'progress-report') return true;
  return unitId !== null && mayActForUnit(actor, clusterYearId, unitId);
}

/** Whom a comment on this record can name: nobody else's names leave the server. */
async function sendPeople(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const people = await asActor(actor, async (tx) => {
    const record = await recordOf(tx, actor, atRecord(c));
    return record && (await peopleOf(tx, record));
  });
  return people ? c.json(people.filter(({ id }) => id !== actor.id)) : nothingHere(c);
}

type Refusal = WriteCommentError | EditCommentError | WithdrawCommentError;

/** What the reader is shown instead, with what was typed; who may not write, and what is not there, look as everywhere. */
function refuse(c: SiteContext, error: Refusal, form: string, sent: SentForm | null): Response | Promise<Response> {
  if (error.kind === 'no-such-record') return nothingHere(c);
  if (error.kind === 'not-yours-to-do') return forbidden(c);
  if (error.kind === 'no-such-comment') return showPage(c, notFoundPage(c.get('visit')), 404);
  const words = commentWords(c.get('visit').language);
  const refused: RefusedComment = {
    form,
    typed: sent?.value('text') ?? '',
    picked: sent?.all('mention').filter(Boolean) ?? [],
    error: words.refusals[error.kind],
    which: error.kind === 'several-have-this-name' ? error.people : [],
    savedBefore: error.kind === 'someone-saved-before' ? error : null,
  };
  return show(c, refused, error.kind === 'someone-saved-before' ? 409 : 422);
}

/** Back to where the form stood: the record's own page, or the conversation alone. */
async function backTo(tx: Tx, c: SiteContext, sent: SentForm, anchor: string): Promise<string> {
  const { kind, recordId } = atRecord(c);
  const record = sent.value('place') === 'record' ? await recordTalkedAbout(tx, kind, recordId) : null;
  return `${record ? pageOfRecord(record) : discussionPath(kind, recordId)}#${anchor}`;
}

async function write(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const words = commentWords(c.get('visit').language);
  const sent = await readForm(c);
  const answers = sent.value('answers') || null;
  let told = '';
  const written = await onceAsActor(actor, sent, async (tx) => {
    const outcome = await writeComment(tx, actor, {
      ...atRecord(c),
      answers,
      typed: sent.value('text'),
      picked: sent.all('mention'),
    });
    if (!outcome.ok) return outcome;
    told = namesTold(outcome.value, actor);
    return ok(await backTo(tx, c, sent, `c-${outcome.value.id}`));
  });
  if (!written.ok) return refuse(c, written.error, answers ? `answer:${answers}` : 'new', sent);
  return seeOther(c, written.value, { text: told ? words.sentNaming(told) : words.sent });
}

const namesTold = ({ named }: Written, actor: Actor): string =>
  named
    .filter(({ id }) => id !== actor.id)
    .map(({ name }) => name)
    .join(', ');

async function edit(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const words = commentWords(c.get('visit').language);
  const sent = await readForm(c);
  const at = atComment(c);
  const edited = await onceAsActor(actor, sent, async (tx) => {
    const outcome = await editComment(tx, actor, {
      ...at,
      typed: sent.value('text'),
      picked: sent.all('mention'),
      version: sent.version('version'),
    });
    return outcome.ok ? ok(await backTo(tx, c, sent, `c-${at.commentId}`)) : outcome;
  });
  if (!edited.ok) return refuse(c, edited.error, `edit:${at.commentId}`, sent);
  return seeOther(c, edited.value, { text: words.edited });
}

/** One press of a button on a comment, with what is said when it is done. */
async function press(
  c: SiteContext,
  work: (tx: Tx, actor: Actor, at: AtComment) => Promise<Result<string, WithdrawCommentError>>,
  done: string,
  undo?: string,
): Promise<Response> {
  const actor = c.get('actor');
  const sent = await readForm(c);
  const at = atComment(c);
  const pressed = await onceAsActor(actor, sent, async (tx) => {
    const outcome = await work(tx, actor, at);
    return outcome.ok ? ok(await backTo(tx, c, sent, `c-${at.commentId}`)) : outcome;
  });
  if (!pressed.ok) return refuse(c, pressed.error, 'press', null);
  return seeOther(c, pressed.value, { text: done, ...(undo && { undo }) });
}

function withdraw(c: SiteContext, undo: boolean): Promise<Response> {
  const words = commentWords(c.get('visit').language);
  const { kind, recordId, commentId } = atComment(c);
  return press(
    c,
    (tx, actor, at) => withdrawComment(tx, actor, { ...at, undo }),
    undo ? words.undone : words.withdrawn,
    undo ? undefined : `${discussionPath(kind, recordId)}/${commentId}/hoan-tac`,
  );
}

function settle(c: SiteContext, settled: boolean): Promise<Response> {
  const words = commentWords(c.get('visit').language);
  return press(
    c,
    (tx, actor, at) => settleThread(tx, actor, { ...at, settled }),
    settled ? words.settled : words.reopened,
  );
}
