import { inLanguage } from '#src/kernel/language.ts';
import { isId } from '#src/kernel/ids.ts';
import { readForm, seeOther } from '#src/platform/http/form.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { renderPage } from '#src/ui/page.tsx';
import { noticesOf, whereNoticeLeads } from '../app/notices.query.ts';
import { readNotice, readNoticesUpTo } from '../app/read-notices.command.ts';
import { noticesPage } from './notices.page.tsx';
import { wordsFor } from './words.ts';

const HOME = '/thong-bao';
const A_PAGE = 30;

/** `/thong-bao`: what was told to whoever is signed in. Who is not goes to sign in first, and comes back. */
export function noticeRoutes(site: Site): void {
  site.get(HOME, (c) => signedIn(c, () => show(c)));
  site.post(`${HOME}/da-doc`, (c) => signedIn(c, () => markRead(c)));
  site.get(`${HOME}/:id`, (c) => signedIn(c, () => open(c)));
}

async function signedIn(c: SiteContext, work: () => Promise<Response>): Promise<Response> {
  return c.get('visit').person ? work() : seeOther(c, `/dang-nhap?ve=${encodeURIComponent(c.req.path)}`);
}

async function show(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const onlyNew = c.req.query('loc') === 'moi';
  const asked = c.req.query('truoc') ?? '';
  const before = isId(asked) ? asked : null;
  const [found, newest] = await asActor(actor, async (tx) => [
    await noticesOf(tx, actor, { before, onlyNew, most: A_PAGE + 1 }),
    before === null && !onlyNew ? null : await noticesOf(tx, actor, { before: null, onlyNew: false, most: 1 }),
  ]);
  const notices = found.slice(0, A_PAGE);
  const further = new URLSearchParams({ ...(onlyNew && { loc: 'moi' }), truoc: notices.at(-1)?.id ?? '' });
  const page = noticesPage(c.get('visit'), {
    notices,
    onlyNew,
    older: found.length > A_PAGE ? `${HOME}?${further}` : null,
    newestId: (newest ?? found)[0]?.id ?? null,
  });
  return c.html(renderPage(c.get('visit'), page));
}

/** All up to the newest that stood on the page (`den`), or one (`id`). */
async function markRead(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const form = await readForm(c);
  const [one, upTo] = [form.value('id'), form.value('den')];
  const words = wordsFor(c.get('visit').language);
  if (isId(upTo)) await asActor(actor, (tx) => readNoticesUpTo(tx, actor, upTo));
  else if (isId(one)) await asActor(actor, (tx) => readNotice(tx, actor, one));
  else return c.notFound() as Response;
  const back = form.value('loc') === 'moi' ? `${HOME}?loc=moi` : HOME;
  return seeOther(c, back, { text: isId(upTo) ? words.markedAll : words.markedOne });
}

/** Where a notice leads; it is read with that. The same address stands in letters. */
async function open(c: SiteContext): Promise<Response> {
  const actor = c.get('actor');
  const id = c.req.param('id') ?? '';
  if (!isId(id)) return c.notFound() as Response;
  const to = await asActor(actor, async (tx) => {
    const leads = await whereNoticeLeads(tx, actor, id);
    await readNotice(tx, actor, id);
    return leads;
  });
  return to === null ? (c.notFound() as Response) : c.redirect(inLanguage(c.get('visit').language, to), 303);
}
