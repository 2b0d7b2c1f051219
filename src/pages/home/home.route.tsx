import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { archive, liveClusters, stepWindows } from './home.query.ts';
import { homePage, visitOfHome } from './home.page.tsx';
import { stepsOfClusters } from './steps-of-clusters.ts';
import { wordsIn } from './view.ts';

/** `/`: three queries. */
export function homeRoutes(site: Site): void {
  site.get('/', async (c) => {
    const visit = c.get('visit');
    const view = await asActor(c.get('actor'), async (tx) => {
      const clusters = await liveClusters(tx);
      const windows = await stepWindows(
        tx,
        clusters.map(({ id }) => id),
      );
      return {
        clusters,
        windows,
        steps: stepsOfClusters(windows, visit.today),
        archive: await archive(tx, visit.today),
      };
    });
    const reader = visitOfHome(visit, view);
    return c.html(renderPage(reader, homePage({ ...view, visit: reader, words: wordsIn(visit.language) })));
  });
}
