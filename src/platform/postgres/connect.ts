import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import type { DB } from './tables.generated.ts';

const DATE = 1082;
// A day is text: the driver's own Date would move it by a time zone.
types.setTypeParser(DATE, (text) => text);

export type Database = Kysely<DB>;

/** A pool of connections; `size` is kept small because one office shares one small server. */
export function connect(url: string, size = 10): Database {
  // our queries are short: compiling one takes PostgreSQL longer than running it (0.7 s for a search)
  const options = '-c jit=off';
  const pool = new Pool({ connectionString: url, max: size, connectionTimeoutMillis: 10_000, options });
  pool.on('error', () => {}); // an idle connection that dies is replaced at the next query
  pool.on('connect', (client) => client.on('error', () => {})); // one at work that dies fails its query, not the process
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}
