import { hrefIn } from '#src/ui/visit.ts';
import { dayAskedFor, type Site, type SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { searchAll, type SearchAsked, type SearchFound } from '../app/search-all.query.ts';
import { yearsWorked } from '../app/years-worked.query.ts';
import { HIT_KINDS, type Hit } from '../domain/hit.ts';
import { namedPages } from './named-pages.ts';
import { EACH_KIND, noteOf, ONE_KIND, type SearchView, searchPage } from './search.page.tsx';
import { searchWords } from './words.ts';

const SUGGESTED = 8;
const SUGGESTED_OF_A_KIND = 4;

const textAsked = (c: SiteContext): string => (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 200);

/** One search box over people, units, clusters, papers and pages, for everyone at one address; and what it suggests while typing. */
export function searchRoutes(site: Site): void {
  site.get('/tim', async (c) => {
    const text = textAsked(c);
    const day = c.req.query('ngay') ? dayAskedFor(c) : null;
    const kind = HIT_KINDS.find((one) => one === c.req.query('loai')) ?? null;
    const beyond = Math.min(Math.max(Number.parseInt(c.req.query('sau') ?? '', 10) || 0, 0), 1000);
    const one = kind === null ? {} : { one: { kind, beyond, most: ONE_KIND } };
    const found = await findFor(c, { text, most: EACH_KIND, ...(day && { on: day }), ...one });
    const view: SearchView = { visit: c.get('visit'), text, day, kind, beyond, found };
    return c.html(renderPage(c.get('visit'), searchPage(view)));
  });

  site.get('/tim/goi-y', async (c) => {
    const text = textAsked(c);
    const { hits } = await findFor(c, { text, most: SUGGESTED_OF_A_KIND, counts: false });
    const { language } = c.get('visit');
    const words = searchWords(language);
    const items = firstOfEach(hits).map((hit) => ({
      kind: words.kinds[hit.kind],
      label: hit.label,
      detail: noteOf(hit, text, language),
      href: hrefIn(language, hit.href),
    }));
    return c.json({ said: words.suggested(items.length), items });
  });
}

function findFor(c: SiteContext, asked: Omit<SearchAsked, 'pages'>): Promise<SearchFound> {
  const actor = c.get('actor');
  if (asked.text === '') return Promise.resolve({ groups: [], hits: [], isGuess: false });
  return asActor(actor, async (tx) => {
    const pages = namedPages(actor, c.get('visit').language, await yearsWorked(tx, actor));
    return searchAll(tx, { ...asked, pages });
  });
}

/** The best of all kinds, none of which crowds the others out. */
function firstOfEach(hits: readonly Hit[]): readonly Hit[] {
  const seen = new Map<string, number>();
  return hits
    .filter(({ kind }) => {
      const before = seen.get(kind) ?? 0;
      seen.set(kind, before + 1);
      return before < SUGGESTED_OF_A_KIND;
    })
    .slice(0, SUGGESTED);
}
