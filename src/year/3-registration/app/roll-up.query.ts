import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { RegistrationState } from '../domain/registration-state.ts';
import { type RegistrationRow, type RollUp, rollUp } from '../domain/roll-up.ts';

type Group = {
  readonly award: string;
  readonly kind: string;
  readonly state: RegistrationState;
  readonly insideFlag: boolean;
  readonly known: number;
  readonly unknown: number;
};

/**
 * The roll-up of a register on a day in one grouped query: PostgreSQL counts, the domain's rule adds. A unit that
 * registers for the Government flag is among those of the sector flag where it registers for both.
 */
export async function rollUpOn(tx: Tx, clusterYearId: string, day: CalendarDay): Promise<RollUp> {
  const { rows } = await sql<Group>`
    with entry as (
      select r.award_id, r.unit_id, r.count, u.kind, last.state
      from registration r
      join unit u on u.id = r.unit_id
      join lateral (
        select e.state from registration_event e
        where e.registration_id = r.id and e.happened_on <= ${day}
        order by e.recorded_at desc limit 1
      ) last on true
      where r.cluster_year_id = ${clusterYearId}
    ), sector_flag as (
      select distinct unit_id from entry where award_id = 'CO_BO' and state not in ('withdrawn', 'ineligible', 'unit-ended')
    )
    select e.award_id as award, e.kind, e.state,
           (e.award_id = 'CO_CP' and s.unit_id is not null) as "insideFlag",
           coalesce(sum(e.count), 0)::int as known, count(*) filter (where e.count is null)::int as unknown
    from entry e left join sector_flag s using (unit_id)
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`.execute(tx);
  return rollUp(rows.flatMap(linesOf));
}

/** A group as lines of the register: what is known of it, and that a part is not stated. */
function linesOf({ award, kind, state, insideFlag, known, unknown }: Group): RegistrationRow[] {
  const line = {
    award,
    unitKinds: [kind],
    unitId: null,
    state,
    ...(insideFlag && { ofWhich: 'CO_BO' }),
  };
  return [...(known > 0 ? [{ ...line, count: known }] : []), ...(unknown > 0 ? [{ ...line, count: null }] : [])];
}

/** The members that had sent anything by a day, whatever became of it; `coverage` says which have not. */
export async function unitsThatSent(tx: Tx, clusterYearId: string, day: CalendarDay): Promise<string[]> {
  const rows = await tx
    .selectFrom('registration as r')
    .where('r.cluster_year_id', '=', clusterYearId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('registration_event as e')
          .whereRef('e.registration_id', '=', 'r.id')
          .where('e.happened_on', '<=', day)
          .where('e.state', '<>', 'draft'),
      ),
    )
    .select('r.unit_id as unitId')
    .distinct()
    .execute();
  return rows.map((row) => row.unitId);
}
