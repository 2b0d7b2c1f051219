import { type Kysely, sql } from 'kysely';
import type { DB } from '#src/platform/postgres/tables.generated.ts';
import { printRoot, type Root } from '../domain/root.ts';

export type SealedRoot = Root & { readonly sealedAt: Date };

/** The root of a year's chain as it stands, of the newest year where none is named; null where nothing is sealed. */
export async function rootOf(database: Kysely<DB>, year: number | null): Promise<SealedRoot | null> {
  const { rows } = await sql<{ year: number; position: string; hash: string; sealedAt: Date }>`
    select year, position, encode(hash, 'hex') as hash, sealed_at as "sealedAt" from seal
    where ${year}::integer is null or year = ${year}::integer order by year desc, position desc limit 1
  `.execute(database);
  const [root] = rows;
  return root ? { ...root, position: Number(root.position) } : null;
}

/** The newest root in the short form for paper; null where nothing is sealed yet. */
export async function printedRoot(database: Kysely<DB>): Promise<string | null> {
  const root = await rootOf(database, null);
  return root && printRoot(root);
}
