import { sql } from 'kysely';
import type { Actor } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';

/** Somebody pressed «Dừng»: what was begun is taken back. */
export class Stopped extends Error {}

/** Tells how far a job is, in a transaction of its own, so that it is seen at once; ends the job where somebody stopped it. */
export async function beat(actor: Actor, importId: string, rowsDone: number): Promise<void> {
  const { rows } = await asActor(actor, (tx) =>
    sql<{ stop: boolean }>`update people_import set rows_done = ${rowsDone}, beat_at = now() where id = ${importId}
                           returning asked_to_stop as stop`.execute(tx),
  );
  if (rows[0]?.stop ?? true) throw new Stopped();
}

/** Ends a job with what it came to; a stopped one leaves nothing but the word that it was stopped. */
export async function endJob(
  actor: Actor,
  importId: string,
  outcome: {
    readonly state: 'refused' | 'failed' | 'cancelled';
    readonly refusal: string | null;
    readonly detail: string | null;
  },
): Promise<void> {
  await asActor(actor, async (tx) => {
    await sql`delete from people_import_row where import_id = ${importId}`.execute(tx);
    await sql`
      update people_import set state = ${outcome.state}, refusal = ${outcome.refusal}, refusal_detail = ${outcome.detail}, finished_at = now(),
        content = case when ${outcome.state} = 'failed' then content end
      where id = ${importId}
    `.execute(tx);
  });
}

const EVERY = 5_000;

/** Says every few seconds that somebody is at it, also while one long step works in its own transaction; gives what ends it. */
function keepBeating(actor: Actor, importId: string): () => void {
  const timer = setInterval(() => {
    void asActor(actor, (tx) => sql`update people_import set beat_at = now() where id = ${importId}`.execute(tx)).catch(
      () => {}, // the database is away: the silence will tell
    );
  }, EVERY);
  timer.unref();
  return () => clearInterval(timer);
}

/** Does the work of a job to its end, whatever that is: nothing thrown leaves it standing as if it were still at work. */
export async function carryOut(actor: Actor, importId: string, work: () => Promise<void>): Promise<void> {
  const rest = keepBeating(actor, importId);
  try {
    await work();
  } catch (thrown) {
    const isStopped = thrown instanceof Stopped;
    await endJob(actor, importId, {
      state: isStopped ? 'cancelled' : 'failed',
      refusal: isStopped ? null : 'could-not-finish',
      detail: null,
    }).catch(() => {}); // the database is away: the silence will tell
    if (!isStopped)
      console.error(
        JSON.stringify({ import: importId, defect: thrown instanceof Error ? thrown.message : String(thrown) }),
      );
  } finally {
    rest();
  }
}
