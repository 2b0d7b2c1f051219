import { type Actor, type Grant, type Role, ROLES } from '#src/kernel/actor.ts';

/**
 * How far a role carries for one action: everywhere, in the cluster-year for which it is held, or for the unit for which
 * it is held in that year.
 */
export type Extent = 'everywhere' | 'in-its-year' | 'for-its-unit';

/** Where an action is done. A year without a unit is an action of the whole cluster. */
export type Place = { readonly clusterYearId: string; readonly unitId?: string };

/**
 * Who may do what: the one table that the policy functions read, that `docs/permissions.md` prints and that the tests
 * walk. A role that is not named may not.
 */
export const RIGHTS = {
  'see-the-work': {
    'ministry-officer': 'everywhere',
    inspector: 'everywhere',
    'council-member': 'in-its-year',
    'cluster-office': 'in-its-year',
    'unit-officer': 'in-its-year',
    'unit-leader': 'in-its-year',
    delegate: 'in-its-year',
    teller: 'in-its-year',
  },
  'run-the-year': { 'cluster-office': 'in-its-year' },
  'act-for-a-unit': {
    'cluster-office': 'in-its-year',
    'unit-officer': 'for-its-unit',
    'unit-leader': 'for-its-unit',
  },
  'see-a-unit': {
    'ministry-officer': 'everywhere',
    inspector: 'everywhere',
    'cluster-office': 'in-its-year',
    'unit-officer': 'for-its-unit',
    'unit-leader': 'for-its-unit',
  },
  'see-every-figure': { 'ministry-officer': 'everywhere', inspector: 'everywhere', 'cluster-office': 'in-its-year' },
  'comment-on-the-work': {
    'ministry-officer': 'everywhere',
    'council-member': 'in-its-year',
    'cluster-office': 'in-its-year',
    'unit-officer': 'in-its-year',
    'unit-leader': 'in-its-year',
    delegate: 'in-its-year',
    teller: 'in-its-year',
  },
  'comment-on-a-unit': {
    'ministry-officer': 'everywhere',
    'cluster-office': 'in-its-year',
    'unit-officer': 'for-its-unit',
    'unit-leader': 'for-its-unit',
  },
  'score-a-unit': {
    'ministry-officer': 'everywhere',
    'cluster-office': 'in-its-year',
    'unit-officer': 'for-its-unit',
    'unit-leader': 'for-its-unit',
  },
  'verify-points': { 'ministry-officer': 'everywhere', 'cluster-office': 'in-its-year' },
  'count-a-ballot': { 'cluster-office': 'in-its-year', teller: 'in-its-year' },
  'stand-aside': {
    'cluster-office': 'in-its-year',
    'unit-officer': 'for-its-unit',
    'unit-leader': 'for-its-unit',
    delegate: 'for-its-unit',
  },
  'choose-among-sources': { 'ministry-officer': 'everywhere' },
  'read-the-audit-log': { 'ministry-officer': 'everywhere', inspector: 'everywhere', 'cluster-office': 'in-its-year' },
  'see-witnesses': { 'ministry-officer': 'everywhere', inspector: 'everywhere', administrator: 'everywhere' },
  'choose-witnesses': { 'ministry-officer': 'everywhere', administrator: 'everywhere' },
  'keep-the-calendar': { 'ministry-officer': 'everywhere', administrator: 'everywhere' },
  'keep-accounts': { administrator: 'everywhere' },
  'invite-within-scope': { administrator: 'everywhere', 'ministry-officer': 'everywhere' },
} as const satisfies Readonly<Record<string, Readonly<Partial<Record<Role, Extent>>>>>;

export type Action = keyof typeof RIGHTS;
export const ACTIONS = Object.keys(RIGHTS) as readonly Action[];

function carries(grant: Grant, extent: Extent | undefined, place: Place | null): boolean {
  if (extent === undefined) return false;
  if (extent === 'everywhere') return grant.clusterYearId === null || grant.clusterYearId === place?.clusterYearId;
  if (place === null || grant.clusterYearId !== place.clusterYearId) return false;
  return extent === 'in-its-year' || (place.unitId !== undefined && grant.unitId === place.unitId);
}

/** The roles that carry one way for an action: for the database, which finds the people who hold them. */
export const rolesCarrying = (action: Action, extent: Extent): readonly Role[] =>
  ROLES.filter((role) => (RIGHTS[action] as Readonly<Partial<Record<Role, Extent>>>)[role] === extent);

/**
 * Whether an actor may do something at a place; null is the whole system. The server itself may do everything that is
 * done in a year.
 */
export function may(actor: Actor, action: Action, place: Place | null): boolean {
  if (actor.kind === 'worker' || actor.kind === 'importer') return true;
  const allowed: Readonly<Partial<Record<Role, Extent>>> = RIGHTS[action];
  return actor.grants.some((grant) => carries(grant, allowed[grant.role], place));
}
