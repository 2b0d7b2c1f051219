import { sql } from 'kysely';
import type { Actor, Role } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { type DelegationShown, delegationsOf } from '#src/year-round/accounts/app/delegations.query.ts';

export type OwnUnitShown = {
  readonly slug: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** With a post on record today, as far as the reader may know; null where the reader knows nobody of the unit. */
  readonly people: number | null;
};

/** Beside the tasks: for which units somebody works, their own record, who has delegated what to them. */
export type Side = {
  readonly units: readonly OwnUnitShown[];
  /** Null where the account is tied to nobody of the register. */
  readonly record: { readonly asked: number; readonly answered: number } | null;
  readonly delegations: readonly DelegationShown[];
};

/** Two queries, by primary key, post_held_in_unit, correction_request_of_person and the indexes of delegation. */
export async function sideOf(tx: Tx, actor: Actor, today: CalendarDay): Promise<Side> {
  const held = actor.grants.filter((grant) => grant.unitId !== null);
  const ids = [...new Set(held.flatMap(({ unitId }) => unitId ?? []))];
  const { rows } = await sql<{
    readonly units: readonly (Omit<OwnUnitShown, 'roles'> & { readonly id: string })[];
    readonly record: Side['record'];
  }>`
    select coalesce((select json_agg(json_build_object('id', u.id, 'slug', u.slug, 'name', app.unit_name_on(u.id, ${today}::date),
        'people', (select nullif(count(distinct h.person_id), 0)::int from post_held h where h.unit_id = u.id
          and daterange(h.from_day, h.until_day, '[]') @> ${today}::date)) order by app.unit_name_on(u.id, ${today}::date) collate "vi-x-icu")
        from unit u where u.id = any (${ids}::uuid[])), '[]') as units,
      (select json_build_object(
          'asked', (select count(*)::int from correction_request q where q.person_id = any (app.own_person_ids()) and q.state = 'asked'),
          'answered', (select count(*)::int from correction_request q where q.person_id = any (app.own_person_ids())
            and q.answered_at > ${today}::date - 30))
        from account a where a.id = ${actor.id} and a.person_id is not null) as record
  `.execute(tx);
  const [row] = rows;
  const delegations = await delegationsOf(tx, actor);
  return {
    units: (row?.units ?? []).map(({ id, ...unit }) => ({
      ...unit,
      roles: [...new Set(held.filter(({ unitId }) => unitId === id).map(({ role }) => role))],
    })),
    record: row?.record ?? null,
    delegations: delegations.filter(
      ({ isMine, withdrawnOn, days }) => !isMine && withdrawnOn === null && days !== null && days.to >= today,
    ),
  };
}
