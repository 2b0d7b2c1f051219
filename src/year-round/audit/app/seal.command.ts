import { sql } from 'kysely';
import { WORKER } from '#src/kernel/actor.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';

const AT_ONCE = 5000;

/** Seals what waits and gives how many events that were; none where another process is at it. */
export async function sealEvents(): Promise<number> {
  let all = 0;
  for (;;) {
    const sealed = await asActor(WORKER, async (tx) => {
      const { rows } = await sql<{ sealed: number }>`select app.seal(${AT_ONCE}) as sealed`.execute(tx);
      return rows[0]?.sealed ?? 0;
    });
    all += sealed;
    if (sealed < AT_ONCE) return all;
  }
}

const EVERY = 400;

/**
 * Seals twice a second while the server runs, so that an event is in the chain within a second of its commit. Gives what
 * ends it: what is under way is finished and the last events are sealed.
 */
export function keepSealing(): () => Promise<void> {
  let ended = false;
  let next: NodeJS.Timeout | undefined;
  let underWay: Promise<unknown> = Promise.resolve();
  const again = (): void => {
    if (ended) return;
    next = setTimeout(() => {
      underWay = sealEvents()
        .catch(() => {}) // the database is away: what waits is sealed when it is back
        .finally(again);
    }, EVERY);
    next.unref();
  };
  again();
  return async () => {
    ended = true;
    clearTimeout(next);
    await underWay;
    await sealEvents();
  };
}
