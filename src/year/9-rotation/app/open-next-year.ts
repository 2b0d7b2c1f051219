import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { type CalendarDay, calendarDay, partsOf } from '#src/kernel/calendar-day.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { grantRoles } from '#src/year-round/accounts/app/accounts.command.ts';
import { mayRunYear } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { openYear, type OpenYearError } from '#src/year/1-launch/app/open-year.command.ts';
import { rotationOf } from './rotation.query.ts';

export type OpenNextYearError =
  | OpenYearError
  | { readonly kind: 'not-yours-to-do' }
  | { readonly kind: 'next-head-is-not-named' };

/** The same day a year later; 29 February becomes the 28th. */
function aYearLater(day: CalendarDay | null): CalendarDay | null {
  if (day === null) return null;
  const { year, month, dayOfMonth } = partsOf(day);
  return calendarDay(year + 1, month, dayOfMonth) ?? calendarDay(year + 1, month, dayOfMonth - 1);
}

/**
 * Opens next year from this one while this one may still run: blocs, members and the calendar come along, nothing that
 * somebody signed, registered or won does. Roles follow the leadership by themselves: the officers of the new head's
 * unit run the new year, and the outgoing head's office keeps its rights in its own year only.
 */
export async function openNextYear(tx: Tx, actor: Actor, frame: YearFrame): Promise<Result<string, OpenNextYearError>> {
  const { clusterYear, blocs, units, steps } = frame;
  if (!mayRunYear(actor, clusterYear.id)) return err({ kind: 'not-yours-to-do' });
  const rotation = await rotationOf(tx, clusterYear.id);
  if (!rotation.handOver || rotation.leaders.length === 0) return err({ kind: 'next-head-is-not-named' });
  const { namedBy } = rotation.handOver;

  const opened = await openYear(tx, actor, {
    clusterId: clusterYear.clusterId,
    year: clusterYear.year + 1,
    term: clusterYear.term === 'khối' ? 'khối' : clusterYear.term === 'khu vực' ? 'khu vực' : 'cụm',
    name: clusterYear.name,
    blocs: blocs.map((bloc) => ({
      name: bloc.name,
      unitKind: bloc.unitKind ?? 'OTHER',
      unitIds: units.filter((unit) => unit.blocId === bloc.id).map((unit) => unit.id),
    })),
    leaders: rotation.leaders.map((leader) => ({ ...leader, decision: namedBy })),
    steps: steps.map((step) => ({
      step: step.step,
      opensOn: aYearLater(step.opensOn),
      dueOn: aYearLater(step.dueOn),
      holder: step.holder,
    })),
    openedFromId: clusterYear.id,
    isSynthetic: clusterYear.isSynthetic,
  });
  if (!opened.ok) return opened;
  const newHead = rotation.leaders.find((leader) => leader.role === 'HEAD');
  await keepItRunning(tx, actor, opened.value, newHead?.unitId ?? '');
  await tx
    .updateTable('hand_over')
    .set({ next_cluster_year_id: opened.value })
    .where('cluster_year_id', '=', clusterYear.id)
    .execute();
  return ok(opened.value);
}

/** Where nobody of the new head's unit signs in yet, whoever opened the year runs it until somebody does. */
async function keepItRunning(tx: Tx, actor: Actor, clusterYearId: string, headUnitId: string): Promise<void> {
  const somebody = await tx
    .selectFrom('grant_of_role')
    .select('id')
    .where('unit_id', '=', headUnitId)
    .where('role', '=', 'unit-officer')
    .where(sql<boolean>`valid @> current_date`)
    .executeTakeFirst();
  if (!somebody && actor.kind === 'person')
    await grantRoles(tx, actor.id, [{ role: 'cluster-office', clusterYearId, unitId: null }]);
}
