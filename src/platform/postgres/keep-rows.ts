import { sql } from 'kysely';
import type { Tx } from './as-actor.ts';
import type { DB } from './tables.generated.ts';

/** What one cell may hold: a plain value, a list for a `text[]`, an object for a `jsonb`. */
export type Cell = string | number | boolean | null | readonly Cell[] | { readonly [name: string]: Cell };
export type Row = Readonly<Record<string, Cell>>;

/**
 * Writes many rows in one statement: new ones are added, changed ones changed, equal ones left alone (and so not audited).
 * Every row has the same columns, `id` among them. Gives how many rows were written.
 */
export async function keepRows(tx: Tx, table: keyof DB, rows: readonly Row[]): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const names = Object.keys(first);
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const set = sql.join(names.map((name) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`));
  const was = sql.join(names.map((name) => sql.ref(`${table}.${name}`)));
  const willBe = sql.join(names.map((name) => sql`excluded.${sql.ref(name)}`));
  const written = await sql`
    insert into ${sql.table(table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)
    on conflict (id) do update set ${set} where (${was}) is distinct from (${willBe})
  `.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}
