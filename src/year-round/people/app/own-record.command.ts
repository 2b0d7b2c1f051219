import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepsAllPeople, keepsPeopleOf } from '../domain/may-know.ts';
import { samePerson, unitsOfPerson } from './people.query.ts';

/** Says which person of the register an account is: what makes the own record one's own. Null unties it. */
export async function tieAccount(tx: Tx, accountId: string, personId: string | null): Promise<void> {
  await tx.updateTable('account').set({ person_id: personId }).where('id', '=', accountId).execute();
}

export type TieError =
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'nobody-has-that-id' }
  | { readonly kind: 'no-such-account' }
  | { readonly kind: 'tied-to-somebody' }
  | { readonly kind: 'not-about-oneself' }
  | { readonly kind: 'known-in-another-unit' };

/**
 * The officer who keeps a person says which account is theirs; an account or a person tied already is left as it is. Whoever
 * is tied reads all that was ever recorded of the person: so nobody ties themselves, and who has or had a post in a unit
 * that the officer does not keep is tied by the Ministry.
 */
export async function tieBySignInName(
  tx: Tx,
  actor: Actor,
  command: { readonly personId: string; readonly signInName: string },
): Promise<Result<string, TieError>> {
  const [personId] = await samePerson(tx, command.personId);
  if (personId === undefined) return err({ kind: 'nobody-has-that-id' });
  const units = await unitsOfPerson(tx, personId);
  if (!keepsAllPeople(actor) && !units.some((unitId) => keepsPeopleOf(actor, unitId)))
    return err({ kind: 'not-yours-to-do' });
  const { rows } = await sql<{ keeps: boolean }>`select app.keeps_person(${personId}) as keeps`.execute(tx);
  if (rows[0]?.keeps !== true) return err({ kind: 'known-in-another-unit' });
  const account = await tx
    .selectFrom('account')
    .where('id', '=', sql<string>`app.account_named(${command.signInName.toLowerCase()})`)
    .select(['id', 'person_id'])
    .executeTakeFirst();
  if (!account) return err({ kind: 'no-such-account' });
  if (account.id === actor.id) return err({ kind: 'not-about-oneself' });
  const holder = await tx.selectFrom('account').select('id').where('person_id', '=', personId).executeTakeFirst();
  if (account.person_id !== null || holder) return err({ kind: 'tied-to-somebody' });
  await tieAccount(tx, account.id, personId);
  return ok(personId);
}
