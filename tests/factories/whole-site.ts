import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '#src/kernel/actor.ts';
import { WORKER } from '#src/kernel/actor.ts';
import { newId } from '#src/kernel/ids.ts';
import { buildSite } from '#src/main/site.tsx';
import { SESSION_COOKIE, type Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import type { LiveNotices } from '#src/year-round/notices/app/live-notices.ts';
import { makeSignInLink, signIn } from '#src/year-round/accounts/app/sign-in.command.ts';

const OURS = 'http://ours.example';
const NO_ASSETS = { names: { css: '', script: '', fonts: [] }, serve: () => {} };

/** The site as `main` wires it, asked without a network; its built files are not needed. */
export const wholeSite = (publicUrl: string = OURS, live?: LiveNotices): Site =>
  buildSite({ dataDir: join(tmpdir(), `thidua-${newId()}`), publicUrl }, NO_ASSETS, undefined, live);

/** The cookie of someone who has signed in by a one-time link. */
export async function cookieOf(actor: Actor): Promise<string> {
  const session = await asActor(WORKER, async (tx) => signIn(tx, await makeSignInLink(tx, actor.id)));
  if (!session.ok) throw new Error(session.error.kind);
  return `${SESSION_COOKIE}=${session.value}`;
}

export const get = (site: Site, path: string, cookie = '') =>
  site.request(`${OURS}${path}`, { headers: { Cookie: cookie } });

/** A form as a browser sends it from a page of this site. */
export const send = (
  site: Site,
  path: string,
  fields: Readonly<Record<string, string>>,
  cookie = '',
  headers: Readonly<Record<string, string>> = {},
) =>
  site.request(`${OURS}${path}`, {
    method: 'POST',
    headers: { Origin: OURS, Cookie: cookie, ...headers },
    body: new URLSearchParams(fields),
  });
