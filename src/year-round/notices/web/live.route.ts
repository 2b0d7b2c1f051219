import { type SSEStreamingApi, streamSSE } from 'hono/streaming';
import { ANONYMOUS } from '#src/kernel/actor.ts';
import type { Language } from '#src/kernel/language.ts';
import { reachOf } from '#src/kernel/reach.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { counted, wordsIn } from '#src/ui/visit.ts';
import { heldSession } from '#src/year-round/accounts/app/held-sessions.query.ts';
import type { LiveNotices, Stream } from '../app/live-notices.ts';

/**
 * `/thong-bao/truc-tiep`: how many notices are new, as it changes (server-sent events). Only the number travels, with its
 * words; what was told is read on the page of notices. An answer other than 200 tells a browser not to come back.
 */
export function liveRoute(site: Site, live: LiveNotices): void {
  site.get('/thong-bao/truc-tiep', async (c) => {
    const [actor, token, { language, today }] = [c.get('actor'), c.get('sessionToken'), c.get('visit')];
    const held = token === null ? null : await asActor(ANONYMOUS, (tx) => heldSession(tx, token, today));
    if (actor.kind !== 'person' || !held) return c.body(null, 403);
    if (!live.hasRoom(actor.id)) return c.body(null, 503);
    c.header('X-Accel-Buffering', 'no'); // nginx hands each line on at once
    return streamSSE(c, (stream) => {
      const whose = { accountId: actor.id, units: reachOf(actor).units, session: held };
      return new Promise<void>((ended) => {
        const forget = live.keep({ ...whose, ...writing(stream, language, ended) });
        stream.onAbort(forget);
      });
    });
  });
}

/** A browser that lost its stream comes back after some seconds, not all of them in the same one. */
const comeBackAfter = (): number => 3000 + Math.floor(Math.random() * 7000);

/** What is written into a stream. A line that nobody has taken at the next beat is a line to nobody. */
function writing(
  stream: SSEStreamingApi,
  language: Language,
  ended: () => void,
): Pick<Stream, 'tell' | 'beat' | 'close'> {
  const words = wordsIn(language);
  let [untaken, last] = [0, -1];
  const send = (text: string): void => {
    untaken += 1;
    void stream.write(text).then(() => {
      untaken -= 1;
    });
  };
  send(`retry: ${comeBackAfter()}\n\n`);
  return {
    tell: (count) => {
      if (count === last) return;
      last = count;
      const shown = count === 0 ? null : counted(count);
      const told = { count, shown, label: words.noticesNew(shown), line: words.noticesCame };
      send(`event: count\ndata: ${JSON.stringify(told)}\n\n`);
    },
    beat: () => {
      if (untaken > 0) return false;
      send(':\n\n');
      return true;
    },
    close: () => {
      if (untaken > 0) stream.abort();
      ended();
    },
  };
}
