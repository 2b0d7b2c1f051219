import { sql } from 'kysely';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { keepRows } from '#src/platform/postgres/keep-rows.ts';
import { stableId } from '#src/platform/postgres/stable-id.ts';
import { daterange } from '../domain/period.ts';
import type { Spelling } from '../domain/spellings.ts';

export type FindableKind = 'province' | 'unit' | 'cluster' | 'person' | 'campaign' | 'paper' | 'meeting' | 'award';

/** What the search box shows of one thing, and every spelling under which it is found. */
export type Findable = {
  readonly kind: FindableKind;
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly href: string;
  readonly spellings: readonly Spelling[];
};

/** Makes things findable under exactly these spellings; earlier spellings of the same things go. Twice changes nothing. */
export async function keepFindable(tx: Tx, things: readonly Findable[]): Promise<number> {
  const rows = things.flatMap((thing) =>
    thing.spellings.map((spelling) => ({
      id: stableId('findable', thing.kind, thing.id, spelling.phrase),
      subject_kind: thing.kind,
      subject_id: thing.id,
      label: thing.label,
      detail: thing.detail,
      href: thing.href,
      phrase: spelling.phrase,
      weight: spelling.weight,
      valid: daterange(spelling),
    })),
  );
  // index findable_by_subject
  const gone = await sql`
    delete from findable
    using (select distinct kind, id from jsonb_to_recordset(${JSON.stringify(things.map(({ kind, id }) => ({ kind, id })))}::jsonb)
           as thing(kind text, id uuid)) as thing
    where subject_kind = thing.kind and subject_id = thing.id
      and findable.id <> all (${rows.map((row) => row.id)}::uuid[])
  `.execute(tx);
  return (await keepRows(tx, 'findable', rows)) + Number(gone.numAffectedRows ?? 0n);
}
