import type { MiddlewareHandler } from 'hono';
import { countedAs } from './client-address.ts';
import { type Buckets, type Rate, tokenBuckets } from './token-bucket.ts';
import { takeOfSecret } from './secret-tries.ts';
import type { SiteEnv } from './site-env.ts';

export type Asked = 'page' | 'search' | 'suggestion' | 'api' | 'form' | 'file' | 'upload';

/**
 * How much may be asked: by one address, which may be the one door of a whole province's network, and by one account,
 * which is one pair of hands. The pace alone is more than hands can do, so who works never meets them; why each number,
 * and who would meet it, stands in docs/security.md.
 */
export const RATES: Readonly<Record<Asked, { readonly address: Rate; readonly account: Rate }>> = {
  page: { address: { burst: 900, perSecond: 30 }, account: { burst: 300, perSecond: 5 } },
  search: { address: { burst: 240, perSecond: 10 }, account: { burst: 60, perSecond: 2 } },
  suggestion: { address: { burst: 600, perSecond: 30 }, account: { burst: 120, perSecond: 4 } },
  api: { address: { burst: 240, perSecond: 10 }, account: { burst: 240, perSecond: 10 } },
  form: { address: { burst: 300, perSecond: 10 }, account: { burst: 120, perSecond: 2 } },
  file: { address: { burst: 200, perSecond: 4 }, account: { burst: 80, perSecond: 1 } },
  upload: { address: { burst: 60, perSecond: 0.5 }, account: { burst: 20, perSecond: 0.02 } },
};

/** Sent again and again until it fits: a one-time link, an invitation's code. Counted in the database, for all processes. */
const A_SECRET = /^\/(vao|moi)\//;
const UNCOUNTED = /^\/(assets\/|bieu-trung\/|health$|ready$|favicon\.ico$)/;

export function askedFor(method: string, path: string): Asked {
  if (path.startsWith('/api/')) return 'api';
  if (method !== 'GET' && method !== 'HEAD') return path.startsWith('/tep/') ? 'upload' : 'form';
  if (path === '/tim/goi-y') return 'suggestion';
  if (/^\/(tim|xac-minh)(\/|$)/.test(path)) return 'search';
  return /\.(pdf|xlsx|csv)$/.test(path) ? 'file' : 'page';
}

/** Too much at once: nothing was looked at, and in so many seconds there is room again. */
export class TooMany extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('too many requests');
    this.seconds = seconds;
  }
}

const bucketsFor = (by: 'address' | 'account'): Record<Asked, Buckets> => ({
  page: tokenBuckets(RATES.page[by]),
  search: tokenBuckets(RATES.search[by]),
  suggestion: tokenBuckets(RATES.suggestion[by]),
  api: tokenBuckets(RATES.api[by]),
  form: tokenBuckets(RATES.form[by]),
  file: tokenBuckets(RATES.file[by]),
  upload: tokenBuckets(RATES.upload[by]),
});

function take(buckets: Record<Asked, Buckets>, asked: Asked, key: string): void {
  const wait = buckets[asked].take(key);
  if (wait > 0) throw new TooMany(wait);
}

/** Counts by address before anything is read from the database. */
export function limitByAddress(): MiddlewareHandler<SiteEnv> {
  const buckets = bucketsFor('address');
  return async function byAddress(c, next) {
    const from = countedAs(c.get('address'));
    if (from !== null && !UNCOUNTED.test(c.req.path)) {
      take(buckets, askedFor(c.req.method, c.req.path), from);
      if (c.req.method === 'POST' && A_SECRET.test(c.req.path)) {
        const wait = await takeOfSecret(from);
        if (wait > 0) throw new TooMany(wait);
      }
    }
    await next();
  };
}

/** Counts what one account asks, by its sessions or by its keys. */
export function countByAccount(): (asked: Asked, accountId: string) => void {
  const buckets = bucketsFor('account');
  return (asked, accountId) => take(buckets, asked, accountId);
}

/** Counts by account, once it is known who asks. */
export function limitByAccount(): MiddlewareHandler<SiteEnv> {
  const count = countByAccount();
  return async function byAccount(c, next) {
    const actor = c.get('actor');
    if (actor.kind !== 'anonymous' && countedAs(c.get('address')) !== null)
      count(askedFor(c.req.method, c.req.path), actor.id);
    await next();
  };
}
