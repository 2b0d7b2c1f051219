import { ANONYMOUS } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import { dayInVietnam } from '#src/kernel/vietnam-time.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type HeldSession, stillOpen } from '#src/year-round/accounts/app/held-sessions.query.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import { newNotices } from './notices.query.ts';

/** One page that stays open somewhere and wants to know how many notices are new. */
export type Stream = {
  readonly accountId: string;
  /** The units for which the person worked when the stream was opened; what is counted is by the roles of the moment. */
  readonly units: readonly string[];
  readonly session: HeldSession;
  readonly tell: (count: number) => void;
  /** Something to keep proxies from closing; false: the last has not been taken yet, nobody is there. */
  readonly beat: () => boolean;
  readonly close: () => void;
};

export type LiveNotices = {
  /** Whether the account and the server may have one more. */
  readonly hasRoom: (accountId: string) => boolean;
  /** Keeps a stream and gives what forgets it. */
  readonly keep: (stream: Stream) => () => void;
  readonly heard: (channel: string, payload: string) => void;
  /** Counts anew for everybody: something may have been missed. */
  readonly again: () => void;
  readonly end: () => void;
};

export const CHANNELS = { told: 'thidua_told', signedOut: 'thidua_signed_out' } as const;

type Bounds = {
  readonly perAccount: number;
  readonly perServer: number;
  readonly beatEvery: number;
  readonly settle: number;
};
/** Eight pages of one person that are in sight at once; two thousand people at work on one server. */
const BOUNDS: Bounds = { perAccount: 8, perServer: 2000, beatEvery: 20_000, settle: 250 };

/** The open streams of this process. Nothing is told but a count, and it is counted as its receiver, under their own rights. */
export function liveNotices(given: Partial<Bounds> = {}): LiveNotices {
  const bounds = { ...BOUNDS, ...given };
  const streams = new Set<Stream>();
  const toCount = new Set<string>();
  let counting = false;
  let ended = false;
  let heart: NodeJS.Timeout | undefined;

  const those = (which: (stream: Stream) => boolean): Stream[] => [...streams].filter(which);
  const close = (closing: readonly Stream[]): void => {
    for (const stream of closing) {
      streams.delete(stream);
      stream.close();
    }
    if (streams.size === 0) {
      clearInterval(heart);
      heart = undefined;
    }
  };

  /** One after the other, so that pages always find a free connection; what comes in a burst is counted once. */
  const countAll = async (): Promise<void> => {
    counting = true;
    for (const accountId of toCount) {
      toCount.delete(accountId);
      const open = those((stream) => stream.accountId === accountId);
      const count = open.length === 0 ? null : await countOf(accountId).catch(() => null); // away: `again` follows
      if (count !== null) for (const stream of open) if (streams.has(stream)) stream.tell(count);
    }
    counting = false;
  };
  const count = (accounts: Iterable<string>): void => {
    const wasEmpty = toCount.size === 0;
    for (const accountId of accounts) toCount.add(accountId);
    if (wasEmpty && toCount.size > 0 && !counting) setTimeout(() => void countAll(), bounds.settle).unref();
  };

  /** Whose session ended in a way that nobody said is found here; whose line is dead as well. */
  const beat = async (): Promise<void> => {
    close(those(({ session, beat: taken }) => session.expiresAt <= new Date() || !taken()));
    const ids = those(() => true).map(({ session }) => session.id);
    if (ids.length === 0) return;
    const open = await asActor(ANONYMOUS, (tx) => stillOpen(tx, ids, today())).catch(() => null); // away: nobody is known to have left
    if (open) close(those(({ session }) => ids.includes(session.id) && !open.has(session.id)));
  };

  return {
    hasRoom: (accountId) =>
      !ended &&
      streams.size < bounds.perServer &&
      those((stream) => stream.accountId === accountId).length < bounds.perAccount,
    keep: (stream) => {
      streams.add(stream);
      heart ??= setInterval(() => void beat(), bounds.beatEvery).unref();
      count([stream.accountId]);
      return () => close(those((each) => each === stream));
    },
    heard: (channel, payload) => {
      if (channel === CHANNELS.signedOut) return close(those(({ session }) => session.id === payload));
      const [to, id = ''] = payload.split(' ');
      const receivers = those(({ accountId, units }) => (to === 'unit' ? units.includes(id) : accountId === id));
      count(receivers.map(({ accountId }) => accountId));
    },
    again: () => count(those(() => true).map(({ accountId }) => accountId)),
    end: () => {
      ended = true;
      close(those(() => true));
    },
  };
}

const today = (): CalendarDay => dayInVietnam(new Date());

/** How many are new to somebody, by the roles that they hold at this moment. */
async function countOf(accountId: string): Promise<number | null> {
  const actor = await asActor(ANONYMOUS, (tx) => actorOf(tx, accountId, today()));
  return actor && asActor(actor, (tx) => newNotices(tx, actor));
}
