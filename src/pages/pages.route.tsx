import type { Site } from '#src/platform/http/site.ts';
import { aboutRoutes } from './about/about.route.tsx';
import { differenceRoutes } from './doubts/difference.route.tsx';
import { clusterYearRoutes } from './cluster-year/cluster-year.route.tsx';
import { eventRoutes } from './events/events.route.tsx';
import { homeRoutes } from './home/home.route.tsx';
import { taskRoutes } from './tasks/tasks.route.tsx';
import { readingRoutes, sourceRoutes } from './reading.route.tsx';

/** The pages that look across slices: the face of the product. */
export function pageRoutes(site: Site): void {
  homeRoutes(site);
  clusterYearRoutes(site);
  readingRoutes(site);
  sourceRoutes(site);
  differenceRoutes(site);
  taskRoutes(site);
  eventRoutes(site);
  aboutRoutes(site);
}
