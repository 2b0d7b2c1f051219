import { setCookie, deleteCookie } from 'hono/cookie';
import { WORKER } from '#src/kernel/actor.ts';
import { readForm, seeOther } from '#src/platform/http/form.ts';
import { SESSION_COOKIE, type Site, type SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { Empty } from '#src/ui/empty.tsx';
import { Form, SubmitRow } from '#src/ui/form.tsx';
import { Notice } from '#src/ui/notice.tsx';
import { renderPage } from '#src/ui/page.tsx';
import { signIn, signOut } from '../app/sign-in.command.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

const wordsOf = (c: SiteContext) => (c.get('visit').language === 'vi' ? vi : en);
const TWELVE_HOURS = 12 * 60 * 60;

/** Signing in by one-time link: the link opens a page, its button enters; so no preview of a mail program uses it up. */
export function accountRoutes(site: Site): void {
  site.get('/dang-nhap', (c) => {
    const words = wordsOf(c);
    const body = (
      <Empty title={words.signInLead} icon="lock">
        {words.whereLinks}
      </Empty>
    );
    return c.html(renderPage(c.get('visit'), { title: words.signIn, head: { title: words.signIn }, body }));
  });

  site.get('/vao/:link', (c) => {
    const words = wordsOf(c);
    const body = (
      <Form id="enter" action={`/vao/${encodeURIComponent(c.req.param('link'))}`}>
        <SubmitRow label={words.enter} />
      </Form>
    );
    return c.html(
      renderPage(c.get('visit'), { title: words.enter, head: { title: words.enter, lead: words.enterLead }, body }),
    );
  });

  site.post('/vao/:link', async (c) => {
    const words = wordsOf(c);
    const link = c.req.param('link');
    const session = await asActor(WORKER, (tx) => signIn(tx, link));
    if (!session.ok) {
      const body = <Notice tone="missed" title={words.refusals[session.error.kind]} />;
      return c.html(renderPage(c.get('visit'), { title: words.signIn, head: { title: words.signIn }, body }), 422);
    }
    setCookie(c, SESSION_COOKIE, session.value, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: TWELVE_HOURS });
    return seeOther(c, '/viec', { text: words.signedIn });
  });

  site.post('/dang-xuat', async (c) => {
    await readForm(c);
    const token = c.get('sessionToken');
    if (token !== null) await asActor(WORKER, (tx) => signOut(tx, token));
    deleteCookie(c, SESSION_COOKIE, { path: '/' });
    return seeOther(c, '/', { text: wordsOf(c).signedOut });
  });
}
