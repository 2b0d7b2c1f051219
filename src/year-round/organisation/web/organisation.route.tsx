import { yearOf } from '#src/kernel/calendar-day.ts';
import { fileHeaders } from '#src/platform/http/file-answer.ts';
import { dayAskedFor, type Site, type SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { renderPage, type Page } from '#src/ui/page.tsx';
import { notFoundPage } from '#src/ui/refusal-page.tsx';
import { clustersOf, clusterWithYears, yearsOfClusters } from '../app/clusters.query.ts';
import { eventsOf } from '../app/unit-events.query.ts';
import { selfAndPredecessors, unitOn } from '../app/unit.query.ts';
import { provincesOn, unitsOn } from '../app/units.query.ts';
import { clusterPage } from './cluster.page.tsx';
import { clustersPage } from './clusters.page.tsx';
import { unitPage } from './unit.page.tsx';
import { PAGE_SIZE, unitsCsv, unitsPage, type UnitsAsked } from './units.page.tsx';
import { wordsIn } from './words.ts';

const read = <Answer,>(c: SiteContext, work: (tx: Tx) => Promise<Answer>): Promise<Answer> =>
  asActor(c.get('actor'), work);
/** A year or a body made for rehearsal says so above everything else. */
const show = (c: SiteContext, page: Page, about: { year?: number; isSynthetic?: boolean } = {}) =>
  c.html(renderPage({ ...c.get('visit'), year: about.year ?? null, synthetic: about.isSynthetic ?? false }, page));
const notFound = (c: SiteContext) => c.html(renderPage(c.get('visit'), notFoundPage(c.get('visit'))), 404);
const text = (c: SiteContext, name: string): string => (c.req.query(name) ?? '').normalize('NFC').trim().slice(0, 200);
const wantsDay = (c: SiteContext): boolean => text(c, 'ngay') !== '';

/** Public pages of clusters and units, each as on a day (`?ngay=`). */
export function organisationRoutes(site: Site): void {
  site.get('/cum-thi-dua', async (c) => {
    const day = dayAskedFor(c);
    const { years, clusters, year, provinces } = await read(c, async (tx) => {
      const known = await yearsOfClusters(tx);
      const chosen = yearAsked(c, known);
      return {
        years: known,
        year: chosen,
        clusters: await clustersOf(tx, chosen),
        provinces: await provincesOn(tx, `${chosen}-12-31` as typeof day),
      };
    });
    return show(c, clustersPage(c.get('visit'), { year, day: wantsDay(c) ? day : null, years, clusters, provinces }), {
      year,
      isSynthetic: clusters.length > 0 && clusters.every((cluster) => cluster.isSynthetic),
    });
  });

  site.get('/cum-thi-dua/:slug', async (c) => {
    const cluster = await read(c, (tx) => clusterWithYears(tx, c.req.param('slug')));
    return cluster ? show(c, clusterPage(c.get('visit'), dayAskedFor(c), cluster), cluster) : notFound(c);
  });

  site.get('/don-vi', async (c) => {
    const asked = unitsAsked(c);
    const { units, provinces } = await read(c, async (tx) => ({
      units: await unitsOn(tx, asked.day, filterOf(asked)),
      provinces: await provincesOn(tx, asked.day),
    }));
    return show(c, unitsPage(c.get('visit'), asked, units, provinces));
  });

  site.get('/don-vi.csv', async (c) => {
    const asked = unitsAsked(c);
    const units = await read(c, (tx) => unitsOn(tx, asked.day, { ...filterOf(asked), limit: 10_000 }));
    return c.body(unitsCsv(c.get('visit'), units), 200, fileHeaders('csv', `don-vi-${asked.day}.csv`));
  });

  site.get('/don-vi/:slug', async (c) => {
    const day = dayAskedFor(c);
    const found = await read(c, async (tx) => {
      const unit = await unitOn(tx, c.req.param('slug'), day);
      return unit && { unit, events: await eventsOf(tx, selfAndPredecessors(unit.id, unit.lineage)) };
    });
    return found ? show(c, unitPage(c.get('visit'), day, found.unit, found.events), found.unit) : notFound(c);
  });
}

/** `nam` asks for a year, `ngay` for the year of a day; else this year, or the newest before it that any source tells of. */
function yearAsked(c: SiteContext, known: readonly number[]): number {
  const thisYear = yearOf(c.get('visit').today);
  if (wantsDay(c)) return yearOf(dayAskedFor(c));
  const asked = text(c, 'nam');
  if (/^\d{4}$/.test(asked)) return Number(asked);
  return known.find((year) => year <= thisYear) ?? known[0] ?? thisYear;
}

function unitsAsked(c: SiteContext): UnitsAsked {
  const kinds = wordsIn('vi').unitKinds;
  const kind = text(c, 'loai');
  return {
    day: dayAskedFor(c),
    kind: kind in kinds ? (kind as keyof typeof kinds) : '',
    province: text(c, 'tinh'),
    text: text(c, 'q'),
    after: text(c, 'sau'),
  };
}

const filterOf = ({ kind, province, text: words, after }: UnitsAsked) => ({
  ...(kind && { kind }),
  ...(province && { provinceCode: province }),
  ...(words && { text: words }),
  ...(after && { after }),
  limit: PAGE_SIZE + 1,
});
