import type { Actor, Role } from '#src/kernel/actor.ts';

/** Roles bound to a cluster-year; a head's rights belong to the year, not to the calendar. */
const holds = (actor: Actor, roles: readonly Role[], clusterYearId: string, unitId?: string): boolean =>
  actor.grants.some(
    (grant) =>
      roles.includes(grant.role) &&
      (grant.clusterYearId === null || grant.clusterYearId === clusterYearId) &&
      (unitId === undefined || grant.unitId === null || grant.unitId === unitId),
  );

/** The head's office (Bộ phận giúp việc Cụm) runs every step of its year and enters for units that do not sign in. */
export const mayRunYear = (actor: Actor, clusterYearId: string): boolean =>
  actor.kind === 'worker' || actor.kind === 'importer' || holds(actor, ['cluster-office'], clusterYearId);

/** A unit's officer and leader act for their own unit; the head's office for every unit. */
export const mayActForUnit = (actor: Actor, clusterYearId: string, unitId: string): boolean =>
  mayRunYear(actor, clusterYearId) ||
  actor.grants.some(
    (grant) =>
      (grant.role === 'unit-officer' || grant.role === 'unit-leader') &&
      grant.clusterYearId === clusterYearId &&
      grant.unitId === unitId,
  );

/** Whoever has a part in a year, and the Ministry's officers, see its working area. */
export const maySeeWork = (actor: Actor, clusterYearId: string): boolean =>
  mayRunYear(actor, clusterYearId) ||
  holds(actor, ['ministry-officer', 'unit-officer', 'unit-leader'], clusterYearId) ||
  actor.grants.some((grant) => grant.role === 'ministry-officer');

/** Past years belong to nobody's cluster-year: the Ministry's officers keep them, and the importer on the machine. */
export const mayChooseAmongSources = (actor: Actor): boolean =>
  actor.kind === 'importer' || actor.grants.some((grant) => grant.role === 'ministry-officer');

/** Whether what is entered is entered for another unit («nhập thay đơn vị»), which every record so entered says. */
export const entersForAnother = (actor: Actor, unitId: string): boolean =>
  !actor.grants.some((grant) => grant.unitId === unitId);
