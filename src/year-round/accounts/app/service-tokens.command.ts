import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { mayManageAccounts } from '../domain/manage.ts';
import { LONGEST_TOKEN_DAYS, type Scope, TOKEN_PREFIX } from '../domain/scopes.ts';
import { accessOf } from './access.query.ts';
import type { OfAccountRefused } from './new-person.command.ts';
import { hashOf, newToken } from './secret-token.ts';

export type TokenWanted = {
  readonly accountId: string;
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly days: number;
};
export type TokenRefused =
  | OfAccountRefused
  | { readonly kind: 'label-missing' | 'scope-missing' | 'days-out-of-range' | 'not-a-program' };

/** Makes a key for another program; it is answered once and kept by hash only. */
export async function makeServiceToken(
  tx: Tx,
  maker: Actor,
  wanted: TokenWanted,
): Promise<Result<string, TokenRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  const access = await accessOf(tx, wanted.accountId);
  if (!access || access.disabledAt !== null) return err({ kind: 'no-such-account' });
  if (access.kind !== 'service') return err({ kind: 'not-a-program' });
  const label = squeeze(wanted.label);
  if (label === '') return err({ kind: 'label-missing' });
  if (wanted.scopes.length === 0) return err({ kind: 'scope-missing' });
  if (!Number.isInteger(wanted.days) || wanted.days < 1 || wanted.days > LONGEST_TOKEN_DAYS)
    return err({ kind: 'days-out-of-range' });
  const token = TOKEN_PREFIX + newToken();
  await tx
    .insertInto('service_token')
    .values({
      id: newId(),
      account_id: access.id,
      label,
      token_hash: await hashOf(token),
      scopes: [...wanted.scopes],
      made_by: maker.id,
      expires_at: sql`now() + make_interval(days => ${wanted.days})`,
    })
    .execute();
  return ok(token);
}

/** The key opens nothing any more. */
export async function revokeServiceToken(
  tx: Tx,
  maker: Actor,
  which: { readonly accountId: string; readonly tokenId: string },
): Promise<Result<null, OfAccountRefused>> {
  if (!mayManageAccounts(maker)) return err({ kind: 'not-yours-to-do' });
  await tx
    .updateTable('service_token')
    .set({ revoked_at: sql`now()` })
    .where('id', '=', which.tokenId)
    .where('account_id', '=', which.accountId)
    .where('revoked_at', 'is', null)
    .execute();
  return ok(null);
}
