import { setCookie, deleteCookie } from 'hono/cookie';
import { inLanguage } from '#src/kernel/language.ts';
import { addressHere } from '#src/platform/http/address.ts';
import { readForm } from '#src/platform/http/form.ts';
import type { Site } from '#src/platform/http/site.ts';
import { renderPage } from '#src/ui/page.tsx';
import { aboutPage, dataPage, privacyPage, readingPage } from './about.page.tsx';

const A_YEAR = 31_536_000;

/** What the foot of every page leads to: about, how to read, open data, light or dark. */
export function aboutRoutes(site: Site): void {
  site.get('/gioi-thieu', (c) => c.html(renderPage(c.get('visit'), aboutPage(c.get('visit')))));
  site.get('/quyen-rieng-tu', (c) => c.html(renderPage(c.get('visit'), privacyPage(c.get('visit')))));
  site.get('/cach-doc', (c) => c.html(renderPage(c.get('visit'), readingPage(c.get('visit')))));
  site.get('/so-lieu-mo', (c) => c.html(renderPage(c.get('visit'), dataPage(c.get('visit')))));

  site.post('/giao-dien', async (c) => {
    const form = await readForm(c);
    const theme = form.value('giao-dien');
    if (theme === 'light' || theme === 'dark')
      setCookie(c, 'giao-dien', theme, { path: '/', maxAge: A_YEAR, sameSite: 'Lax' });
    else deleteCookie(c, 'giao-dien', { path: '/' });
    return c.redirect(inLanguage(c.get('visit').language, addressHere(form.value('path'))), 303);
  });
}
