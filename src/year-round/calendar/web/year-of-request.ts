import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { type Answer, forbidden, type PageStatus } from '#src/web/answer.ts';
import { maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { discussionOf } from '#src/year-round/comments/app/comments.query.ts';
import { type YearFrame, yearFrame } from '../app/year-frame.query.ts';
import { STEP_PATH, type YearStep } from '../domain/year-steps.ts';

/** Where the routes of a step hang. */
export const stepRoute = (step: YearStep): string => `/cum-thi-dua/:slug/:year{[0-9]{4}}/${STEP_PATH[step]}`;

/** The live year that the address names, for everybody: what of it is shown is the page's to say. */
export async function yearOfRequest(c: SiteContext): Promise<YearFrame | Response> {
  const { today } = c.get('visit');
  const frame = await asActor(c.get('actor'), (tx) =>
    yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), today),
  );
  return frame?.clusterYear.origin === 'live' ? frame : c.notFound();
}

/** The same for whoever has a part in it; the others are told whose it is. */
export async function workingYearOfRequest(c: SiteContext): Promise<YearFrame | Response> {
  const frame = await yearOfRequest(c);
  return frame instanceof Response || maySeeWork(c.get('actor'), frame.clusterYear.id) ? frame : forbidden(c);
}

/** A handler inside the working area of the live year that the address names. */
export const inYear =
  (handle: (c: SiteContext, frame: YearFrame) => Answer) =>
  async (c: SiteContext): Promise<Response> => {
    const frame = await workingYearOfRequest(c);
    return frame instanceof Response ? frame : handle(c, frame);
  };

/**
 * A page of one year: the year switch stands on it, a rehearsal says that it is one, and below a record stands what is
 * said about it, for those who may read that.
 */
export async function showInYear(
  c: SiteContext,
  frame: YearFrame,
  page: Page,
  status: PageStatus = 200,
): Promise<Response> {
  const { about } = page;
  const { id: clusterYearId, closedOn } = frame.clusterYear;
  const actor = c.get('actor');
  const talk = about
    ? await asActor(actor, (tx) => discussionOf(tx, actor, { unitId: null, ...about, clusterYearId, closedOn }))
    : null;
  return c.html(renderPage(visitInYear(c.get('visit'), frame), { ...page, talk }), status);
}
