import { sql } from 'kysely';
import type { Role } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Whose role it is on a day to act for a unit, or (null) for the whole system; who stands in for them is not among them. */
export async function accountsHolding(
  tx: Tx,
  role: Role,
  unitId: string | null,
  day: CalendarDay,
): Promise<readonly string[]> {
  const rows = await tx
    .selectFrom('grant_of_role')
    .where('role', '=', role)
    .where('unit_id', unitId === null ? 'is' : '=', unitId)
    .$if(unitId === null, (held) => held.where('cluster_year_id', 'is', null))
    .where(sql<boolean>`valid @> ${day}::date`)
    .select('account_id')
    .distinct()
    .execute(); // grant_of_role is small: some rows a unit
  return rows.map((row) => row.account_id);
}
