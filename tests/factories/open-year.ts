import type { Actor, Role } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { createAccount } from '#src/year-round/accounts/app/accounts.command.ts';
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
  /** An officer of one member unit. */
  readonly officerOf: (unit: InventedUnit) => Promise<Actor>;
};

const personWith = async (name: string, role: Role, clusterYearId: string, unitId: string): Promise<Actor> => {
  const grant = { role, clusterYearId, unitId };
  const id = await asActor(WORKER, (tx) =>
    createAccount(tx, { name, post: null, isDemonstration: false, grants: [grant] }),
  );
  return { id, kind: 'person', name, grants: [grant] };
};

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
    office: await personWith('Lê Thị Cụm', 'cluster-office', clusterYearId, head.id),
    officerOf: (unit) =>
      personWith(`Người của ${unit.name} ${newId().slice(-4)}`, 'unit-officer', clusterYearId, unit.id),
  };
}
