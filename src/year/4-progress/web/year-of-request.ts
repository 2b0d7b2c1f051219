import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { maySeeEveryFigure, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';
import { progressWords } from './words.ts';

export const BASE = '/cum-thi-dua/:slug/:year{[0-9]{4}}/thuc-hien';

export async function frameOf(c: SiteContext): Promise<YearFrame | Response> {
  const actor = c.get('actor');
  const visit = c.get('visit');
  const frame = await asActor(actor, (tx) =>
    yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), visit.today),
  );
  if (!frame || frame.clusterYear.origin !== 'live') return c.notFound();
  if (!maySeeWork(actor, frame.clusterYear.id)) return forbidden(c);
  return frame;
}

export const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);
export const show = (c: SiteContext, frame: YearFrame, page: Page, status: 200 | 409 | 422 = 200) =>
  c.html(renderPage(visitInYear(c.get('visit'), frame), page), status);
export const wordsOf = (c: SiteContext) => progressWords(c.get('visit').language);
export const pathOf = (frame: YearFrame) => stepPath(frame.clusterYear.slug, frame.clusterYear.year, 'progress');

/** Whose figures a reader sees: all for the head and the Ministry, its own for a unit. */
export function whoLooks(c: SiteContext, frame: YearFrame) {
  const actor = c.get('actor');
  return {
    seesAll: maySeeEveryFigure(actor, frame.clusterYear.id),
    ownUnitIds: frame.units
      .map((unit) => unit.id)
      .filter((unitId) => actor.grants.some((grant) => grant.unitId === unitId)),
  };
}
