import { describe, expect, it } from 'vitest';
import { ANONYMOUS, IMPORTER } from '#src/kernel/actor.ts';
import { isId } from '#src/kernel/ids.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { importHistory } from '#src/history/import.ts';
import { loadOrganisation } from '#src/year-round/organisation/app/load-organisation.command.ts';
import { useDatabase } from '../database.ts';
import { loadPastYears, shippedFile } from '../factories/past-years.ts';
import { clusterYear } from './asked.ts';
import { HISTORY_FILES } from './history-files.ts';

/** All that is shown of all cluster-years, in one order. */
async function everything(): Promise<readonly unknown[]> {
  const years = await asActor(ANONYMOUS, (tx) =>
    tx.selectFrom('cluster_year').select(['name', 'year']).orderBy('name').orderBy('year').execute(),
  );
  const shown = [];
  for (const { name, year } of years) shown.push(withoutIds(await clusterYear(name, year)));
  return shown;
}

const withoutIds = (shown: unknown): unknown =>
  JSON.parse(
    JSON.stringify(shown, (_name, value: unknown) => (typeof value === 'string' && isId(value) ? 'id' : value)),
  );

let together: readonly unknown[] = [];

describe('all files at once', () => {
  useDatabase();
  it('are shown', async () => {
    await loadPastYears();
    together = await everything();
    expect(together.length).toBeGreaterThan(15);
  }, 60_000);
});

describe('the same files one by one, the last first', () => {
  useDatabase();
  it('show the same: the order of imports does not matter', async () => {
    await asActor(IMPORTER, (tx) => loadOrganisation(tx));
    for (const name of HISTORY_FILES.toReversed())
      expect(await asActor(IMPORTER, (tx) => importHistory(tx, shippedFile(name)))).toMatchObject({ ok: true });
    expect(await everything()).toEqual(together);
  }, 60_000);
});
