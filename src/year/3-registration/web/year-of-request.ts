import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { stepPath } from '#src/year-round/calendar/domain/year-steps.ts';

export const BASE = '/cum-thi-dua/:slug/:year{[0-9]{4}}/dang-ky';

export const basePath = ({ clusterYear }: YearFrame): string =>
  stepPath(clusterYear.slug, clusterYear.year, 'registration');

export const forbidden = (c: SiteContext): Response | Promise<Response> =>
  c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

export const show = (
  c: SiteContext,
  frame: YearFrame,
  page: Page,
  status: 200 | 409 | 422 = 200,
): Response | Promise<Response> => c.html(renderPage(visitInYear(c.get('visit'), frame), page), status);

/** A handler inside the live year that the address names, for those who may see its working area. */
export const inYear =
  (
    handle: (c: SiteContext, frame: YearFrame) => Response | Promise<Response>,
  ): ((c: SiteContext) => Promise<Response>) =>
  async (c: SiteContext) => {
    const actor = c.get('actor');
    const { today } = c.get('visit');
    const frame = await asActor(actor, (tx) =>
      yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), today),
    );
    if (!frame || frame.clusterYear.origin !== 'live') return c.notFound();
    return maySeeWork(actor, frame.clusterYear.id) ? handle(c, frame) : forbidden(c);
  };
