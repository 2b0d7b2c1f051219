import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepsAllPeople, unitsKept } from '../domain/may-know.ts';
import { samePerson } from './people.query.ts';

export type MergeError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'nobody-has-that-id' }
  | { readonly kind: 'one-person-already' }
  | { readonly kind: 'two-staff-codes' }
  | { readonly kind: 'reason-must-be-written' };
type Command = { readonly oneId: string; readonly otherId: string; readonly reason: string };

type Standing = { readonly id: string; readonly isPublic: boolean; readonly codes: number; readonly keeps: boolean };

/** The two persons, each by the id that stands for all; refused where the actor does not keep both. */
async function twoOf(
  tx: Tx,
  actor: Actor,
  { oneId, otherId, reason }: Command,
): Promise<Result<readonly [Standing, Standing], MergeError>> {
  if (!keepsAllPeople(actor) && unitsKept(actor).length === 0) return err({ kind: 'not-yours-to-do' });
  if (reason === '') return err({ kind: 'reason-must-be-written' });
  const [one] = await samePerson(tx, oneId);
  const [other] = await samePerson(tx, otherId);
  if (one === undefined || other === undefined) return err({ kind: 'nobody-has-that-id' });
  if (one === other) return err({ kind: 'one-person-already' });
  const { rows } = await sql<Standing>`
    select p.id, p.is_public as "isPublic", app.keeps_person(p.id) as keeps,
      (select count(k.staff_code)::int from person_particulars k where k.id = any (app.same_person(p.id))) as codes
    from person p where p.id in (${one}, ${other}) and p.merged_into_id is null order by p.id for update of p
  `.execute(tx); // in one order: two who merge at once wait for one another
  const [first, second] = rows;
  if (!first || !second) return err({ kind: 'one-person-already' }); // somebody merged them just now
  if (!first.keeps || !second.keeps) return err({ kind: 'not-yours-to-do' });
  return ok(first.id === one ? [first, second] : [second, first]);
}

/**
 * Two records become one person: the first stands for both, unless only the second is known to the public. Nothing is
 * moved or lost; the other id leads to the first, and the merge can be undone.
 */
export async function mergePeople(tx: Tx, actor: Actor, command: Command): Promise<Result<string, MergeError>> {
  const two = await twoOf(tx, actor, command);
  if (!two.ok) return two;
  const [one, other] = two.value;
  if (one.codes > 0 && other.codes > 0) return err({ kind: 'two-staff-codes' });
  const [into, merged] = other.isPublic && !one.isPublic ? [other, one] : [one, other];
  await tx
    .insertInto('person_merge')
    .values({ id: newId(), merged_id: merged.id, into_id: into.id, reason: command.reason, by_account_id: actor.id })
    .execute();
  await tx
    .updateTable('person')
    .set({ merged_into_id: into.id, version: sql`version + 1` })
    .where('id', '=', merged.id)
    .execute();
  return ok(into.id);
}

/** Says that two who look alike are two people; they are not proposed again. */
export async function keepApart(tx: Tx, actor: Actor, command: Command): Promise<Result<string, MergeError>> {
  const two = await twoOf(tx, actor, command);
  if (!two.ok) return two;
  const [one, other] = two.value.map(({ id }) => id).sort((a, b) => (a < b ? -1 : 1));
  if (one === undefined || other === undefined) return err({ kind: 'nobody-has-that-id' });
  await tx
    .insertInto('namesakes_apart')
    .values({ id: newId(), one_id: one, other_id: other, reason: command.reason, by_account_id: actor.id })
    .onConflict((clash) => clash.columns(['one_id', 'other_id']).doNothing())
    .execute();
  return ok(one);
}

/** Takes a merge back: the two are two again, each with what was theirs. */
export async function undoMerge(
  tx: Tx,
  actor: Actor,
  command: { readonly mergeId: string; readonly reason: string },
): Promise<Result<string, MergeError>> {
  if (!keepsAllPeople(actor) && unitsKept(actor).length === 0) return err({ kind: 'not-yours-to-do' });
  if (command.reason === '') return err({ kind: 'reason-must-be-written' });
  const undone = await tx
    .updateTable('person_merge')
    .set({ undone_at: sql`now()`, undone_by_id: actor.id, undone_reason: command.reason })
    .where('id', '=', command.mergeId)
    .where('undone_at', 'is', null)
    .returning('merged_id')
    .executeTakeFirst();
  if (!undone) return err({ kind: 'nobody-has-that-id' });
  await tx
    .updateTable('person')
    .set({ merged_into_id: null, version: sql`version + 1` })
    .where('id', '=', undone.merged_id)
    .execute();
  return ok(undone.merged_id);
}
