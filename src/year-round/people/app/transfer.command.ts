import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { PartialDay } from '#src/kernel/partial-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepsPeopleOf } from '../domain/may-know.ts';
import type { PostValues } from '../domain/post.ts';
import { lastDayBefore, type TransferRefusal } from '../domain/transfer.ts';
import { addPost, changePost, type PostError } from './keep-person.command.ts';
import { personKnown } from './people.query.ts';

export type TransferError = PostError | TransferRefusal;

/**
 * Moves somebody from one unit to another by one deciding paper, in one act: the post that is left ends, the new one begins,
 * and both units show where to and where from. Whoever keeps both units may.
 */
export async function transferPerson(
  tx: Tx,
  actor: Actor,
  command: {
    readonly personId: string;
    readonly postId: string;
    readonly version: number;
    readonly taken: PostValues;
  },
): Promise<Result<string, TransferError>> {
  const { postId, version, taken } = command;
  const person = await personKnown(tx, command.personId);
  const left = person?.posts.find(({ id }) => id === postId);
  if (!person || !left) return err({ kind: 'nobody-has-that-id' });
  if (![left.unitId, taken.unitId].every((unitId) => keepsPeopleOf(actor, unitId)))
    return err({ kind: 'not-yours-to-do' });
  const until = lastDayBefore(left, taken);
  if (!until.ok) return until;
  const ended = await changePost(tx, actor, { postId, version, post: { ...left, until: until.value } });
  if (!ended.ok) return ended;
  const begun = await addPost(tx, actor, { personId: person.id, post: { ...taken, until: null } });
  if (!begun.ok) return begun;
  await tx
    .insertInto('post_transfer')
    .values({
      id: newId(),
      person_id: person.id,
      from_post_id: postId,
      from_unit_id: left.unitId,
      to_post_id: begun.value,
      to_unit_id: taken.unitId,
      decision: taken.decision ?? '',
    })
    .execute();
  return ok(person.id);
}

export type TransferSeen = {
  readonly id: string;
  readonly personId: string;
  readonly name: string;
  /** Away from the unit that is asked for; otherwise to it. */
  readonly isAway: boolean;
  readonly otherUnit: string;
  readonly otherUnitSlug: string;
  readonly day: PartialDay | null;
  readonly decision: string;
};

/** Who came to a unit and who left it by a transfer, the latest first; those that the reader may see. */
export async function transfersOf(tx: Tx, unitId: string): Promise<readonly TransferSeen[]> {
  const { rows } = await sql<TransferSeen>`
    select t.id, (app.same_person(p.id))[1] as "personId", p.name, t.from_unit_id = ${unitId} as "isAway", u.slug as "otherUnitSlug",
      app.unit_name_on(u.id, current_date) as "otherUnit", t.decision,
      coalesce(app.as_known(came.from_day, came.from_known), app.as_known(went.until_day, went.until_known)) as day
    from post_transfer t join person p on p.id = t.person_id
      join unit u on u.id = case when t.from_unit_id = ${unitId} then t.to_unit_id else t.from_unit_id end
      left join post_held came on came.id = t.to_post_id left join post_held went on went.id = t.from_post_id
    where t.from_unit_id = ${unitId} or t.to_unit_id = ${unitId}
    order by coalesce(came.from_day, went.until_day) desc nulls last, t.id limit 100
  `.execute(tx); // indexes post_transfer_from_unit, post_transfer_to_unit
  return rows;
}
