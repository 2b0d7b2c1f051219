import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Whether a fact was changed, removed or entered by somebody else since the list was looked at. */
export async function factsAreStale(tx: Tx, importId: string): Promise<boolean> {
  const { rows } = await sql`
    select from people_import_row r left join person_fact f on f.id = r.fact_id
    where r.import_id = ${importId} and r.fact_id is not null and f.version is distinct from r.fact_version
    union all
    select from people_import_row r join person_fact f on f.unit_id = r.unit_id and f.kind = 'rating' and f.year = r.year
    where r.import_id = ${importId} and r.fact_id is null and r.fact_kind = 'rating' and f.person_id = any (app.same_person(r.person_id))
  `.execute(tx); // index person_fact_in_unit
  return rows.length > 0;
}

/** Facts of people whose first row lies in a stretch of the file. */
export async function enterFacts(tx: Tx, importId: string, from: number, until: number): Promise<void> {
  const chunk = sql`r.import_id = ${importId} and r.first_row >= ${from} and r.first_row < ${until}`;
  await sql`
    insert into person_fact (id, person_id, unit_id, kind, year, rating, from_day, from_known, until_day, until_known, detail, decision)
    select gen_random_uuid(), r.person_id, r.unit_id, r.fact_kind, r.year, r.rating, r.from_day, r.from_known, r.until_day, r.until_known, r.detail, r.decision
    from people_import_row r where ${chunk} and r.verdict = 'new'
  `.execute(tx);
  await sql`
    update person_fact f set rating = coalesce(r.rating, f.rating),
      from_day = coalesce(r.from_day, f.from_day), from_known = case when r.from_day is null then f.from_known else r.from_known end,
      until_day = coalesce(r.until_day, f.until_day), until_known = case when r.until_day is null then f.until_known else r.until_known end,
      detail = coalesce(r.detail, f.detail), decision = coalesce(r.decision, f.decision), version = f.version + 1
    from people_import_row r where ${chunk} and r.verdict = 'changed' and f.id = r.fact_id
  `.execute(tx);
}
