import { WORKER } from '#src/kernel/actor.ts';
import { ok, type Result } from '#src/kernel/result.ts';
import { ensureHolder } from '#src/platform/credentials/credentials.ts';
import {
  type ProviderRefused,
  type ProviderVisit,
  providerAnswer,
  visitProvider,
} from '#src/platform/credentials/provider.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { type Entered, stageFor } from './enter.command.ts';
import { openSession, type Place } from './sessions.command.ts';

/** The account that a staff code of the agency belongs to; none for a closed one. */
async function accountOfStaffCode(tx: Tx, staffCode: string): Promise<string | null> {
  const row = await tx
    .selectFrom('account_access')
    .innerJoin('account', 'account.id', 'account_access.id')
    .where('staff_code', '=', staffCode)
    .where('disabled_at', 'is', null)
    .where('account.kind', '=', 'person')
    .select(['account.id', 'account.name'])
    .executeTakeFirst();
  if (!row) return null;
  await ensureHolder(tx, row.id, row.name);
  return row.id;
}

export const beginProviderVisit = (onward: string): Promise<Result<ProviderVisit, ProviderRefused>> =>
  asActor(WORKER, (tx) => visitProvider(tx, onward));

/** Enters by the agency's provider. Where it asked for a second factor itself, ours is not asked again. */
export const enterByProvider = (
  request: Request,
  place: Place,
): Promise<Result<Entered & { readonly onward: string }, ProviderRefused>> =>
  asActor(WORKER, async (tx) => {
    const proof = await providerAnswer(tx, request, (staffCode) => accountOfStaffCode(tx, staffCode));
    if (!proof.ok) return proof;
    const { accountId, secondFactor, onward } = proof.value;
    const stage = secondFactor ? 'open' : await stageFor(tx, accountId);
    const session = { accountId, stage, how: 'provider', place, factorByProvider: secondFactor } as const;
    return ok({ stage, onward, token: await openSession(tx, session) });
  });
