import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepRows, type Row } from '#src/platform/postgres/keep-rows.ts';
import { keepClustersFindable } from '#src/year-round/organisation/app/cluster-findable.command.ts';
import { historyRecord } from '../format.ts';
import { keepHistoryFindable } from './findables.ts';
import { namesOf, type Proposal } from './names.ts';
import { type Choices, choiceKey, type KeptRow, newSheet, type Sheet } from './sheet.ts';
import { type HistoryTable, TABLES } from './tables.ts';
import { tellEfforts } from './tell-efforts.ts';
import { tellHonours } from './tell-honours.ts';
import { tellMeetings } from './tell-meetings.ts';
import { doubtRows, tellOpenQuestions } from './tell-open-questions.ts';
import { tellPapers } from './tell-papers.ts';
import { passageRows, tellSource } from './tell-source.ts';
import { tellYear } from './tell-year.ts';
import type { Before, SubjectRef } from './subject.ts';
import type { Subject, Telling } from './telling.ts';

export type Rebuilt = {
  /** Rows added or changed, and rows that no source supports any more. */
  readonly written: number;
  readonly removed: number;
  /** By file: names that are not known here. */
  readonly proposals: ReadonlyMap<string, readonly Proposal[]>;
  readonly personIds: readonly string[];
};

const TABLE_NAMES = Object.keys(TABLES) as readonly HistoryTable[];

/**
 * Writes down anew what all files about one cluster, or one unit's own past, say together. What did not change is left
 * alone; what no file says any more goes. So a file imported twice doubles nothing, and a corrected one replaces itself.
 */
export async function rebuild(tx: Tx, ref: SubjectRef): Promise<Rebuilt> {
  const before = await toldBefore(tx, ref);
  const subject = await subjectOf(tx, ref);
  const sheet = newSheet();
  if (ref.kind === 'cluster') sheet.row('cluster', ref.id, await clusterCells(tx, ref.id));
  const tellings = await tellingsOf(tx, subject, sheet);
  for (const telling of tellings) tell(telling);
  let written = await keepRows(tx, 'passage', tellings.flatMap(passageRows));
  const rows = new Map<HistoryTable, readonly KeptRow[]>();
  const choices = await choicesFor(tx, sheet);
  for (const table of TABLE_NAMES) rows.set(table, sheet.rows(table, choices));
  for (const [table, kept] of rows) written += await keepRows(tx, table, kept);
  const files = tellings.map(({ fileId }) => fileId);
  written += await keepClaims(tx, sheet, files);
  written += await keepDoubts(tx, tellings, files);
  await forgetPassages(tx, tellings, files);
  const removed = await removeVanished(tx, ref, rows, before);
  if (ref.kind === 'cluster') await keepClustersFindable(tx, [ref.id]);
  await keepHistoryFindable(tx, rows, ref, before);
  const proposals = new Map(tellings.map(({ fileId, names }) => [fileId, names.proposals]));
  const personIds = (rows.get('person') ?? []).map(({ id }) => id);
  return { written, removed, proposals, personIds };
}

function tell(telling: Telling): void {
  tellSource(telling);
  tellYear(telling);
  tellPapers(telling);
  tellMeetings(telling);
  tellEfforts(telling);
  tellHonours(telling);
  tellOpenQuestions(telling);
}

const clusterCells = (tx: Tx, id: string): Promise<Row> =>
  tx
    .selectFrom('cluster')
    .select(['slug', 'system', 'level', 'name', 'is_synthetic'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

async function subjectOf(tx: Tx, ref: SubjectRef): Promise<Subject> {
  if (ref.kind === 'unit') return { kind: 'unit', id: ref.id };
  const cluster = await tx
    .selectFrom('cluster')
    .select(['slug', 'name'])
    .where('id', '=', ref.id)
    .executeTakeFirstOrThrow();
  const live = await tx
    .selectFrom('cluster_year')
    .select('year')
    .where('cluster_id', '=', ref.id)
    .where('origin', '=', 'live')
    .execute();
  return { kind: 'cluster', id: ref.id, ...cluster, liveYears: new Set(live.map(({ year }) => year)) };
}

/** The files of a subject, oldest year first: where only wordings differ, the first one's words stand. */
async function tellingsOf(tx: Tx, subject: Subject, sheet: Sheet): Promise<readonly Telling[]> {
  const files = await tx
    .selectFrom('history_file') // indexes history_file_of_cluster, history_file_of_unit
    .select(['id', 'source_id', 'content'])
    .where(subject.kind === 'cluster' ? 'cluster_id' : 'unit_id', '=', subject.id)
    .orderBy('year')
    .orderBy('name')
    .execute();
  const tellings: Telling[] = [];
  for (const file of files) {
    const record = historyRecord.parse(JSON.parse(file.content));
    const names = await namesOf(tx, record, subject.kind === 'unit' ? subject.id : null);
    tellings.push({ record, fileId: file.id, sourceId: file.source_id, subject, names, sheet });
  }
  return tellings;
}

async function choicesFor(tx: Tx, sheet: Sheet): Promise<Choices> {
  const ids = [...new Set(sheet.claims().map(({ subjectId }) => subjectId))];
  const { rows } = await sql<{ subject_id: string; field: string; claim_id: string }>`
    select subject_id, field, claim_id from claim_choice where undone_at is null and subject_id = any (${ids}::uuid[])
  `.execute(tx); // index one_choice_in_force
  return new Map(rows.map((row) => [choiceKey(row.subject_id, row.field), row.claim_id]));
}

async function keepClaims(tx: Tx, sheet: Sheet, files: readonly string[]): Promise<number> {
  const rows = sheet.claims().map(
    (claim): Row => ({
      id: claim.id,
      subject_table: claim.table,
      subject_id: claim.subjectId,
      field: claim.field,
      value: claim.value,
      printed: claim.printed,
      certainty: claim.certainty,
      because: claim.because,
      source_id: claim.sourceId,
      passage_id: claim.passageId,
      history_file_id: claim.fileId,
    }),
  );
  const ids = rows.map(({ id }) => id);
  const gone = await sql`
    delete from claim where history_file_id = any (${files}::uuid[]) and id <> all (${ids}::uuid[])
  `.execute(tx); // index claim_of_history_file
  return (await keepRows(tx, 'claim', rows)) + Number(gone.numAffectedRows ?? 0n);
}

async function keepDoubts(tx: Tx, tellings: readonly Telling[], files: readonly string[]): Promise<number> {
  const rows = tellings.flatMap(doubtRows);
  await sql`
    delete from doubt where history_file_id = any (${files}::uuid[]) and id <> all (${rows.map(({ id }) => id)}::uuid[])
  `.execute(tx); // index doubt_of_history_file
  return keepRows(tx, 'doubt', rows);
}

async function forgetPassages(tx: Tx, tellings: readonly Telling[], files: readonly string[]): Promise<void> {
  const ids = tellings.flatMap(passageRows).map(({ id }) => id);
  await sql`
    delete from passage where history_file_id = any (${files}::uuid[]) and id <> all (${ids}::uuid[])
  `.execute(tx); // index passage_of_history_file
}

async function toldBefore(tx: Tx, ref: SubjectRef): Promise<Before> {
  const { rows } = await sql<{ subject_table: string; ids: string[] }>`
    select subject_table, array_agg(distinct subject_id)::text[] as ids from claim
    where history_file_id in (select id from history_file where ${sql.ref(`${ref.kind}_id`)} = ${ref.id})
    group by subject_table
  `.execute(tx);
  return new Map(rows.map((row) => [row.subject_table, row.ids]));
}

/** Tables whose rows hang to another row of history, with that row's table. */
const INSIDE: Partial<Record<HistoryTable, readonly [column: string, parent: HistoryTable]>> = {
  meeting_purpose: ['meeting_id', 'meeting'],
  meeting_participant: ['meeting_id', 'meeting'],
  meeting_item: ['meeting_id', 'meeting'],
  covenant_task: ['covenant_id', 'covenant'],
  target: ['covenant_id', 'covenant'],
  registration_count_unit: ['registration_count_id', 'registration_count'],
  nomination_unit: ['nomination_id', 'nomination'],
  work_figure: ['work_result_id', 'work_result'],
};
const SHARED: readonly HistoryTable[] = ['cluster', 'person', 'paper'];
const BY_FILE: readonly HistoryTable[] = ['post_seen'];

async function removeVanished(
  tx: Tx,
  ref: SubjectRef,
  rows: ReadonlyMap<HistoryTable, readonly KeptRow[]>,
  before: Before,
): Promise<number> {
  const idsIn = (table: HistoryTable) => (rows.get(table) ?? []).map(({ id }) => id);
  const years =
    ref.kind === 'unit'
      ? []
      : (
          await tx
            .selectFrom('cluster_year')
            .select('id')
            .where('cluster_id', '=', ref.id)
            .where('origin', '=', 'history')
            .execute()
        ).map(({ id }) => id);
  let removed = 0;
  for (const table of TABLE_NAMES.toReversed()) {
    if (SHARED.includes(table)) continue;
    const gone = await sql`
      delete from ${sql.table(table)} where id <> all (${idsIn(table)}::uuid[]) and (${vanishing(table, ref, years, idsIn, before)})
    `.execute(tx);
    removed += Number(gone.numAffectedRows ?? 0n);
  }
  return removed + (await removeOrphans(tx, idsIn, before));
}

function vanishing(
  table: HistoryTable,
  ref: SubjectRef,
  years: readonly string[],
  idsIn: (table: HistoryTable) => readonly string[],
  before: Before,
) {
  const told = sql`id = any (${before.get(table) ?? []}::uuid[])`;
  const within = INSIDE[table];
  if (within) return sql`${told} or ${sql.ref(within[0])} = any (${idsIn(within[1])}::uuid[])`;
  if (table === 'cluster_name') return sql`cluster_id = ${ref.id}`;
  if (table === 'cluster_year') return sql`id = any (${years}::uuid[])`;
  if (BY_FILE.includes(table))
    return sql`history_file_id in (select id from history_file where ${sql.ref(`${ref.kind}_id`)} = ${ref.id})`;
  return ref.kind === 'cluster' || !UNIT_TABLES.includes(table)
    ? sql`${told} or cluster_year_id = any (${years}::uuid[])`
    : sql`${told} ${table === 'paper_cited' ? sql`or (unit_id = ${ref.id} and cluster_year_id is null)` : sql``}`;
}

const UNIT_TABLES: readonly HistoryTable[] = [
  'paper_cited',
  'meeting',
  'campaign',
  'campaign_told',
  'award_given',
  'exemplar_line',
  'work_result',
];

/** Persons and papers belong to no single file: they go when nothing speaks of them any more. */
async function removeOrphans(
  tx: Tx,
  idsIn: (table: HistoryTable) => readonly string[],
  before: Before,
): Promise<number> {
  const lost = (table: HistoryTable) => (before.get(table) ?? []).filter((id) => !idsIn(table).includes(id));
  if (lost('person').length + lost('paper').length === 0) return 0;
  const persons = await sql`
    delete from person p where id = any (${lost('person')}::uuid[])
      and not exists (select from post_seen x where x.person_id = p.id)
      and not exists (select from meeting_participant x where x.person_id = p.id)
      and not exists (select from meeting_item x where x.by_person_id = p.id)
      and not exists (select from leadership x where x.person_id = p.id)
      and not app.is_kept(p.id)
  `.execute(tx);
  const papers = await sql`
    delete from paper p where id = any (${lost('paper')}::uuid[]) and origin = 'history'
      and not exists (select from paper_cited x where x.paper_id = p.id)
      and not exists (select from leadership x where x.decision_paper_id = p.id)
      and not exists (select from meeting_item x where x.paper_id = p.id)
      and not exists (select from award_given x where x.decision_paper_id = p.id)
  `.execute(tx);
  return Number(persons.numAffectedRows ?? 0n) + Number(papers.numAffectedRows ?? 0n);
}
