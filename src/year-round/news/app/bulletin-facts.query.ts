import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { PartOfDay } from '#src/kernel/part-of-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { ConferenceFacts } from '../domain/bulletin.ts';
import { purposeWords } from '../domain/purpose-words.ts';

/** What the year's records know of a conference, for the draft of its bulletin; null where there is no such meeting. */
export async function bulletinFacts(tx: Tx, meetingId: string): Promise<ConferenceFacts | null> {
  const row = await meetingRow(tx, meetingId);
  if (!row) return null;
  const next = await nextLeaders(tx, row.clusterId, row.year + 1);
  return {
    cluster: row.cluster,
    purposes: row.purposes.map(({ kind, year }) => purposeWords(kind, year)).filter((words) => words !== null),
    day: row.day,
    partOfDay: row.partOfDay as PartOfDay | null,
    place: row.place,
    chair: row.chair === null ? null : { name: row.chair, post: null },
    guests:
      row.guests.length === 0
        ? []
        : [
            {
              side: 'Khách mời',
              people: row.guests.map(({ name, post }) => ({ name: name ?? '', post })),
              others: null,
            },
          ],
    units: row.present === 0 ? null : { present: row.present, of: row.members },
    adopted: row.adopted.map(({ text }) => text),
    campaigns: [],
    covenants: [],
    nominations: row.nominations.map(({ award, method, units }) => ({
      award,
      method: method === null ? null : method === 'consensus' ? 'consensus' : 'ballot',
      units: units.map(({ printed }) => printed),
    })),
    unitOrder: 'alphabet',
    awards: [],
    nextYear: next,
    synthetic: row.isSynthetic,
  };
}

const meetingRow = (tx: Tx, meetingId: string) =>
  tx
    .selectFrom('meeting as m')
    .innerJoin('cluster_year as cy', 'cy.id', 'm.cluster_year_id')
    .where('m.id', '=', meetingId)
    .select((eb) => [
      'cy.cluster_id as clusterId',
      'cy.year',
      'cy.name as cluster',
      'cy.is_synthetic as isSynthetic',
      'm.held_on as day',
      'm.part_of_day as partOfDay',
      'm.place',
      'm.chair',
      sql<number>`(select count(*)::int from presence p where p.meeting_id = m.id and p.is_present)`.as('present'),
      sql<number>`(select count(*)::int from membership b where b.cluster_year_id = cy.id and b.participation = 'member')`.as(
        'members',
      ),
      jsonArrayFrom(
        eb
          .selectFrom('meeting_purpose as p')
          .whereRef('p.meeting_id', '=', 'm.id')
          .orderBy('p.position')
          .select(['p.kind', 'p.year']),
      ).as('purposes'),
      jsonArrayFrom(
        eb
          .selectFrom('meeting_participant as g')
          .leftJoin('person', 'person.id', 'g.person_id')
          .whereRef('g.meeting_id', '=', 'm.id')
          .where(sql<boolean>`'GUEST' = any(g.roles)`)
          .orderBy('g.position')
          .select([sql<string | null>`coalesce(person.name, g.group_printed)`.as('name'), 'g.post']),
      ).as('guests'),
      jsonArrayFrom(
        eb
          .selectFrom('meeting_item as i')
          .whereRef('i.meeting_id', '=', 'm.id')
          .where('i.kind', '=', 'adopted')
          .orderBy('i.position')
          .select('i.text'),
      ).as('adopted'),
      jsonArrayFrom(
        eb
          .selectFrom('nomination as n')
          .whereRef('n.meeting_id', '=', 'm.id')
          .orderBy('n.id')
          .select((inner) => [
            'n.award_printed as award',
            'n.method',
            jsonArrayFrom(
              inner
                .selectFrom('nomination_unit as u')
                .whereRef('u.nomination_id', '=', 'n.id')
                .orderBy('u.position')
                .select('u.printed'),
            ).as('units'),
          ]),
      ).as('nominations'),
    ])
    .executeTakeFirst();

async function nextLeaders(tx: Tx, clusterId: string, year: number): Promise<ConferenceFacts['nextYear']> {
  const rows = await tx
    .selectFrom('leadership as l')
    .innerJoin('cluster_year as cy', 'cy.id', 'l.cluster_year_id')
    .where('cy.cluster_id', '=', clusterId)
    .where('cy.year', '=', year)
    .orderBy('l.place')
    .select([
      'l.role',
      sql<
        string | null
      >`coalesce(l.unit_printed, (select n.name from unit_name n where n.unit_id = l.unit_id order by upper(n.valid) desc nulls first limit 1))`.as(
        'unit',
      ),
    ])
    .execute();
  const of = (role: string) => rows.filter((row) => row.role === role).flatMap(({ unit }) => (unit ? [unit] : []));
  return rows.length === 0 ? null : { year, head: of('HEAD')[0] ?? null, deputies: of('DEPUTY') };
}
