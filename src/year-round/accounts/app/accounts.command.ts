import type { Role } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

export type NewAccount = {
  readonly name: string;
  readonly post: string | null;
  readonly isDemonstration: boolean;
  readonly grants: readonly {
    readonly role: Role;
    readonly clusterYearId: string | null;
    readonly unitId: string | null;
  }[];
};

/** Makes a person's account with its roles; answers its id. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const id = newId();
  await tx
    .insertInto('account')
    .values({ id, kind: 'person', name: account.name, post: account.post, is_demonstration: account.isDemonstration })
    .execute();
  await grantRoles(tx, id, account.grants);
  return id;
}

/** Gives further roles; a role belongs to a cluster-year, a unit, or the whole system. */
export async function grantRoles(tx: Tx, accountId: string, grants: NewAccount['grants']): Promise<void> {
  if (grants.length === 0) return;
  await tx
    .insertInto('grant_of_role')
    .values(
      grants.map((grant) => ({
        id: newId(),
        account_id: accountId,
        role: grant.role,
        cluster_year_id: grant.clusterYearId,
        unit_id: grant.unitId,
      })),
    )
    .execute();
}
