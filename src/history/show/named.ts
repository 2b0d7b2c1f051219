import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { FindableKind } from '#src/year-round/organisation/app/findable.command.ts';
import type { Found } from '#src/year-round/organisation/app/find.query.ts';
import { bestOf, findNamed, type ShowRefused } from './find-cluster.ts';

/** The one thing of these kinds that a spelling means; several are named, none is guessed. */
export async function theOne(
  tx: Tx,
  spelling: string,
  kinds: readonly FindableKind[],
  /** Where several bear the name: those of which there is something to show. */
  worthShowing: (found: readonly Found[]) => Promise<readonly Found[]> = async (found) => found,
): Promise<Result<Found, ShowRefused>> {
  const named = await findNamed(tx, spelling, kinds);
  if (!named.ok) return named;
  const all = bestOf(named.value);
  const worth = all.length > 1 ? await worthShowing(all) : all;
  const best = worth.length > 0 ? worth : all;
  const [one, ...others] = best;
  if (!one) return err({ kind: 'nothing-has-that-name', name: spelling, alike: [] });
  if (others.length === 0) return ok(one);
  const candidates = best.map(({ label, detail }) => (detail ? `${label} (${detail})` : label));
  return err({ kind: 'several-have-that-name', name: spelling, candidates });
}
