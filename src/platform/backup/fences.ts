import type { Client } from 'pg';
import { quoted } from './contents.ts';
import type { Table } from './manifest.ts';

type Fence = { readonly down: string; readonly up: string };

const AMONG = 'any($1::regclass[]::oid[])';

/** References between tables: made again when all rows are there, which checks every one of them. */
const REFERENCES = `
  select format('alter table %s drop constraint %I', c.conrelid::regclass, c.conname) as down,
         format('alter table %s add constraint %I %s', c.conrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) as up
  from pg_constraint c where c.contype = 'f' and c.conparentid = 0 and c.conrelid = ${AMONG}`;

/** Triggers of our own: what is put back was audited when it happened, and is not audited anew. */
const TRIGGERS = `
  select format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname) as down,
         format('alter table %s enable %s trigger %I', t.tgrelid::regclass,
                case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname) as up
  from pg_trigger t where not t.tgisinternal and t.tgenabled <> 'D' and t.tgrelid = ${AMONG}`;

/** Row-level security that binds the owner too. */
const FORCED = `
  select format('alter table %s no force row level security', c.oid::regclass) as down,
         format('alter table %s force row level security', c.oid::regclass) as up
  from pg_class c where c.relforcerowsecurity and c.oid = ${AMONG}`;

/**
 * Takes down what stands between rows and their tables, and answers how to put all of it up again. It needs no superuser,
 * only the owner of the tables, and belongs to the transaction that is open: nobody else ever sees the tables without.
 */
export async function takeFencesDown(client: Client, tables: readonly Table[]): Promise<() => Promise<void>> {
  const names = tables.map(quoted);
  const fences: Fence[] = [];
  for (const kind of [REFERENCES, TRIGGERS, FORCED]) fences.push(...(await client.query<Fence>(kind, [names])).rows);
  for (const { down } of fences) await client.query(down);
  return async () => {
    for (const { up } of fences) await client.query(up);
  };
}
