import type { Actor } from '#src/kernel/actor.ts';
import { may } from './rights.ts';

/** The administrator runs accounts; the server itself does when it is called at the machine (`bin/thidua account`). */
export const mayManageAccounts = (actor: Actor): boolean => may(actor, 'keep-accounts', null);
