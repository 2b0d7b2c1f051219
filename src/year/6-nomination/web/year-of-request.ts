import type { SiteContext } from '#src/platform/http/site.ts';
import { asActor } from '#src/platform/postgres/as-actor.ts';
import { type Page, renderPage } from '#src/ui/page.tsx';
import { forbiddenPage } from '#src/ui/refusal-page.tsx';
import { visitInYear } from '#src/ui/year-page.tsx';
import { mayRunYear, maySeeWork } from '#src/year-round/accounts/domain/may.ts';
import { may } from '#src/year-round/accounts/domain/rights.ts';
import { type YearFrame, yearFrame } from '#src/year-round/calendar/app/year-frame.query.ts';
import { type MeetingRow, meetingsOf } from '#src/year-round/meetings/app/meetings.query.ts';
import { nominationWords } from './nomination.page.tsx';

export const NOMINATION = '/cum-thi-dua/:slug/:year{[0-9]{4}}/suy-ton';

/** The live year of the address, for whoever has a part in it; else the page that says why not. */
export async function frameOf(c: SiteContext): Promise<YearFrame | Response> {
  const frame = await publicFrameOf(c);
  return frame instanceof Response || maySeeWork(c.get('actor'), frame.clusterYear.id) ? frame : forbidden(c);
}

/** The live year of the address, for everybody: its page shows visitors only what was announced. */
export async function publicFrameOf(c: SiteContext): Promise<YearFrame | Response> {
  const actor = c.get('actor');
  const visit = c.get('visit');
  const frame = await asActor(actor, (tx) =>
    yearFrame(tx, c.req.param('slug') ?? '', Number(c.req.param('year')), visit.today),
  );
  return !frame || frame.clusterYear.origin !== 'live' ? c.notFound() : frame;
}

export const forbidden = (c: SiteContext) => c.html(renderPage(c.get('visit'), forbiddenPage(c.get('visit'))), 403);
export const show = (c: SiteContext, frame: YearFrame, page: Page, status: 200 | 409 | 422 = 200) =>
  c.html(renderPage(visitInYear(c.get('visit'), frame), page), status);
export const wordsOf = (c: SiteContext) => nominationWords(c.get('visit').language);
export const meetingOf = async (c: SiteContext, frame: YearFrame): Promise<MeetingRow | null> =>
  (await asActor(c.get('actor'), (tx) => meetingsOf(tx, frame.clusterYear.id))).find((meeting) =>
    meeting.purposes.some((purpose) => purpose.kind === 'REVIEW'),
  ) ?? null;
export const maySee = (c: SiteContext, frame: YearFrame) => maySeeWork(c.get('actor'), frame.clusterYear.id);
/** A teller of the conference, or the head's office for the tellers, puts in counts. */
export const mayCount = (c: SiteContext, { clusterYear }: YearFrame) =>
  may(c.get('actor'), 'count-a-ballot', { clusterYearId: clusterYear.id });
export const mayRun = (c: SiteContext, frame: YearFrame) => mayRunYear(c.get('actor'), frame.clusterYear.id);
