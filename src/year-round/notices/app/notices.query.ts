import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { reachOf } from '#src/kernel/reach.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { NoticeKind } from '../domain/notice-kind.ts';

export type Notice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly about: string;
  readonly href: string;
  /** The unit that is told; null: the person is. */
  readonly unit: string | null;
  /** Who did it; null: the server, which only counts days. */
  readonly by: string | null;
  readonly at: Date;
  readonly isNew: boolean;
};
export type UnitNotice = Notice & { readonly unit: string; readonly by: string };

type Asked = {
  /** The id of the notice after which the next page begins. */
  readonly before: string | null;
  readonly onlyNew: boolean;
  readonly most: number;
};

/**
 * Until when somebody has read all: at first, since there is the account. One value of its own, for a comparison with
 * anything but a value is not let into an index under row-level security.
 */
export const readUntil = (actor: Actor) => sql`(select coalesce(
  (select until from notices_read where account_id = ${actor.id}), (select created_at from account where id = ${actor.id})))`;

/** New: later than the account and than all was read, not opened by itself, and of a concern that is to be counted. */
const isNew = (actor: Actor, concern: RawBuilder<unknown>) => sql`(
  n.at > ${readUntil(actor)}
  and not exists (select from notice_receipt r where r.account_id = ${actor.id} and r.notice_id = n.id and r.read_at is not null)
  and ${concern} <> all (coalesce((select array_agg(c.concern) from notice_choice c where c.account_id = ${actor.id} and not c.in_app), '{}')))`;
const personalIsNew = (actor: Actor) => isNew(actor, sql`n.concern`);
const unitIsNew = (actor: Actor) => isNew(actor, sql`'entered-for-unit'`);
const unitsOf = (actor: Actor) => sql`${[...reachOf(actor).units]}::uuid[]`;

const newestFirst = (which: RawBuilder<unknown>, { before, onlyNew, most }: Asked) => {
  const after =
    before === null
      ? sql`true`
      : sql`(n.at, n.id) < (select b.at, b.id from (select at, id from notice union all select at, id from personal_notice) b where b.id = ${before})`;
  return sql`where ${which} and ${after} and (not ${onlyNew} or "isNew") order by n.at desc, n.id desc limit ${most}`;
};

const ofUnits = (actor: Actor, asked: Asked) => sql`
  select n.* from unnest(${unitsOf(actor)}) as own (unit_id) cross join lateral (
    select n.id, n.kind, n.about, n.href, n.at, n.by_account_id, app.unit_name_on(n.unit_id, n.at::date) as unit, "isNew"
    from notice n cross join lateral (select ${unitIsNew(actor)} as "isNew") mark
    ${newestFirst(sql`n.unit_id = own.unit_id`, asked)}) n`;

const ofThePerson = (actor: Actor, asked: Asked) => sql`
  select n.id, n.kind, n.about, n.href, n.at, n.by_account_id, null as unit, "isNew"
  from personal_notice n cross join lateral (select ${personalIsNew(actor)} as "isNew") mark
  ${newestFirst(sql`n.account_id = ${actor.id}`, asked)}`;

/**
 * What was told to a person and to the units for which they work, the newest first: one query, whose two halves stop
 * after a page each, by the indexes personal_notice_of_account and notice_of_unit.
 */
export async function noticesOf(tx: Tx, actor: Actor, asked: Asked): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.id, n.kind, n.about, n.href, n.unit, n.at, n."isNew", a.name as by
    from ((${ofUnits(actor, asked)}) union all (${ofThePerson(actor, asked)})) n left join account a on a.id = n.by_account_id
    order by n.at desc, n.id desc limit ${asked.most}`.execute(tx);
  return rows;
}

const BESIDE_THE_TASKS = 8;

/** The newest of what others have entered for the units of somebody; by index notice_of_unit. */
export async function noticesFor(tx: Tx, actor: Actor): Promise<UnitNotice[]> {
  if (reachOf(actor).units.length === 0) return [];
  const { rows } = await sql<UnitNotice>`
    select n.*, a.name as by from (${ofUnits(actor, { before: null, onlyNew: false, most: BESIDE_THE_TASKS })}) n
    join account a on a.id = n.by_account_id order by n.at desc, n.id desc limit ${BESIDE_THE_TASKS}`.execute(tx);
  return rows;
}

/** More new ones than this are not counted: the bell says «99+». */
export const MOST_COUNTED = 100;

/** How many notices are new to somebody: a look at the newest entries of two indexes, never more than a hundred of each. */
export async function newNotices(tx: Tx, actor: Actor): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (
    (select from personal_notice n where n.account_id = ${actor.id} and ${personalIsNew(actor)} limit ${MOST_COUNTED})
    union all
    (select from notice n where n.unit_id = any (${unitsOf(actor)}) and ${unitIsNew(actor)} limit ${MOST_COUNTED})) n`.execute(
    tx,
  );
  return Math.min(rows[0]?.count ?? 0, MOST_COUNTED);
}

/** Where a notice leads, for who was told; null: no such notice, or told to somebody else. */
export async function whereNoticeLeads(tx: Tx, actor: Actor, id: string): Promise<string | null> {
  const { rows } = await sql<{ href: string }>`
    select href from personal_notice where id = ${id} and account_id = ${actor.id}
    union all select href from notice where id = ${id} and unit_id = any (${unitsOf(actor)})`.execute(tx);
  return rows[0]?.href ?? null;
}
