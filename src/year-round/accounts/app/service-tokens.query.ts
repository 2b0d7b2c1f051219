import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { isScope, isServiceToken, type Scope } from '../domain/scopes.ts';
import { hashOf } from './secret-token.ts';
import { actorOf } from './session.query.ts';

/** Whoever asks with a key: the program, with the roles that its scopes let it use. */
export type ServiceCaller = {
  readonly actor: Actor;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly expiresAt: Date;
};

/** Who holds a key on a day; null for one that was revoked, is too old, or never was. Its use is noted once an hour. */
export async function serviceCaller(token: string, day: string): Promise<ServiceCaller | null> {
  if (!isServiceToken(token)) return null;
  const hash = await hashOf(token);
  return asActor(WORKER, async (tx) => {
    const key = await tx
      .selectFrom('service_token')
      .innerJoin('account_access', 'account_access.id', 'service_token.account_id')
      .where('token_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', sql<Date>`now()`)
      .where('disabled_at', 'is', null)
      .select(['service_token.id', 'account_id', 'label', 'scopes', 'expires_at'])
      .executeTakeFirst();
    const actor = key ? await actorOf(tx, key.account_id, day) : null;
    if (!key || !actor) return null;
    await sql`insert into service_token_use (token_id, last_used_at) values (${key.id}, now())
      on conflict (token_id) do update set last_used_at = now()
      where service_token_use.last_used_at < now() - interval '1 hour'`.execute(tx);
    const scopes = key.scopes.filter(isScope);
    const grants = scopes.includes('read-with-roles') ? actor.grants : [];
    return { actor: { ...actor, grants }, label: key.label, scopes, expiresAt: key.expires_at };
  });
}

/** The keys of a program, the newest first. */
export const serviceTokensOf = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('service_token')
    .leftJoin('service_token_use', 'service_token_use.token_id', 'service_token.id')
    .where('account_id', '=', accountId)
    .orderBy('made_at', 'desc')
    .select([
      'service_token.id',
      'label',
      'scopes',
      'expires_at as expiresAt',
      'revoked_at as revokedAt',
      'last_used_at as lastUsedAt',
    ])
    .execute();
export type ServiceTokenListed = Awaited<ReturnType<typeof serviceTokensOf>>[number];
