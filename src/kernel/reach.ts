import type { Actor, Role } from './actor.ts';

/** How far an actor's eyes go, as the database is told at the door: the net under the typed policies. */
export type Reach = {
  /** Reads every cluster-year: the Ministry's officers, inspectors, and the server itself. */
  readonly everything: boolean;
  /** Cluster-years whose working area the actor sees. */
  readonly yearsSeen: readonly string[];
  /** Cluster-years that the actor runs as the head's office: also what units have not sent yet. */
  readonly yearsRun: readonly string[];
  /** Units for which the actor works, also as to what others of the cluster do not see. */
  readonly units: readonly string[];
};

const READS_ALL: readonly Role[] = ['ministry-officer', 'inspector'];
/** An administrator runs the machine and a staff member reads what is published: neither opens a working area. */
const WORKS_IN_A_YEAR: readonly Role[] = [
  'cluster-office',
  'unit-officer',
  'unit-leader',
  'delegate',
  'teller',
  'council-member',
];
const WORKS_FOR_A_UNIT: readonly Role[] = ['cluster-office', 'unit-officer', 'unit-leader'];

const distinct = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

/** The reach that an actor's roles give; a visitor's and an administrator's is empty. */
export function reachOf(actor: Actor): Reach {
  const held = (roles: readonly Role[]) => actor.grants.filter(({ role }) => roles.includes(role));
  return {
    everything: actor.kind === 'worker' || actor.kind === 'importer' || held(READS_ALL).length > 0,
    yearsSeen: distinct(held(WORKS_IN_A_YEAR).map(({ clusterYearId }) => clusterYearId)),
    yearsRun: distinct(held(['cluster-office']).map(({ clusterYearId }) => clusterYearId)),
    units: distinct(held(WORKS_FOR_A_UNIT).map(({ unitId }) => unitId)),
  };
}
