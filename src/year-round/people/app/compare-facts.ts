import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepFinerDays } from './finer-days.ts';
import { ownPersonId } from './restricted.query.ts';

/** Which fact on record a row speaks of and what it would change; what may not be entered is told, and that it was looked up is written down. */
export async function judgeFacts(tx: Tx, actor: Actor, importId: string): Promise<void> {
  await sql`select app.measure_people_import()`.execute(tx);
  await refuseUnknown(tx, actor, importId);
  await matchFacts(tx, importId);
  await keepFinerDays(tx, importId, 'person_fact');
  await tellRepeated(tx, importId);
  await sql`
    update people_import_row r set person_version = p.version, verdict = case
      when f.id is null then 'new'
      when coalesce(r.rating, f.rating) is not distinct from f.rating
        and (r.from_day is null or (r.from_day, r.from_known) is not distinct from (f.from_day, f.from_known))
        and (r.until_day is null or (r.until_day, r.until_known) is not distinct from (f.until_day, f.until_known))
        and coalesce(r.detail, f.detail) is not distinct from f.detail
        and coalesce(r.decision, f.decision) is not distinct from f.decision
      then 'same' else 'changed' end
    from people_import_row x join person p on p.id = x.person_id left join person_fact f on f.id = x.fact_id
    where x.import_id = ${importId} and r.import_id = x.import_id and r.row_no = x.row_no
  `.execute(tx);
  await noteCompared(tx, actor, importId);
}

/** Every id of the person whom a row is of: facts and posts may stand with a record that was merged. */
const idsOf = (importId: string): RawBuilder<unknown> => sql`
  said as materialized (select row_no, person_id as id from people_import_row where import_id = ${importId} and person_id is not null
    union all select x.row_no, m.id from person m join people_import_row x on x.person_id = m.merged_into_id
    where m.merged_into_id is not null and x.import_id = ${importId})`;

/** Facts are of people who are known in that unit; nobody enters anything about themselves. */
async function refuseUnknown(tx: Tx, actor: Actor, importId: string): Promise<void> {
  const own = await ownPersonId(tx, actor.id);
  await sql`
    delete from people_import_problem where import_id = ${importId} and kind in ('nobody-of-that-name', 'no-post-in-that-unit', 'not-about-oneself')
  `.execute(tx);
  await sql`
    with ${idsOf(importId)}
    insert into people_import_problem (import_id, row_no, column_key, kind, found)
    select r.import_id, r.row_no, case when r.staff_code is null then 'name' else 'staffCode' end, 'nobody-of-that-name', coalesce(r.staff_code, r.name)
    from people_import_row r where r.import_id = ${importId} and r.person_id is null and r.verdict is distinct from 'doubtful'
    union all
    select r.import_id, r.row_no, 'unit', 'no-post-in-that-unit', r.name
    from people_import_row r where r.import_id = ${importId} and r.person_id is not null
      and not exists (select from said join post_held h on h.person_id = said.id where said.row_no = r.row_no and h.unit_id = r.unit_id)
    union all
    select r.import_id, r.row_no, 'name', 'not-about-oneself', r.name
    from people_import_row r where r.import_id = ${importId} and r.person_id = ${own}::uuid
  `.execute(tx); // indexes people_import_row_pkey, post_held_of_person
}

/** A rating is that of its year in its unit; another fact one of its kind that may have begun on the same day. */
const matchFacts = (tx: Tx, importId: string) =>
  sql`
    with ${idsOf(importId)}, fact as (
      select distinct on (r.row_no) r.row_no, f.id, f.version
      from said join people_import_row r on r.import_id = ${importId} and r.row_no = said.row_no
        join person_fact f on f.person_id = said.id and f.unit_id = r.unit_id and f.kind = r.fact_kind
      where case when r.fact_kind = 'rating' then f.year = r.year
        else app.is_within(f.from_day, f.from_known, r.from_day, r.from_known) or app.is_within(r.from_day, r.from_known, f.from_day, f.from_known) end
      order by r.row_no, (f.detail is not distinct from r.detail) desc, f.from_day desc nulls last, f.id
    )
    update people_import_row r set fact_id = fact.id, fact_version = fact.version
    from fact where r.import_id = ${importId} and r.row_no = fact.row_no
  `.execute(tx); // index person_fact_of_person

/** One fact said by two rows: nothing of it is guessed. */
async function tellRepeated(tx: Tx, importId: string): Promise<void> {
  await sql`delete from people_import_problem where import_id = ${importId} and kind = 'same-fact-twice'`.execute(tx);
  await sql`
    insert into people_import_problem (import_id, row_no, column_key, kind, found, about)
    select r.import_id, r.row_no, 'kind', 'same-fact-twice', r.name, min(o.row_no)::text
    from people_import_row r join people_import_row o on o.import_id = r.import_id and o.identity = r.identity and o.row_no < r.row_no
    where r.import_id = ${importId} and o.fact_kind = r.fact_kind and o.unit_id = r.unit_id
      and (o.fact_id = r.fact_id or o.year = r.year or (o.from_day, o.from_known) is not distinct from (r.from_day, r.from_known) and r.year is null)
    group by r.import_id, r.row_no, r.name
  `.execute(tx); // index people_import_row_identity
}

/** What is on record was compared with the file: that is a reading of it, written down for each person like any other. */
async function noteCompared(tx: Tx, actor: Actor, importId: string): Promise<void> {
  if (actor.kind === 'worker' || actor.kind === 'importer') return;
  await sql`
    select app.note_reading('person', read.person_id, jsonb_build_object('facts', read.kinds))
    from (select person_id, jsonb_agg(distinct fact_kind) as kinds from people_import_row
          where import_id = ${importId} and fact_id is not null group by person_id) read
  `.execute(tx);
}
