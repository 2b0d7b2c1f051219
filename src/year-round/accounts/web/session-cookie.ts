import { deleteCookie, setCookie } from 'hono/cookie';
import { WORKER } from '#src/kernel/actor.ts';
import { sessionCookieName, type SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { notedAtSignIn } from '../app/tell-owner.ts';
import { endSession } from '../app/sessions.command.ts';
import { tellOwnerOf } from './owner-told.ts';

const TWELVE_HOURS = 12 * 60 * 60;

/** The cookie of a session: only this site's pages send it, no script reads it, and where the site is https only https. */
export type SessionCookie = {
  /** Gives the browser its new session; the one that it came with ends. */
  readonly give: (c: SiteContext, token: string) => Promise<void>;
  readonly take: (c: SiteContext) => Promise<void>;
};

export function sessionCookie(publicUrl: string): SessionCookie {
  const name = sessionCookieName(publicUrl);
  const secure = publicUrl.startsWith('https:');
  const endCurrent = async (c: SiteContext): Promise<void> => {
    const current = c.get('sessionToken');
    if (current !== null) await asActor(WORKER, (tx) => endSession(tx, current));
  };
  return {
    give: async (c, token) => {
      await endCurrent(c);
      setCookie(c, name, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: TWELVE_HOURS });
      const noted = await notedAtSignIn(token, c.get('visit').language);
      if (noted?.isNewDevice) tellOwnerOf(c, noted.accountId, 'new-device');
    },
    take: async (c) => {
      await endCurrent(c);
      deleteCookie(c, name, { path: '/', secure });
    },
  };
}
