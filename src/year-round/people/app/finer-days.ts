import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** The row's post or fact, by the table that it was found in. */
const ID_IN = { post_held: 'post_id', person_fact: 'fact_id' } as const;

/** A list that says «năm 2019» of a day that is known exactly says the same with fewer words: what is known stays. */
export async function keepFinerDays(tx: Tx, importId: string, table: keyof typeof ID_IN): Promise<void> {
  const [known, id] = [sql.table(table), sql.ref(`r.${ID_IN[table]}`)];
  await sql`
    update people_import_row r set from_day = h.from_day, from_known = h.from_known from ${known} h
    where r.import_id = ${importId} and h.id = ${id} and app.is_within(h.from_day, h.from_known, r.from_day, r.from_known)
  `.execute(tx);
  await sql`
    update people_import_row r set until_day = h.until_day, until_known = h.until_known from ${known} h
    where r.import_id = ${importId} and h.id = ${id} and app.is_within(h.until_day, h.until_known, r.until_day, r.until_known)
  `.execute(tx);
}
