import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import { judgeAll } from './compare-import.ts';
import { ownImport } from './imports.query.ts';

export type SteerError =
  | { readonly kind: 'import-is-gone' }
  | { readonly kind: 'at-work-already' }
  | { readonly kind: 'problems-stand-against-it' }
  | { readonly kind: 'doubts-stand-against-it' }
  | { readonly kind: 'nothing-to-enter' };

/** Begins to enter what was looked at. Nothing is left out in silence: with problems or doubts nothing is entered. */
export async function beginLoading(tx: Tx, id: string): Promise<Result<string, SteerError>> {
  const one = await ownImport(tx, id);
  if (!one) return err({ kind: 'import-is-gone' });
  if (one.state !== 'previewed' && !(one.state === 'loading' && one.isInterrupted))
    return err({ kind: 'at-work-already' });
  if (one.problemCount > 0) return err({ kind: 'problems-stand-against-it' });
  if (one.doubtfulRows > 0) return err({ kind: 'doubts-stand-against-it' });
  if (one.newRows + one.changedRows === 0) return err({ kind: 'nothing-to-enter' });
  await sql`
    update people_import set state = 'loading', rows_done = 0, asked_to_stop = false, beat_at = now(), refusal = null where id = ${id}
  `.execute(tx);
  return ok(one.fileName);
}

/** Reads the file anew: after an interruption, a failure, or because the register has changed since. */
export async function readAgain(tx: Tx, id: string): Promise<Result<null, SteerError>> {
  const one = await ownImport(tx, id);
  if (!one) return err({ kind: 'import-is-gone' });
  const isIdle = one.state === 'previewed' || one.state === 'failed' || one.isInterrupted;
  if (!isIdle) return err({ kind: 'at-work-already' });
  await sql`
    update people_import set state = 'reading', rows_done = 0, asked_to_stop = false, beat_at = now(), refusal = null, problem_count = 0 where id = ${id}
  `.execute(tx);
  return ok(null);
}

/** Asks a job at work to stop; one that only waits is given up at once, and its file goes. */
export async function stopImport(tx: Tx, id: string): Promise<Result<null, SteerError>> {
  const one = await ownImport(tx, id);
  if (!one) return err({ kind: 'import-is-gone' });
  const isAtWork = (one.state === 'reading' || one.state === 'loading') && !one.isInterrupted;
  if (isAtWork) await sql`update people_import set asked_to_stop = true where id = ${id}`.execute(tx);
  else if (one.state !== 'loaded') {
    await sql`delete from people_import_row where import_id = ${id}`.execute(tx);
    await sql`update people_import set state = 'cancelled', content = null, finished_at = now() where id = ${id}`.execute(
      tx,
    );
  }
  return ok(null);
}

export type Decided = { readonly row: number; readonly personId: string | null };

/** Says of doubtful rows who they are: a person of that name whom the register has, or (null) somebody new. `rest`: all others are new. */
export async function decideDoubtful(
  tx: Tx,
  actor: Actor,
  id: string,
  decided: readonly Decided[],
  rest: boolean,
): Promise<Result<null, SteerError>> {
  const one = await ownImport(tx, id);
  if (!one) return err({ kind: 'import-is-gone' });
  if (one.state !== 'previewed') return err({ kind: 'at-work-already' });
  const known = decided.filter(({ personId }) => personId !== null);
  await sql`
    update people_import_row r set person_id = p.id, is_new = false, verdict = null
    from jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as said(row int, "personId" uuid)
    join people_import_row x on x.import_id = ${id} and x.row_no = said.row
    join person p on p.id = said."personId" and p.key = x.key and p.merged_into_id is null
    where r.import_id = ${id} and r.identity = x.identity and r.verdict = 'doubtful'
  `.execute(tx);
  if (one.what === 'facts') {
    await judgeAll(tx, actor, id, one.what); // facts are of people who are known: nobody is made for them
    return ok(null);
  }
  const fresh = decided.filter(({ personId }) => personId === null).map(({ row }) => row);
  await sql`
    with made as materialized ( -- one id for each person, however often the join looks
      select identity, gen_random_uuid() as id from people_import_row x where x.import_id = ${id} and x.verdict = 'doubtful'
        and (${rest} or x.identity in (select identity from people_import_row where import_id = ${id} and row_no = any (${fresh}::int[])))
      group by identity
    )
    update people_import_row r set person_id = made.id, is_new = true, verdict = 'new' from made
    where r.import_id = ${id} and r.identity = made.identity and r.verdict = 'doubtful'
  `.execute(tx);
  await judgeAll(tx, actor, id, one.what);
  return ok(null);
}
