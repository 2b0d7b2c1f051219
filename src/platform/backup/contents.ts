import { type Client, escapeIdentifier } from 'pg';
import type { Manifest, Sequence, Table } from './manifest.ts';

/** Tables and sequences of ours: no server's own, no extension's. */
const OURS = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and c.relpersistence <> 't'
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')`;

/** A name as SQL takes it, whatever letters it has. */
export const quoted = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;

/** Every table with the columns that are stored: what the server computes by itself is left to it. */
export async function tablesOf(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname::text as schema, c.relname::text as name,
           array(select a.attname::text from pg_attribute a
                 where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and ${OURS} order by 1, 2`);
  return rows;
}

/** Every counter with the last number that it gave. */
export async function sequencesOf(client: Client): Promise<Sequence[]> {
  const { rows } = await client.query<{ schema: string; name: string }>(`
    select n.nspname::text as schema, c.relname::text as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and ${OURS} order by 1, 2`);
  const sequences: Sequence[] = [];
  for (const sequence of rows) {
    const at = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(sequence)}`,
    );
    sequences.push({ ...sequence, last: at.rows[0]?.last ?? '1', called: at.rows[0]?.called ?? false });
  }
  return sequences;
}

/** The migrations that made the tables, in the order in which they ran. */
export async function migrationsOf(client: Client): Promise<Manifest['migrations']> {
  const { rows } = await client.query<Manifest['migrations'][number]>(
    'select name, checksum from public.migration order by ran_at, name',
  );
  return rows;
}

/** Every server prints and reads the same value in the same letters. Row-level security would leave rows out: then fail. */
export const AS_TEXT = `set client_encoding = 'UTF8'; set datestyle = 'ISO, YMD'; set intervalstyle = 'postgres';
  set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = 'hex'; set row_security = off;
  set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`;

const columnsOf = (table: Table): string => table.columns.map((column) => escapeIdentifier(column)).join(', ');
export const copyOutOf = (table: Table): string => `copy ${quoted(table)} (${columnsOf(table)}) to stdout`;
export const copyInto = (table: Table): string => `copy ${quoted(table)} (${columnsOf(table)}) from stdin`;
