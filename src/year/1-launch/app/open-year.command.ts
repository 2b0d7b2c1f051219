import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepClustersFindable } from '#src/year-round/organisation/app/cluster-findable.command.ts';
import { YEAR_STEPS } from '#src/year-round/calendar/domain/year-steps.ts';

export type OpenYear = {
  readonly clusterId: string;
  readonly year: number;
  readonly term: 'khu vực' | 'cụm' | 'khối';
  readonly name: string;
  readonly blocs: readonly { readonly name: string; readonly unitKind: string; readonly unitIds: readonly string[] }[];
  readonly leaders: readonly {
    readonly role: 'HEAD' | 'DEPUTY';
    readonly unitId: string;
    readonly person: string | null;
    readonly position: string | null;
    readonly decision: string | null;
  }[];
  readonly steps: readonly {
    readonly step: string;
    readonly opensOn: string | null;
    readonly dueOn: string | null;
    readonly holder: string | null;
  }[];
  readonly openedFromId: string | null;
  readonly isSynthetic: boolean;
};
export type OpenYearError =
  | { readonly kind: 'year-is-open-already'; readonly year: number }
  | { readonly kind: 'no-members' };

/** Opens an emulation year of a cluster: blocs with their members, leaders, and the windows of the nine steps. Answers its id. */
export async function openYear(tx: Tx, _actor: Actor, command: OpenYear): Promise<Result<string, OpenYearError>> {
  if (command.blocs.every((bloc) => bloc.unitIds.length === 0)) return err({ kind: 'no-members' });
  const id = newId();
  const opened = await tx
    .insertInto('cluster_year')
    .values({
      id,
      cluster_id: command.clusterId,
      year: command.year,
      origin: 'live',
      term: command.term,
      name: command.name,
      opened_from_id: command.openedFromId,
      is_synthetic: command.isSynthetic,
    })
    .onConflict((clash) => clash.columns(['cluster_id', 'year']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!opened) return err({ kind: 'year-is-open-already', year: command.year });

  const blocs = command.blocs.map((bloc, position) => ({ ...bloc, id: newId(), position }));
  await tx
    .insertInto('bloc')
    .values(
      blocs.map(({ id: blocId, unitKind, name, position }) => ({
        id: blocId,
        cluster_year_id: id,
        unit_kind: unitKind,
        name,
        position,
      })),
    )
    .execute();
  await tx
    .insertInto('membership')
    .values(
      blocs.flatMap((bloc) =>
        bloc.unitIds.map((unitId, position) => ({
          id: newId(),
          cluster_year_id: id,
          bloc_id: bloc.id,
          unit_id: unitId,
          unit_kind: bloc.unitKind,
          position,
        })),
      ),
    )
    .execute();
  await addLeaders(tx, id, command);
  const windows = new Map(command.steps.map((window) => [window.step, window]));
  await tx
    .insertInto('year_step')
    .values(
      YEAR_STEPS.map((step) => ({
        id: newId(),
        cluster_year_id: id,
        step,
        opens_on: windows.get(step)?.opensOn ?? null,
        due_on: windows.get(step)?.dueOn ?? null,
        holder: windows.get(step)?.holder ?? null,
      })),
    )
    .execute();
  await keepClustersFindable(tx, [command.clusterId]);
  return ok(id);
}

async function addLeaders(
  tx: Tx,
  clusterYearId: string,
  { leaders, isSynthetic }: Pick<OpenYear, 'leaders' | 'isSynthetic'>,
): Promise<void> {
  for (const [place, leader] of leaders.entries()) {
    let personId: string | null = null;
    if (leader.person) {
      personId = newId();
      await tx.insertInto('person').values({ id: personId, name: leader.person, is_synthetic: isSynthetic }).execute();
    }
    await tx
      .insertInto('leadership')
      .values({
        id: newId(),
        cluster_year_id: clusterYearId,
        role: leader.role,
        unit_id: leader.unitId,
        person_id: personId,
        position: leader.position,
        decision: leader.decision,
        place,
      })
      .execute();
  }
}
