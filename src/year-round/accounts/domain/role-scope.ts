import type { Role } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** For what a role is given by hand: the whole system, a unit (its years follow by membership), or one cluster-year. */
export type RoleScope = 'system' | 'unit' | 'year';

export const SCOPE_OF = {
  administrator: 'system',
  'ministry-officer': 'system',
  inspector: 'system',
  'unit-officer': 'unit',
  'unit-leader': 'unit',
  'staff-member': 'unit',
  'cluster-office': 'year',
  'council-member': 'year',
  delegate: 'year',
  teller: 'year',
} as const satisfies Readonly<Record<Role, RoleScope>>;

export type ScopeRefused = { readonly kind: 'role-missing' | 'unit-missing' | 'year-missing' };
export type GrantWanted = {
  readonly role: Role;
  readonly clusterYearId: string | null;
  readonly unitId: string | null;
};

export const isRole = (text: string): text is Role => Object.hasOwn(SCOPE_OF, text);

/** A role with what it is given for; what it is not given for is left out. */
export function grantAsked(asked: {
  readonly role: string;
  readonly unitId: string | null;
  readonly clusterYearId: string | null;
}): Result<GrantWanted, ScopeRefused> {
  const { role, unitId, clusterYearId } = asked;
  if (!isRole(role)) return err({ kind: 'role-missing' });
  const scope: RoleScope = SCOPE_OF[role];
  if (scope === 'system') return ok({ role, unitId: null, clusterYearId: null });
  if (scope === 'unit')
    return unitId === null ? err({ kind: 'unit-missing' }) : ok({ role, unitId, clusterYearId: null });
  return clusterYearId === null ? err({ kind: 'year-missing' }) : ok({ role, unitId, clusterYearId });
}
