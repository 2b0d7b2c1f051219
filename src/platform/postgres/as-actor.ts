import { sql, type Transaction } from 'kysely';
import type { Act } from '#src/kernel/act.ts';
import type { Actor } from '#src/kernel/actor.ts';
import { reachOf } from '#src/kernel/reach.ts';
import type { Database } from './connect.ts';
import type { DB } from './tables.generated.ts';
import { whence } from './whence.ts';

declare const throughTheDoor: unique symbol;

/** A transaction that knows who acts. Only `asActor` makes one, so no query can run without an actor. */
export type Tx = Transaction<DB> & { readonly [throughTheDoor]: true };

let bound: Database | null = null;

/** Binds the pool that `asActor` uses; called once by whoever starts a process (server, command line, test). */
export function bindDatabase(database: Database): void {
  bound = database;
}

class Refused extends Error {
  readonly outcome: unknown;
  constructor(outcome: unknown) {
    super('refused');
    this.outcome = outcome;
  }
}

const isRefusal = (outcome: unknown): boolean =>
  typeof outcome === 'object' && outcome !== null && 'ok' in outcome && outcome.ok === false;

export type Circumstances = {
  /** Written by the actor where a warning was passed or a state was undone; kept on every audit row. */
  readonly reason?: string;
  /** What the transaction does, where that says more than the tables it changes. */
  readonly act?: Act;
};

/**
 * The one door to the database. Opens a transaction, tells it who acts (for the audit rows and the
 * row-level security policies), and rolls back when the outcome is a refused `Result`.
 */
export async function asActor<Outcome>(
  actor: Actor,
  work: (tx: Tx) => Promise<Outcome>,
  circumstances: Circumstances = {},
): Promise<Outcome> {
  if (!bound) throw new Error('no database is bound: call bindDatabase first');
  try {
    return await bound.transaction().execute(async (tx) => {
      const { everything, yearsSeen, yearsRun, units } = reachOf(actor);
      const { origin, requestId } = whence();
      await sql`select set_config('app.actor_id', ${actor.id}, true),
                       set_config('app.reason', ${circumstances.reason ?? ''}, true),
                       set_config('app.act', ${circumstances.act ?? ''}, true),
                       set_config('app.origin', ${origin}, true),
                       set_config('app.request', ${requestId ?? ''}, true),
                       set_config('app.everything', ${everything ? 'on' : ''}, true),
                       set_config('app.years_seen', ${yearsSeen.join(',')}, true),
                       set_config('app.years_run', ${yearsRun.join(',')}, true),
                       set_config('app.units', ${units.join(',')}, true)`.execute(tx);
      const outcome = await work(tx as Tx);
      if (isRefusal(outcome)) throw new Refused(outcome);
      return outcome;
    });
  } catch (thrown) {
    if (thrown instanceof Refused) return thrown.outcome as Outcome;
    throw thrown;
  }
}
