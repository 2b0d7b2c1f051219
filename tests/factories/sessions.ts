import { sql } from 'kysely';
import { type Actor, WORKER } from '#src/kernel/actor.ts';
import type { Site } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { codeOf } from './authenticator.ts';
import { GOOD_PASSWORD } from './credentials.ts';
import { get, send } from './whole-site.ts';

/** The session that an answer gives, as the browser sends it back. */
export const cookieIn = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .find((line) => line.startsWith('thidua='))
    ?.split(';')[0] ?? '';

/** Signs in by name and password, with the browser that is named. */
export const enterBy = async (site: Site, signInName: string, device = 'Firefox/150 Linux'): Promise<string> =>
  cookieIn(await send(site, '/dang-nhap', { name: signInName, password: GOOD_PASSWORD }, '', { 'User-Agent': device }));

/** As if that person had last proved who they are so many minutes ago. */
export const proofIsOld = (actor: Pick<Actor, 'id'>, minutes: number): Promise<unknown> =>
  asActor(WORKER, (tx) =>
    tx
      .updateTable('session')
      .set({ proved_at: sql<Date>`now() - make_interval(mins => ${minutes})` })
      .where('account_id', '=', actor.id)
      .execute(),
  );

/** The key that a page of setting up shows. */
export const keyIn = (page: string): string => (/<code class="key">([^<]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '');
export const backupCodesIn = (page: string): readonly string[] =>
  [...page.matchAll(/<code>([^<]+)<\/code>/g)].map((match) => match[1] ?? '');

/** Sets up a second factor on the page of one's own account; answers the key and the backup codes. */
export async function setUpFactor(site: Site, cookie: string) {
  const path = '/tai-khoan/xac-thuc-hai-buoc';
  const key = keyIn(await (await get(site, path, cookie)).text());
  const on = await send(site, path, { code: codeOf(key), password: GOOD_PASSWORD }, cookie);
  return { key, backup: backupCodesIn(await on.text()) };
}
