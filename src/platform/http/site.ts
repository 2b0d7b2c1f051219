import { randomUUID } from 'node:crypto';
import { Hono, type Context, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { getCookie, deleteCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { HTTPException } from 'hono/http-exception';
import { ANONYMOUS, type Actor } from '#src/kernel/actor.ts';
import { type CalendarDay, isCalendarDay } from '#src/kernel/calendar-day.ts';
import { parseDay } from '#src/kernel/vietnamese-date.ts';
import { comingFrom } from '../postgres/whence.ts';
import { addressHere, withOneSlash } from './address.ts';
import { pathForLog, type Refusal, refusalOf, REFUSALS } from './refusal.ts';
import { clientAddress, type TrustedProxies } from './client-address.ts';
import { limitByAccount, limitByAddress, TooMany } from './limits.ts';
import { onlyOurForms, onlyOurName } from './same-origin.ts';
import type { Notice, Visit } from '#src/kernel/visit.ts';
import type { SiteEnv } from './site-env.ts';

/** Where slices hang their routes. Paths are written once, in Vietnamese; `/en/…` answers the same route in English. */
export type Site = Hono<SiteEnv>;
export type SiteContext = Context<SiteEnv>;

export const SESSION_COOKIE = 'thidua';
/** Where the site is https a browser takes the session from this very host alone, whatever its neighbours set. */
export const sessionCookieName = (publicUrl: string): string =>
  publicUrl.startsWith('https:') ? `__Host-${SESSION_COOKIE}` : SESSION_COOKIE;
export const NOTICE_COOKIE = 'thong-bao';
const ENGLISH = /^\/en(?=\/|$)/;
const A_FORM = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i;
const LARGEST_FORM = 2 * 1024 * 1024;
/** A sheet of fifty thousand people, as a spreadsheet packs it, is six. */
const LARGEST_FILE = 16 * 1024 * 1024;

/** Who came; `mustEnrol`: somebody whose role asks for a second factor that is still to be set up, and who is nobody until then. */
export type Identified = { readonly actor: Actor; readonly person: Visit['person']; readonly mustEnrol?: boolean };

export type SiteParts = {
  /** The address under which the site is known (PUBLIC_URL). */
  readonly publicUrl: string;
  readonly trustedProxies: TrustedProxies;
  /** Who holds this session; the anonymous actor where nobody does. */
  readonly identify: (sessionToken: string | null) => Promise<Identified>;
  /** What does not depend on the request, and is known also while the database is away. */
  readonly standing: () => Pick<Visit, 'agency' | 'assets' | 'today'>;
  /** The years that can be chosen. */
  readonly years: () => Promise<readonly number[]>;
  readonly refusalPage: (visit: Visit, refusal: Refusal, requestId: string) => string;
  /** Pages that no browser keeps, not even for going back: restricted facts, ways in, accounts. */
  readonly keptNowhere: RegExp;
  /** Files and health, answered before anyone asks who visits. */
  readonly serveFirst: (site: Site) => void;
  readonly log: (line: Readonly<Record<string, unknown>>) => void;
};

const readNotice = (text: string | undefined): Notice | null => {
  if (!text) return null;
  try {
    const notice = JSON.parse(text) as Notice;
    return typeof notice.text === 'string'
      ? { text: notice.text, ...(typeof notice.undo === 'string' && { undo: addressHere(notice.undo) }) }
      : null;
  } catch {
    return null;
  }
};

const pathWithoutLanguage = (request: Request): string => {
  const path = withOneSlash(new URL(request.url).pathname).replace(ENGLISH, '');
  return path === '' ? '/' : withOneSlash(path);
};

/** A visit as far as the request alone tells; enough to show a refusal while the database is away. */
function visitAlone(c: SiteContext, parts: SiteParts): Visit {
  const url = new URL(c.req.url);
  const theme = getCookie(c, 'giao-dien');
  return {
    ...parts.standing(),
    language: ENGLISH.test(withOneSlash(url.pathname)) ? 'en' : 'vi',
    path: c.req.path + url.search,
    origin: new URL(parts.publicUrl).origin,
    person: null,
    years: [],
    year: null,
    synthetic: false,
    formToken: randomUUID(),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    notice: null,
  };
}

const logLines = (parts: SiteParts): MiddlewareHandler<SiteEnv> =>
  async function log(c, next) {
    c.set('requestId', randomUUID().slice(0, 8));
    c.set('address', clientAddress(c, parts.trustedProxies));
    const started = performance.now();
    await next();
    const ms = Math.round(performance.now() - started);
    if (c.res.status < 400 && ms <= 500) return;
    parts.log({
      at: new Date().toISOString(),
      id: c.get('requestId'),
      method: c.req.method,
      path: pathForLog(c.req.path),
      status: c.res.status,
      ms,
    });
  };

/** Whatever a request writes is recorded with its id: the one that its error page and the server's log show. */
const fromThisRequest: MiddlewareHandler<SiteEnv> = (c, next) => {
  const origin = c.req.path.startsWith('/api/') ? 'api' : 'web';
  return comingFrom({ origin, requestId: c.get('requestId') }, next);
};

const whoVisits = (parts: SiteParts): MiddlewareHandler<SiteEnv> =>
  async function visit(c, next) {
    c.set('actor', ANONYMOUS);
    c.set('sessionToken', getCookie(c, sessionCookieName(parts.publicUrl)) ?? null);
    c.set('visit', visitAlone(c, parts));
    c.set('mustEnrol', false);
    const [{ actor, person, mustEnrol = false }, years] = await Promise.all([
      parts.identify(c.get('sessionToken')),
      parts.years(),
    ]);
    const notice = readNotice(getCookie(c, NOTICE_COOKIE));
    if (notice && c.req.method === 'GET') deleteCookie(c, NOTICE_COOKIE, { path: '/' });
    c.set('actor', actor);
    c.set('mustEnrol', mustEnrol);
    c.set('visit', { ...c.get('visit'), person, years, notice });
    await next();
    if (c.res.headers.get('Cache-Control') === 'private, no-store') return; // what says so itself is kept nowhere
    // a stream that somebody packs on the way arrives when it is over
    const asItIs = c.res.headers.get('Content-Type') === 'text/event-stream';
    const kept = parts.keptNowhere.test(c.req.path) ? 'no-store' : 'private, no-cache';
    c.header('Cache-Control', asItIs ? 'private, no-cache, no-transform' : kept, { append: false });
  };

/** What a page of ours never asks of a browser, so that nothing that slips into one can. */
const UNUSED_POWERS = [
  'camera',
  'microphone',
  'geolocation',
  'payment',
  'usb',
  'serial',
  'bluetooth',
  'displayCapture',
  'clipboardRead',
  'publickeyCredentialsGet',
] as const;

/** The headers of every answer; where the site is https, browsers are told to come by https only. */
const headersFor = (publicUrl: string): MiddlewareHandler =>
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
    strictTransportSecurity: publicUrl.startsWith('https:') ? 'max-age=31536000' : false,
    permissionsPolicy: Object.fromEntries(UNUSED_POWERS.map((power) => [power, []])),
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
  });

/** The web site: security headers, limits, who visits; routes are added by `main`. */
export function createSite(parts: SiteParts): Site {
  const site = new Hono<SiteEnv>({ getPath: pathWithoutLanguage });
  const refuse = (c: SiteContext, refusal: Refusal): Response => {
    if (refusal === 'away') c.header('Retry-After', '5');
    const id = c.get('requestId');
    if (c.req.path.startsWith('/api/')) return c.json({ error: refusal, requestId: id }, REFUSALS[refusal]);
    return c.html(parts.refusalPage(c.get('visit') ?? visitAlone(c, parts), refusal, id), REFUSALS[refusal]);
  };

  site.use(logLines(parts));
  site.use(headersFor(parts.publicUrl));
  site.use(onlySecureCookies(parts.publicUrl));
  site.use(fromThisRequest);
  site.use(onlyOurName(parts.publicUrl));
  site.use(limitByAddress());
  parts.serveFirst(site);
  site.use(compress());
  site.use(whoVisits(parts));
  site.use(limitByAccount());
  site.use(onlyOurForms(parts.publicUrl));
  site.use(onlyForms);
  site.use('/tep/*', bodyLimit({ maxSize: LARGEST_FILE, onError: tooLarge }));
  site.use('*', async (c, next) => (c.req.path.startsWith('/tep/') ? next() : smallForm(c, next)));

  site.notFound((c) => refuse(c, 'not-found'));
  site.onError((error, c) => {
    const refusal = refusalOf(error);
    if (error instanceof TooMany) c.header('Retry-After', String(error.seconds));
    // never the whole error: a database error carries the connection and its password
    if (refusal === 'defect')
      parts.log({ at: new Date().toISOString(), id: c.get('requestId'), defect: error.message, stack: error.stack });
    return refuse(c, refusal);
  });
  return site;
}

/**
 * What writes is a form, and nothing else is read at all.
 */
const onlyForms: MiddlewareHandler<SiteEnv> = async (c, next) => {
  const kind = c.req.header('Content-Type') ?? '';
  if (c.req.method === 'POST' && kind !== '' && !A_FORM.test(kind)) throw new HTTPException(400);
  await next();
};

const tooLarge = (): never => {
  throw new HTTPException(413);
};
const smallForm = bodyLimit({ maxSize: LARGEST_FORM, onError: tooLarge });

/** Where the site is https no cookie of it travels without, whoever set it. */
const onlySecureCookies = (publicUrl: string): MiddlewareHandler =>
  async function secured(c, next) {
    await next();
    if (!publicUrl.startsWith('https:')) return;
    const cookies = c.res.headers.getSetCookie();
    c.res.headers.delete('Set-Cookie');
    for (const cookie of cookies)
      c.res.headers.append('Set-Cookie', /;\s*Secure\s*(;|$)/i.test(cookie) ? cookie : `${cookie}; Secure`);
  };

/** The day that a page is shown as on (`?ngay=`, typed dd/mm/yyyy or ISO); today where none or no real day is asked for. */
export function dayAskedFor(c: SiteContext): CalendarDay {
  const asked = c.req.query('ngay') ?? '';
  if (isCalendarDay(asked)) return asked;
  const typed = parseDay(asked);
  return typed.ok ? typed.value : c.get('visit').today;
}
