import { type Actor, type Role, ROLES } from '#src/kernel/actor.ts';
import { may } from './rights.ts';

/** The administrator runs accounts; the server itself does when it is called at the machine (`bin/thidua account`). */
export const mayManageAccounts = (actor: Actor): boolean => may(actor, 'keep-accounts', null);

/** The Ministry's officers give accounts to units and years; so does whoever keeps all accounts. */
export const mayInvite = (actor: Actor): boolean => may(actor, 'invite-within-scope', null);

/** Who runs the machine, works for the Ministry or inspects: their roles and accounts are an administrator's alone. */
const HIGH_ROLES: readonly Role[] = ['administrator', 'ministry-officer', 'inspector'];
export const isHighRole = (role: Role): boolean => HIGH_ROLES.includes(role);

/** Nobody gives a role above their own: the Ministry's officers give those of units and years. */
export const mayGive = (actor: Actor, role: Role): boolean =>
  mayManageAccounts(actor) || (mayInvite(actor) && !isHighRole(role));

export const rolesGivenBy = (actor: Actor): readonly Role[] => ROLES.filter((role) => mayGive(actor, role));
