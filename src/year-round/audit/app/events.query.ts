import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Row } from '../domain/changes.ts';
import { eventsOfKind } from '../domain/event-kinds.ts';

/** One event as a reader gets it; row-level security lets through only what is for their eyes. */
export type EventRead = {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  /** Null: the account is gone, or not for the reader's eyes. */
  readonly actor: string | null;
  readonly table: string;
  readonly action: string;
  readonly act: string | null;
  readonly recordTable: string | null;
  readonly recordId: string | null;
  readonly before: Row | null;
  readonly after: Row | null;
  readonly reason: string | null;
  readonly origin: string | null;
  readonly requestId: string | null;
  readonly clusterYear: string | null;
  readonly year: number | null;
};

const events = (
  where: RawBuilder<unknown>,
  most: number,
  { rows = sql`e.before, e.after`, order = sql`desc` } = {},
): RawBuilder<EventRead> => sql<EventRead>`
  select e.id, e.at, e.actor_id as "actorId", account.name as actor, e.table_name as table, e.action, e.act,
    e.record_table as "recordTable", e.record_id as "recordId", ${rows}, e.reason, e.origin,
    e.request_id as "requestId", cy.name as "clusterYear", cy.year
  from audit e left join account on account.id = e.actor_id left join cluster_year cy on cy.id = e.cluster_year_id
  where ${where} order by e.id ${order} limit ${most}`;

export type RecordAsked = {
  readonly recordIds: readonly string[];
  /** Rows of another table that belong to the record without being part of it: the leaders named with a hand-over. */
  readonly besides: { readonly table: string; readonly clusterYearId: string } | null;
};

/** The history of a record, newest first, before some event; by indexes audit_of_a_record and audit_of_a_year. */
export async function historyOf(tx: Tx, asked: RecordAsked, before: string | null, most: number): Promise<EventRead[]> {
  const { recordIds, besides } = asked;
  const ofRecord = sql`e.record_id = any (${[...recordIds]}::uuid[])`;
  const where = besides
    ? sql`(${ofRecord} or (e.cluster_year_id = ${besides.clusterYearId}::uuid and e.record_table = ${besides.table}))`
    : ofRecord;
  return (await events(sql`${where} and e.action <> 'read' and ${earlierThan(before)}`, most).execute(tx)).rows;
}

/** Who opened what is restricted of a record, newest first. */
export async function readingsOf(tx: Tx, recordIds: readonly string[], most: number): Promise<EventRead[]> {
  const where = sql`e.record_id = any (${[...recordIds]}::uuid[]) and e.action = 'read'`;
  return (await events(where, most).execute(tx)).rows;
}

/** Rows of tables that are not told stay where they are: whole files of sources, restricted facts. */
const toldRows = (
  told: readonly string[],
) => sql`case when e.table_name = any (${[...told]}) then e.before end as before,
    case when e.table_name = any (${[...told]}) then e.after end as after`;

export type LogFilter = {
  readonly year: number | null;
  readonly clusterId: string | null;
  /** Words of the actor's name. */
  readonly person: string;
  readonly kind: string;
  /** Tables of the records that are asked for; empty: all. */
  readonly recordTables: readonly string[];
  /** One record. */
  readonly recordId: string | null;
  readonly from: string | null;
  readonly until: string | null;
  /** Where the log is read only as to one's own acts. */
  readonly actorId: string | null;
};

/** Where a page of the log begins: older or newer than an event. */
export type LogKey = { readonly before: string | null; readonly after: string | null };

/** The log, newest first, from some event on: by primary key, or by the index of the record, year, actor or day that is asked for. */
export async function logOf(
  tx: Tx,
  filter: LogFilter,
  { before, after }: LogKey,
  most: number,
  told: readonly string[],
): Promise<EventRead[]> {
  const conditions = [
    earlierThan(before),
    ...(after === null ? [] : [sql`e.id > ${after}::bigint`]),
    ...whichOf(filter),
  ];
  const { rows } = await events(sql.join(conditions, sql` and `), most, {
    rows: toldRows(told),
    order: after === null ? sql`desc` : sql`asc`,
  }).execute(tx);
  return after === null ? rows : rows.reverse();
}

function whichOf(filter: LogFilter): RawBuilder<unknown>[] {
  const { year, clusterId, person, kind, from, until, actorId, recordTables, recordId } = filter;
  const conditions: RawBuilder<unknown>[] = [];
  if (recordId !== null) conditions.push(sql`e.record_id = ${recordId}::uuid`);
  if (recordTables.length > 0) conditions.push(sql`e.record_table = any (${[...recordTables]})`);
  if (year !== null || clusterId !== null)
    conditions.push(sql`e.cluster_year_id = any (array(select id from cluster_year
      where (${year}::integer is null or year = ${year}::integer) and (${clusterId}::uuid is null or cluster_id = ${clusterId}::uuid)))`);
  if (actorId !== null) conditions.push(sql`e.actor_id = ${actorId}::uuid`);
  if (person !== '')
    conditions.push(sql`e.actor_id = any (array(select id from account
      where app.search_key(name) like '%' || app.search_key(${person}) || '%'))`);
  if (from !== null) conditions.push(sql`e.at >= ${from}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (until !== null) conditions.push(sql`e.at < (${until}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh'`);
  if (kind !== '') conditions.push(ofKind(kind));
  return conditions;
}

const earlierThan = (before: string | null): RawBuilder<unknown> =>
  before === null ? sql`true` : sql`e.id < ${before}::bigint`;

function ofKind(kind: string): RawBuilder<unknown> {
  const asked = eventsOfKind(kind);
  if (asked === null) return sql`false`;
  return 'act' in asked
    ? sql`e.act = ${asked.act}`
    : sql`e.act is null and e.table_name = any (${[...asked.tables]}) and e.action = ${asked.action}`;
}

/** What the ids in events stand for: names of units, accounts, blocs, periods, targets, criteria; the stage of a column of points. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(ids)];
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    with asked as (select unnest(${asked}::uuid[]) as id)
    select id, app.unit_name_on(id, current_date) as name from asked join unit using (id)
    union all select id, name from asked join account using (id)
    union all select id, name from asked join bloc using (id)
    union all select id, name from asked join progress_period using (id)
    union all select id, coalesce(number, title) from asked join paper using (id)
    union all select id, name from asked join person using (id)
    union all select id, name from asked join audit_witness using (id)
    union all select id, indicator from asked join target using (id)
    union all select id, code || ' ' || name from asked join criterion using (id)
    union all select id, stage from asked join score_column using (id)
  `.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
