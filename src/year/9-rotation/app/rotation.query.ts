import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { YearStep } from '#src/year-round/calendar/domain/year-steps.ts';
import type { HandOverItem, ItemState } from '../domain/hand-over.ts';

export type Rotation = {
  readonly handOver: {
    readonly id: string;
    readonly version: number;
    readonly namedBy: string;
    readonly mode: string;
    readonly items: Readonly<Record<HandOverItem, ItemState>>;
    readonly note: string | null;
    readonly takenOverOn: CalendarDay | null;
    readonly nextClusterYearId: string | null;
  } | null;
  readonly leaders: readonly {
    readonly role: 'HEAD' | 'DEPUTY';
    readonly unitId: string;
    readonly unitName: string;
    readonly person: string | null;
    readonly position: string | null;
  }[];
  /** Steps of this year that are neither done nor left out: they stay with the outgoing head. */
  readonly openSteps: readonly YearStep[];
  /** Titles of the papers that this year made here. */
  readonly files: readonly string[];
};

const itemState = (text: string): ItemState => text as ItemState;

/** Where the hand-over of a year stands: four looks, each by an index on cluster_year_id. */
export async function rotationOf(tx: Tx, clusterYearId: string): Promise<Rotation> {
  const handOver = await tx
    .selectFrom('hand_over')
    .selectAll()
    .where('cluster_year_id', '=', clusterYearId)
    .executeTakeFirst();
  const leaders = await tx
    .selectFrom('next_leader as l')
    .innerJoin('unit_name as n', (join) =>
      join.onRef('n.unit_id', '=', 'l.unit_id').on(sql<boolean>`upper_inf(n.valid)`),
    )
    .where('l.cluster_year_id', '=', clusterYearId)
    .orderBy('l.place')
    .select(['l.role', 'l.unit_id as unitId', 'n.name as unitName', 'l.person_name as person', 'l.position'])
    .execute();
  const openSteps = await tx
    .selectFrom('year_step')
    .select('step')
    .where('cluster_year_id', '=', clusterYearId)
    .where('done_on', 'is', null)
    .where('skipped_reason', 'is', null)
    .where('step', '<>', 'rotation')
    .execute();
  const files = await tx
    .selectFrom('paper')
    .select('title')
    .where('cluster_year_id', '=', clusterYearId)
    .where('origin', '=', 'live')
    .orderBy('created_at')
    .execute();
  return {
    handOver: handOver
      ? {
          id: handOver.id,
          version: handOver.version,
          namedBy: handOver.named_by,
          mode: handOver.mode,
          items: {
            files: itemState(handOver.files),
            'open-tasks': itemState(handOver.open_tasks),
            objects: itemState(handOver.objects),
            funds: itemState(handOver.funds),
            access: itemState(handOver.access),
          },
          note: handOver.note,
          takenOverOn: handOver.taken_over_on,
          nextClusterYearId: handOver.next_cluster_year_id,
        }
      : null,
    leaders: leaders.map((leader) => ({ ...leader, role: leader.role === 'HEAD' ? 'HEAD' : 'DEPUTY' })),
    openSteps: openSteps.map(({ step }) => step as YearStep),
    files: files.map(({ title }) => title),
  };
}
