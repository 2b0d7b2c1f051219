import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { judgeFacts } from './compare-facts.ts';
import { keepFinerDays } from './finer-days.ts';
import type { ImportWhat } from './sheet-kinds.ts';

/** Lays what was read beside the register: who is known, who is new, who is doubtful, and what would change. */
export async function compareImport(tx: Tx, actor: Actor, importId: string, what: ImportWhat): Promise<void> {
  await sql`select app.measure_people_import()`.execute(tx);
  await tellContradictions(tx, importId);
  await matchByCode(tx, importId);
  if (what === 'people') await refuseTakenCodes(tx, importId);
  await matchByName(tx, importId);
  if (what === 'people') await makeNewPeople(tx, importId);
  await judgeAll(tx, actor, importId, what);
}

/** What every row would change, now that it is known who it is of. */
export async function judgeAll(tx: Tx, actor: Actor, importId: string, what: ImportWhat): Promise<void> {
  if (what === 'people') await judge(tx, importId);
  else await judgeFacts(tx, actor, importId);
  await count(tx, importId);
}

/** One person said twice in different ways, or one row twice: nothing of it is guessed. */
async function tellContradictions(tx: Tx, importId: string): Promise<void> {
  await sql`
    insert into people_import_problem (import_id, row_no, column_key, kind, found, about)
    select r.import_id, r.row_no, 'staffCode', 'rows-disagree', r.staff_code, min(o.row_no)::text
    from people_import_row r join people_import_row o on o.import_id = r.import_id and o.identity = r.identity and o.row_no < r.row_no
    where r.import_id = ${importId} and r.staff_code is not null and (o.key <> r.key or o.birth_year <> r.birth_year)
    group by r.import_id, r.row_no, r.staff_code
    union all
    select r.import_id, r.row_no, 'position', 'same-row-twice', r.position, min(o.row_no)::text
    from people_import_row r join people_import_row o on o.import_id = r.import_id and o.identity = r.identity and o.row_no < r.row_no
    where r.import_id = ${importId} and o.key = r.key and o.unit_id = r.unit_id and o.position = r.position
      and (app.surely_held(o.from_day, o.from_known, o.until_day, o.until_known) && app.surely_held(r.from_day, r.from_known, r.until_day, r.until_known)
        or (o.from_day, o.from_known, o.until_day, o.until_known) is not distinct from (r.from_day, r.from_known, r.until_day, r.until_known))
    group by r.import_id, r.row_no, r.position
  `.execute(tx); // index people_import_row_identity
  await sql`
    update people_import_row r set first_row = f.first_row
    from (select identity, min(row_no) as first_row from people_import_row where import_id = ${importId} group by identity) f
    where r.import_id = ${importId} and r.identity = f.identity
  `.execute(tx);
}

/** A staff code is the person. */
async function matchByCode(tx: Tx, importId: string): Promise<void> {
  await sql`
    update people_import_row r set is_new = false,
      person_id = case when p.merged_into_id is null then p.id else (app.same_person(p.id))[1] end
    from person_particulars k join person p on p.id = k.id
    where r.import_id = ${importId} and r.staff_code = k.staff_code
  `.execute(tx); // index person_particulars_staff_code_key
}

/** A code that somebody bears whom the actor may not see is told as taken, and no more. */
async function refuseTakenCodes(tx: Tx, importId: string): Promise<void> {
  await sql`
    insert into people_import_problem (import_id, row_no, column_key, kind, found)
    select r.import_id, r.row_no, 'staffCode', 'staff-code-is-taken', r.staff_code
    from people_import_row r join app.staff_codes_taken(
      array(select distinct staff_code from people_import_row where import_id = ${importId} and staff_code is not null and person_id is null)) taken
      on taken = r.staff_code
    where r.import_id = ${importId} and r.person_id is null
  `.execute(tx);
}

/**
 * Without a known code: the one of the same name in the same unit with the same birth year, or told apart by the same
 * words, is the person. Where less than that speaks for it, or two fit, somebody decides. The name alone says nothing.
 */
async function matchByName(tx: Tx, importId: string): Promise<void> {
  await sql`
    with asked as (
      select distinct on (identity) identity, key, staff_code, birth_year, told_apart_by, unit_id
      from people_import_row where import_id = ${importId} and person_id is null order by identity, row_no
    ), fits as (
      select a.identity, p.id,
        (u.same_unit and a.birth_year = k.birth_year) or (u.same_unit and app.search_key(a.told_apart_by) = app.search_key(p.told_apart_by)) as is_sure,
        u.same_unit, k.birth_year, a.birth_year as asked_year
      from asked a join person p on p.key = a.key and p.merged_into_id is null
      left join person_particulars k on k.id = p.id
      cross join lateral (select exists (select from post_held h where h.person_id = p.id and h.unit_id = a.unit_id)
        or exists (select from post_seen s where s.person_id = p.id and s.unit_id = a.unit_id) as same_unit) u
      where (a.staff_code is null or k.staff_code is null) and coalesce(abs(a.birth_year - k.birth_year), 0) <= 1
    ), signs as (
      select identity, id, coalesce(is_sure, false) as is_sure from fits
      where same_unit or abs(birth_year - asked_year) <= 1
    ), answer as (
      select identity, count(*) as many, count(*) filter (where is_sure) as sure, min(id::text) filter (where is_sure) as who
      from signs group by identity
    )
    update people_import_row r set
      is_new = case when answer.sure = 1 then false end,
      person_id = case when answer.sure = 1 then answer.who::uuid end,
      verdict = case when answer.sure = 1 then null else 'doubtful' end
    from answer where r.import_id = ${importId} and r.identity = answer.identity and r.person_id is null
  `.execute(tx); // indexes person_by_key, post_held_of_person
}

/** Whom nothing speaks for is new. */
async function makeNewPeople(tx: Tx, importId: string): Promise<void> {
  await sql`
    with made as materialized ( -- one id for each person, however often the join looks
      select identity, gen_random_uuid() as id from people_import_row
      where import_id = ${importId} and person_id is null and verdict is null group by identity
    )
    update people_import_row r set is_new = true, person_id = made.id from made
    where r.import_id = ${importId} and r.identity = made.identity and r.person_id is null and r.verdict is null
  `.execute(tx);
}

/** Which post of the register a row speaks of, and whether it says anything else than the register does. */
async function judge(tx: Tx, importId: string): Promise<void> {
  await sql`select app.measure_people_import()`.execute(tx); // what is known now was not at the first measuring
  // who a row is of, by each of their ids: those that were merged bear posts and codes too
  const ids = sql`
    said as materialized (select row_no, person_id as id from people_import_row where import_id = ${importId} and not is_new
      union all select x.row_no, m.id from person m join people_import_row x on x.person_id = m.merged_into_id
      where m.merged_into_id is not null and x.import_id = ${importId} and not x.is_new)`;
  await sql`
    with ${ids}, post as (
      select distinct on (x.row_no) x.row_no, h.id, h.version
      from said join people_import_row x on x.import_id = ${importId} and x.row_no = said.row_no
        join post_held h on h.person_id = said.id and h.unit_id = x.unit_id and h.position = x.position
      where (x.from_day is null or h.until_day is null or x.from_day <= h.until_day)
        and (x.until_day is null or h.from_day is null or h.from_day <= x.until_day)
      order by x.row_no, h.from_day desc nulls last
    )
    update people_import_row r set post_id = post.id, post_version = post.version
    from post where r.import_id = ${importId} and r.row_no = post.row_no
  `.execute(tx); // indexes people_import_row_pkey, post_held_of_person
  await keepFinerDays(tx, importId, 'post_held');
  await sql`
    with ${ids}, k as materialized (
      select said.row_no, max(y.staff_code) as staff_code, max(y.birth_year) as birth_year
      from said join person_particulars y on y.id = said.id group by said.row_no
    )
    update people_import_row r set person_version = p.version, verdict = case
      when r.post_id is not null
        and (p.is_public or r.name = p.name)
        and coalesce(r.told_apart_by, p.told_apart_by) is not distinct from p.told_apart_by
        and coalesce(r.staff_code, k.staff_code) is not distinct from k.staff_code
        and coalesce(r.birth_year, k.birth_year) is not distinct from k.birth_year
        and coalesce(r.line, h.line) = h.line and coalesce(r.manner, h.manner) = h.manner
        and (r.from_day is null or (r.from_day, r.from_known) is not distinct from (h.from_day, h.from_known))
        and (r.until_day is null or (r.until_day, r.until_known) is not distinct from (h.until_day, h.until_known))
        and coalesce(r.decision, h.decision) is not distinct from h.decision
        and coalesce(r.printed_with, h.printed_with) is not distinct from h.printed_with
      then 'same' else 'changed' end
    from people_import_row x join person p on p.id = x.person_id left join post_held h on h.id = x.post_id
      left join k on k.row_no = x.row_no
    where x.import_id = ${importId} and not x.is_new and r.import_id = x.import_id and r.row_no = x.row_no
  `.execute(tx);
  await sql`update people_import_row set verdict = 'new' where import_id = ${importId} and is_new`.execute(tx);
}

/** Counts, and says that it may be looked at. */
async function count(tx: Tx, importId: string): Promise<void> {
  await sql`
    update people_import i set state = 'previewed', beat_at = now(), refusal = null, refusal_detail = null,
      new_people = c.people, new_rows = c.new, changed_rows = c.changed, same_rows = c.same, doubtful_rows = c.doubtful,
      problem_count = greatest(i.problem_count, (select count(*) from people_import_problem where import_id = i.id))
    from (select count(distinct person_id) filter (where is_new) as people, count(*) filter (where verdict = 'new') as new,
        count(*) filter (where verdict = 'changed') as changed, count(*) filter (where verdict = 'same') as same,
        count(*) filter (where verdict = 'doubtful') as doubtful
      from people_import_row where import_id = ${importId}) c
    where i.id = ${importId}
  `.execute(tx);
}
