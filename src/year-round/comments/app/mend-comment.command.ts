import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayStillEdit, mayStillUndo } from '../domain/comment.ts';
import { type AtComment, commentAtHand, type RecordRefused, recordToWriteOn } from './comment-at-hand.query.ts';
import { readText, tell, type TextRefused, type WriteComment, type Written } from './write-comment.command.ts';

type NotThere = RecordRefused | { readonly kind: 'no-such-comment' };

export type SavedBefore = {
  readonly kind: 'someone-saved-before';
  readonly theirs: string;
  readonly at: Date;
  readonly version: number;
};
export type EditCommentError =
  | NotThere
  | TextRefused
  | SavedBefore
  | { readonly kind: 'comment-is-withdrawn' }
  | { readonly kind: 'too-late-to-edit' };

export type EditComment = AtComment &
  Pick<WriteComment, 'typed' | 'picked'> & {
    /** The version that the form was opened on. */
    readonly version: number;
  };

/** Mends one's own comment soon after it was written. Both texts are in the log; who is named newly is told. */
export async function editComment(
  tx: Tx,
  actor: Actor,
  command: EditComment,
  now = new Date(),
): Promise<Result<Written, EditCommentError>> {
  const record = await recordToWriteOn(tx, actor, command);
  if (!record.ok) return record;
  const before = await commentAtHand(tx, command);
  if (!before) return err({ kind: 'no-such-comment' });
  if (before.byId !== actor.id) return err({ kind: 'not-yours-to-do' });
  if (before.withdrawnAt) return err({ kind: 'comment-is-withdrawn' });
  if (!mayStillEdit(before.writtenAt, now)) return err({ kind: 'too-late-to-edit' });
  const savedBefore = {
    kind: 'someone-saved-before',
    theirs: before.text,
    at: before.editedAt ?? before.writtenAt,
  } as const;
  if (before.version !== command.version) return err({ ...savedBefore, version: before.version });
  const read = await readText(tx, record.value, command);
  if (!read.ok) return read;
  const { text, named } = read.value;
  if (text === before.text && named.every(({ id }) => before.mentioned.includes(id)))
    return ok({ id: before.id, named: [] });
  const saved = await tx
    .updateTable('comment')
    .set((row) => ({
      text,
      mentioned: named.map(({ id }) => id),
      edited_at: sql`now()`,
      version: row('version', '+', 1),
    }))
    .where('id', '=', before.id)
    .where('version', '=', command.version)
    .returning('id')
    .executeTakeFirst();
  if (!saved) return err({ ...savedBefore, version: before.version + 1 });
  const newly = named.filter(({ id }) => !before.mentioned.includes(id));
  await tell(
    tx,
    actor,
    record.value,
    'mentioned',
    newly.map(({ id }) => id),
  );
  return ok({ id: before.id, named: newly });
}

export type WithdrawCommentError =
  | NotThere
  | { readonly kind: 'comment-is-withdrawn' }
  | { readonly kind: 'too-late-to-undo' };

/** Takes one's own comment back: its place stays, its text is on the page no more; and for some minutes takes that back too. */
export async function withdrawComment(
  tx: Tx,
  actor: Actor,
  command: AtComment & { readonly undo: boolean },
  now = new Date(),
): Promise<Result<string, WithdrawCommentError>> {
  const record = await recordToWriteOn(tx, actor, command);
  if (!record.ok) return record;
  const before = await commentAtHand(tx, command);
  if (!before) return err({ kind: 'no-such-comment' });
  if (before.byId !== actor.id) return err({ kind: 'not-yours-to-do' });
  if (command.undo === (before.withdrawnAt === null)) return ok(before.id); // it is so already
  if (before.withdrawnAt && !mayStillUndo(before.withdrawnAt, now)) return err({ kind: 'too-late-to-undo' });
  await tx
    .updateTable('comment')
    .set((row) => ({ withdrawn_at: command.undo ? null : sql`now()`, version: row('version', '+', 1) }))
    .where('id', '=', before.id)
    .execute();
  return ok(before.id);
}

/** Says that a thread is settled («đã giải quyết»), or opens it again: whoever has a part in the record does. */
export async function settleThread(
  tx: Tx,
  actor: Actor,
  command: AtComment & { readonly settled: boolean },
): Promise<Result<string, NotThere>> {
  const record = await recordToWriteOn(tx, actor, command);
  if (!record.ok) return record;
  const before = await commentAtHand(tx, command);
  if (!before || before.answersId !== null) return err({ kind: 'no-such-comment' });
  if (command.settled === (before.settledAt !== null)) return ok(before.id);
  await tx
    .updateTable('comment')
    .set((row) => ({
      settled_at: command.settled ? sql`now()` : null,
      settled_by_id: command.settled ? actor.id : null,
      version: row('version', '+', 1),
    }))
    .where('id', '=', before.id)
    .execute();
  return ok(before.id);
}
