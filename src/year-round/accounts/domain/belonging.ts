import type { Actor } from '#src/kernel/actor.ts';

/**
 * Units to which somebody belongs by a role: officer, leader, delegate, staff, also by delegation (ủy quyền), and the head's
 * office of the unit whose officer it is.
 */
export const unitsByRole = (actor: Actor): readonly string[] => [
  ...new Set(actor.grants.flatMap(({ unitId }) => unitId ?? [])),
];
