import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Registrant } from '../domain/registrant.ts';
import type { RegistrationState } from '../domain/registration-state.ts';

export type RegisterEntry = {
  readonly id: string;
  readonly unitId: string;
  readonly award: string;
  readonly subject: Registrant['subject'];
  readonly name: string | null;
  readonly count: number | null;
  /** On the day that was asked for. */
  readonly state: RegistrationState;
  readonly receivedOn: CalendarDay | null;
  readonly enteredForUnit: boolean;
  readonly note: string | null;
  readonly version: number;
};
export type RegisterAsked = {
  readonly clusterYearId: string;
  readonly day: CalendarDay;
  readonly blocId?: string | null;
  readonly award?: string | null;
  readonly state?: string | null;
};

/**
 * The register (sổ đăng ký) of a cluster-year as it stood on a day, in the order of the members; an entry that did not
 * yet exist is no line. By the indexes of cluster_year_id and of the events of a registration.
 */
export async function registerOf(tx: Tx, asked: RegisterAsked): Promise<RegisterEntry[]> {
  let query = tx
    .selectFrom('registration as r')
    .innerJoin('membership as m', (join) =>
      join
        .onRef('m.cluster_year_id', '=', 'r.cluster_year_id')
        .onRef('m.unit_id', '=', 'r.unit_id')
        .on('m.participation', '=', 'member'),
    )
    .innerJoinLateral(
      (eb) =>
        eb
          .selectFrom('registration_event as e')
          .whereRef('e.registration_id', '=', 'r.id')
          .where('e.happened_on', '<=', asked.day)
          .orderBy('e.recorded_at', 'desc')
          .limit(1)
          .select('e.state')
          .as('then'),
      (join) => join.onTrue(),
    )
    .where('r.cluster_year_id', '=', asked.clusterYearId);
  if (asked.blocId) query = query.where('m.bloc_id', '=', asked.blocId);
  if (asked.award) query = query.where('r.award_id', '=', asked.award);
  if (asked.state) query = query.where('then.state', '=', asked.state);
  const rows = await query
    .orderBy('m.position')
    .orderBy('r.unit_id')
    .orderBy('r.id')
    .select([
      'r.id',
      'r.unit_id as unitId',
      'r.award_id as award',
      'r.subject',
      'r.subject_name as name',
      'r.count',
      'then.state',
      'r.received_on as receivedOn',
      'r.entered_for_unit as enteredForUnit',
      'r.note',
      'r.version',
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    subject: row.subject === 'individual' ? 'individual' : 'collective',
    state: row.state as RegistrationState,
  }));
}

/** One entry as it stands now, for its own page; null where the year has none of this id. */
export async function registrationOf(
  tx: Tx,
  clusterYearId: string,
  registrationId: string,
): Promise<RegisterEntry | null> {
  const row = await tx
    .selectFrom('registration')
    .where('id', '=', registrationId)
    .where('cluster_year_id', '=', clusterYearId)
    .select([
      'id',
      'unit_id as unitId',
      'award_id as award',
      sql<Registrant['subject']>`subject`.as('subject'),
      'subject_name as name',
      'count',
      sql<RegistrationState>`state`.as('state'),
      'received_on as receivedOn',
      'entered_for_unit as enteredForUnit',
      'note',
      'version',
    ])
    .executeTakeFirst();
  return row ?? null;
}
