import type { Actor, Role } from '#src/kernel/actor.ts';

/** A unit as the question «who may know its people?» needs it: with the live years in which it is a member. */
export type UnitInYears = { readonly id: string; readonly clusterYearIds: readonly string[] };

/** A role for one year or one unit is no role for everybody. */
const holds = (actor: Actor, role: Role): boolean =>
  actor.grants.some((grant) => grant.role === role && grant.clusterYearId === null && grant.unitId === null);
const holdsFor = (actor: Actor, roles: readonly Role[], unitId: string): boolean =>
  actor.grants.some((grant) => roles.includes(grant.role) && grant.unitId === unitId);

/** The Ministry's officers keep the records of everybody; the server itself loads them. */
export const keepsAllPeople = (actor: Actor): boolean =>
  actor.kind === 'worker' || actor.kind === 'importer' || holds(actor, 'ministry-officer');

/** An inspector reads all and changes nothing. */
export const readsAllPeople = (actor: Actor): boolean => keepsAllPeople(actor) || holds(actor, 'inspector');

/** The officer keeps the records of the own unit; its leader and the head's office do not. */
export const keepsPeopleOf = (actor: Actor, unitId: string): boolean =>
  keepsAllPeople(actor) || holdsFor(actor, ['unit-officer'], unitId);

/** Names and posts: whoever works for the unit, and the office that runs a year in which the unit is a member. */
export const knowsPeopleOf = (actor: Actor, unit: UnitInYears): boolean =>
  readsAllPeople(actor) ||
  holdsFor(actor, ['unit-officer', 'unit-leader', 'cluster-office'], unit.id) ||
  actor.grants.some(
    ({ role, clusterYearId }) =>
      role === 'cluster-office' && clusterYearId !== null && unit.clusterYearIds.includes(clusterYearId),
  );

/** Staff code and birth year: not for the head's office, nor for the unit's leader. */
export const knowsParticularsOf = (actor: Actor, unitIds: readonly string[]): boolean =>
  readsAllPeople(actor) || unitIds.some((unitId) => holdsFor(actor, ['unit-officer'], unitId));

/** Units whose records the actor keeps by a role of that unit. */
export const unitsKept = (actor: Actor): readonly string[] => [
  ...new Set(actor.grants.flatMap(({ role, unitId }) => (role === 'unit-officer' && unitId !== null ? [unitId] : []))),
];

/** Whether there is any register of people to open: an administrator's, a visitor's and a delegate's has nobody in it. */
export const opensRegister = (actor: Actor): boolean =>
  readsAllPeople(actor) ||
  actor.grants.some(({ role }) => role === 'unit-officer' || role === 'unit-leader' || role === 'cluster-office');
