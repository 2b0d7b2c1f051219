import type { SiteContext } from '#src/platform/http/site.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage, notFoundPage } from '#src/ui/refusal-page.tsx';

type Answer = Response | Promise<Response>;

export const show = (c: SiteContext, page: Page, status: 200 | 409 | 422 = 200, synthetic = false): Answer =>
  c.html(renderPage({ ...c.get('visit'), synthetic }, page), status);
export const notFound = (c: SiteContext): Answer =>
  c.html(renderPage(c.get('visit'), notFoundPage(c.get('visit'))), 404);
export const forbidden = (c: SiteContext): Answer =>
  c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);

export const textAsked = (c: SiteContext, name: string): string =>
  (c.req.query(name) ?? '').normalize('NFC').trim().slice(0, 200);
export const numberAsked = (c: SiteContext, name: string): number => {
  const text = c.req.query(name) ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
};
