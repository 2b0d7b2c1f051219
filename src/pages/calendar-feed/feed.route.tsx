import { ANONYMOUS } from '#src/kernel/actor.ts';
import { instantInVietnam } from '#src/kernel/vietnam-time.ts';
import { ok } from '#src/kernel/result.ts';
import { CALENDAR_TYPE, calendarFile } from '#src/platform/calendar-file/calendar-file.ts';
import { countedAs } from '#src/platform/http/client-address.ts';
import { readForm, seeOther } from '#src/platform/http/form.ts';
import { TooMany } from '#src/platform/http/limits.ts';
import { takeOfSecret } from '#src/platform/http/secret-tries.ts';
import type { Site, SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { showPage } from '#src/web/answer.ts';
import { actorOf } from '#src/year-round/accounts/app/session.query.ts';
import {
  calendarAddressSince,
  makeCalendarAddress,
  ownerOfCalendarAddress,
  withdrawCalendarAddress,
} from '#src/year-round/calendar/app/calendar-address.command.ts';
import { yearsAtWork } from '../tasks/work.query.ts';
import { ADDRESS, addressPage, feedWords, newAddressPage } from './address.page.tsx';
import { feedEntries } from './feed-entries.ts';
import { meetingsOf } from './feed.query.ts';
import { vi } from './vi.ts';

const REFRESH_HOURS = 6;

/** `/lich/<secret>.ics`, read by programs without signing in, and `/tai-khoan/lich`, where its address is made. */
export function feedRoutes(site: Site, publicUrl: string): void {
  site.get('/lich/:file', (c) => sendFeed(c, publicUrl));
  site.get(ADDRESS, (c) =>
    signedIn(c, async () => {
      const actor = c.get('actor');
      return showPage(c, addressPage(c.get('visit'), await asActor(actor, (tx) => calendarAddressSince(tx, actor))));
    }),
  );
  site.post(ADDRESS, (c) =>
    signedIn(c, async () => {
      await readForm(c);
      const actor = c.get('actor');
      const secret = await asActor(actor, (tx) => makeCalendarAddress(tx, actor));
      c.header('Cache-Control', 'private, no-store');
      return showPage(c, newAddressPage(c.get('visit'), new URL(`/lich/${secret}.ics`, publicUrl).href));
    }),
  );
  site.post(`${ADDRESS}/bo`, (c) =>
    signedIn(c, async () => {
      await readForm(c);
      const actor = c.get('actor');
      await asActor(actor, async (tx) => ok(await withdrawCalendarAddress(tx, actor)));
      return seeOther(c, ADDRESS, { text: feedWords(c.get('visit')).withdrawn });
    }),
  );
}

const signedIn = async (c: SiteContext, work: () => Promise<Response>): Promise<Response> =>
  c.get('actor').id === ANONYMOUS.id ? seeOther(c, `/dang-nhap?ve=${ADDRESS}`) : work();

/**
 * What the owner of the secret has to do, by the roles of today. Whoever has none of ours learns only that there is nothing
 * here: a wrong secret, a withdrawn one and a closed account answer alike, and wrong ones are counted by address.
 */
async function sendFeed(c: SiteContext, publicUrl: string): Promise<Response> {
  const { today } = c.get('visit');
  c.header('Cache-Control', 'private, no-store');
  const [secret = '', ending] = (c.req.param('file') ?? '').split('.');
  const owner = ending === 'ics' ? await ownerOfCalendarAddress(secret) : null;
  const actor = owner && (await asActor(ANONYMOUS, (tx) => actorOf(tx, owner, today)));
  if (!actor) {
    const from = countedAs(c.get('address'));
    const wait = from === null ? 0 : await takeOfSecret(from);
    if (wait > 0) throw new TooMany(wait);
    return c.notFound();
  }
  const { years, meetings } = await asActor(actor, async (tx) => {
    const found = await yearsAtWork(tx, actor);
    return {
      years: found,
      meetings: await meetingsOf(
        tx,
        found.map(({ id }) => id),
        today,
      ),
    };
  });
  const file = calendarFile({
    name: vi.calendarName,
    language: 'vi',
    refreshHours: REFRESH_HOURS,
    stampedAt: instantInVietnam(today),
    entries: feedEntries({ actor, years, meetings, publicUrl }),
  });
  return c.body(file, 200, {
    'Content-Type': CALENDAR_TYPE,
    'Content-Disposition': 'inline; filename="viec-can-lam.ics"',
  });
}
