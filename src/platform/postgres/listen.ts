import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

export type Listener = {
  readonly channels: readonly string[];
  readonly heard: (channel: string, payload: string) => void;
  /** Listening again after the database was away: what was said meanwhile is lost. */
  readonly again: () => void;
};
export type Listening = { readonly end: () => Promise<void> };

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
const PROBE_EVERY = 30_000;
const PATIENCE_AT_END = 5000;

/** One connection of this process that hears what the database says (NOTIFY), and comes back by itself when it was away. */
export function listenTo(url: string, listener: Listener): Listening {
  let client: Client | null = null;
  let next: NodeJS.Timeout | undefined;
  let pause = FIRST_WAIT;
  let ended = false;
  let beginning: Promise<void> = Promise.resolve();

  const lost = (gone: Client): void => {
    if (gone !== client) return;
    client = null;
    clearTimeout(next);
    void gone.end().catch(() => {});
    if (ended) return;
    next = setTimeout(() => {
      beginning = begin();
    }, pause).unref();
    pause = Math.min(pause * 2, LONGEST_WAIT);
  };
  /** A line that was cut says nothing by itself. */
  const probe = (mine: Client): void => {
    next = setTimeout(() => {
      mine.query('select').then(
        () => client === mine && probe(mine),
        () => lost(mine),
      );
    }, PROBE_EVERY).unref();
  };
  const begin = async (): Promise<void> => {
    const mine = new Client({
      connectionString: url,
      application_name: 'thidua-listening',
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
    });
    client = mine;
    mine.on('error', () => lost(mine));
    mine.on('end', () => lost(mine));
    mine.on('notification', ({ channel, payload }) => listener.heard(channel, payload ?? ''));
    try {
      await mine.connect();
      for (const channel of listener.channels) await mine.query(`listen ${channel}`);
      pause = FIRST_WAIT;
      listener.again();
      probe(mine);
    } catch {
      lost(mine);
    }
  };
  beginning = begin();
  return {
    end: async () => {
      ended = true;
      clearTimeout(next);
      // one that is just connecting is ended when it is there: a connection left behind keeps an embedded server running
      const gone = beginning.then(() => client?.end()).catch(() => {});
      await Promise.race([gone, wait(PATIENCE_AT_END, undefined, { ref: false })]);
    },
  };
}
