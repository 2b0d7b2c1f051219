import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import type { YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import { keepsAllPeople, unitsKept } from '#src/year-round/people/domain/may-know.ts';

/** What waits for a person beside the steps themselves, anywhere in the product. */
export type WaitingKind =
  | 'registrations-returned'
  | 'registrations-not-sent'
  | 'sheet-opened-again'
  | 'registrations-to-receive'
  | 'sheets-to-verify'
  | 'comments-to-answer'
  | 'ballot-to-count'
  | 'paper-without-number'
  | 'corrections-to-answer'
  | 'import-to-finish';

export type Waiting = {
  readonly kind: WaitingKind;
  readonly count: number;
  readonly step: YearStep | null;
  readonly clusterYearId: string | null;
  readonly unit: string | null;
  /** The one record it is about: a ballot, an import, a unit's address. */
  readonly record: string | null;
  readonly since: CalendarDay | null;
};

/**
 * Everything that waits for the actor in years that are under way, each kind of each year and unit once. One query; every
 * part goes by an index on the year, the unit or the account, and only over the actor's own years and units.
 */
export async function waitingFor(tx: Tx, actor: Actor): Promise<Waiting[]> {
  if (actor.grants.length === 0) return [];
  const years = [...new Set(actor.grants.flatMap(({ clusterYearId }) => clusterYearId ?? []))];
  const where = (action: 'run-the-year' | 'count-a-ballot') =>
    years.filter((clusterYearId) => may(actor, action, { clusterYearId }));
  const units = actor.grants.flatMap(({ role, unitId }) =>
    unitId !== null && (role === 'unit-officer' || role === 'unit-leader') ? [unitId] : [],
  );
  const [runs, counts, kept] = [where('run-the-year'), where('count-a-ballot'), unitsKept(actor)];
  const day = (instant: string) => sql.raw(`(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`);
  const name = sql.raw('app.unit_name_on(u.id, make_date(cy.year, 6, 30))');
  const { rows } = await sql<Waiting>`
    with open_year as (
      select id, year from cluster_year where id = any (${years}::uuid[]) and origin = 'live' and closed_on is null
    ), own as (
      select cy.id as cluster_year_id, r.state, ${name} as unit, u.slug, count(*)::int as count,
        max((select max(e.happened_on) from registration_event e where e.registration_id = r.id)) as since
      from open_year cy join registration r on r.cluster_year_id = cy.id join unit u on u.id = r.unit_id
      where r.unit_id = any (${units}::uuid[]) and r.state in ('returned', 'draft') group by 1, 2, 3, 4
    )
    select case state when 'returned' then 'registrations-returned' else 'registrations-not-sent' end as kind, count,
      'registration' as step, cluster_year_id as "clusterYearId", unit, slug as record, since from own
    union all
    select 'sheet-opened-again', 1, 'scoring', cy.id, ${name}, u.slug, max(e.happened_on)
      from open_year cy join scoring_table t on t.cluster_year_id = cy.id join score_sheet s on s.table_id = t.id
        join score_sheet_event e on e.sheet_id = s.id join unit u on u.id = s.unit_id
      where s.unit_id = any (${units}::uuid[]) and s.state = 'self-scoring' group by cy.id, cy.year, u.id
    union all
    select 'registrations-to-receive', count(*)::int, 'registration', cy.id, null, null, min((select max(e.happened_on)
        from registration_event e where e.registration_id = r.id))
      from open_year cy join registration r on r.cluster_year_id = cy.id
      where cy.id = any (${runs}::uuid[]) and r.state = 'submitted' group by cy.id
    union all
    select 'sheets-to-verify', count(*)::int, 'scoring', cy.id, null, null, null
      from open_year cy join scoring_table t on t.cluster_year_id = cy.id join score_sheet s on s.table_id = t.id
      where cy.id = any (${runs}::uuid[]) and s.state in ('submitted', 'confirmed') group by cy.id
    union all
    select 'comments-to-answer', count(*)::int, 'covenant', cy.id, null, k.id::text, min(o.said_on)
      from open_year cy join covenant k on k.cluster_year_id = cy.id join covenant_comment o on o.covenant_id = k.id
      where cy.id = any (${runs}::uuid[]) and k.state in ('comment', 'agreed') and o.answer is null group by cy.id, k.id
    union all
    select 'ballot-to-count', 1, 'nomination', cy.id, null, b.id::text, null
      from open_year cy join ballot b on b.cluster_year_id = cy.id
      where cy.id = any (${counts}::uuid[]) and b.state = 'open'
    union all
    select 'paper-without-number', count(*)::int, 'proposal', cy.id, null, null, null
      from open_year cy join paper p on p.cluster_year_id = cy.id
      where cy.id = any (${runs}::uuid[]) and p.kind = 'submission' and p.origin = 'live' and p.number is null
        and p.state not in ('issued', 'revoked') group by cy.id
    union all
    select 'corrections-to-answer', count(*)::int, null, null, null, null, min(${day('q.asked_at')})
      from correction_request q
      where q.state in ('asked', 'agreed') and q.asked_by_id <> ${actor.id}
        and (q.unit_id = any (${[...kept]}::uuid[]) or (${keepsAllPeople(actor)} and q.unit_id is null)) having count(*) > 0
    union all
    select 'import-to-finish', 1, null, null, null, i.id::text, ${day('i.created_at')}
      from people_import i where i.account_id = ${actor.id} and i.state = 'previewed'
  `.execute(tx);
  return rows;
}
