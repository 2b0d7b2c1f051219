import { isIP } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { SiteEnv } from './site-env.ts';

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');

/** A name that says nothing of where the site stands: an address, or this machine. */
const saysNothing = (hostname: string): boolean =>
  isIP(bare(hostname)) !== 0 || hostname === 'localhost' || hostname.endsWith('.localhost');

/**
 * A site that has a name (PUBLIC_URL) answers under it, and under bare addresses for probes and proxies; under another
 * name, which somebody else may own, it answers nothing.
 */
export function onlyOurName(publicUrl: string): MiddlewareHandler<SiteEnv> {
  const ours = new URL(publicUrl).hostname;
  return async function name(c, next) {
    const asked = new URL(c.req.url).hostname;
    if (!saysNothing(ours) && !saysNothing(asked) && asked !== ours) throw new HTTPException(421);
    await next();
  };
}

const originOf = (text: string): string | null => (URL.canParse(text) ? new URL(text).origin : null);

/** What changes nothing; every other method is a form of ours or nothing. */
const READS = /^(GET|HEAD|OPTIONS)$/;

/**
 * What writes comes from a page of this site: the browser says so itself (Sec-Fetch-Site), or names the page's origin.
 * A request that names neither is refused: no browser that can be misled sends such a one, and nothing else sends forms.
 */
export function onlyOurForms(publicUrl: string): MiddlewareHandler<SiteEnv> {
  const ours = new URL(publicUrl).origin;
  return async function form(c, next) {
    if (!READS.test(c.req.method)) {
      const site = c.req.header('Sec-Fetch-Site');
      const origin = c.req.header('Origin') ?? originOf(c.req.header('Referer') ?? '');
      const isOurs = origin === ours || origin === new URL(c.req.url).origin;
      if (site === undefined ? !isOurs : site !== 'same-origin') throw new HTTPException(403);
    }
    await next();
  };
}
