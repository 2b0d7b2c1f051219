import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** Whether the audit trail accounts for every row of every kept table: inserted less deleted is what stands there, each by somebody. */
export async function auditIsComplete(tx: Tx): Promise<boolean> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgname = 'audited'`.execute(
    tx,
  );
  for (const { name } of tables) {
    const { rows } = await sql<{ complete: boolean }>`
      select (select count(*) from ${sql.id(name)}) =
             (select coalesce(sum(case action when 'insert' then 1 when 'delete' then -1 else 0 end), 0) from audit where table_name = ${name})
        as complete`.execute(tx);
    if (!rows[0]?.complete) return false;
  }
  const { rows } = await sql<{
    unsigned: boolean;
  }>`select exists (select from audit where actor_id is null) as unsigned`.execute(tx);
  return rows[0]?.unsigned === false;
}
