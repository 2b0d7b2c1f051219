import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';

/** What somebody opened: a row of a table, and which restricted facts of it were shown. */
export type Reading = { readonly table: string; readonly id: string; readonly facts: readonly string[] };

/**
 * Writes down that the actor saw what is restricted («ai đã xem»), in the transaction that reads it: nothing is shown whose
 * reading is not on record. The server's own work shows nothing to anybody and is not written down.
 */
export async function noteReading(tx: Tx, actor: Actor, what: Reading): Promise<void> {
  if (actor.kind === 'worker' || actor.kind === 'importer') return;
  const facts = JSON.stringify({ facts: what.facts });
  await sql`select app.note_reading(${what.table}, ${what.id}::uuid, ${facts}::jsonb)`.execute(tx);
}
