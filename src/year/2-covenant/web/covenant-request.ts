import { isId } from '#src/kernel/ids.ts';
import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { covenantOf, type CovenantView } from '../app/covenants.query.ts';
import { covenantWords } from './covenant-words.ts';

export const BASE = '/cum-thi-dua/:slug/:year{[0-9]{4}}/giao-uoc';
const PUBLISHED = ['signed', 'disseminated', 'reviewed'];

export const isPublished = (covenant: CovenantView): boolean => PUBLISHED.includes(covenant.state);

/** The live year that an address names. Everyone may come here: what is signed is public. */
export async function frameOf(c: SiteContext): Promise<YearFrame | Response> {
  const { today } = c.get('visit');
  const frame = await asActor(c.get('actor'), (tx) =>
    yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), today),
  );
  return frame && frame.clusterYear.origin === 'live' ? frame : c.notFound();
}

export type Asked = { readonly frame: YearFrame; readonly covenant: CovenantView; readonly path: string };

/** The covenant that an address names; for the public only once it is signed. */
export async function askedFor(c: SiteContext): Promise<Asked | Response> {
  const frame = await frameOf(c);
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

export const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);
export const show = (c: SiteContext, frame: YearFrame, page: Page, status: 200 | 409 | 422 = 200) =>
  c.html(renderPage(visitInYear(c.get('visit'), frame), page), status);
export const wordsOf = (c: SiteContext) => covenantWords(c.get('visit').language);
