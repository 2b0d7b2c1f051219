import type { Actor } from '#src/kernel/actor.ts';
import type { CalendarDay } from '#src/kernel/calendar-day.ts';
import type { Tx } from '#src/platform/postgres/as-actor.ts';
import type { Visit } from '#src/ui/visit.ts';
import { maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { publishedResults } from '#src/year/4-progress/app/published-results.query.ts';
import { claimsOf } from '../evidence/claims.query.ts';
import { doubtsAbout } from '../evidence/doubts.query.ts';
import { sourceBook } from '../evidence/source-book.ts';
import { registeredUnits } from './registered.query.ts';
import { leadershipAround } from './relatives.query.ts';
import type { ClusterYearView } from './view.ts';
import { wordsIn } from './words.ts';
import { idsInReadingOrder } from './year-lists.ts';
import { publishedBy, yearLists } from './year-lists.query.ts';

export type AskedYear = {
  readonly slug: string;
  readonly year: number;
  readonly day: CalendarDay;
  readonly actor: Actor;
};

/**
 * Everything the page of a cluster-year needs, in five queries for a past year (the year, its lists, what the sources
 * say, what is doubted, who led) and up to eight for a live one (how many registered, how many met which target); null
 * where there is no such year.
 */
export async function clusterYearView(tx: Tx, visit: Visit, asked: AskedYear): Promise<ClusterYearView | null> {
  const { slug, year, day, actor } = asked;
  const frame = await yearFrame(tx, slug, year, day);
  if (!frame) return null;
  const { id, clusterId, origin } = frame.clusterYear;
  const isLive = origin === 'live';
  const all = await yearLists(tx, id);
  const lists = isLive ? publishedBy(all, day) : all;
  const ids = idsInReadingOrder(id, lists);
  return {
    visit,
    words: wordsIn(visit.language),
    frame,
    lists,
    book: sourceBook(await claimsOf(tx, ids), ids),
    doubts: await doubtsAbout(tx, ids),
    leadership: await leadershipAround(tx, clusterId),
    registeredUnits: isLive ? await registeredUnits(tx, id) : null,
    results: isLive ? await publishedResults(tx, id, day) : [],
    mayWork: maySeeWork(actor, id),
    day,
  };
}
