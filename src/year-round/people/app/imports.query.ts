import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { PartialDay } from '#src/kernel/partial-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { noteReading } from '#src/year-round/audit/app/note-reading.command.ts';
import type { FactKind, Rating } from '../domain/fact.ts';
import type { ImportWhat } from './sheet-kinds.ts';

export type ImportState = 'reading' | 'refused' | 'previewed' | 'loading' | 'loaded' | 'cancelled' | 'failed';

export type PeopleImport = {
  readonly id: string;
  readonly fileName: string;
  readonly what: ImportWhat;
  readonly state: ImportState;
  /** Nobody works on it any more, though it says so: the server was stopped in the middle. */
  readonly isInterrupted: boolean;
  readonly refusal: string | null;
  readonly refusalDetail: string | null;
  readonly rowsTotal: number | null;
  readonly rowsDone: number;
  readonly unusedColumns: readonly string[];
  readonly newPeople: number;
  readonly newRows: number;
  readonly changedRows: number;
  readonly sameRows: number;
  readonly doubtfulRows: number;
  readonly problemCount: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** A job that has not been heard of for so long is no longer worked on. */
const SILENCE = sql`interval '20 seconds'`;

const IMPORT = sql`
  id, file_name as "fileName", what, state, (state in ('reading', 'loading') and beat_at < now() - ${SILENCE}) as "isInterrupted",
  refusal, refusal_detail as "refusalDetail", rows_total as "rowsTotal", rows_done as "rowsDone", unused_columns as "unusedColumns",
  new_people as "newPeople", new_rows as "newRows", changed_rows as "changedRows", same_rows as "sameRows",
  doubtful_rows as "doubtfulRows", problem_count as "problemCount", created_at as "createdAt", finished_at as "finishedAt"`;

/** The actor's own imports, the latest first. */
export async function ownImports(tx: Tx): Promise<readonly PeopleImport[]> {
  const { rows } =
    await sql<PeopleImport>`select ${IMPORT} from people_import order by created_at desc, id limit 20`.execute(tx);
  return rows;
}

export async function ownImport(tx: Tx, id: string): Promise<PeopleImport | null> {
  const { rows } = await sql<PeopleImport>`select ${IMPORT} from people_import where id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

export type ImportProblem = {
  readonly row: number;
  readonly column: string;
  readonly kind: string;
  readonly found: string;
  readonly about: string | null;
};

/** What must be corrected in the file, by row and column. */
export async function importProblems(tx: Tx, id: string, most: number): Promise<readonly ImportProblem[]> {
  const { rows } = await sql<ImportProblem>`
    select row_no as row, column_key as "column", kind, found, about from people_import_problem
    where import_id = ${id} order by row_no, column_key limit ${most}
  `.execute(tx);
  return rows;
}

const dayIn = (table: string, end: 'from' | 'until') =>
  sql`app.as_known(${sql.ref(`${table}.${end}_day`)}, ${sql.ref(`${table}.${end}_known`)})`;

type Told = {
  readonly name: string;
  readonly staffCode: string | null;
  readonly birthYear: number | null;
  readonly toldApartBy: string | null;
  readonly position: string | null;
  readonly line: string | null;
  readonly manner: string | null;
  readonly from: PartialDay | null;
  readonly until: PartialDay | null;
  readonly decision: string | null;
  readonly printedWith: string | null;
};
export type Candidate = { readonly id: string; readonly name: string; readonly detail: string };
export type ImportRowSeen = {
  readonly row: number;
  readonly unit: string;
  readonly will: Told;
  /** What the register has: null for somebody new; without a post where the post is new. */
  readonly was: Told | null;
  readonly personId: string | null;
  readonly candidates: readonly Candidate[];
};

/** Of a doubtful row: who of that name it may be, with what tells them apart. */
const CANDIDATES = sql`case when r.verdict = 'doubtful' then coalesce((select json_agg(json_build_object('id', c.id, 'name', c.name, 'detail', concat_ws('; ',
    (select k2.birth_year::text from person_particulars k2 where k2.id = c.id),
    (select string_agg(x.position || ', ' || app.unit_name_on(x.unit_id, coalesce(x.until_day, current_date)), '; ') from post_held x where x.person_id = c.id),
    (select string_agg(concat_ws(', ', s.position, s.unit_printed), '; ') from post_seen s where s.person_id = c.id))) order by c.id)
  from person c where c.key = r.key and c.merged_into_id is null), '[]') else '[]' end`;

/** Rows of one verdict as they would be entered, beside what the register has. */
export async function importRows(
  tx: Tx,
  id: string,
  verdict: string,
  most: number,
  after = 0,
): Promise<readonly ImportRowSeen[]> {
  const told = (
    from: string,
    person: string,
  ) => sql`json_build_object('name', ${sql.ref(`${person}.name`)}, 'toldApartBy', ${sql.ref(`${person}.told_apart_by`)},
    'position', ${sql.ref(`${from}.position`)}, 'line', ${sql.ref(`${from}.line`)}, 'manner', ${sql.ref(`${from}.manner`)},
    'from', ${dayIn(from, 'from')}, 'until', ${dayIn(from, 'until')}, 'decision', ${sql.ref(`${from}.decision`)},
    'printedWith', ${sql.ref(`${from}.printed_with`)}`;
  const { rows } = await sql<ImportRowSeen>`
    select r.row_no as row, app.unit_name_on(r.unit_id, current_date) as unit, r.person_id as "personId",
      ${told('r', 'r')}, 'staffCode', r.staff_code, 'birthYear', r.birth_year) as will,
      case when not r.is_new then ${told('h', 'p')}, 'staffCode', k.staff_code, 'birthYear', k.birth_year) end as was,
      ${CANDIDATES} as candidates
    from people_import_row r left join person p on p.id = r.person_id left join post_held h on h.id = r.post_id
      left join lateral (select max(x.staff_code) as staff_code, max(x.birth_year) as birth_year from person_particulars x
        where x.id = any (app.same_person(r.person_id))) k on not r.is_new
    where r.import_id = ${id} and r.verdict = ${verdict} and r.row_no > ${after}
    order by r.row_no limit ${most}
  `.execute(tx); // index people_import_row_verdict
  return rows;
}

export type FactTold = {
  readonly kind: FactKind;
  readonly year: number | null;
  readonly rating: Rating | null;
  readonly from: PartialDay | null;
  readonly until: PartialDay | null;
  readonly detail: string | null;
  readonly decision: string | null;
};
export type FactRowSeen = {
  readonly row: number;
  readonly name: string;
  readonly unit: string;
  readonly personId: string | null;
  readonly will: FactTold;
  /** What is on record; null where the fact is new. */
  readonly was: FactTold | null;
  readonly candidates: readonly Candidate[];
};

/** Rows of restricted facts as they would be entered, beside what is on record; that this was shown is written down. */
export async function importedFacts(
  tx: Tx,
  actor: Actor,
  id: string,
  verdict: string,
  most: number,
): Promise<readonly FactRowSeen[]> {
  const told = (
    table: string,
    kind: string,
  ) => sql`json_build_object('kind', ${sql.ref(`${table}.${kind}`)}, 'year', ${sql.ref(`${table}.year`)},
    'rating', ${sql.ref(`${table}.rating`)}, 'from', ${dayIn(table, 'from')}, 'until', ${dayIn(table, 'until')},
    'detail', ${sql.ref(`${table}.detail`)}, 'decision', ${sql.ref(`${table}.decision`)})`;
  const { rows } = await sql<FactRowSeen>`
    select r.row_no as row, r.name, app.unit_name_on(r.unit_id, current_date) as unit, r.person_id as "personId",
      ${told('r', 'fact_kind')} as will, case when f.id is not null then ${told('f', 'kind')} end as was, ${CANDIDATES} as candidates
    from people_import_row r left join person_fact f on f.id = r.fact_id
    where r.import_id = ${id} and r.verdict = ${verdict} order by r.row_no limit ${most}
  `.execute(tx); // index people_import_row_verdict
  for (const { personId, was } of rows)
    if (personId && was) await noteReading(tx, actor, { table: 'person', id: personId, facts: [was.kind] });
  return rows;
}
