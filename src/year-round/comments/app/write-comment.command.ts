import type { Actor } from '#src/kernel/actor.ts';
import type { PersonNamed } from '#src/kernel/discussion.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { tellPeople } from '#src/year-round/notices/app/tell-people.command.ts';
import { commentText } from '../domain/comment.ts';
import { discussionPath } from '../domain/commentable.ts';
import { mentionsIn, type MentionsRefused } from '../domain/mentions.ts';
import { recordTitle } from '../domain/record-title.ts';
import { type AtRecord, commentAtHand, type RecordRefused, recordToWriteOn } from './comment-at-hand.query.ts';
import { peopleOf, type RecordTalkedAbout } from './records.query.ts';

export type WriteComment = AtRecord & {
  /** The comment that is answered; null begins a thread. */
  readonly answers: string | null;
  readonly typed: string;
  /** The accounts that were picked from the list while typing, or when it was asked which namesake is meant. */
  readonly picked: readonly string[];
};

export type TextRefused =
  | { readonly kind: 'nothing-is-written' }
  | { readonly kind: 'comment-is-too-long' }
  | MentionsRefused;

export type WriteCommentError =
  | RecordRefused
  | TextRefused
  | { readonly kind: 'no-such-comment' }
  | { readonly kind: 'comment-is-withdrawn' }
  | { readonly kind: 'thread-is-settled' };

export type Written = { readonly id: string; readonly named: readonly PersonNamed[] };

/** Says something about a record, or answers what was said; those named and those in the thread are told once each. */
export async function writeComment(
  tx: Tx,
  actor: Actor,
  command: WriteComment,
): Promise<Result<Written, WriteCommentError>> {
  const record = await recordToWriteOn(tx, actor, command);
  if (!record.ok) return record;
  if (command.answers !== null) {
    const thread = await commentAtHand(tx, { ...command, commentId: command.answers });
    if (!thread || thread.answersId !== null) return err({ kind: 'no-such-comment' });
    if (thread.withdrawnAt) return err({ kind: 'comment-is-withdrawn' });
    if (thread.settledAt) return err({ kind: 'thread-is-settled' });
  }
  const read = await readText(tx, record.value, command);
  if (!read.ok) return read;
  const { text, named, people } = read.value;
  const id = newId();
  await tx
    .insertInto('comment')
    .values({
      id,
      record_kind: command.kind,
      record_id: command.recordId,
      cluster_year_id: record.value.clusterYearId,
      unit_id: record.value.unitId,
      answers_id: command.answers,
      by_account_id: actor.id,
      text,
      mentioned: named.map((person) => person.id),
    })
    .execute();
  const mentioned = named.map((person) => person.id);
  await tell(tx, actor, record.value, 'mentioned', mentioned);
  if (command.answers !== null) {
    const others = await inThread(tx, command.answers);
    const stillHere = others.filter((each) => !mentioned.includes(each) && people.some((one) => one.id === each));
    await tell(tx, actor, record.value, 'comment-answered', stillHere);
  }
  return ok({ id, named });
}

type ReadText = {
  readonly text: string;
  readonly named: readonly PersonNamed[];
  /** Everybody who has a part in the record. */
  readonly people: readonly PersonNamed[];
};

/** The text as it is kept, with whom it names among those who have a part in the record. */
export async function readText(
  tx: Tx,
  record: RecordTalkedAbout,
  { typed, picked }: Pick<WriteComment, 'typed' | 'picked'>,
): Promise<Result<ReadText, TextRefused>> {
  const plain = commentText(typed);
  if (!plain.ok) return plain;
  const people = await peopleOf(tx, record);
  const named = mentionsIn(plain.value, people, picked);
  if (!named.ok) return named;
  const text = commentText(named.value.text); // with names put right it may be longer
  return text.ok ? ok({ text: text.value, named: named.value.people, people }) : text;
}

/** Whoever wrote in a thread and did not withdraw it. */
async function inThread(tx: Tx, threadId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('comment')
    .where((row) => row.or([row('id', '=', threadId), row('answers_id', '=', threadId)]))
    .where('withdrawn_at', 'is', null)
    .select('by_account_id as id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

export const tell = (
  tx: Tx,
  actor: Actor,
  record: RecordTalkedAbout,
  kind: 'mentioned' | 'comment-answered',
  accountIds: readonly string[],
): Promise<void> =>
  tellPeople(tx, actor, {
    kind,
    about: recordTitle(record, 'vi'),
    href: discussionPath(record.kind, record.id),
    clusterYearId: record.clusterYearId,
    accountIds,
  });
