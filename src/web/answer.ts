import type { SiteContext } from '#src/platform/http/site.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';

export type Answer = Response | Promise<Response>;
export type PageStatus = 200 | 403 | 404 | 409 | 422;

/** A page for the visit at hand. */
export const showPage = (c: SiteContext, page: Page, status: PageStatus = 200): Answer =>
  c.html(renderPage(c.get('visit'), page), status);

/** Not this visitor's to see or to do: whom to ask, and nothing of what is hidden. */
export const forbidden = (c: SiteContext): Answer => showPage(c, forbiddenPage(c.get('visit')), 403);
