import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { claimsOf } from '../evidence/claims.query.ts';
import { type Difference, fieldKey, sourceBook } from '../evidence/source-book.ts';
import { placesOf } from './doubts.query.ts';

/** One choice that somebody made for a fact, also one that was taken back or replaced. */
export type ChoiceOnRecord = {
  readonly id: string;
  readonly claimId: string;
  readonly reason: string;
  readonly at: Date;
  readonly undoneAt: Date | null;
  readonly by: string | null;
};

export type DifferenceFound = {
  readonly difference: Difference;
  readonly place: { readonly href: string; readonly label: string } | null;
  readonly choices: readonly ChoiceOnRecord[];
};

/** The fact of which this claim is one, with all that was ever chosen for it; null where sources do not differ in it. */
export async function differenceWith(tx: Tx, claimId: string): Promise<DifferenceFound | null> {
  const asked = await tx
    .selectFrom('claim')
    .select(['subject_id as subjectId', 'field'])
    .where('id', '=', claimId)
    .executeTakeFirst();
  if (!asked) return null;
  const { subjectId, field } = asked;
  const { differences } = sourceBook(await claimsOf(tx, [subjectId]), [subjectId]);
  const difference = differences.find((one) => fieldKey(one.field) === fieldKey(field));
  if (!difference) return null;
  const { rows } = await sql<ChoiceOnRecord>`
    select h.id, h.claim_id as "claimId", h.reason, h.chosen_at as at, h.undone_at as "undoneAt", a.name as by
    from claim_choice h left join account a on a.id = h.chosen_by
    where h.subject_id = ${subjectId} and h.field = ${field} order by h.chosen_at
  `.execute(tx);
  const places = await placesOf(tx, [subjectId]);
  return { difference, place: places.get(subjectId) ?? null, choices: rows };
}
