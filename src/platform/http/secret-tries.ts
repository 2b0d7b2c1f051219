import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { sha256 } from '../hash.ts';
import { asActor, type Tx } from '../postgres/as-actor.ts';
import type { Rate } from './token-bucket.ts';

/** Tries at a secret from one address: a clerk who clicks an old link twice has many left, a machine that guesses has none. */
export const SECRET_TRIES: Rate = { burst: 30, perSecond: 0.1 };

/**
 * Takes one try from the bucket that all processes share; 0 where there was one, else the seconds to wait. It is its own
 * transaction: what happens to the try itself cannot give it back. The address is kept only as a hash.
 */
export function takeOfSecret(from: string, { burst, perSecond }: Rate = SECRET_TRIES): Promise<number> {
  const now = sql`clock_timestamp()`;
  const filled = sql`least(${burst}::float8, b.tokens + ${perSecond}::float8 * greatest(0, extract(epoch from ${now} - b.at)))`;
  return asActor(WORKER, async (tx) => {
    const { rows } = await sql<{ tokens: number; refused: boolean }>`
      insert into rate_bucket as b (key, tokens, refused, at)
      values (${sha256(`secret ${from}`)}, ${burst}::float8 - 1, false, ${now})
      on conflict (key) do update
        set tokens = ${filled} - (${filled} >= 1)::int, refused = ${filled} < 1, at = ${now}
      returning tokens, refused`.execute(tx);
    const [taken] = rows;
    return taken?.refused ? Math.max(1, Math.ceil((1 - taken.tokens) / perSecond)) : 0;
  });
}

/** Buckets that are long full again say nothing any more. */
export async function sweepRateBuckets(tx: Tx): Promise<void> {
  await tx.deleteFrom('rate_bucket').where('at', '<', sql<Date>`now() - interval '1 day'`).execute();
}
