import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { getCookie, deleteCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { HTTPException } from 'hono/http-exception';
import type { Actor } from '#src/kernel/actor.ts';
import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import type { Notice, SiteEnv, Visitor } from './visitor.ts';

/** Where slices hang their routes. Paths are written once, in Vietnamese; `/en/…` answers the same route in English. */
export type Site = Hono<SiteEnv>;
export type SiteContext = Context<SiteEnv>;

export const SESSION_COOKIE = 'thidua';
export const NOTICE_COOKIE = 'thong-bao';
const ENGLISH = /^\/en(?=\/|$)/;
const LARGEST_FORM = 2 * 1024 * 1024;

export type SiteParts = {
  /** Who holds this session; the anonymous actor where nobody does. */
  readonly identify: (sessionToken: string | null) => Promise<{ actor: Actor; person: Visitor['person'] }>;
  /** What does not depend on the request. */
  readonly setting: () => Promise<Pick<Visitor, 'agency' | 'years' | 'assets' | 'today'>>;
  readonly notFoundPage: (visit: Visitor) => string;
  readonly defectPage: (visit: Visitor, requestId: string) => string;
  /** Files and health, answered before anyone asks who visits. */
  readonly serveFirst: (site: Site) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
};

const readNotice = (text: string | undefined): Notice | null => {
  if (!text) return null;
  try {
    const notice = JSON.parse(text) as Notice;
    return typeof notice.text === 'string' ? notice : null;
  } catch {
    return null;
  }
};

const pathWithoutLanguage = (request: Request): string => {
  const path = new URL(request.url).pathname.replace(ENGLISH, '');
  return path === '' ? '/' : path;
};

/** The web site: security headers, limits, who visits; routes are added by `main`. */
export function createSite(parts: SiteParts): Site {
  const site = new Hono<SiteEnv>({ getPath: pathWithoutLanguage });

  site.use(async (c, next) => {
    c.set('requestId', randomUUID().slice(0, 8));
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    if (c.res.status >= 400 || ms > 500)
      parts.log({
        at: new Date().toISOString(),
        id: c.get('requestId'),
        method: c.req.method,
        path: c.req.path,
        status: c.res.status,
        ms,
      });
  });
  site.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      strictTransportSecurity: false, // the agency's own proxy speaks TLS and says so
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
    }),
  );
  parts.serveFirst(site);
  site.use(csrf());
  site.use(compress());
  site.use('*', async (c, next) =>
    c.req.path.startsWith('/tep/') ? next() : bodyLimit({ maxSize: LARGEST_FORM })(c, next),
  );
  site.use(async (c, next) => {
    const token = getCookie(c, SESSION_COOKIE) ?? null;
    const [{ actor, person }, setting] = await Promise.all([parts.identify(token), parts.setting()]);
    const theme = getCookie(c, 'giao-dien');
    const notice = readNotice(getCookie(c, NOTICE_COOKIE));
    if (notice && c.req.method === 'GET') deleteCookie(c, NOTICE_COOKIE, { path: '/' });
    c.set('actor', actor);
    c.set('sessionToken', token);
    c.set('visit', {
      ...setting,
      language: ENGLISH.test(new URL(c.req.url).pathname) ? 'en' : 'vi',
      path: c.req.path + new URL(c.req.url).search,
      person,
      year: null,
      synthetic: false,
      formToken: randomUUID(),
      theme: theme === 'light' || theme === 'dark' ? theme : null,
      notice,
    });
    await next();
    c.header('Cache-Control', 'private, no-cache', { append: false });
  });

  site.notFound((c) => c.html(parts.notFoundPage(c.get('visit')), 404));
  site.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    // never the whole error: a database error carries the connection and its password
    parts.log({ at: new Date().toISOString(), id: c.get('requestId'), defect: error.message, stack: error.stack });
    const visit = c.get('visit');
    return visit ? c.html(parts.defectPage(visit, c.get('requestId')), 500) : c.text(`500 ${c.get('requestId')}`, 500);
  });
  return site;
}

/** The day that a page is shown as on (`?ngay=`, typed dd/mm/yyyy or ISO); today where none or no real day is asked for. */
export function dayAskedFor(c: SiteContext): CalendarDay {
  const asked = c.req.query('ngay') ?? '';
  if (isCalendarDay(asked)) return asked;
  const typed = parseDay(asked);
  return typed.ok ? typed.value : c.get('visit').today;
}
