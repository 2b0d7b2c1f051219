import { isId } from '#src/kernel/ids.ts';
import { inLanguage } from '#src/kernel/language.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor, type Tx } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { notFoundPage } from '#src/ui/refusal-page.tsx';
import { personKnown, samePerson } from '#src/year-round/people/app/people.query.ts';
import { registerViewOf } from '#src/year-round/people/web/people.route.tsx';
import { campaignsPage } from './campaigns/campaigns.page.tsx';
import { campaignsOfAllYears, kindsTold } from './campaigns/campaigns.query.ts';
import { doubtsPage } from './doubts/doubts.page.tsx';
import { allDoubts, placesOf, subjectsOfSeveralSources } from './doubts/doubts.query.ts';
import { claimsOf } from './evidence/claims.query.ts';
import { sourceBook } from './evidence/source-book.ts';
import { exemplarsPage } from './exemplars/exemplars.page.tsx';
import { exemplarLines } from './exemplars/exemplars.query.ts';
import { legalPage } from './legal/legal.page.tsx';
import { meetingsPage } from './meetings/meetings.page.tsx';
import { meetingsHeld } from './meetings/meetings.query.ts';
import { papersPage } from './papers/papers.page.tsx';
import { papersSeen } from './papers/papers.query.ts';
import { peoplePage, personPage } from './people/person.page.tsx';
import { people, personSeen } from './people/person.query.ts';
import { sourcePage, sourcesPage } from './sources/sources.page.tsx';
import { allSources, besidesPassages, passagesOf, sourceBySlug } from './sources/sources.query.ts';

const read = <Answer,>(c: SiteContext, work: (tx: Tx) => Promise<Answer>): Promise<Answer> =>
  asActor(c.get('actor'), work);
const show = (c: SiteContext, page: Page) => c.html(renderPage(c.get('visit'), page));
const notFound = (c: SiteContext) => c.html(renderPage(c.get('visit'), notFoundPage(c.get('visit'))), 404);
const asked = (c: SiteContext): string => (c.req.query('q') ?? '').normalize('NFC').trim().slice(0, 200);
const bookOf = async (tx: Tx, ids: readonly string[]) => sourceBook(await claimsOf(tx, ids), ids);

/** What everyone may read across years and clusters: campaigns, exemplars, papers, people, law. */
export function readingRoutes(site: Site): void {
  site.get('/phong-trao-thi-dua', async (c) => {
    const text = asked(c);
    const found = await read(c, async (tx) => {
      const campaigns = await campaignsOfAllYears(tx, text);
      const kinds = await kindsTold(tx);
      return {
        campaigns,
        kinds,
        book: await bookOf(
          tx,
          [...campaigns, ...(text === '' ? kinds : [])].map(({ id }) => id),
        ),
      };
    });
    return show(c, campaignsPage({ visit: c.get('visit'), asked: text, ...found }));
  });

  site.get('/dien-hinh-tien-tien', async (c) => {
    const found = await read(c, async (tx) => {
      const lines = await exemplarLines(tx);
      const ids = lines.flatMap((line) => [
        line.id,
        ...(line.meeting ? [line.meeting.id] : []),
        ...[...line.occasions, ...line.awards, ...line.papers].map(({ id }) => id),
      ]);
      return { lines, book: await bookOf(tx, ids) };
    });
    return show(c, exemplarsPage({ visit: c.get('visit'), ...found }));
  });

  site.get('/van-ban', async (c) => {
    const text = asked(c);
    const found = await read(c, async (tx) => {
      const papers = await papersSeen(tx, text);
      return {
        papers,
        book: await bookOf(
          tx,
          papers.map(({ id }) => id),
        ),
      };
    });
    return show(c, papersPage({ visit: c.get('visit'), asked: text, ...found }));
  });

  site.get('/nguoi', async (c) => {
    const text = asked(c);
    return show(c, peoplePage(c.get('visit'), text, await read(c, (tx) => people(tx, text))));
  });

  site.get('/nguoi/:id', async (c) => {
    const id = c.req.param('id');
    if (!isId(id)) return notFound(c);
    const found = await read(c, async (tx) => {
      const same = await samePerson(tx, id);
      const person = await personSeen(tx, same);
      if (!person) return null;
      const ids = [
        ...person.meetings.flatMap((meeting) => [meeting.id, ...meeting.said.map((item) => item.id)]),
        ...person.led.map((led) => led.id),
        ...same,
      ];
      return { person, book: await bookOf(tx, ids), known: await personKnown(tx, id) };
    });
    if (!found) return notFound(c);
    const { person, known } = found;
    // An earlier id of somebody leads to the page of the one person.
    if (person.id !== id) return c.redirect(inLanguage(c.get('visit').language, `/nguoi/${person.id}`), 302);
    const visit = { ...c.get('visit'), synthetic: person.isSynthetic };
    const page = personPage({ ...found, visit, register: known && registerViewOf(c, known) });
    return c.html(renderPage(visit, page));
  });

  site.get('/hoi-nghi', async (c) => show(c, meetingsPage(c.get('visit'), await read(c, meetingsHeld))));

  site.get('/van-ban-phap-luat', (c) => show(c, legalPage(c.get('visit'))));
}

/** The sources themselves: what each states, what is odd in them, where they differ. */
export function sourceRoutes(site: Site): void {
  site.get('/nguon', async (c) => show(c, sourcesPage(c.get('visit'), await read(c, allSources))));

  site.get('/nguon/:slug', async (c) => {
    const found = await read(c, async (tx) => {
      const source = await sourceBySlug(tx, c.req.param('slug'));
      return (
        source && { source, passages: await passagesOf(tx, source.id), besides: await besidesPassages(tx, source.id) }
      );
    });
    return found ? show(c, sourcePage({ visit: c.get('visit'), ...found })) : notFound(c);
  });

  site.get('/can-kiem-tra', async (c) => {
    const found = await read(c, async (tx) => {
      const subjects = await subjectsOfSeveralSources(tx);
      const { differences } = await bookOf(tx, subjects);
      return { doubts: await allDoubts(tx), differences, places: await placesOf(tx, subjects) };
    });
    return show(c, doubtsPage({ visit: c.get('visit'), ...found }));
  });
}
