import type { Actor, Grant } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { STEP_WINDOWS } from '#src/rehearsal/demonstration.command.ts';
import { inventCluster, type InventedUnit } from '#src/rehearsal/invented-cluster.ts';
import { openYear } from '#src/year/1-launch/app/open-year.command.ts';

export type OpenedYear = {
  readonly clusterYearId: string;
  readonly clusterId: string;
  readonly slug: string;
  readonly year: number;
  readonly units: readonly InventedUnit[];
  readonly head: InventedUnit;
  /** The head's office: runs every step. */
  readonly office: Actor;
  /** An officer of one member unit for this year alone: not of the head's office, though the unit may lead. */
  readonly officerOf: (unit: InventedUnit) => Promise<Actor>;
};

const personWith = (name: string, grant: Grant, day: string): Promise<Actor> =>
  asActor(WORKER, async (tx) => {
    const id = await createAccount(tx, { name, post: null, isDemonstration: false, grants: [grant] });
    const actor = await actorOf(tx, id, day);
    if (!actor) throw new Error('the account was just made');
    return actor;
  });

/** The officer of a unit whatever the year: what that opens follows from membership and leadership. */
export const anOfficer = (unitId: string, year: number): Promise<Actor> =>
  personWith('Lê Thị Cụm', { role: 'unit-officer', clusterYearId: null, unitId }, `${year}-06-30`);

/** An open emulation year of a two-bloc cluster of invented provinces, with its head's office. */
export async function anOpenYear(
  of: { readonly provinces?: number; readonly year?: number } = {},
): Promise<OpenedYear> {
  const { provinces = 2, year = 2027 } = of;
  const cluster = await asActor(WORKER, (tx) => inventCluster(tx, provinces));
  const [head] = cluster.units;
  if (!head) throw new Error('a cluster needs a unit');
  const bloc = (name: string, kind: InventedUnit['kind']) => ({
    name,
    unitKind: kind,
    unitIds: cluster.units.filter((unit) => unit.kind === kind).map((unit) => unit.id),
  });
  const opened = await asActor(WORKER, (tx) =>
    openYear(tx, WORKER, {
      clusterId: cluster.clusterId,
      year,
      term: 'cụm',
      name: `Cụm thi đua ${cluster.name}`,
      blocs: [bloc('Khối Sở Tư pháp', 'STP'), bloc('Khối Thi hành án dân sự', 'THADS_PROVINCE')],
      leaders: [{ role: 'HEAD', unitId: head.id, person: 'Nguyễn Văn Diễn', position: 'Giám đốc', decision: null }],
      steps: STEP_WINDOWS(year),
      openedFromId: null,
      isSynthetic: true,
    }),
  );
  if (!opened.ok) throw new Error(opened.error.kind);
  const clusterYearId = opened.value;
  return {
    clusterYearId,
    clusterId: cluster.clusterId,
    slug: cluster.slug,
    year,
    units: cluster.units,
    head,
    office: await anOfficer(head.id, year),
    officerOf: (unit) =>
      personWith(
        `Người của ${unit.name} ${newId().slice(-4)}`,
        { role: 'unit-officer', clusterYearId, unitId: unit.id },
        `${year}-06-30`,
      ),
  };
}
