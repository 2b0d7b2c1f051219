import { sql } from 'kysely';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { FindableKind } from '#src/year-round/organisation/app/findable.command.ts';
import { find, type Found } from '#src/year-round/organisation/app/find.query.ts';

/** Why nothing can be shown; the message of each kind is in `refused.ts`. */
export type ShowRefused =
  | { readonly kind: 'nothing-has-that-name'; readonly name: string; readonly alike: readonly string[] }
  | { readonly kind: 'several-have-that-name'; readonly name: string; readonly candidates: readonly string[] }
  | {
      readonly kind: 'nothing-known-of-that-year';
      readonly name: string;
      readonly year: number;
      readonly years: readonly number[];
    };

export type ClusterFound = {
  readonly clusterId: string;
  readonly yearId: string;
  readonly origin: 'history' | 'live';
};

type Candidate = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly yearId: string;
  readonly origin: 'history' | 'live';
};

/** Finds by a name, not by a guess: what is only like it is offered, never shown in its place. */
export async function findNamed(
  tx: Tx,
  name: string,
  kinds: readonly FindableKind[],
): Promise<Result<readonly Found[], ShowRefused>> {
  const found = await find(tx, name, { kinds, limit: 20 });
  const named = found.filter(({ how }) => how !== 'near');
  return named.length > 0
    ? ok(named)
    : err({ kind: 'nothing-has-that-name', name, alike: found.map(({ label }) => label) });
}

/** The finds that are as good as the best one: an exact name is not put in doubt by a word in another. */
export function bestOf(found: readonly Found[]): readonly Found[] {
  const order = ['exact', 'same-key', 'prefix', 'words-together', 'all-words'];
  const rank = (one: Found) => order.indexOf(one.how);
  const best = Math.min(...found.map(rank));
  return found.filter((one) => rank(one) === best);
}

/** The one cluster that a spelling means in a year; several are named, none is guessed. */
export async function findClusterYear(
  tx: Tx,
  spelling: string,
  year: number,
): Promise<Result<ClusterFound, ShowRefused>> {
  const named = await findNamed(tx, spelling, ['cluster']);
  if (!named.ok) return named;
  const found = named.value;
  const { rows } = await sql<Candidate>`
    select cluster_id as id, name, year, id as "yearId", origin from cluster_year
    where cluster_id = any (${found.map(({ id }) => id)}::uuid[]) order by year
  `.execute(tx); // index cluster_year_cluster_id_year_key
  const inYear = found.filter(({ id }) => rows.some((row) => row.id === id && row.year === year));
  if (inYear.length === 0) {
    const [first] = bestOf(found);
    const years = rows.filter(({ id }) => id === first?.id).map((row) => row.year);
    return err({ kind: 'nothing-known-of-that-year', name: first?.label ?? spelling, year, years });
  }
  const [one, ...others] = bestOf(inYear);
  if (others.length > 0)
    return err({
      kind: 'several-have-that-name',
      name: spelling,
      candidates: bestOf(inYear).map(({ label }) => label),
    });
  const row = rows.find(({ id, year: of }) => id === one?.id && of === year);
  return row
    ? ok({ clusterId: row.id, yearId: row.yearId, origin: row.origin })
    : err({ kind: 'nothing-has-that-name', name: spelling, alike: [] });
}
