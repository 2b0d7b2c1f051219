import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { ANONYMOUS, type Actor, type Role } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { hashOf } from './secret-token.ts';

export type SessionHolder = { readonly actor: Actor; readonly post: string | null };

/** Who holds a session, with the roles in force on a day. One query, by the primary key of `session`. */
export async function sessionHolder(tx: Tx, sessionToken: string, day: string): Promise<SessionHolder> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.token_hash', '=', await hashOf(sessionToken))
    .where('session.expires_at', '>', sql<Date>`now()`)
    .select((eb) => [
      'account.id',
      'account.name',
      'account.post',
      jsonArrayFrom(
        eb
          .selectFrom('grant_of_role')
          .whereRef('grant_of_role.account_id', '=', 'account.id')
          .where(sql<boolean>`grant_of_role.valid @> ${day}::date`)
          .select(['role', 'cluster_year_id as clusterYearId', 'unit_id as unitId']),
      ).as('grants'),
    ])
    .executeTakeFirst();
  if (!row) return { actor: ANONYMOUS, post: null };
  const grants = row.grants.map((grant) => ({ ...grant, role: grant.role as Role }));
  return { actor: { id: row.id, kind: 'person', name: row.name, grants }, post: row.post };
}
