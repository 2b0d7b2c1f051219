import { isId } from '#src/kernel/ids.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import type { YearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { forbidden } from '#src/web/answer.ts';
import { stepRoute, yearOfRequest } from '#src/year-round/calendar/web/year-of-request.ts';
import { covenantOf, type CovenantView } from '../app/covenants.query.ts';
import { covenantWords } from './covenant-words.ts';

export const BASE = stepRoute('covenant');
const PUBLISHED = ['signed', 'disseminated', 'reviewed'];

export const isPublished = (covenant: CovenantView): boolean => PUBLISHED.includes(covenant.state);

export type Asked = { readonly frame: YearFrame; readonly covenant: CovenantView; readonly path: string };

/** The covenant that an address names; for the public only once it is signed. */
export async function askedFor(c: SiteContext): Promise<Asked | Response> {
  const frame = await yearOfRequest(c);
  if (frame instanceof Response) return frame;
  const id = c.req.param('covenant') ?? '';
  if (!isId(id)) return c.notFound();
  const covenant = await asActor(c.get('actor'), (tx) => covenantOf(tx, frame.clusterYear.id, id));
  if (!covenant) return c.notFound();
  if (!isPublished(covenant) && !maySeeWork(c.get('actor'), frame.clusterYear.id)) return forbidden(c);
  return { frame, covenant, path: `${stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'covenant')}/${id}` };
}

/** The same for who runs the year; others are told whose it is. */
export async function askedToRun(c: SiteContext): Promise<Asked | Response> {
  const asked = await askedFor(c);
  if (asked instanceof Response) return asked;
  return mayRunYear(c.get('actor'), asked.frame.clusterYear.id) ? asked : forbidden(c);
}

export const wordsOf = (c: SiteContext) => covenantWords(c.get('visit').language);
