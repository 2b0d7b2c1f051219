import { sql } from 'kysely';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import { findUnit } from '#src/year-round/organisation/app/resolve.query.ts';
import type { UnitKind } from '#src/year-round/organisation/domain/organisation-data.ts';
import type { HistoryRecord } from '../format.ts';
import type { Flaw } from '../problem.ts';
import { clusterKey, clusterSlug, isNumbered } from './cluster-names.ts';
import { termOf } from './codes.ts';
import { daysOf } from './names.ts';
import type { SubjectRef } from './subject.ts';

export type NotIdentified = Flaw<'several-clusters-have-that-name' | 'year-is-run-here' | 'unit-not-known'> & {
  readonly path: string;
};

/** Whose past a record tells. A cluster met for the first time is made: the source is its witness. */
export const identify = (tx: Tx, record: HistoryRecord): Promise<Result<SubjectRef, NotIdentified>> =>
  record.cluster ? identifyCluster(tx, record, record.cluster) : identifyUnit(tx, record);

type Known = {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly terms: readonly string[];
  readonly years: readonly number[];
  readonly liveYears: readonly number[];
};

const knownClusters = async (tx: Tx): Promise<readonly Known[]> =>
  (
    await sql<Known>`
      select c.id, c.slug, c.name,
        array(select name from cluster_name n where n.cluster_id = c.id union select c.name) as names,
        array(select distinct term from cluster_year y where y.cluster_id = c.id) as terms,
        array(select year from cluster_year y where y.cluster_id = c.id) as years,
        array(select year from cluster_year y where y.cluster_id = c.id and origin = 'live') as "liveYears"
      from cluster c where not is_synthetic
    `.execute(tx)
  ).rows;

/**
 * A cluster is known by its term and the core of its names: «Khu vực thi đua các tỉnh X» and «Cụm thi đua các tỉnh X» are two
 * until somebody says otherwise. Numbers are dealt anew, so a numbered cluster is the same only within one year.
 */
async function identifyCluster(
  tx: Tx,
  record: HistoryRecord,
  cluster: NonNullable<HistoryRecord['cluster']>,
): Promise<Result<SubjectRef, NotIdentified>> {
  const year = record.year?.value ?? record.derived?.year?.value;
  const names = [cluster.name, ...(cluster.aliases ?? [])];
  const term = cluster.term ?? termOf(cluster.name);
  const numbered = names.some(isNumbered);
  const keys = new Set(names.map(clusterKey));
  const all = await knownClusters(tx);
  const alike = all.filter(
    (known) =>
      known.names.some((name) => keys.has(clusterKey(name))) &&
      (term === null || known.terms.includes(term) || termOf(known.name) === term) &&
      (!numbered || (year !== undefined && known.years.includes(year))),
  );
  const [one, ...others] = alike;
  if (others.length > 0)
    return err({
      kind: 'several-clusters-have-that-name',
      path: '/cluster/name',
      names: alike.map(({ name }) => name),
    });
  if (one && year !== undefined && one.liveYears.includes(year))
    return err({ kind: 'year-is-run-here', path: '/year', year });
  if (one) return ok({ kind: 'cluster', id: one.id });
  const slug = freeSlug(names, term, numbered ? year : undefined, new Set(all.map(({ slug: taken }) => taken)));
  const id = stableId('cluster', slug);
  await tx.insertInto('cluster').values({ id, slug, name: cluster.name }).execute();
  return ok({ kind: 'cluster', id });
}

const TERM_SLUG: Readonly<Record<string, string>> = { 'khu vực': '', cụm: 'cum-', khối: 'khoi-' };

/**
 * The shortest name makes the address; that of a «cụm» or «khối» says so, that of a numbered one names its year. So the
 * address does not depend on which file came first.
 */
function freeSlug(
  names: readonly string[],
  term: string | null,
  numberedYear: number | undefined,
  taken: ReadonlySet<string>,
): string {
  const [first = ''] = names;
  const shortest = names.map(clusterSlug).reduce((a, b) => (b.length < a.length ? b : a), clusterSlug(first));
  const core = numberedYear === undefined ? shortest : `${clusterSlug(first)}-${numberedYear}`;
  const slug = `${TERM_SLUG[term ?? ''] ?? 'nhom-'}${core}`;
  const tries = [slug, ...Array.from({ length: 100 }, (_, i) => `${slug}-${i + 2}`)];
  return tries.find((one) => !taken.has(one)) ?? slug;
}

async function identifyUnit(tx: Tx, record: HistoryRecord): Promise<Result<SubjectRef, NotIdentified>> {
  const { unit } = record;
  const province = unit?.province ?? unit?.derived?.province?.value;
  const name = unit?.name ?? '';
  const hints = {
    ...(unit?.unitKind === undefined ? {} : { unitKind: unit.unitKind as UnitKind }),
    ...(province === undefined ? {} : { province }),
  };
  for (const day of daysOf(record)) {
    const found = await findUnit(tx, name, day, hints);
    if (found.ok) return ok({ kind: 'unit', id: found.value.id });
  }
  return err({ kind: 'unit-not-known', path: '/unit/name', name: [name, province].filter(Boolean).join(', ') });
}
