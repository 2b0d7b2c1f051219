import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { dayAskedFor, type Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { notFoundPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { claimsOf } from '../evidence/claims.query.ts';
import { clusterYearPage } from './cluster-year.page.tsx';
import { clusterYearView } from './cluster-year-view.query.ts';
import { factsCsv } from './facts-csv.ts';
import { idsInReadingOrder } from './year-lists.ts';
import { yearLists } from './year-lists.query.ts';

/** `/cum-thi-dua/<cụm>/<năm>`: the page of one cluster in one year, and its statements as CSV. */
export function clusterYearRoutes(site: Site): void {
  site.get('/cum-thi-dua/:slug/:year{[0-9]{4}}', async (c) => {
    const visit = c.get('visit');
    const { slug, year } = c.req.param();
    const asked = { slug, year: Number(year), day: dayAskedFor(c), actor: c.get('actor') };
    const found = await asActor(asked.actor, (tx) => clusterYearView(tx, visit, asked));
    if (!found) return c.html(renderPage(visit, notFoundPage(visit)), 404);
    return c.html(renderPage(visitInYear(visit, found.frame), clusterYearPage(found)));
  });

  site.get('/cum-thi-dua/:slug/:file{[0-9]{4}\\.csv}', async (c) => {
    const { slug, file } = c.req.param();
    const claims = await asActor(c.get('actor'), async (tx) => {
      const frame = await yearFrame(tx, slug, Number(file.slice(0, 4)), c.get('visit').today);
      if (!frame) return null;
      const lists = await yearLists(tx, frame.clusterYear.id);
      return claimsOf(tx, idsInReadingOrder(frame.clusterYear.id, lists));
    });
    if (!claims) return c.html(renderPage(c.get('visit'), notFoundPage(c.get('visit'))), 404);
    return c.body(factsCsv(claims), 200, fileHeaders('csv', `${slug}-${file}`));
  });
}
