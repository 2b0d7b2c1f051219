import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Commentable, CommentShown, Discussion, Thread } from '#src/kernel/discussion.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayStillEdit, mayStillUndo } from '../domain/comment.ts';
import { type CommentPlace, discussionPath, mayComment, mayReadComments } from '../domain/commentable.ts';

/** The record whose talk is asked for, as its page knows it. */
export type TalkedAbout = CommentPlace & {
  readonly kind: Commentable;
  readonly id: string;
  readonly closedOn: CalendarDay | null;
};

const MOST_SHOWN = 1000;

type Row = {
  readonly id: string;
  readonly answersId: string | null;
  readonly byId: string;
  readonly by: string;
  readonly post: string | null;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly writtenAt: Date;
  readonly editedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly version: number;
};

/** The talk about one record in one query, for whoever may read it; null for everybody else. */
export async function discussionOf(
  tx: Tx,
  actor: Actor,
  about: TalkedAbout,
  now = new Date(),
): Promise<Discussion | null> {
  if (!mayReadComments(actor, about)) return null;
  const { rows } = await sql<Row>`
    select c.id, c.answers_id as "answersId", c.by_account_id as "byId", a.name as by, a.post,
      case when c.withdrawn_at is null then c.text else '' end as text,
      array(select m.name from account m where m.id = any (c.mentioned)) as mentions, c.written_at as "writtenAt",
      c.edited_at as "editedAt", c.withdrawn_at as "withdrawnAt", c.settled_at as "settledAt", s.name as "settledBy", c.version
    from comment c join account a on a.id = c.by_account_id left join account s on s.id = c.settled_by_id
    where c.record_id = ${about.id}::uuid and c.record_kind = ${about.kind}
    order by c.written_at, c.id limit ${MOST_SHOWN}
  `.execute(tx); // index comment_of_record; accounts by primary key
  const isClosed = about.closedOn !== null;
  const shown = (row: Row): CommentShown => asShown(row, row.byId === actor.id && !isClosed, now);
  return {
    path: discussionPath(about.kind, about.id),
    threads: rows
      .filter(({ answersId }) => answersId === null)
      .map(
        (row): Thread => ({
          ...shown(row),
          answers: rows.filter(({ answersId }) => answersId === row.id).map(shown),
          settled: row.settledAt && { by: row.settledBy ?? '', at: row.settledAt },
        }),
      ),
    count: rows.filter(({ withdrawnAt }) => withdrawnAt === null).length,
    mayWrite: mayComment(actor, about) && !isClosed,
    isClosed,
  };
}

function asShown(row: Row, isOwn: boolean, now: Date): CommentShown {
  const { id, byId, by, post, text, mentions, writtenAt, editedAt, withdrawnAt, version } = row;
  return {
    id,
    by: { id: byId, name: by, post },
    text,
    mentions,
    writtenAt,
    editedAt,
    isWithdrawn: withdrawnAt !== null,
    version,
    mayEdit: isOwn && withdrawnAt === null && mayStillEdit(writtenAt, now),
    mayWithdraw: isOwn && withdrawnAt === null,
    mayUndo: isOwn && withdrawnAt !== null && mayStillUndo(withdrawnAt, now),
  };
}

/** A record of a list, with the unit where it stands between that unit and the head's office. */
type Listed = { readonly id: string; readonly unitId?: string | null };

/**
 * How much was said about each record of a list, for those whose talk the actor may read (0: nothing yet); the others are
 * not in the answer. One query.
 */
export async function commentCounts(
  tx: Tx,
  actor: Actor,
  clusterYearId: string,
  records: readonly Listed[],
): Promise<ReadonlyMap<string, number>> {
  const read = records.filter(({ unitId = null }) => mayReadComments(actor, { clusterYearId, unitId }));
  if (read.length === 0) return new Map();
  const { rows } = await sql<{ id: string; count: number }>`
    select record_id as id, count(*)::int as count from comment
    where record_id = any (${read.map(({ id }) => id)}::uuid[]) and withdrawn_at is null group by record_id
  `.execute(tx); // index comment_of_record
  const counted = new Map(rows.map(({ id, count }) => [id, count]));
  return new Map(read.map(({ id }) => [id, counted.get(id) ?? 0]));
}
