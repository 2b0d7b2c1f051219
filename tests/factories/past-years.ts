import { readFileSync } from 'node:fs';
import { IMPORTER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { importHistoryTogether } from '#src/history/import.ts';
import { loadOrganisation } from '#src/year-round/organisation/app/load-organisation.command.ts';
import { HISTORY_FILES } from '../reports/history-files.ts';

const FOLDER = new URL('../../data/history/', import.meta.url);

export const shippedFile = (name: string): { name: string; bytes: Uint8Array } => ({
  name,
  bytes: readFileSync(new URL(name, FOLDER)),
});

/** Provinces, units and the past years that ship with the product, as a first start loads them. */
export async function loadPastYears(
  names: readonly string[] = HISTORY_FILES,
): Promise<{ readonly files: number; readonly written: number }> {
  await asActor(IMPORTER, (tx) => loadOrganisation(tx));
  const loaded = await asActor(IMPORTER, (tx) => importHistoryTogether(tx, names.map(shippedFile)));
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.error.problems, null, 2));
  return loaded.value;
}
