import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Settled } from '../domain/settled-rule.ts';
import type { Ballot } from './ballots.query.ts';

/** What the minutes freeze: the vote as it was announced, and the meeting, the year and the head unit as they then were. */
export type FrozenMinutes = {
  readonly ballot: Pick<
    Ballot,
    'awardId' | 'blocName' | 'round' | 'method' | 'members' | 'present' | 'rule' | 'scoresProvisional' | 'tallies'
  > & {
    readonly nominees: readonly {
      readonly unitId: string;
      readonly name: string;
      readonly isPresent?: boolean | null;
    }[];
    /** Minutes frozen before this was kept have none. */
    readonly aside?: Ballot['aside'];
  };
  /** What the chair settled where the regulation was silent; minutes frozen before this was kept have none. */
  readonly settled?: Settled | null;
  readonly boxChecked: boolean | null;
  readonly tie: { readonly chosen: readonly string[]; readonly reason: string } | null;
  readonly acclaimed: readonly string[];
  readonly closedOn: CalendarDay;
  /** The root of the audit log as it stood when the vote was closed; minutes frozen before this was kept have none. */
  readonly auditRoot?: string | null;
  readonly meeting: {
    readonly name: string | null;
    /** Minutes frozen before this was kept have none. */
    readonly heldOn?: CalendarDay | null;
    readonly place: string | null;
    readonly chair: string | null;
    readonly absent: readonly { readonly unit: string; readonly reason: string | null }[];
  };
  readonly year: {
    readonly year: number;
    readonly name: string;
    readonly isSynthetic: boolean;
    readonly head: { readonly name: string; readonly kind: string } | null;
  };
};

const nameOf = (unit: string) =>
  sql<string>`(select n.name from unit_name n where n.unit_id = ${sql.ref(unit)} order by upper(n.valid) desc nulls first limit 1)`;

/** Meeting, absent units of the bloc, year and head unit of a ballot, in one query by primary keys. */
export async function factsOfMinutes(tx: Tx, ballot: Ballot): Promise<Pick<FrozenMinutes, 'meeting' | 'year'>> {
  const row = await tx
    .selectFrom('meeting as m')
    .innerJoin('cluster_year as cy', 'cy.id', 'm.cluster_year_id')
    .leftJoin('leadership as l', (join) => join.onRef('l.cluster_year_id', '=', 'cy.id').on('l.role', '=', 'HEAD'))
    .leftJoin('unit as head', 'head.id', 'l.unit_id')
    .where('m.id', '=', ballot.meetingId)
    .orderBy('l.place')
    .select((eb) => [
      'm.name as meetingName',
      'm.held_on as heldOn',
      'm.place',
      'm.chair',
      'cy.year',
      'cy.name',
      'cy.is_synthetic as isSynthetic',
      'head.kind as headKind',
      nameOf('l.unit_id').as('headName'),
      jsonArrayFrom(
        eb
          .selectFrom('presence as p')
          .innerJoin('membership as b', 'b.unit_id', 'p.unit_id')
          .whereRef('p.meeting_id', '=', 'm.id')
          .whereRef('b.cluster_year_id', '=', 'cy.id')
          .where('b.bloc_id', '=', ballot.blocId)
          .where('p.is_present', '=', false)
          .orderBy('b.position')
          .select([nameOf('p.unit_id').as('unit'), 'p.absent_reason as reason']),
      ).as('absent'),
    ])
    .executeTakeFirstOrThrow();
  const { year, name, isSynthetic } = row;
  const head = row.headKind === null ? null : { name: row.headName, kind: row.headKind };
  return {
    meeting: { name: row.meetingName, heldOn: row.heldOn, place: row.place, chair: row.chair, absent: row.absent },
    year: { year, name, isSynthetic, head },
  };
}
