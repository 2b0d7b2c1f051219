import type { Actor } from '#src/kernel/actor.ts';
import type { Commentable } from '#src/kernel/discussion.ts';
import { isId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayComment, mayReadComments } from '../domain/commentable.ts';
import { type RecordTalkedAbout, recordTalkedAbout } from './records.query.ts';

/** A record of the working area by its kind and id, and one comment on it. */
export type AtRecord = { readonly kind: Commentable; readonly recordId: string };
export type AtComment = AtRecord & { readonly commentId: string };

export type RecordRefused =
  | { readonly kind: 'no-such-record' }
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'year-is-closed' };

/** The record that may be written about; who may not read it is not told whether it is there. */
export async function recordToWriteOn(
  tx: Tx,
  actor: Actor,
  { kind, recordId }: AtRecord,
): Promise<Result<RecordTalkedAbout, RecordRefused>> {
  const found = await recordTalkedAbout(tx, kind, recordId);
  if (!found || !mayReadComments(actor, found)) return err({ kind: 'no-such-record' });
  if (!mayComment(actor, found)) return err({ kind: 'not-yours-to-do' });
  return found.closedOn === null ? ok(found) : err({ kind: 'year-is-closed' });
}

/** One comment of this very record; an id of another record's is as unknown as one that was never given. */
export async function commentAtHand(tx: Tx, { kind, recordId, commentId }: AtComment) {
  if (!isId(commentId)) return null;
  const found = await tx
    .selectFrom('comment')
    .where('id', '=', commentId)
    .where('record_kind', '=', kind)
    .where('record_id', '=', recordId)
    .select([
      'id',
      'answers_id as answersId',
      'by_account_id as byId',
      'text',
      'mentioned',
      'written_at as writtenAt',
      'edited_at as editedAt',
      'withdrawn_at as withdrawnAt',
      'settled_at as settledAt',
      'version',
    ])
    .executeTakeFirst();
  return found ?? null;
}
