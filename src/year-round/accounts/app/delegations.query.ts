import { sql } from 'kysely';
import type { Actor, Role } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Period } from '#src/kernel/period.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { fromDayRange } from '#src/platform/postgres/day-range.ts';

export type OwnRole = { readonly role: Role; readonly unitId: string; readonly unit: string };

/** The roles of units that somebody holds directly: what was delegated to them they do not pass on. */
export async function ownRolesToDelegate(tx: Tx, actor: Actor, day: CalendarDay): Promise<OwnRole[]> {
  const { rows } = await sql<OwnRole>`
    select g.role, g.unit_id as "unitId", app.unit_name_on(g.unit_id, ${day}::date) as unit from grant_of_role g
    where g.account_id = ${actor.id} and g.valid @> ${day}::date and g.cluster_year_id is null and g.unit_id is not null
      and g.role in ('unit-officer', 'unit-leader')
    order by unit, g.role
  `.execute(tx); // index grant_of_role_by_account
  return rows;
}

export type Colleague = { readonly id: string; readonly name: string; readonly post: string | null };

/** Who has some role in one of these units today, but oneself, by given name. */
export async function colleaguesFor(
  tx: Tx,
  actor: Actor,
  unitIds: readonly string[],
  day: CalendarDay,
): Promise<Colleague[]> {
  if (unitIds.length === 0) return [];
  const { rows } = await sql<Colleague>`
    select a.id, a.name, a.post from account a
    where a.kind = 'person' and a.id <> ${actor.id} and exists (select from grant_of_role g where g.account_id = a.id
      and g.unit_id = any (${[...unitIds]}::uuid[]) and g.valid @> ${day}::date)
    order by regexp_replace(a.name, '^.*\\s', '') collate "vi-x-icu", a.name collate "vi-x-icu"
  `.execute(tx);
  return rows;
}

export type DelegationShown = {
  readonly id: string;
  readonly isMine: boolean;
  readonly other: string;
  readonly role: Role;
  readonly unit: string;
  readonly days: Period | null;
  readonly paper: string;
  readonly withdrawnOn: CalendarDay | null;
};

/** What somebody gave and what was given to them, the newest first. */
export async function delegationsOf(tx: Tx, actor: Actor): Promise<DelegationShown[]> {
  const { rows } = await sql<Omit<DelegationShown, 'days'> & { readonly valid: string }>`
    select d.id, d.from_account_id = ${actor.id} as "isMine", a.name as other, d.role,
      coalesce(app.unit_name_on(d.unit_id, lower(d.valid)), '') as unit, d.valid::text as valid, d.paper,
      d.withdrawn_on as "withdrawnOn"
    from delegation d
      join account a on a.id = case when d.from_account_id = ${actor.id} then d.to_account_id else d.from_account_id end
    where d.from_account_id = ${actor.id} or d.to_account_id = ${actor.id}
    order by lower(d.valid) desc, d.id desc limit 100
  `.execute(tx); // indexes delegation_from, delegation_to
  return rows.map(({ valid, ...row }) => ({ ...row, days: fromDayRange(valid) }));
}
