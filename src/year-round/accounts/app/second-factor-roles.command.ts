import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import type { NotManaging } from './new-person.command.ts';

/** Which roles must have a second factor, from the next sign-in on; a unit's leader is never forced. */
export async function requireSecondFactor(
  tx: Tx,
  maker: Actor,
  roles: readonly string[],
): Promise<Result<null, NotManaging>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  const wanted = roles.filter((role) => role !== 'unit-leader');
  await tx
    .deleteFrom('second_factor_role')
    .$if(wanted.length > 0, (all) => all.where('role', 'not in', wanted))
    .execute();
  if (wanted.length > 0)
    await tx
      .insertInto('second_factor_role')
      .values(wanted.map((role) => ({ role })))
      .onConflict((same) => same.doNothing())
      .execute();
  return ok(null);
}
