import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { IMPORTER } from '#src/kernel/actor.ts';
import { loadShippedHistory } from '#src/history/shipped.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { PROJECT_ROOT } from '#src/platform/project-root.ts';
import { loadOrganisation } from '#src/year-round/organisation/app/load-organisation.command.ts';

/**
 * Data that comes with the program: loaded at a start when its files differ from those loaded last, or when the program has
 * learnt to read them otherwise, which is a new edition.
 */
type Shipped = {
  readonly name: string;
  readonly folder: string;
  readonly edition: number;
  readonly load: (tx: Tx) => Promise<void>;
};

const SHIPPED: readonly Shipped[] = [
  {
    name: 'organisation',
    folder: 'data/organisation',
    edition: 1,
    load: async (tx) => {
      await loadOrganisation(tx);
    },
  },
  { name: 'history', folder: 'data/history', edition: 2, load: loadShippedHistory },
];

async function hashOfFolder(folder: string, edition: number): Promise<string> {
  const hash = createHash('sha256').update(String(edition));
  for (const name of (await readdir(folder)).sort()) hash.update(name).update(await readFile(join(folder, name)));
  return hash.digest('hex');
}

export async function loadShippedData(): Promise<void> {
  for (const { name, folder, edition, load } of SHIPPED) {
    const hash = await hashOfFolder(join(PROJECT_ROOT, folder), edition);
    await asActor(
      IMPORTER,
      async (tx) => {
        await sql`select pg_advisory_xact_lock(7316003)`.execute(tx); // server and command line may start together
        const loaded = await tx.selectFrom('loaded_data').select('hash').where('name', '=', name).executeTakeFirst();
        if (loaded?.hash === hash) return;
        await load(tx);
        await tx
          .insertInto('loaded_data')
          .values({ name, hash })
          .onConflict((clash) => clash.column('name').doUpdateSet({ hash }))
          .execute();
      },
      { act: 'shipped-data-loaded' },
    );
  }
}
