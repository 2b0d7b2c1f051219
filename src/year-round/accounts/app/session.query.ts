import { sql } from 'kysely';
import { ANONYMOUS, type Actor, type Grant } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { hashOf } from './secret-token.ts';

export type SessionHolder = { readonly actor: Actor; readonly post: string | null; readonly mustEnrol: boolean };

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

/** Whether a role of that day asks the holder of a session for a second factor that neither they nor the provider have. */
export const wantsFactor = (day: string) =>
  sql<boolean>`session.how <> 'link' and not session.factor_by_provider
    and app.second_factor_is_wanting(session.account_id, ${day}::date)`;

/**
 * Who holds a session, with the roles in force on a day. One query, by the primary key of `session`, however its holder
 * signed in; that it is used is written down every few minutes. Half-way through signing in, nobody is signed in; nor is who
 * holds a role that asks for a second factor and has none, though the session was open before.
 */
export async function sessionHolder(tx: Tx, sessionToken: string, day: string): Promise<SessionHolder> {
  const tokenHash = await hashOf(sessionToken);
  const row = await tx
    .with('used', (eb) =>
      eb
        .updateTable('session')
        .set({ last_used_at: sql`now()` })
        .where('token_hash', '=', tokenHash)
        .where('last_used_at', '<', sql<Date>`now() - interval '5 minutes'`),
    )
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .where('session.token_hash', '=', tokenHash)
    .where('session.stage', '=', 'open')
    .where('session.expires_at', '>', sql<Date>`now()`)
    .select(['account.id', 'account.name', 'account.post', rolesOn(day).as('grants'), wantsFactor(day).as('mustEnrol')])
    .executeTakeFirst();
  if (!row || row.mustEnrol) return { actor: ANONYMOUS, post: null, mustEnrol: row !== undefined };
  return {
    actor: { id: row.id, kind: 'person', name: row.name, grants: row.grants },
    post: row.post,
    mustEnrol: false,
  };
}
