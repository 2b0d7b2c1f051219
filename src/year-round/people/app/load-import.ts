import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { beat, carryOut } from './import-job.ts';
import { ownImport } from './imports.query.ts';
import { enterFacts, factsAreStale } from './load-facts.ts';
import type { ImportWhat } from './sheet-kinds.ts';

const CHUNK = 2500;

/** Somebody changed the register since it was looked at: it is looked at again before anything is entered. */
class Stale extends Error {}

/** Enters everything that was looked at, in one transaction: whole, or nothing at all. */
export const loadImport = (actor: Actor, importId: string, fileName: string): Promise<void> =>
  carryOut(actor, importId, async () => {
    const what = (await asActor(actor, (tx) => ownImport(tx, importId)))?.what ?? 'people';
    try {
      await asActor(
        actor,
        async (tx) => {
          await sql`select app.measure_people_import()`.execute(tx);
          await refuseStale(tx, importId);
          if (what === 'facts' && (await factsAreStale(tx, importId))) throw new Stale();
          await enterAll(tx, actor, importId, what);
          await sql`delete from people_import_row where import_id = ${importId}`.execute(tx);
        },
        { act: what === 'facts' ? 'facts-imported' : 'people-imported', reason: fileName },
      );
    } catch (thrown) {
      if (!(thrown instanceof Stale)) throw thrown;
      await asActor(actor, (tx) =>
        sql`update people_import set state = 'previewed', refusal = 'changed-since-preview' where id = ${importId}`.execute(
          tx,
        ),
      );
      return;
    }
    await asActor(actor, (tx) =>
      sql`update people_import set state = 'loaded', content = null, finished_at = now() where id = ${importId}`.execute(
        tx,
      ),
    );
  });

/** People and posts as they were when they were looked at, locked until the end; and no code given away meanwhile. */
async function refuseStale(tx: Tx, importId: string): Promise<void> {
  const { rows } = await sql<{ version: number; person_version: number | null }>`
    select p.version, r.person_version from people_import_row r join person p on p.id = r.person_id
    where r.import_id = ${importId} and not r.is_new order by p.id for update of p
  `.execute(tx);
  const posts = await sql`
    select from people_import_row r left join post_held h on h.id = r.post_id
    where r.import_id = ${importId} and r.post_id is not null and h.version is distinct from r.post_version
  `.execute(tx);
  const codes = await sql`
    select from app.staff_codes_taken(array(select distinct staff_code from people_import_row
      where import_id = ${importId} and is_new and staff_code is not null))
  `.execute(tx);
  const isStale = rows.some(({ version, person_version }) => version !== person_version);
  if (isStale || posts.rows.length > 0 || codes.rows.length > 0) throw new Stale();
}

async function enterAll(tx: Tx, actor: Actor, importId: string, what: ImportWhat): Promise<void> {
  const enter = what === 'facts' ? enterFacts : enterChunk;
  const { rows } = await sql<{ last: number; rows: number }>`
    select coalesce(max(first_row), 0)::int as last, count(*)::int as rows from people_import_row where import_id = ${importId} and verdict in ('new', 'changed')
  `.execute(tx);
  const last = rows[0]?.last ?? 0;
  for (let from = 0; from <= last; from += CHUNK) {
    await enter(tx, importId, from, from + CHUNK);
    await beat(actor, importId, Math.min(from + CHUNK, last));
  }
}

/** People whose first row lies in a stretch of the file, with all their posts. Posts first: they say whose officer keeps the rest. */
async function enterChunk(tx: Tx, importId: string, from: number, until: number): Promise<void> {
  const chunk = sql`r.import_id = ${importId} and r.first_row >= ${from} and r.first_row < ${until}`;
  await sql`
    insert into person (id, name, told_apart_by, is_public, is_synthetic)
    select distinct on (r.person_id) r.person_id, r.name, r.told_apart_by, false, u.is_synthetic
    from people_import_row r join unit u on u.id = r.unit_id where ${chunk} and r.is_new order by r.person_id, r.row_no
  `.execute(tx);
  await sql`
    insert into post_held (id, person_id, unit_id, position, line, manner, from_day, from_known, until_day, until_known, decision, printed_with)
    select gen_random_uuid(), r.person_id, r.unit_id, r.position, coalesce(r.line, 'government'), coalesce(r.manner, 'full'), r.from_day, r.from_known,
      r.until_day, r.until_known,
      r.decision, r.printed_with
    from people_import_row r where ${chunk} and r.post_id is null and r.verdict in ('new', 'changed')
  `.execute(tx);
  await sql`
    update post_held h set line = will.line, manner = will.manner, from_day = will.from_day, from_known = will.from_known,
      until_day = will.until_day, until_known = will.until_known, decision = will.decision, printed_with = will.printed_with, version = h.version + 1
    from people_import_row r cross join lateral (select coalesce(r.line, x.line) as line, coalesce(r.manner, x.manner) as manner,
        coalesce(r.from_day, x.from_day) as from_day, case when r.from_day is null then x.from_known else r.from_known end as from_known,
        coalesce(r.until_day, x.until_day) as until_day, case when r.until_day is null then x.until_known else r.until_known end as until_known,
        coalesce(r.decision, x.decision) as decision, coalesce(r.printed_with, x.printed_with) as printed_with
      from post_held x where x.id = r.post_id) will
    where ${chunk} and r.verdict = 'changed' and h.id = r.post_id
      and (will.line, will.manner, will.from_day, will.from_known, will.until_day, will.until_known, will.decision, will.printed_with)
        is distinct from (h.line, h.manner, h.from_day, h.from_known, h.until_day, h.until_known, h.decision, h.printed_with)
  `.execute(tx);
  await enterParticulars(tx, chunk);
  await sql`
    update person p set name = case when p.is_public then p.name else said.name end, told_apart_by = coalesce(said.told_apart_by, p.told_apart_by),
      version = p.version + 1
    from (select distinct on (r.person_id) r.person_id, r.name, r.told_apart_by from people_import_row r
          where ${chunk} and r.verdict = 'changed' order by r.person_id, r.row_no desc) said
    where p.id = said.person_id and ((not p.is_public and p.name <> said.name)
      or coalesce(said.told_apart_by, p.told_apart_by) is distinct from p.told_apart_by)
  `.execute(tx);
}

async function enterParticulars(tx: Tx, chunk: ReturnType<typeof sql>): Promise<void> {
  await sql`
    insert into person_particulars (id, staff_code, birth_year)
    select r.person_id, max(r.staff_code), max(r.birth_year) from people_import_row r
    where ${chunk} and r.is_new and (r.staff_code is not null or r.birth_year is not null) group by r.person_id
  `.execute(tx);
  // of a merged person the record that bears the code says it already
  await sql`
    insert into person_particulars (id, staff_code, birth_year)
    select r.person_id, max(r.staff_code) filter (where not exists (select from person_particulars x where x.staff_code = r.staff_code)), max(r.birth_year)
    from people_import_row r left join person_particulars k on k.id = r.person_id
    where ${chunk} and r.verdict = 'changed' and ((r.staff_code is not null and not exists (select from person_particulars x where x.staff_code = r.staff_code))
      or (r.birth_year is not null and r.birth_year is distinct from k.birth_year))
    group by r.person_id
    on conflict (id) do update set staff_code = coalesce(excluded.staff_code, person_particulars.staff_code),
      birth_year = coalesce(excluded.birth_year, person_particulars.birth_year), version = person_particulars.version + 1
  `.execute(tx);
}
