import { sql } from 'kysely';
import type { Database } from '#src/platform/postgres/connect.ts';
import type { ExportedRoot } from '../domain/root.ts';
import { ROOT_FORMAT } from '../domain/root.ts';

/** The root of a year's chain as it stands, of the newest year where none is named; null where nothing is sealed. */
export async function rootOf(database: Database, year: number | null, at: Date): Promise<ExportedRoot | null> {
  const { rows } = await sql<{ year: number; position: string; hash: string; sealedAt: Date }>`
    select year, position, encode(hash, 'hex') as hash, sealed_at as "sealedAt" from seal
    where ${year}::integer is null or year = ${year}::integer order by year desc, position desc limit 1
  `.execute(database);
  const [root] = rows;
  if (!root) return null;
  return {
    format: ROOT_FORMAT,
    year: root.year,
    position: Number(root.position),
    hash: root.hash,
    sealedAt: root.sealedAt.toISOString(),
    exportedAt: at.toISOString(),
  };
}
