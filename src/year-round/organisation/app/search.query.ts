import { sql } from 'kysely';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { nfc, squeeze } from '#src/kernel/vietnamese-text.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { textsBesideYear } from '../domain/year-in-text.ts';
import { find, type FindOptions, type Found } from './find.query.ts';

/**
 * What a person looks for in the search box. «kv Tây Nguyên 2016» means a cluster in a year: that year stands first
 * where anything is known of it, then the cluster, then whatever else the words name.
 */
export async function search(tx: Tx, text: string, options: FindOptions = {}): Promise<Found[]> {
  const asked = squeeze(nfc(text)).slice(0, 200);
  const found = await find(tx, asked, options);
  const { year, texts } = textsBesideYear(asked);
  if (year === null) return found;
  const clusters = await clustersNamed(tx, texts, options);
  const years = await inYear(tx, clusters, year);
  const named = clusters.some(({ how }) => how !== 'near') ? [] : await namedThen(tx, texts, year, options);
  const led = named.length > 0 ? named : [...years, ...clusters];
  const others = found.filter(
    ({ id, how }) => !led.some((one) => one.id === id) && (how !== 'near' || led.length === 0),
  );
  return [...led, ...others].slice(0, options.limit ?? 50);
}

/** «sở tư pháp lâm đồng 2018»: what bore that name in that year, by the first reading of the words that names anything. */
async function namedThen(
  tx: Tx,
  texts: readonly string[],
  year: number,
  options: FindOptions,
): Promise<readonly Found[]> {
  const on = options.on ?? (`${year}-12-31` as CalendarDay);
  for (const text of texts) {
    const found = (await find(tx, text, { ...options, on })).filter(({ how }) => how !== 'near');
    if (found.length > 0) return found;
  }
  return [];
}

/** By the first reading of the words that names a cluster; a guess for a mistyped name only where none does. */
async function clustersNamed(tx: Tx, texts: readonly string[], options: FindOptions): Promise<readonly Found[]> {
  let guessed: readonly Found[] = [];
  for (const text of texts) {
    const clusters = await find(tx, text, { ...options, kinds: ['cluster'] });
    if (clusters.some(({ how }) => how !== 'near')) return clusters;
    if (guessed.length === 0) guessed = clusters;
  }
  return guessed;
}

type InYear = { readonly id: string; readonly clusterId: string; readonly name: string; readonly slug: string };

/** The years of these clusters, each under the name that the cluster bore in it, in the order of the clusters. */
async function inYear(tx: Tx, clusters: readonly Found[], year: number): Promise<readonly Found[]> {
  if (clusters.length === 0) return [];
  const { rows } = await sql<InYear>`
    select cy.id, cy.cluster_id as "clusterId", cy.name, c.slug from cluster_year cy join cluster c on c.id = cy.cluster_id
    where cy.cluster_id = any (${clusters.map(({ id }) => id)}::uuid[]) and cy.year = ${year}
  `.execute(tx); // index cluster_year_cluster_id_year_key
  return clusters.flatMap((cluster) =>
    rows
      .filter(({ clusterId }) => clusterId === cluster.id)
      .map(({ id, name, slug }) => ({
        ...cluster,
        id,
        label: `${name}, năm ${year}`,
        detail: '',
        href: `/cum-thi-dua/${slug}/${year}`,
      })),
  );
}
