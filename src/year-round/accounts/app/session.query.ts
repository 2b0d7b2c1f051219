import { sql } from 'kysely';
import { ANONYMOUS, type Actor, type Grant } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { hashOf } from './secret-token.ts';

export type SessionHolder = { readonly actor: Actor; readonly post: string | null };

const rolesOn = (day: string) => sql<readonly Grant[]>`(select coalesce(json_agg(json_build_object(
  'role', r.role, 'clusterYearId', r.cluster_year_id, 'unitId', r.unit_id)), '[]') from app.roles_on(account.id, ${day}::date) r)`;

/** Somebody with the roles in force on a day, for what is done or shown without a session; null without such an account. */
export async function actorOf(tx: Tx, accountId: string, day: string): Promise<Actor | null> {
  const row = await tx
    .selectFrom('account')
    .where('id', '=', accountId)
    .select(['id', 'name', rolesOn(day).as('grants')])
    .executeTakeFirst();
  return row ? { ...row, kind: 'person' } : null;
}

/** Who holds a session, with the roles in force on a day. One query, by the primary key of `session`. */
export async function sessionHolder(tx: Tx, sessionToken: string, day: string): Promise<SessionHolder> {
  const row = await tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.token_hash', '=', await hashOf(sessionToken))
    .where('session.expires_at', '>', sql<Date>`now()`)
    .select(['account.id', 'account.name', 'account.post', rolesOn(day).as('grants')])
    .executeTakeFirst();
  if (!row) return { actor: ANONYMOUS, post: null };
  return { actor: { id: row.id, kind: 'person', name: row.name, grants: row.grants }, post: row.post };
}
