import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { checkedFact, type FactRefusal, type FactValues } from '../domain/fact.ts';
import { keepsPeopleOf } from '../domain/may-know.ts';
import { samePerson, unitsOfPerson } from './people.query.ts';
import { spanCells } from './span-cells.ts';
import { ownPersonId } from './restricted.query.ts';

export type KeepFactError =
  | FactRefusal
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'not-about-oneself' }
  | { readonly kind: 'no-post-in-that-unit' }
  | { readonly kind: 'year-is-rated-already' }
  | { readonly kind: 'nobody-has-that-id' }
  | { readonly kind: 'someone-saved-before' };

export type KeepFact = {
  readonly personId: string;
  /** The unit under which it is recorded, and whose officer keeps it. */
  readonly unitId: string;
  readonly values: FactValues;
  readonly today: CalendarDay;
  /** Null for a fact not recorded before. */
  readonly was: { readonly id: string; readonly version: number } | null;
};

/** Records or corrects a restricted fact. Nobody keeps their own record; a unit keeps facts of those who have or had a post there. */
export async function keepFact(tx: Tx, actor: Actor, command: KeepFact): Promise<Result<string, KeepFactError>> {
  const { unitId, was } = command;
  if (!keepsPeopleOf(actor, unitId)) return err({ kind: 'not-yours-to-do' });
  const checked = checkedFact(command.values, command.today);
  if (!checked.ok) return checked;
  const [personId] = await samePerson(tx, command.personId);
  if (personId === undefined) return err({ kind: 'nobody-has-that-id' });
  if ((await ownPersonId(tx, actor.id)) === personId) return err({ kind: 'not-about-oneself' });
  if (!(await unitsOfPerson(tx, personId)).includes(unitId)) return err({ kind: 'no-post-in-that-unit' });
  const { kind, year, rating, from, until, detail, decision } = checked.value;
  if (await isRated(tx, personId, unitId, year, was?.id ?? null)) return err({ kind: 'year-is-rated-already' });
  const cells = { kind, year, rating, ...spanCells(from, until), detail, decision };
  if (was === null) {
    const id = newId();
    await tx
      .insertInto('person_fact')
      .values({ id, person_id: personId, unit_id: unitId, ...cells })
      .execute();
    return ok(id);
  }
  const changed = await tx
    .updateTable('person_fact')
    .set({ ...cells, version: sql`version + 1` })
    .where('id', '=', was.id)
    .where('unit_id', '=', unitId)
    .where('version', '=', was.version)
    .executeTakeFirst();
  return changed.numUpdatedRows === 0n ? err({ kind: 'someone-saved-before' }) : ok(was.id);
}

async function isRated(
  tx: Tx,
  personId: string,
  unitId: string,
  year: number | null,
  except: string | null,
): Promise<boolean> {
  if (year === null) return false;
  const { rows } = await sql`
    select from person_fact where person_id = any (app.same_person(${personId})) and unit_id = ${unitId} and kind = 'rating'
      and year = ${year} and id is distinct from ${except}::uuid
  `.execute(tx); // index person_fact_of_person
  return rows.length > 0;
}

/** Takes back a fact recorded by mistake; the reason goes into the log, which keeps what was there. */
export async function removeFact(
  tx: Tx,
  actor: Actor,
  command: { readonly id: string; readonly unitId: string; readonly version: number; readonly reason: string },
): Promise<Result<null, KeepFactError | { readonly kind: 'reason-must-be-written' }>> {
  if (!keepsPeopleOf(actor, command.unitId)) return err({ kind: 'not-yours-to-do' });
  if (command.reason === '') return err({ kind: 'reason-must-be-written' });
  await sql`select set_config('app.reason', ${command.reason}, true)`.execute(tx);
  const gone = await tx
    .deleteFrom('person_fact')
    .where('id', '=', command.id)
    .where('unit_id', '=', command.unitId)
    .where('version', '=', command.version)
    .executeTakeFirst();
  return gone.numDeletedRows === 0n ? err({ kind: 'someone-saved-before' }) : ok(null);
}
