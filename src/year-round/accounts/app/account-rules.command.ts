import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import type { NotManaging } from './new-person.command.ts';

export const LONGEST_STEP_UP_MINUTES = 720;

/** What the administrator sets for all accounts. */
export type AccountRules = {
  /** Roles that must have a second factor, from the next request on; a unit's leader is never forced. */
  readonly roles: readonly string[];
  /** For how long a proof counts before what matters most. */
  readonly stepUpMinutes: number;
  readonly tellsOfNewDevice: boolean;
  readonly version: number;
};

export async function accountRules(tx: Tx): Promise<AccountRules> {
  const roles = await tx.selectFrom('second_factor_role').select('role').orderBy('role').execute();
  const rule = await tx.selectFrom('account_rule').selectAll().executeTakeFirstOrThrow();
  return {
    roles: roles.map(({ role }) => role),
    stepUpMinutes: rule.step_up_minutes,
    tellsOfNewDevice: rule.tells_of_new_device,
    version: rule.version,
  };
}

export type RulesRefused = NotManaging | { readonly kind: 'minutes-out-of-range' | 'someone-saved-before' };

export async function setAccountRules(tx: Tx, maker: Actor, wanted: AccountRules): Promise<Result<null, RulesRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  const { stepUpMinutes, tellsOfNewDevice, version } = wanted;
  if (!Number.isInteger(stepUpMinutes) || stepUpMinutes < 1 || stepUpMinutes > LONGEST_STEP_UP_MINUTES)
    return err({ kind: 'minutes-out-of-range' });
  const saved = await tx
    .updateTable('account_rule')
    .set({ step_up_minutes: stepUpMinutes, tells_of_new_device: tellsOfNewDevice, version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst();
  if (saved.numUpdatedRows !== 1n) return err({ kind: 'someone-saved-before' });
  await setRoles(
    tx,
    wanted.roles.filter((role) => role !== 'unit-leader'),
  );
  return ok(null);
}

async function setRoles(tx: Tx, roles: readonly string[]): Promise<void> {
  await tx
    .deleteFrom('second_factor_role')
    .$if(roles.length > 0, (all) => all.where('role', 'not in', roles))
    .execute();
  if (roles.length === 0) return;
  await tx
    .insertInto('second_factor_role')
    .values(roles.map((role) => ({ role })))
    .onConflict((same) => same.doNothing())
    .execute();
}
