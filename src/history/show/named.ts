import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { FindableKind } from '#src/year-round/organisation/app/findable.command.ts';
import { find, type Found } from '#src/year-round/organisation/app/find.query.ts';
import { bestOf, type ShowRefused } from './find-cluster.ts';

/** The one thing of these kinds that a spelling means; several are named, none is guessed. */
export async function theOne(
  tx: Tx,
  spelling: string,
  kinds: readonly FindableKind[],
): Promise<Result<Found, ShowRefused>> {
  const best = bestOf(await find(tx, spelling, { kinds, limit: 20 }));
  const [one, ...others] = best;
  if (!one) return err({ kind: 'nothing-has-that-name', name: spelling });
  if (others.length === 0) return ok(one);
  const candidates = best.map(({ label, detail }) => (detail ? `${label} (${detail})` : label));
  return err({ kind: 'several-have-that-name', name: spelling, candidates });
}
